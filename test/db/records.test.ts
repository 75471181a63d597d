import { expect, test } from 'vitest';
import { closeProject, createProject, openProject } from '../../db/connection.ts';
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
