import { mkdtempSync, rmSync, writeFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { makeNewReview } from '../../api/procedures/new-review.ts';
import { openSession } from '../../api/procedures/session.ts';
import { closeProject, openProject } from '../../db/connection.ts';
import { readSummary } from '../../db/summary.ts';

const options = { actor: 'tester', now: () => new Date('2026-01-05T09:00:00Z') };
const start = { title: 'Mirror therapy', question: 'Does it help?', outcome: 'Pain', kind: 'continuous' } as const;
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'grove-new-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a review of three fields is a whole file whose every view can be shown', () => {
  const path = join(folder, 'new.grove');
  makeNewReview(path, start, options);
  const session = openSession(path, options);
  for (const key of ['shell', 'protocol', 'studies', 'extraction', 'analyses', 'findings', 'history'] as const)
    expect(session.view(key), key).not.toBeNull();
  expect(session.view('protocol')!.head).toMatchObject({
    review: { title: 'Mirror therapy', question: 'Does it help?' },
    outcomes: [{ construct: 'Pain', kind: 'continuous' }],
  });
  session.close();
  expect(() => makeNewReview(path, start, options)).toThrow(/new\.grove/);
});

test('a file says its title, k, n and last change without being opened; not while this process holds its lock', () => {
  const path = join(folder, 'bundled.grove');
  makeBundledReview(path, options);
  const summary = readSummary(path);
  expect(summary).toEqual({
    title: 'Mindfulness-based interventions for chronic low back pain',
    studies: 13,
    participants: 2691,
    lastChangeAt: '2026-01-05T09:00:00.000Z',
  });
  const db = openProject(path, options);
  expect(readSummary(path)).toBeNull();
  closeProject(db);
  expect(readSummary(path)).toEqual(summary);
  expect(readdirSync(folder)).toEqual(['bundled.grove']);
});

test('what is no project file has no summary', () => {
  const path = join(folder, 'other.grove');
  writeFileSync(path, 'not a database');
  expect(readSummary(path)).toBeNull();
  expect(readSummary(join(folder, 'absent.grove'))).toBeNull();
});
