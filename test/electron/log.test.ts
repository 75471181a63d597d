import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSession } from '../../api/procedures/session.ts';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { bundledReview } from '../../api/bundled-review/index.ts';
import { diagnosticsText } from '../../electron/host/diagnostics.ts';
import { openLog } from '../../electron/host/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'grove-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = () => new Date('2026-01-05T09:00:00Z');

test('the log says what happened and where, and nothing of a review', () => {
  const file = join(folder, 'logs', 'grove.log');
  const log = openLog(file, now);
  log.event('backend-exited', { code: 1, stopping: false });
  log.event('opened', { title: 'Mindfulness for back pain', kind: 'ENOENT' });
  const error = new TypeError('“Cherkin 2016” has no value -0.89');
  Object.assign(error, { code: 'SQLITE_FULL' });
  error.stack = `TypeError: “Cherkin 2016” has no value -0.89\n    at set (/home/anna/reviews of back pain/dist/backend.js:10:5)\n    at node:internal/x:1:2`;
  log.failure('unexpected', error);
  expect(log.tail(10)).toEqual([
    '2026-01-05T09:00:00.000Z backend-exited code=1 stopping=false',
    '2026-01-05T09:00:00.000Z opened title=(text) kind=ENOENT',
    '2026-01-05T09:00:00.000Z unexpected TypeError code=SQLITE_FULL at backend.js:10:5 at x:1:2',
  ]);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

test('the log starts anew when it has grown, and keeps the one before', () => {
  const file = join(folder, 'grown.log');
  const log = openLog(file, now);
  for (let line = 0; line < 6000; line += 1) log.event('a-line-of-some-length', { line, more: 'x'.repeat(30) });
  expect(statSync(file).size).toBeLessThan(300 * 1024);
  expect(statSync(`${file}.1`).size).toBeLessThan(300 * 1024);
  expect(readFileSync(file, 'utf8')).toContain('line=5999');
});

test('diagnostics hold versions, sizes and counts, and no text of the review, no name and no path', () => {
  const path = join(folder, 'private title.grove');
  makeBundledReview(path, { actor: 'Anna Reviewer', now });
  const session = openSession(path, { actor: 'Anna Reviewer', now });
  const text = diagnosticsText(session, openLog(join(folder, 'logs', 'grove.log'), now), now);
  session.close();
  expect(text).toContain('file whole: yes');
  expect(text).toMatch(/\n {2}study: \d+\n/);
  expect(text).toMatch(/node: 2\d\./);
  expect(text).toContain('backend-exited code=1');
  const records = bundledReview();
  const secrets = [
    'private title',
    'Anna',
    folder,
    ...records.study.map(({ label }) => label),
    ...records.source.flatMap(({ quote }) => quote ?? []),
    ...records.review.flatMap(({ title, question }) => [title, question]),
  ];
  expect(secrets.filter((secret) => secret !== '' && text.includes(secret))).toEqual([]);
});
