import { expect, test } from 'vitest';
import { createProjectInMemory } from '../../db/connection.ts';
import { runCommand, type CommandInput } from '../../db/history.ts';
import { uuidv7 } from '../../db/ids.ts';
import { loadSnapshot } from '../../db/records.ts';
import { insertRecord, updateRecord } from '../../db/repositories/records.ts';
import { createUndoStacks } from '../../db/undo-stack.ts';
import { UndoConflictError } from '../../db/undo.ts';
import { AT, command, study } from './helpers.ts';

function setUp() {
  const db = createProjectInMemory();
  command(db, () => ['a', 'b'].forEach((id) => insertRecord(db, 'study', study(id, { year: 0 }))));
  const stacks = createUndoStacks(db);
  const edit = (windowId: string, id: string, year: number, gestureId?: string) => {
    const input: CommandInput = {
      id: uuidv7(new Date()),
      name: `Set ${id} to ${year}`,
      actor: 'r',
      at: AT,
      windowId,
      ...(gestureId === undefined ? {} : { gestureId }),
    };
    runCommand(db, input, () => updateRecord(db, 'study', id, { year }));
    stacks.record(input);
    return input.id;
  };
  const by = (windowId: string) => ({ id: uuidv7(new Date()), actor: 'r', at: AT, windowId });
  const years = () => [...loadSnapshot(db).study.values()].map(({ year }) => year);
  return { db, stacks, edit, by, years };
}

test('undo and redo walk back and forth; the next edit ends redo', () => {
  const { stacks, edit, by, years } = setUp();
  expect(stacks.state('w')).toEqual({ undo: null, redo: null });
  expect(stacks.undo(by('w'))).toBeNull();
  edit('w', 'a', 1);
  edit('w', 'a', 2);
  stacks.undo(by('w'));
  stacks.undo(by('w'));
  expect(years()).toEqual([0, 0]);
  expect(stacks.state('w')).toEqual({ undo: null, redo: 'Set a to 1' });
  stacks.redo(by('w'));
  stacks.redo(by('w'));
  expect(years()).toEqual([2, 0]);
  stacks.undo(by('w'));
  expect(years()).toEqual([1, 0]);
  edit('w', 'b', 9);
  expect(stacks.state('w')).toEqual({ undo: 'Set b to 9', redo: null });
  expect(stacks.redo(by('w'))).toBeNull();
  stacks.undo(by('w'));
  stacks.undo(by('w'));
  expect(years()).toEqual([0, 0]);
});

test('commands of one gesture go and come back together', () => {
  const { stacks, edit, by, years } = setUp();
  edit('w', 'a', 1, 'typing');
  edit('w', 'a', 2, 'typing');
  edit('w', 'a', 3, 'typing');
  stacks.undo(by('w'));
  expect(years()).toEqual([0, 0]);
  stacks.redo(by('w'));
  expect(years()).toEqual([3, 0]);
});

test('a window takes back its own steps only', () => {
  const { stacks, edit, by, years } = setUp();
  edit('one', 'a', 1);
  edit('two', 'b', 2);
  stacks.undo(by('one'));
  expect(years()).toEqual([0, 2]);
  expect(stacks.state('one').undo).toBeNull();
  expect(stacks.state('two').undo).toBe('Set b to 2');
});

test("another window's later edit of the cell stops undo, and the stack stays", () => {
  const { stacks, edit, by, years } = setUp();
  edit('one', 'a', 1);
  edit('two', 'a', 2);
  expect(() => stacks.undo(by('one'))).toThrow(UndoConflictError);
  expect(years()).toEqual([2, 0]);
  stacks.undo(by('two'));
  stacks.undo(by('one'));
  expect(years()).toEqual([0, 0]);
});

test('an undo sent again is the same undo, not the next one', () => {
  const { stacks, edit, by, years } = setUp();
  edit('w', 'a', 1);
  edit('w', 'a', 2);
  const once = by('w');
  stacks.undo(once);
  expect(stacks.undo(once)?.isRepeat).toBe(true);
  expect(years()).toEqual([1, 0]);
});

test('a step reverted in the history leaves every stack; the revert itself can be undone', () => {
  const { stacks, edit, by, years } = setUp();
  const target = edit('one', 'a', 1);
  edit('one', 'b', 5);
  stacks.revert(by('two'), target);
  expect(years()).toEqual([0, 5]);
  stacks.undo(by('one'));
  expect(years()).toEqual([0, 0]);
  expect(stacks.state('one').undo).toBeNull();
  stacks.undo(by('two'));
  expect(years()).toEqual([1, 0]);
});

test('stacks read from the history are those that were in memory', () => {
  const { db, stacks, edit, by } = setUp();
  edit('w', 'a', 1, 'g');
  edit('w', 'a', 2, 'g');
  edit('w', 'b', 3);
  const reverted = edit('w', 'b', 4);
  edit('w', 'a', 6);
  stacks.undo(by('w'));
  stacks.revert(by('other'), reverted);
  expect(createUndoStacks(db).state('w')).toEqual(stacks.state('w'));
  stacks.undo(by('w'));
  expect(stacks.state('w')).toEqual({ undo: 'Set a to 1', redo: 'Set b to 3' });
  expect(createUndoStacks(db).state('w')).toEqual(stacks.state('w'));
});
