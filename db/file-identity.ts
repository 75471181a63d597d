import { accessSync, closeSync, constants, fstatSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs';
import { dirname } from 'node:path';
import type { ReadableDb } from './brands.ts';
import { asProjectFileError, ProjectFileError } from './errors.ts';

/**
 * Grove's own handle on an open project file, which tells whether the path still names it. POSIX drops all of a
 * process's locks on a file when the process closes any descriptor of it, so this handle is opened before SQLite's
 * and closed after it, and nothing else in the process may open the path meanwhile (copying it in-process included).
 */
export type FileHandle = Readonly<{ path: string; descriptor: number; device: bigint; inode: bigint }>;

/** Files open in this process, so that a second opening is refused without touching the first one's lock. */
const OPEN_FILES = new Set<string>();
const keyOf = (stats: BigIntStats) => `${stats.dev}:${stats.ino}`;

/** Opens the handle. Throws ProjectFileError: missing, folder missing, foreign (a folder), locked, read-only, no access. */
export function openFileHandle(path: string): FileHandle {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) {
    const folder = statSync(dirname(path), { throwIfNoEntry: false });
    throw new ProjectFileError(folder?.isDirectory() === true ? 'missing' : 'folder missing', path);
  }
  if (!stats.isFile()) throw new ProjectFileError('foreign', path);
  if (OPEN_FILES.has(keyOf(stats))) throw new ProjectFileError('locked', path);
  const descriptor = openForWriting(path);
  const opened = fstatSync(descriptor, { bigint: true });
  OPEN_FILES.add(keyOf(opened));
  return { path, descriptor, device: opened.dev, inode: opened.ino };
}

/** Whether this process has the file open: then it must not be opened again, not even to be read (see FileHandle). */
export function isOpenHere(path: string): boolean {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats !== undefined && OPEN_FILES.has(keyOf(stats));
}

function openForWriting(path: string): number {
  try {
    // SQLite writes its log beside the file.
    accessSync(dirname(path), constants.W_OK);
    return openSync(path, 'r+');
  } catch (error) {
    if (mayRead(path) && error instanceof Error && 'code' in error && error.code === 'EACCES') {
      throw new ProjectFileError('read-only', path, { cause: error });
    }
    throw asProjectFileError(error, path);
  }
}

function mayRead(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Closes the handle; SQLite's own must be closed already. */
export function closeFileHandle(handle: FileHandle): void {
  OPEN_FILES.delete(`${handle.device}:${handle.inode}`);
  closeSync(handle.descriptor);
}

/** What has become of the path: still this file, another one, or nothing. */
export function fileState(handle: FileHandle): 'same' | 'replaced' | 'deleted' {
  const stats = statSync(handle.path, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) return 'deleted';
  return stats.dev === handle.device && stats.ino === handle.inode ? 'same' : 'replaced';
}

/** Throws ProjectFileError (replaced, deleted) if the path no longer names the open file. In memory there is nothing to check. */
export function assertFileInPlace(handle: FileHandle | null): void {
  if (handle === null) return;
  const state = fileState(handle);
  if (state !== 'same') throw new ProjectFileError(state, handle.path);
}

const HANDLE_OF = new WeakMap<ReadableDb, FileHandle>();

/** Ties Grove's own handle to the connection on the same file. */
export function bindFile(db: ReadableDb, handle: FileHandle): void {
  HANDLE_OF.set(db, handle);
}

/** Grove's own handle on the connection's file; null in memory. */
export function fileOf(db: ReadableDb): FileHandle | null {
  return HANDLE_OF.get(db) ?? null;
}

/** The first `length` bytes of the file (fewer if it is shorter) and its size. */
export function readStart(handle: FileHandle, length: number): Readonly<{ bytes: Buffer; size: number }> {
  const buffer = Buffer.alloc(length);
  const read = readSync(handle.descriptor, buffer, 0, length, 0);
  return { bytes: buffer.subarray(0, read), size: fstatSync(handle.descriptor).size };
}
