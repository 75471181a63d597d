import { expect, test } from 'vitest';
import { createProjectInMemory, type WritableDb } from '../../db/connection.ts';
import type { CommandKind } from '../../db/history.ts';
import { uuidv7 } from '../../db/ids.ts';
import { loadSnapshot, patchSnapshot } from '../../db/records.ts';
import { listCommands } from '../../db/repositories/commands.ts';
import { deleteRecord, insertRecord, insertRecords, updateRecord } from '../../db/repositories/records.ts';
import { takeBack, UndoConflictError } from '../../db/undo.ts';
import { generateReview } from '../fixtures/generated-review.ts';
import { AT, command, study } from './helpers.ts';

function step(db: WritableDb, write: () => void): string {
  const id = uuidv7(new Date());
  command(db, write, { id });
  return id;
}
function undo(db: WritableDb, targets: readonly string[], kind: CommandKind = 'undo'): string {
  const id = uuidv7(new Date());
  takeBack(db, targets, { id, kind, name: 'Undo', actor: 'reviewer', at: AT });
  return id;
}
const yearOf = (db: WritableDb, id: string) => loadSnapshot(db).study.get(id)?.year;
const arm = (id: string, studyId: string) => ({ id, studyId, label: id, nRandomised: null, position: 0 });

test('steps on one row are taken back in turn, and an undo can itself be taken back', () => {
  const db = createProjectInMemory();
  const added = step(db, () => insertRecord(db, 'study', study('a', { year: 1 })));
  const second = step(db, () => updateRecord(db, 'study', 'a', { year: 2 }));
  const third = step(db, () => updateRecord(db, 'study', 'a', { year: 3 }));
  undo(db, [third]);
  expect(yearOf(db, 'a')).toBe(2);
  const undone = undo(db, [second]);
  expect(yearOf(db, 'a')).toBe(1);
  undo(db, [undone], 'redo');
  expect(yearOf(db, 'a')).toBe(2);
  expect(() => undo(db, [added])).toThrow(UndoConflictError);
  expect(yearOf(db, 'a')).toBe(2);
});

test('numbers come back bit by bit', () => {
  const db = createProjectInMemory();
  const numbers = [
    1 / 3,
    0.1 + 0.2,
    Number.MIN_VALUE,
    Number.MAX_VALUE,
    0,
    5,
    2 ** 53 - 1,
    1e-17,
    -1.7976931348623157e308,
    123456789.12345679,
  ];
  step(db, () =>
    numbers.forEach((value, index) =>
      insertRecord(db, 'assumption', {
        id: `${index}`,
        kind: 'icc',
        scope: 'review',
        scopeId: null,
        value,
        low: null,
        high: null,
        rationale: 'r',
        sourceId: null,
      }),
    ),
  );
  const before = loadSnapshot(db);
  const change = step(db, () =>
    numbers.forEach((_, index) => updateRecord(db, 'assumption', `${index}`, { value: 7 })),
  );
  undo(db, [change]);
  numbers.forEach((value, index) => expect(loadSnapshot(db).assumption.get(`${index}`)?.value).toBe(value));
  const deleted = step(db, () => numbers.forEach((_, index) => deleteRecord(db, 'assumption', `${index}`)));
  undo(db, [deleted]);
  expect(loadSnapshot(db)).toEqual(before);
});

test('an edit is taken back column by column: a later edit of another column stands', () => {
  const db = createProjectInMemory();
  step(db, () => insertRecord(db, 'study', study('a', { year: 1 })));
  const year = step(db, () => updateRecord(db, 'study', 'a', { year: 2 }));
  step(db, () => updateRecord(db, 'study', 'a', { label: 'Renamed' }));
  undo(db, [year]);
  expect(loadSnapshot(db).study.get('a')).toMatchObject({ year: 1, label: 'Renamed' });
});

