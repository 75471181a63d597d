import type { MessagePort } from 'node:worker_threads';
import { runLongTask, type LongResult, type LongTask } from '../api/procedures/long-tasks.ts';

/** One task of the pool (host/workers.ts): what is to be done, and where its progress goes. */
export type WorkerCall = Readonly<{ task: LongTask; progress: MessagePort }>;

/** Runs in a thread of its own; cancelling ends the thread. */
export default async function work({ task, progress }: WorkerCall): Promise<LongResult> {
  try {
    return await runLongTask(task, (done, total) => progress.postMessage({ done, total }));
  } finally {
    progress.close();
  }
}
