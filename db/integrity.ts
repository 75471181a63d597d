import type { ReadableDb } from './brands.ts';

/** What SQLite finds wrong with the file: its pages and indexes, then references to rows that are not there. Empty when whole. */
export function integrityProblems(db: ReadableDb): readonly string[] {
  const pages = (db.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok');
  const references = (db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]).map(
    ({ table, rowid, parent }) => `Row ${rowid} of ${table} refers to a row of ${parent} that is not there.`,
  );
  return [...pages, ...references];
}
