import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { IN_THIS_THREAD, type Workers } from '../../api/procedures/long-tasks.ts';
import type { WorkerCall } from '../worker.ts';

/** Long runs at the same time; the rest wait. */
const MOST_THREADS = 2;
/** A thread without work is given back. */
const IDLE_MS = 10_000;

export type WorkerPool = Workers & Readonly<{ close(): Promise<void> }>;

/**
 * Threads for long engine runs and for the files of reports, started with the first of them. Cancelling a run ends its thread.
 *
 * @param file the program of a thread; by default the one beside this program
 */
export function createWorkers(file = workerFile()): WorkerPool {
  let pool: Promise<Piscina> | undefined;
  let scratch: string | undefined;
  const clearScratch = (): void => {
    if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
    scratch = undefined;
  };
  const startPool = (): Promise<Piscina> => {
    scratch = mkdtempSync(join(tmpdir(), 'grove-threads-'));
    process.once('exit', clearScratch);
    return start(file, scratch);
  };
  return {
    async run(task, options) {
      if (task.kind === 'making' && !isBuilt(file)) return IN_THIS_THREAD.run(task, options);
      const { signal, progress } = options;
      pool ??= startPool();
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
      process.off('exit', clearScratch);
      clearScratch();
    },
  };
}

/** What a thread writes for itself lies in a folder of the pool's: a thread that is ended cannot clear up behind it. */
async function start(filename: string, scratch: string): Promise<Piscina> {
  const { Piscina: Pool } = await import('piscina');
  const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
  return new Pool({ filename, env, minThreads: 0, maxThreads: MOST_THREADS, idleTimeout: IDLE_MS });
}

/** Unbuilt, Node cannot read the components that reports are made of; a bundler that runs the source in this thread can. */
function isBuilt(file: string): boolean {
  return !file.endsWith('.ts');
}

/** The built worker lies beside the program; unbuilt, Node reads its source. */
function workerFile(): string {
  const built = join(import.meta.dirname, 'worker.js');
  return existsSync(built) ? built : join(import.meta.dirname, '..', 'worker.ts');
}
