import type { TableName } from '../engine/review/records/index.ts';
import type { ReadableDb, WritableDb } from './brands.ts';
import { COLUMNS, forEachTable } from './columns.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a command set of one row; of a new row (`isWhole`) a field that is not named is null, of another one it stays. */
export type WrittenFields = Readonly<{ fields: Fields; isWhole: boolean }>;

/** One row as a command wrote it through the repositories; null where it was deleted. */
export type WrittenRow = Readonly<{ table: TableName; rowId: string; written: WrittenFields | null }>;

/** What the command that runs on a connection has written so far. */
const WRITTEN = new WeakMap<ReadableDb, WrittenRow[]>();

/** Whether every field of a table is stored as it is, so that what was written is what will be read. */
const IS_STORED_AS_IS = forEachTable((table) => COLUMNS[table].every(({ type }) => !/^(boolean|json)/.test(type)));

/** A row that cannot be told from what was given: it must be read. */
const UNTOLD: WrittenRow = { table: 'value', rowId: '', written: null };

/** From now on the rows written on this connection are remembered, until they are taken. */
export function rememberWrites(db: WritableDb): void {
  WRITTEN.set(db, []);
}

/** Told of each row written, after it is. */
export function noteWrite(db: WritableDb, table: TableName, rowId: string, written: WrittenFields | null): void {
  const isTold = IS_STORED_AS_IS[table] && (written === null || isKeptAsGiven(written.fields));
  WRITTEN.get(db)?.push(isTold ? { table, rowId, written } : UNTOLD);
}

/** What was written since `rememberWrites`, in order; from now on nothing is remembered. */
export function takeWrites(db: WritableDb): readonly WrittenRow[] {
  const written = WRITTEN.get(db) ?? [];
  WRITTEN.delete(db);
  return written;
}

/** SQLite replaces half a surrogate pair, may end a text at a zero, and has no NaN. */
function isKeptAsGiven(fields: Fields): boolean {
  for (const name in fields) {
    const value = fields[name];
    if (typeof value === 'string' ? !value.isWellFormed() || value.includes('\0') : Number.isNaN(value)) return false;
  }
  return true;
}
