import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closeProject, openProject, type WritableDb } from '../../db/connection.ts';
import { saveCopy } from '../../db/copies.ts';
import { checkpoint } from '../../db/durability.ts';
import { loadSnapshot } from '../../db/records.ts';
import { readBlob, storeBlob } from '../../db/repositories/blobs.ts';
import { addStudy, digest, expectRefusal, labels, project, quietly } from './file-helpers.ts';
import { temporaryFolder } from './helpers.ts';

describe('a file that changes underneath', () => {
  test('replaced: the next command is refused, nothing is written to the stranger, and all is kept under a new name', () => {
    const path = project();
    const stranger = project();
    const db = openProject(path);
    addStudy(db, 'b');
    renameSync(stranger, path);
    const before = digestByCopy(path);
    expectRefusal(() => addStudy(db, 'c'), 'replaced');
    expect(labels(db)).toEqual(['a', 'b']);
    const { rescuedTo } = closeProject(db);
    expect(rescuedTo).toBe(join(path, '..', 'review (recovered).grove'));
    expect(digest(path)).toBe(before);
    const rescued = openProject(rescuedTo ?? '');
    expect(labels(rescued)).toEqual(['a', 'b']);
    closeProject(rescued);
    const other = openProject(path);
    expect(labels(other)).toEqual(['a']);
    closeProject(other);
  });

  test('deleted: the next command is refused; Save as to the same name brings everything back', () => {
    const path = project();
    const db = openProject(path);
    addStudy(db, 'b');
    unlinkSync(path);
    expectRefusal(() => addStudy(db, 'c'), 'deleted');
    saveCopy(db, path);
    expectRefusal(() => addStudy(db, 'c'), 'replaced');
    expect(closeProject(db, { isSavedElsewhere: true })).toEqual({ rescuedTo: null });
    const again = openProject(path);
    expect(labels(again)).toEqual(['a', 'b']);
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok');
    closeProject(again);
  });

  test('deleted with its folder: the project stays open and can be saved elsewhere', () => {
    const folder = join(temporaryFolder(), 'inner');
    mkdirSync(folder);
    const db = openProject(project(folder));
    addStudy(db, 'b');
    rmSync(folder, { recursive: true });
    expectRefusal(() => addStudy(db, 'c'), 'deleted');
    expectRefusal(() => closeProject(db), 'folder missing');
    const elsewhere = join(temporaryFolder(), 'elsewhere.grove');
    saveCopy(db, elsewhere);
    const copy = openProject(elsewhere);
    expect(labels(copy)).toEqual(['a', 'b']);
    closeProject(copy);
    db.close();
  });
});

/** Reads a file that this process has open, without opening it here: that would drop its lock. */
function digestByCopy(path: string): string {
  const copy = join(temporaryFolder(), 'copy');
  quietly('cp', path, copy);
  return digest(copy);
}

describe('copies', () => {
  test('after a checkpoint the file alone holds everything, while it is open', () => {
    const db = openProject(project());
    addStudy(db, 'b');
    checkpoint(db);
    expect(statSync(`${db.name}-wal`).size).toBe(0);
    const copied = join(temporaryFolder(), 'copied.grove');
    quietly('cp', db.name, copied);
    addStudy(db, 'c');
    closeProject(db);
    const copy = openProject(copied);
    expect(labels(copy)).toEqual(['a', 'b']);
    closeProject(copy);
  });

  test('a saved copy is the same project under a copy id of its own, history and documents included', () => {
    const db = openProject(project());
    const bytes = new Uint8Array(2_500_000).map((_, index) => index % 251);
    const hash = storeBlob(db, bytes);
    expect(storeBlob(db, bytes)).toBe(hash);
    const target = join(temporaryFolder(), 'copy.grove');
    saveCopy(db, target);
    expectRefusal(() => saveCopy(db, db.name), 'exists');
    expectRefusal(() => saveCopy(db, join(target, '..', 'none', 'x.grove')), 'folder missing');
    const copy = openProject(target);
    expect(loadSnapshot(copy)).toEqual(loadSnapshot(db));
    expect(Buffer.from(readBlob(copy, hash) ?? []).equals(Buffer.from(bytes))).toBe(true);
    expect(copy.prepare('SELECT count(*) FROM row_change').pluck().get()).toBe(
      db.prepare('SELECT count(*) FROM row_change').pluck().get(),
    );
    const ids = (of: WritableDb) =>
      of.prepare('SELECT id, copy_id AS copyId FROM project').get() as { id: string; copyId: string };
    expect(ids(copy).id).toBe(ids(db).id);
    expect(ids(copy).copyId).not.toBe(ids(db).copyId);
    closeProject(copy);
    closeProject(db);
    expect(readdirSync(join(target, '..'))).toEqual(['copy.grove']);
  });

  test('a file copied by hand opens, and a copy replaces an older one whole', () => {
    const path = project();
    const copied = join(temporaryFolder(), 'b.grove');
    copyFileSync(path, copied);
    const db = openProject(copied);
    addStudy(db, 'b');
    saveCopy(db, path);
    closeProject(db);
    const replaced = openProject(path);
    expect(labels(replaced)).toEqual(['a', 'b']);
    closeProject(replaced);
  });
});
