import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProjectInMemory } from '../../db/connection.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { pooledSubsets } from '../../api/procedures/pool-subsets.ts';
import { IN_THIS_THREAD, type Workers } from '../../api/procedures/long-tasks.ts';
import { subsetsTask } from '../../engine/review/subsets.ts';
import { createWorkers } from '../../electron/host/workers.ts';
import { generateReview } from '../fixtures/generated-review.ts';

const now = () => new Date('2026-01-05T09:00:00Z');
let session: Session;
let analysisId = '';
const workers = createWorkers();

beforeAll(() => {
  const db = createProjectInMemory({ actor: 'test', now });
  insertReview(db, generateReview({ studies: 40, analyses: 2 }), { actor: 'test', now });
  session = createSession(db, ':memory:', { actor: 'test', now });
  const [largest] = [...session.derived().analyses.values()].toSorted((a, b) => b.rows.length - a.rows.length);
  analysisId = largest?.analysisId ?? '';
});
afterAll(async () => {
  await workers.close();
  session.close();
});

async function stepsOf(most: number, pool: Workers, signal?: AbortSignal) {
  const steps = [];
  for await (const step of pooledSubsets(session, pool, { analysisId, most }, signal) ?? []) steps.push(step);
  return steps;
}

test('a thousand subsets are pooled at once, more in a worker that says how far it is, with the same numbers', async () => {
  const quick = await stepsOf(1024, { run: () => Promise.reject(new Error('A worker was asked.')) });
  expect(quick.map(({ kind }) => kind)).toEqual(['done']);
  const long = await stepsOf(20_000, workers);
  const last = long.at(-1);
  const progress = long.filter((step) => step.kind === 'progress');
  expect(progress.length).toBeGreaterThan(0);
  for (const { total, done } of progress) expect(done).toBeLessThanOrEqual(total);
  if (last?.kind !== 'done' || last.subsets === null) throw new Error('The run has no result.');
  const here = (await stepsOf(20_000, IN_THIS_THREAD)).at(-1);
  expect(last).toEqual(here);
  expect(last.subsets.pooled).toBeGreaterThan(19_000);
  expect(last.subsets.points.length).toBeLessThanOrEqual(16_384);
  expect(last.subsets.ranges.reduce((sum, { count }) => sum + count, 0)).toBe(last.subsets.pooled);
});

test('a cancelled run ends its thread, and the next one runs', async () => {
  const found = session.derived().analyses.get(analysisId);
  const task = found && subsetsTask(found, session.derived().effects, 1_000_000);
  if (!task) throw new Error('There is nothing to pool.');
  const abort = new AbortController();
  const cancelled = workers.run({ kind: 'subsets', task }, { signal: abort.signal, progress: () => abort.abort() });
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  expect((await stepsOf(2000, workers)).at(-1)?.kind).toBe('done');
});

test('whoever stops listening stops the run', async () => {
  let wasStopped = false;
  const endless: Workers = {
    run: (_task, { signal, progress }) =>
      new Promise((_resolve, reject) => {
        const beat = setInterval(() => progress(1, 2), 5);
        signal?.addEventListener('abort', () => {
          clearInterval(beat);
          wasStopped = true;
          reject(new Error('stopped'));
        });
      }),
  };
  for await (const step of pooledSubsets(session, endless, { analysisId, most: 5000 }, undefined) ?? []) {
    expect(step).toEqual({ kind: 'progress', done: 1, total: 2 });
    break;
  }
  expect(wasStopped).toBe(true);
});

test('an analysis that is not there has no subsets', () => {
  expect(pooledSubsets(session, workers, { analysisId: 'gone' }, undefined)).toBeUndefined();
});

test('what a thread wrote for itself goes with the pool, though threads are ended where they stand', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'grove-workers-'));
  try {
    const program = join(folder, 'thread.mjs');
    writeFileSync(
      program,
      `import { mkdtempSync } from 'node:fs';
       import { tmpdir } from 'node:os';
       export default () => mkdtempSync(tmpdir() + '/own-');`,
    );
    const pool = createWorkers(program);
    const making = { kind: 'png', svg: '', dpi: 96 } as const;
    const own = String(await pool.run({ kind: 'making', making }, { signal: undefined, progress: () => undefined }));
    expect(existsSync(own)).toBe(true);
    await pool.close();
    expect(existsSync(own)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
