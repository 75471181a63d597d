import { expect, test } from 'vitest';
import { createProjectInMemory, type WritableDb } from '../../db/connection.ts';
import { NestedCommandError } from '../../db/history.ts';
import { uuidv7 } from '../../db/ids.ts';
import { loadSnapshot } from '../../db/records.ts';
import { findCommand, listCommands, revisionOf } from '../../db/repositories/commands.ts';
import {
  deleteRecord,
  insertRecord,
  insertRecords,
  RecordNotFoundError,
  updateRecord,
} from '../../db/repositories/records.ts';
import { generateReview } from '../fixtures/generated-review.ts';
import { command, study } from './helpers.ts';

const count = (db: WritableDb, table: string) => db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;

test('a command answers with its result, its row changes before and after, and its place in the history', () => {
  const db = createProjectInMemory();
  command(db, () => insertRecord(db, 'study', study('a', { year: 1990 })));
  const outcome = command(db, () => {
    updateRecord(db, 'study', 'a', { year: 1991 });
    return { changed: 1 };
  });
  expect(outcome.result).toEqual({ changed: 1 });
  expect(outcome.seq).toBe(revisionOf(db));
  expect(outcome.isRepeat).toBe(false);
  expect(outcome.rowChanges).toHaveLength(1);
  const [change] = outcome.rowChanges;
  expect(change).toMatchObject({ table: 'study', rowId: 'a' });
  expect(change?.before?.['year']).toBe(1990);
  expect(change?.after?.['year']).toBe(1991);
});

test('a command sent again under its id applies once and answers as it did', () => {
  const db = createProjectInMemory();
  const id = uuidv7(new Date());
  const write = () => {
    insertRecord(db, 'study', study('a'));
    return 'added';
  };
  const first = command(db, write, { id });
  const again = command(db, write, { id });
  const told = ({ rowChanges, ...rest }: typeof first) => ({
    ...rest,
    rowChanges: rowChanges.map(({ table, rowId, before, after }) => ({ table, rowId, before, after })),
  });
  expect(told(again)).toEqual({ ...told(first), isRepeat: true });
  expect(told(again).rowChanges).toEqual([{ table: 'study', rowId: 'a', before: null, after: expect.anything() }]);
  expect(count(db, 'study')).toBe(1);
});

test('a failing command leaves no trace and its error leaves unchanged', () => {
  const db = createProjectInMemory();
  const [commands, changes] = [count(db, 'command'), count(db, 'row_change')];
  const failure = new Error('boom');
  expect(() =>
    command(db, () => {
      insertRecord(db, 'study', study('a'));
      throw failure;
    }),
  ).toThrow(failure);
  expect([count(db, 'study'), count(db, 'command'), count(db, 'row_change')]).toEqual([0, commands, changes]);
  command(db, () => insertRecord(db, 'study', study('a')));
  expect(count(db, 'study')).toBe(1);
});

test('a command inside a command is refused, and nothing of either stands', () => {
  const db = createProjectInMemory();
  expect(() =>
    command(db, () => {
      insertRecord(db, 'study', study('a'));
      command(db, () => insertRecord(db, 'study', study('b')));
    }),
  ).toThrow(NestedCommandError);
  expect(count(db, 'study')).toBe(0);
});

test('an asynchronous command is refused, and nothing of it stands', () => {
  const db = createProjectInMemory();
  expect(() => command(db, async () => insertRecord(db, 'study', study('a')))).toThrow(/asynchronous/);
  expect(count(db, 'study')).toBe(0);
});

test('a change outside a command cannot be stored', () => {
  const db = createProjectInMemory();
  expect(() => insertRecord(db, 'study', study('a'))).toThrow(/NOT NULL/);
  expect(() => db.exec(`INSERT INTO intervention VALUES ('i', 'I', 'x')`)).toThrow(/NOT NULL/);
  expect(count(db, 'study')).toBe(0);
});