test('a conflict names the table, row and column with both values, and writes nothing', () => {
  const db = createProjectInMemory();
  step(db, () => insertRecord(db, 'study', study('a', { year: 1 })));
  const second = step(db, () => {
    updateRecord(db, 'study', 'a', { year: 2 });
    insertRecord(db, 'study', study('b'));
  });
  step(db, () => updateRecord(db, 'study', 'a', { year: 3 }));
  const before = loadSnapshot(db);
  let caught: unknown;
  try {
    undo(db, [second]);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(UndoConflictError);
  expect(caught).toMatchObject({ table: 'study', rowId: 'a', column: 'year', expected: 2, found: 3 });
  expect(loadSnapshot(db)).toEqual(before);
});

test('undoing a parent edit keeps its children; undoing a delete of both brings both back', () => {
  const db = createProjectInMemory();
  step(db, () => insertRecord(db, 'study', study('a', { year: 1 })));
  step(db, () => ['x', 'y'].forEach((id) => insertRecord(db, 'arm', arm(id, 'a'))));
  const edit = step(db, () => updateRecord(db, 'study', 'a', { year: 2 }));
  undo(db, [edit]);
  expect(loadSnapshot(db).arm.size).toBe(2);
  const before = loadSnapshot(db);
  const deleted = step(db, () => {
    for (const id of ['x', 'y']) deleteRecord(db, 'arm', id);
    deleteRecord(db, 'study', 'a');
  });
  undo(db, [deleted]);
  expect(loadSnapshot(db)).toEqual(before);
  expect(db.pragma('foreign_key_check')).toEqual([]);
});

test('a parent that has gained children since is not taken away from under them', () => {
  const db = createProjectInMemory();
  const added = step(db, () => insertRecord(db, 'study', study('a')));
  step(db, () => insertRecord(db, 'arm', arm('x', 'a')));
  expect(() => undo(db, [added])).toThrow(UndoConflictError);
  expect(loadSnapshot(db).study.size).toBe(1);
});

test('a deleted row that was added again is not overwritten', () => {
  const db = createProjectInMemory();
  step(db, () => insertRecord(db, 'study', study('a', { year: 1 })));
  const deleted = step(db, () => deleteRecord(db, 'study', 'a'));
  step(db, () => insertRecord(db, 'study', study('a', { year: 9 })));
  expect(() => undo(db, [deleted])).toThrow(UndoConflictError);
  expect(yearOf(db, 'a')).toBe(9);
});

test('several commands are taken back as one, and one redo brings all of them back', () => {
  const db = createProjectInMemory();
  step(db, () => insertRecord(db, 'study', study('a', { year: 1 })));
  const typed = [2, 3, 4].map((year) => step(db, () => updateRecord(db, 'study', 'a', { year })));
  const undone = undo(db, typed);
  expect(yearOf(db, 'a')).toBe(1);
  expect(listCommands(db, { limit: 4 }).map(({ undoneBy }) => undoneBy)).toEqual([null, undone, undone, undone]);
  undo(db, [undone], 'redo');
  expect(yearOf(db, 'a')).toBe(4);
  expect(listCommands(db, { limit: 5 }).map(({ undoneBy }) => undoneBy !== null)).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
});

test('an older step is reverted while later ones stand, once only; an unknown one is refused', () => {
  const db = createProjectInMemory();
  step(db, () => insertRecord(db, 'study', study('a', { year: 1 })));
  const older = step(db, () => updateRecord(db, 'study', 'a', { year: 2 }));
  step(db, () => insertRecord(db, 'study', study('b')));
  undo(db, [older], 'revert');
  expect(yearOf(db, 'a')).toBe(1);
  expect(loadSnapshot(db).study.size).toBe(2);
  expect(() => undo(db, [older], 'revert')).toThrow(/taken back already/);
  expect(() => undo(db, ['unknown'], 'revert')).toThrow(UndoConflictError);
});

test('a migration is not taken back', () => {
  const db = createProjectInMemory();
  const [migration] = listCommands(db, { limit: 1 });
  expect(() => undo(db, [migration?.id ?? ''], 'revert')).toThrow(/file version cannot/);
});

test('an undo sent again under its id applies once', () => {
  const db = createProjectInMemory();
  step(db, () => insertRecord(db, 'study', study('a', { year: 1 })));
  const edit = step(db, () => updateRecord(db, 'study', 'a', { year: 2 }));
  const again = { id: uuidv7(new Date()), kind: 'undo', name: 'Undo', actor: 'r', at: AT } as const;
  expect(takeBack(db, [edit], again).isRepeat).toBe(false);
  expect(takeBack(db, [edit], again).isRepeat).toBe(true);
  expect(yearOf(db, 'a')).toBe(1);
});

test('an undo of a whole import gives the snapshot from before, also as a patch', () => {
  const db = createProjectInMemory();
  const before = loadSnapshot(db);
  const id = uuidv7(new Date());
  const imported = patchSnapshot(
    before,
    command(db, () => insertRecords(db, generateReview({ studies: 30, analyses: 5 })), { id }).rowChanges,
  );
  expect(imported).toEqual(loadSnapshot(db));
  const undone = takeBack(db, [id], { id: uuidv7(new Date()), kind: 'undo', name: 'Undo', actor: 'r', at: AT });
  expect(patchSnapshot(imported, undone.rowChanges)).toEqual(before);
  expect(loadSnapshot(db)).toEqual(before);
});

test('an image of an older schema restores the columns it has', () => {
  const db = createProjectInMemory();
  step(db, () => insertRecord(db, 'study', study('a', { year: 1, funding: 'A grant' })));
  const deleted = step(db, () => deleteRecord(db, 'study', 'a'));
  // As if `funding` had been added by a later migration: the old images do not name it.
  db.exec('DROP TRIGGER row_change_is_append_only');
  db.exec(`UPDATE row_change SET before = json_remove(before, '$.funding') WHERE before IS NOT NULL`);
  undo(db, [deleted]);
  expect(loadSnapshot(db).study.get('a')).toEqual(study('a', { year: 1, funding: null }));
});
