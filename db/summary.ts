import { readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { ReadableDb } from './brands.ts';
import { APPLICATION_ID } from './file-header.ts';
import { isOpenHere } from './file-identity.ts';
import { NEWEST_VERSION } from './migrate.ts';

/** What a list of project files says of one of them. */
export type ProjectSummary = Readonly<{
  title: string;
  /** Studies that are included. */
  studies: number;
  /** Participants randomised in their arms, as far as known. */
  participants: number;
  /** UTC, ISO 8601; null before the first change. */
  lastChangeAt: string | null;
}>;

/** Above this a file is not read only to list it. */
const LARGEST_BYTES = 256 * 1024 * 1024;
const READ_VERSION_OFFSET = 18;
const ROLLBACK_JOURNAL = 1;

const QUERY = `
  SELECT ifnull((SELECT title FROM review LIMIT 1), '') AS title,
    (SELECT count(*) FROM study WHERE status = 'included') AS studies,
    (SELECT ifnull(sum(n_randomised), 0) FROM arm JOIN study ON study.id = study_id WHERE status = 'included') AS participants,
    (SELECT at FROM command ORDER BY seq DESC LIMIT 1) AS lastChangeAt`;

/** The same of a project that is open. */
export const summaryOf = (db: ReadableDb): ProjectSummary => db.prepare(QUERY).get() as ProjectSummary;

/**
 * Title, k, n and last change of a project file, read from a copy of its bytes in memory: no lock is taken and nothing is
 * written, so a file that is open elsewhere is no matter (its newest changes may be missing). Null when it cannot be read,
 * and for a file this process has open: reading it would drop the lock on it (see FileHandle).
 */
export function readSummary(path: string): ProjectSummary | null {
  try {
    if (statSync(path).size > LARGEST_BYTES || isOpenHere(path)) return null;
    const bytes = readFileSync(path);
    if (bytes.readUInt32BE(68) !== APPLICATION_ID || bytes.readUInt32BE(60) > NEWEST_VERSION) return null;
    // A database in memory has no write-ahead log.
    bytes.fill(ROLLBACK_JOURNAL, READ_VERSION_OFFSET, READ_VERSION_OFFSET + 2);
    const db = new Database(bytes);
    try {
      return db.prepare(QUERY).get() as ProjectSummary;
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}
