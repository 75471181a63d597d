import type { Statement } from 'better-sqlite3';
import type { ReadableDb } from './brands.ts';

const CACHES = new WeakMap<ReadableDb, Map<string, Statement<unknown[], unknown>>>();

/** The prepared statement of `sql` on this connection, compiled once. `sql` must come from a fixed set of strings. */
export function prepared(db: ReadableDb, sql: string): Statement<unknown[], unknown> {
  let cache = CACHES.get(db);
  if (cache === undefined) CACHES.set(db, (cache = new Map()));
  let statement = cache.get(sql);
  if (statement === undefined) cache.set(sql, (statement = db.prepare<unknown[], unknown>(sql)));
  return statement;
}

/** `name` as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
