import { statSync } from 'node:fs';
import { ProjectFileError } from './errors.ts';
import { readStart, type FileHandle } from './file-identity.ts';

/** "Grov" in ASCII: what SQLite's header calls the application id. */
export const APPLICATION_ID = 0x47726f76;

const MAGIC = 'SQLite format 3\0';
const HEADER_LENGTH = 100;

/**
 * Judges a file by its first 100 bytes (https://sqlite.org/fileformat2.html#the_database_header) before SQLite may
 * touch it. Throws ProjectFileError: empty, foreign, newer than `newestVersion`, damaged (shorter than its header says).
 */
export function checkHeader(handle: FileHandle, newestVersion: number): void {
  const { bytes, size } = readStart(handle, HEADER_LENGTH);
  if (size === 0) throw new ProjectFileError('empty', handle.path);
  if (!MAGIC.startsWith(bytes.toString('latin1', 0, MAGIC.length))) throw new ProjectFileError('foreign', handle.path);
  if (size < HEADER_LENGTH)
    throw new ProjectFileError('damaged', handle.path, { detail: `: only ${size} bytes of it are left` });
  if (bytes.readUInt32BE(68) !== APPLICATION_ID) throw new ProjectFileError('foreign', handle.path);

  const version = bytes.readUInt32BE(60);
  if (version > newestVersion) throw newerVersion(handle.path, version, newestVersion);

  const storedPageSize = bytes.readUInt16BE(16);
  const pageSize = storedPageSize === 1 ? 65_536 : storedPageSize;
  const expected = bytes.readUInt32BE(28) * pageSize;
  // After a crash the write-ahead log may hold pages that the file still lacks: then SQLite's recovery decides.
  if (size < expected && !hasWriteAheadLog(handle.path)) {
    throw new ProjectFileError('damaged', handle.path, { detail: `: only ${size} of its ${expected} bytes are left` });
  }
}

/** The error for a file of a version this program does not know. */
export function newerVersion(path: string, version: number, newestVersion: number): ProjectFileError {
  return new ProjectFileError('newer', path, {
    detail: ` (file version ${version}, this Grove knows ${newestVersion})`,
  });
}

/** Whether a write-ahead log with content lies beside the file: it was not closed properly. */
export function hasWriteAheadLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
