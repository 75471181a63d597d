import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundledReview } from '../../api/bundled-review/index.ts';
import type { RecordChange } from '../../api/contract/records.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { changeRecords } from '../../api/procedures/record-commands.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
let session: Session;

beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, bundledReview(), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
});
afterEach(() => session.close());

const change = (...changes: RecordChange[]) =>
  changeRecords(session, {
    commandId: uuidv7(now()),
    windowId: 'one',
    watching: ['studies'],
    label: 'Edit a study',
    changes,
  });
const undo = () => session.undo({ commandId: uuidv7(now()), windowId: 'one', watching: [] });
const someStudy = () => session.snapshot().study.values().next().value!;
const NEW_STUDY = { label: 'New 2026', design: 'parallel', status: 'awaiting' };

test('a window may set a field again before it has seen its own change, but not another’s', () => {
  const { id, funding } = someStudy();
  const fund = (to: string, windowId: string) =>
    changeRecords(session, {
      commandId: uuidv7(now()),
      windowId,
      watching: [],
      label: 'Edit a study',
      changes: [{ op: 'set', table: 'study', id, fields: { funding: to }, seen: { funding } }],
    }).kind;
  expect([fund('A', 'one'), fund('B', 'one'), fund('C', 'two')]).toEqual(['done', 'done', 'conflict']);
  expect(session.snapshot().study.get(id)!.funding).toBe('B');
});

test('one list of changes is one step: added, set, named in the history, undone at once', () => {
  const before = session.snapshot();
  const study = someStudy();
  const result = change(
    { op: 'add', table: 'study', id: 'new-study', fields: NEW_STUDY },
    { op: 'set', table: 'study', id: study.id, fields: { funding: 'A fund' }, seen: { funding: study.funding } },
  );
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  expect(session.snapshot().study.get('new-study')).toMatchObject({ ...NEW_STUDY, year: null, funding: null });
  expect(session.snapshot().study.get(study.id)).toEqual({ ...study, funding: 'A fund' });
  expect(result.reply.undo.undo).toBe('Edit a study');
  undo();
  expect(session.snapshot()).toEqual(before);
});

test('a field that is no longer what was seen refuses the whole list with both values', () => {
  const study = someStudy();
  const result = change(
    { op: 'add', table: 'study', id: 'new-study', fields: NEW_STUDY },
    { op: 'set', table: 'study', id: study.id, fields: { label: 'Renamed' }, seen: { label: 'Something else' } },
  );
  expect(result).toEqual({ kind: 'conflict', seen: 'Something else', now: study.label });
  expect(session.snapshot().study.has('new-study')).toBe(false);
});

test.each([
  [
    { op: 'add', table: 'study', id: 'x', fields: { label: 'No design', status: 'awaiting' } },
    /design of the study is missing/,
  ],
  [{ op: 'add', table: 'study', id: 'x', fields: { ...NEW_STUDY, colour: 'red' } }, /has no field “colour”/],
  [
    { op: 'add', table: 'study', id: 'x', fields: { ...NEW_STUDY, year: 'soon' } },
    /year of a study must be a whole number/,
  ],
  [
    { op: 'add', table: 'study', id: 'x', fields: { ...NEW_STUDY, plannedN: Number.NaN } },
    /planned n of a study must be a whole number/,
  ],
  [{ op: 'add', table: 'study', id: 'x', fields: { ...NEW_STUDY, status: 'maybe' } }, /cannot hold/],
  [{ op: 'add', table: 'arm', id: 'x', fields: { studyId: 'nowhere', label: 'A', position: 1 } }, /not in the review/],
] as const satisfies readonly (readonly [RecordChange, RegExp])[])(
  '%o is refused with the field and what to do',
  (made, reason) => {
    const revision = session.revision();
    expect(change(made)).toMatchObject({ kind: 'refused', reason: expect.stringMatching(reason) });
    expect(session.revision()).toBe(revision);
  },
);

test('a record in use is kept and says by what; with its dependents all of it goes, and comes back', () => {
  const before = session.snapshot();
  const study = [...before.study.values()].find(({ id }) =>
    [...before.measurement.values()].some(({ studyId }) => studyId === id),
  )!;
  expect(change({ op: 'remove', table: 'study', id: study.id })).toMatchObject({
    kind: 'refused',
    reason: expect.stringMatching(/in use .*measurement/),
  });
  expect(change({ op: 'remove', table: 'study', id: study.id, withDependents: true }).kind).toBe('done');
  const after = session.snapshot();
  for (const table of ['arm', 'measurement', 'study_result', 'availability', 'report'] as const) {
    expect(
      [...after[table].values()].some(({ studyId }) => studyId === study.id),
      table,
    ).toBe(false);
  }
  // Sources lose their report and stay.
  expect(after.source.size).toBe(before.source.size);
  undo();
  expect(session.snapshot()).toEqual(before);
});

test('an analysis goes with its sensitivity analyses, and the finding keeps its row', () => {
  const before = session.snapshot();
  const parent = [...before.analysis.values()].find(({ id }) =>
    [...before.analysis.values()].some(({ parentId }) => parentId === id),
  )!;
  expect(change({ op: 'remove', table: 'analysis', id: parent.id, withDependents: true }).kind).toBe('done');
  const after = session.snapshot();
  expect([...after.analysis.values()].some(({ parentId }) => parentId === parent.id)).toBe(false);
  expect(after.finding.size).toBe(before.finding.size);
  undo();
  expect(session.snapshot()).toEqual(before);
});

test('what is not there is said', () => {
  expect(change({ op: 'set', table: 'study', id: 'nowhere', fields: { label: 'x' } })).toMatchObject({
    kind: 'not found',
  });
});
