import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CheckCounts, CheckItem } from '../../api/contract/sentinel.ts';
import type { ExtractionRow, View, ViewKey } from '../../api/contract/views.ts';
import { setCells } from '../../api/procedures/grid-set.ts';
import { changeRecords } from '../../api/procedures/record-commands.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { checkWholeReview } from '../../engine/review/sentinel/sentinel.ts';
import { generateReview } from '../fixtures/generated-review.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
let session: Session;

beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, generateReview({ studies: 60, analyses: 4, seed: 5 }), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
});
afterEach(() => session.close());

const WATCHED: ViewKey[] = ['extraction', 'check-counts'];
const rows = () => Object.values((session.view('extraction') as View<unknown, ExtractionRow>).items);
const flags = () => rows().flatMap((row) => Object.values(row.cells).flatMap((cell) => cell.flag ?? []));
const counts = () => (session.view('check-counts') as View<CheckCounts, never>).head;
const expected = () => {
  const derived = session.derived();
  return [...checkWholeReview(reviewIndexOf(derived), derived).findingsByStudy.values()].flat().length;
};

test('a large review is shown before its checks, which follow to every window', async () => {
  const told = new AbortController();
  const changes = session.feed.watch('one', WATCHED, told.signal);
  await changes.next();
  expect(rows().length).toBeGreaterThan(1000);
  expect(flags()).toEqual([]);
  expect(counts().open).toBe(0);
  const { value } = await changes.next();
  expect(value).toMatchObject({ revision: session.revision(), isFollowUp: true });
  expect(Object.keys(value!.views).toSorted()).toEqual(WATCHED.toSorted());
  expect(flags().length).toBeGreaterThan(50);
  expect(counts().open).toBe(expected());
  told.abort();
});

test('an edit made before they are done is checked with them', async () => {
  const told = new AbortController();
  const changes = session.feed.watch('two', WATCHED, told.signal);
  await changes.next();
  const row = rows().find(({ kind, cells }) => kind === 'contrast' && cells.ci_high?.text)!;
  const edited = () => rows().find(({ measurementId }) => measurementId === row.measurementId)!.cells.ci_high;
  const result = setCells(
    session,
    {
      commandId: uuidv7(now()),
      windowId: 'one',
      watching: WATCHED,
      label: 'Type',
      rows: [{ measurementId: row.measurementId, cells: [['ci_high', '-99', row.cells.ci_high!.text]] }],
    },
    { actor, now },
  );
  expect(result.kind).toBe('done');
  expect(edited()).toMatchObject({ text: '-99', flag: null });
  let { value } = await changes.next();
  while (value!.isFollowUp !== true) ({ value } = await changes.next());
  expect(edited()).toMatchObject({ text: '-99', flag: { severity: 'block' } });
  expect(counts().open).toBe(expected());
  told.abort();
});

test('whoever asks for the whole list has it at once', () => {
  expect(flags()).toEqual([]);
  expect(session.view('sentinel')!.order).toHaveLength(expected());
});

test('an edit that concerns every study of a large review is answered first; its marks stay until the checks follow', async () => {
  const told = new AbortController();
  const changes = session.feed.watch('three', WATCHED, told.signal);
  let { value } = await changes.next();
  rows();
  while (value!.isFollowUp !== true) ({ value } = await changes.next());
  const before = counts().open;
  const { check, sight } = Object.values((session.view('sentinel') as View<unknown, CheckItem>).items).find(
    ({ severity }) => severity !== 'block',
  )!;

  const fields = { check, rows: sight.rows, seen: sight.seen, note: 'as printed', author: actor };
  const result = changeRecords(session, {
    commandId: uuidv7(now()),
    windowId: 'one',
    watching: WATCHED,
    label: 'Set aside',
    changes: [{ op: 'add', table: 'dismissal', id: uuidv7(now()), fields }],
  });
  expect(result.kind).toBe('done');
  expect(counts().open).toBe(before);
  do ({ value } = await changes.next());
  while (value!.isFollowUp !== true);
  expect(counts().open).toBe(before - 1);
  told.abort();
});
