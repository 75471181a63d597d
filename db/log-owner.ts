import { fstatSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { ProjectFileError } from './errors.ts';
import { hasWriteAheadLog } from './file-header.ts';
import type { FileHandle } from './file-identity.ts';

// After a crash SQLite applies the write-ahead log that lies beside a file, whatever file stands there by then. If a backup
// was put in its place meanwhile, the log's pages would be mixed into it.

const ownerPath = (path: string) => `${path}-owner`;

/** Says beside an open file which file the log is of. It is gone when the file is closed, and stays after a crash. */
export function claimLog({ path, inode }: FileHandle): void {
  writeFileSync(ownerPath(path), String(inode));
}

/** Takes the note back, unless another file's has taken its place. */
export function releaseLog({ path, inode }: FileHandle): void {
  if (ownerOf(path) === inode) rmSync(ownerPath(path), { force: true });
}

/**
 * Throws ProjectFileError (stray log) if a log lies beside the file that is another file's: the note names another file, or the
 * file was written after the log and holds none of its pages, as it would if the crash had come while they were moved into it.
 */
export function assertOwnLog(handle: FileHandle): void {
  if (!hasWriteAheadLog(handle.path)) return;
  const owner = ownerOf(handle.path);
  if (owner !== null && owner !== handle.inode) throw new ProjectFileError('stray log', handle.path);
  const log = statSync(`${handle.path}-wal`, { bigint: true });
  const { mtimeNs } = fstatSync(handle.descriptor, { bigint: true });
  if (mtimeNs > log.mtimeNs && !holdsPageOfLog(handle)) throw new ProjectFileError('stray log', handle.path);
}

function ownerOf(path: string): bigint | null {
  try {
    return BigInt(readFileSync(ownerPath(path), 'utf8'));
  } catch {
    return null;
  }
}

const LOG_HEADER = 32;
const FRAME_HEADER = 24;
/** A log of this size was not left by one and a half seconds of work; SQLite's own checks must do. */
const LARGEST_LOG = 256 * 1024 * 1024;

/** Whether a page of the log's committed changes stands in the file as it does in the log, or the log commits nothing. */
function holdsPageOfLog({ path, descriptor }: FileHandle): boolean {
  if (statSync(`${path}-wal`).size > LARGEST_LOG) return true;
  const log = readFileSync(`${path}-wal`);
  const pages = committedPages(log);
  if (pages.size === 0) return true;
  const pageSize = log.readUInt32BE(8);
  const page = Buffer.alloc(pageSize);
  for (const [number, offset] of pages) {
    const read = readSync(descriptor, page, 0, pageSize, (number - 1) * pageSize);
    if (read === pageSize && page.equals(log.subarray(offset, offset + pageSize))) return true;
  }
  return false;
}

/** Where the newest committed image of each page stands in the log (https://sqlite.org/fileformat2.html#the_write_ahead_log). */
function committedPages(log: Buffer): ReadonlyMap<number, number> {
  const committed = new Map<number, number>();
  if (log.length < LOG_HEADER) return committed;
  const frame = FRAME_HEADER + log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let pending = new Map<number, number>();
  for (let at = LOG_HEADER; at + frame <= log.length; at += frame) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    pending.set(log.readUInt32BE(at), at + FRAME_HEADER);
    const isCommit = log.readUInt32BE(at + 4) > 0;
    if (!isCommit) continue;
    for (const [number, offset] of pending) committed.set(number, offset);
    pending = new Map();
  }
  return committed;
}