test('the history can be neither rewritten nor deleted, and an id never changes', () => {
  const db = createProjectInMemory();
  command(db, () => insertRecord(db, 'study', study('a')));
  for (const sql of [
    `UPDATE command SET actor = 'someone else'`,
    `UPDATE command SET result_json = '1'`,
    `DELETE FROM command`,
    `UPDATE row_change SET after = NULL`,
    `DELETE FROM row_change`,
  ]) {
    expect(() => db.exec(sql), sql).toThrow(/append-only/);
    expect(() => command(db, () => db.exec(sql)), sql).toThrow(/append-only/);
  }
  expect(() => command(db, () => db.exec(`UPDATE study SET id = 'b'`))).toThrow(/id never changes/);
});

test('a row with children, or one that is not there, is not deleted', () => {
  const db = createProjectInMemory();
  command(db, () => {
    insertRecord(db, 'study', study('a'));
    insertRecord(db, 'arm', { id: 'x', studyId: 'a', label: 'X', nRandomised: 10, position: 0 });
  });
  expect(() => command(db, () => deleteRecord(db, 'study', 'a'))).toThrow(/FOREIGN KEY/);
  expect(() => command(db, () => deleteRecord(db, 'study', 'b'))).toThrow(RecordNotFoundError);
  expect(() => command(db, () => updateRecord(db, 'study', 'b', { year: 1 }))).toThrow(RecordNotFoundError);
});

test('enumerations are checked, plausibility is not', () => {
  const db = createProjectInMemory();
  command(db, () => insertRecord(db, 'study', study('a', { year: -3 })));
  expect(() => command(db, () => db.exec(`UPDATE study SET design = 'crossed'`))).toThrow(/CHECK/);
  command(db, () => {
    db.exec(
      `INSERT INTO outcome (id, construct, kind, better, position) VALUES ('o', 'Pain', 'continuous', 'lower', 0)`,
    );
    db.exec(`INSERT INTO measurement (id, study_id, outcome_id, time_text, time_kind, time_origin, ci_level, tails)
             VALUES ('m', 'a', 'o', '8 weeks', 'point', 'randomisation', 95, 2)`);
    insertRecord(db, 'value', {
      id: 'v',
      measurementId: 'm',
      field: 'sd',
      text: '-2.1',
      qualifier: '=',
      number: -2.1,
      decimals: 1,
      unit: null,
      formula: null,
      state: 'reported',
      handling: null,
      handlingNote: null,
      author: 'r',
      role: 'single',
      sourceId: null,
    });
  });
  expect(loadSnapshot(db).value.get('v')?.number).toBe(-2.1);
});

test('the history lists newest first, in pages, with what each step changed', () => {
  const db = createProjectInMemory();
  const ids = ['a', 'b', 'c'].map((id) => {
    const commandId = uuidv7(new Date());
    command(db, () => insertRecord(db, 'study', study(id)), { id: commandId, name: `Add ${id}`, detail: { id } });
    return commandId;
  });
  const [newest, second] = listCommands(db, { limit: 2 });
  expect([newest?.name, second?.name]).toEqual(['Add c', 'Add b']);
  expect(newest?.rowChanges[0]?.rowId).toBe('c');
  const rest = listCommands(db, { limit: 10, before: second?.seq ?? 0 });
  expect(rest.map(({ name }) => name)).toEqual(['Add a', 'Bring the file to version 1 (first)']);
  expect(findCommand(db, ids[1] ?? '')?.detail).toEqual({ id: 'b' });
  expect(findCommand(db, 'none')).toBeNull();
});

test('a step of many changes is listed with their number by table and the first twenty', () => {
  const db = createProjectInMemory();
  const records = generateReview({ studies: 3, analyses: 2 });
  command(db, () => insertRecords(db, records));
  const [entry] = listCommands(db, { limit: 1 });
  expect(entry?.changes).toMatchObject({ review: 1, study: 3, value: records.value.length, analysis: 2 });
  expect(entry?.rowChanges).toHaveLength(20);
});
