import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import type { Workers } from '../../api/procedures/long-tasks.ts';
import type { WorkerCall } from '../worker.ts';

/** Long runs at the same time; the rest wait. */
const MOST_THREADS = 2;
/** A thread without work is given back. */
const IDLE_MS = 10_000;

export type WorkerPool = Workers & Readonly<{ close(): Promise<void> }>;

/** Threads for long engine runs, started with the first of them. Cancelling a run ends its thread. */
export function createWorkers(): WorkerPool {
  let pool: Promise<Piscina> | undefined;
  return {
    async run(task, { signal, progress }) {
      pool ??= start();
      const { port1, port2 } = new MessageChannel();
      port1.on('message', ({ done, total }: { done: number; total: number }) => progress(done, total));
      try {
        const call: WorkerCall = { task, progress: port2 };
        return await (await pool).run(call, { transferList: [port2], signal: signal ?? null });
      } finally {
        port1.close();
      }
    },
    async close() {
      await (await pool)?.destroy();
    },
  };
}

async function start(): Promise<Piscina> {
  const { Piscina: Pool } = await import('piscina');
  return new Pool({ filename: workerFile(), minThreads: 0, maxThreads: MOST_THREADS, idleTimeout: IDLE_MS });
}

/** The built worker lies beside the program; unbuilt, Node reads its source. */
function workerFile(): string {
  const built = join(import.meta.dirname, 'worker.js');
  return existsSync(built) ? built : join(import.meta.dirname, '..', 'worker.ts');
}
