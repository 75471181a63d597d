import type { AllSubsets } from '../../engine/review/diagnosed.ts';
import { poolSubsets, type SubsetsTask } from '../../engine/review/subsets.ts';

/** An engine run too long for the process that answers the windows; its data are plain numbers. */
export type LongTask = Readonly<{ kind: 'subsets'; task: SubsetsTask }>;
export type LongResult = AllSubsets;

export type Progress = (done: number, total: number) => void;

/** Where long runs are done. */
export type Workers = Readonly<{
  /** Rejects with an AbortError when `signal` aborts: the run is then stopped, wherever it is. */
  run(task: LongTask, options: Readonly<{ signal: AbortSignal | undefined; progress: Progress }>): Promise<LongResult>;
}>;

/** Does one task in this thread: in a worker, or where there is none. */
export function runLongTask({ task }: LongTask, progress: Progress): LongResult {
  return poolSubsets(task, progress);
}

/** For tests and the command line, where nobody waits for another answer meanwhile. */
export const IN_THIS_THREAD: Workers = {
  run: async (task, { signal, progress }) =>
    runLongTask(task, (done, total) => {
      signal?.throwIfAborted();
      progress(done, total);
    }),
};
