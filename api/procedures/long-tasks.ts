import type { AllSubsets } from '../../engine/review/diagnosed.ts';
import { poolSubsets, type SubsetsTask } from '../../engine/review/subsets.ts';
import type { Content, Making } from '../../report/write/making.ts';

/** Work too long for the process that answers the windows; its data are plain. */
export type LongTask = Readonly<{ kind: 'subsets'; task: SubsetsTask }> | Readonly<{ kind: 'making'; making: Making }>;
export type LongResult<Task extends LongTask = LongTask> = Task extends { kind: 'subsets' } ? AllSubsets : Content;

export type Progress = (done: number, total: number) => void;

/** Where long work is done. */
export type Workers = Readonly<{
  /** Rejects with an AbortError when `signal` aborts: the run is then stopped, wherever it is. */
  run<Task extends LongTask>(
    task: Task,
    options: Readonly<{ signal: AbortSignal | undefined; progress: Progress }>,
  ): Promise<LongResult<Task>>;
}>;

/** Does one task in this thread: in a worker, or where there is none. */
export async function runLongTask<Task extends LongTask>(task: Task, progress: Progress): Promise<LongResult<Task>> {
  return (await resultOf(task, progress)) as LongResult<Task>;
}

async function resultOf(task: LongTask, progress: Progress): Promise<LongResult> {
  if (task.kind === 'subsets') return poolSubsets(task.task, progress);
  // Most runs write no report, and its writers are most of the program.
  const { makeHere } = await import('../../report/write/making.ts');
  return makeHere(task.making);
}

/** For tests and the command line, where nobody waits for another answer meanwhile. */
export const IN_THIS_THREAD: Workers = {
  run: async (task, { signal, progress }) =>
    runLongTask(task, (done, total) => {
      signal?.throwIfAborted();
      progress(done, total);
    }),
};
