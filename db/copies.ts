import { closeSync, existsSync, fsyncSync, openSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { WritableDb } from './brands.ts';
import { checkpoint } from './durability.ts';
import { ProjectFileError, withFileErrors } from './errors.ts';
import { hasWriteAheadLog } from './file-header.ts';
import { fileOf, fileState } from './file-identity.ts';
import { uuidv7 } from './ids.ts';

/**
 * Saves the whole project, as it stands, under another name. The copy gets its own copy id and appears under its name
 * only when it is whole and on the disk; an existing file of that name is replaced then and not before. Works also when
 * the open file was replaced or deleted. Throws ProjectFileError.
 */
export function saveCopy(db: WritableDb, target: string, now: () => Date = () => new Date()): void {
  assertFolder(target);
  assertMayReplace(db, target);
  withFileErrors(target, () => {
    const draft = join(dirname(target), `.${basename(target)}.${uuidv7(now())}.new`);
    try {
      reserve(draft);
      db.prepare('VACUUM INTO ?').run(draft);
      giveCopyId(draft, uuidv7(now()));
      publish(draft, target);
    } catch (error) {
      removeDraft(draft);
      throw error;
    }
  });
}

/** Throws ProjectFileError (exists, folder missing) unless a new file of this name can be made without loss. */
export function assertNameIsFree(path: string): void {
  assertFolder(path);
  // A log without its file would be taken for the new file's own.
  if (existsSync(path)) throw new ProjectFileError('exists', path);
  if (hasWriteAheadLog(path)) throw new ProjectFileError('exists', `${path}-wal`);
}

/** Makes the draft as an empty file, because the system says better than SQLite why it cannot be made. */
export function reserve(draft: string): void {
  closeSync(openSync(draft, 'wx'));
}

/** Deletes what an unfinished draft has left behind. */
export function removeDraft(draft: string): void {
  for (const leftover of [draft, `${draft}-journal`, `${draft}-wal`]) if (existsSync(leftover)) unlinkSync(leftover);
}

function assertFolder(path: string): void {
  if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new ProjectFileError('folder missing', path);
}

/** A copy must not land on the open file itself, nor on a project that another process has open. */
function assertMayReplace(db: WritableDb, target: string): void {
  const own = fileOf(db);
  const isOwnPath = own !== null && resolve(own.path) === resolve(target);
  if (isOwnPath && fileState(own) === 'same') throw new ProjectFileError('exists', target);
  // An orphan's log still bears the old name: emptied, it cannot be taken for the copy's own.
  if (isOwnPath) checkpoint(db);
  if (hasWriteAheadLog(target)) throw new ProjectFileError('locked', target);
}

/** Before an upgrade: the file as it is, beside itself. Returns the backup's path. */
export function backUpBeforeUpgrade(db: WritableDb, path: string, version: number): string {
  const backup = freeName(path, `version ${version} backup`);
  db.prepare('VACUUM INTO ?').run(`${backup}.new`);
  publish(`${backup}.new`, backup);
  return backup;
}

/** Saves what an orphaned connection holds, beside the path it was opened by. Returns the new path. */
export function rescueCopy(db: WritableDb, path: string): string {
  const target = freeName(path, 'recovered');
  saveCopy(db, target);
  return target;
}

/** Moves a finished draft to its name so that a crash leaves the one or the other, never a part. */
export function publish(draft: string, target: string): void {
  syncToDisk(draft, 'r+');
  renameSync(draft, target);
  // Windows neither needs nor allows a folder to be flushed.
  if (process.platform !== 'win32') syncToDisk(dirname(target), 'r');
}

function syncToDisk(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function giveCopyId(path: string, copyId: string): void {
  const copy = new Database(path, { fileMustExist: true });
  try {
    copy.prepare('UPDATE project SET copy_id = ?').run(copyId);
  } finally {
    copy.close();
  }
}

function freeName(path: string, note: string): string {
  const extension = extname(path);
  const stem = join(dirname(path), basename(path, extension));
  for (let number = 1; ; number++) {
    const name = `${stem} (${note}${number === 1 ? '' : ` ${number}`})${extension}`;
    if (!existsSync(name)) return name;
  }
}
