import { expect, test } from 'vitest';
import { closeProject, createProject, createProjectInMemory, openProject } from '../../db/connection.ts';
import { loadSnapshot, patchSnapshot } from '../../db/records.ts';
import { deleteRecord, findRecord, insertRecord, updateRecord } from '../../db/repositories/records.ts';
import { command, study, temporaryFolder } from './helpers.ts';

test('a record written and read is the same', () => {
  const db = createProject(`${temporaryFolder()}/a.grove`);
  const before = loadSnapshot(db);
  const { rowChanges } = command(db, () => {
    insertRecord(db, 'study', study('b'));
    insertRecord(db, 'study', study('a', { year: null, label: 'Ünïcode “1/3”' }));
    insertRecord(db, 'setting', { id: 'digits', value: { md: 2, nested: [null, 1 / 3] } });
  });
  expect(findRecord(db, 'study', 'b')).toEqual(study('b'));
  const after = loadSnapshot(db);
  expect([...after.study.keys()]).toEqual(['a', 'b']);
  expect(after.setting.get('digits')?.value).toEqual({ md: 2, nested: [null, 1 / 3] });
  const patched = patchSnapshot(before, rowChanges);
  expect(patched).toEqual(after);
  expect([...patched.study.keys()]).toEqual(['a', 'b']);
  expect(patched.arm).toBe(before.arm);
  const edit = command(db, () => updateRecord(db, 'study', 'a', { year: 1999 }));
  const edited = patchSnapshot(patched, edit.rowChanges);
  expect(edited.study.get('b')).toBe(patched.study.get('b'));
  expect(edited.study.get('a')?.year).toBe(1999);
  const gone = patchSnapshot(edited, command(db, () => deleteRecord(db, 'study', 'a')).rowChanges);
  expect([...gone.study.keys()]).toEqual(['b']);
  const path = db.name;
  closeProject(db);
  const again = openProject(path);
  expect(loadSnapshot(again)).toEqual(gone);
  closeProject(again);
});

test('what a command wrote is taken as written exactly where the file would say the same', () => {
  const db = createProjectInMemory();
  const start = loadSnapshot(db);
  const texts = ['plain', '', 'Ünïcode “1/3” 𝟙', 'half a pair \ud835', 'a zero \0 within'];
  const first = command(db, () => {
    texts.forEach((label, at) => insertRecord(db, 'study', study(`s${at}`, { label, year: at === 0 ? -0 : at })));
    insertRecord(db, 'study', study('gone'));
    deleteRecord(db, 'study', 'gone');
    insertRecord(db, 'study', study('again', { label: 'before' }));
    deleteRecord(db, 'study', 'again');
    insertRecord(db, 'study', study('again', { statusReason: 'after' }));
    updateRecord(db, 'study', 'again', { year: 2001 });
    updateRecord(db, 'study', 'again', { year: 2002, label: 'twice' });
  });
  const patched = patchSnapshot(start, first.rowChanges);
  expect(patched).toEqual(loadSnapshot(db));
  expect(Object.is(patched.study.get('s0')?.year, 0)).toBe(true);
  const edit = command(db, () => {
    updateRecord(db, 'study', 's1', { label: 'named', year: null });
    updateRecord(db, 'study', 's1', { funding: 'none' });
  });
  expect(edit.rowChanges.map(({ written }) => written?.fields)).toEqual([
    { label: 'named', year: null },
    { funding: 'none' },
  ]);
  expect(patchSnapshot(patched, edit.rowChanges)).toEqual(loadSnapshot(db));
  expect(edit.rowChanges[1]).toMatchObject({ before: { label: 'named', funding: null }, after: { funding: 'none' } });
});

test('a change that no repository made is read from the history, and so are those beside it', () => {
  const db = createProjectInMemory();
  const start = loadSnapshot(db);
  const mixed = command(db, () => {
    insertRecord(db, 'study', study('a'));
    db.prepare(`UPDATE study SET label = 'by hand' WHERE id = 'a'`).run();
    updateRecord(db, 'study', 'a', { year: 1990 });
    insertRecord(db, 'setting', { id: 'digits', value: [1] });
  });
  expect(mixed.rowChanges.every(({ written }) => written === undefined)).toBe(true);
  expect(patchSnapshot(start, mixed.rowChanges)).toEqual(loadSnapshot(db));
  expect(() =>
    command(db, () => {
      insertRecord(db, 'study', study('b'));
      throw new Error('fails at its end');
    }),
  ).toThrow('fails at its end');
  const next = command(db, () => updateRecord(db, 'study', 'a', { year: 1991 }));
  expect(next.rowChanges.map(({ written }) => written?.fields)).toEqual([{ year: 1991 }]);
});
