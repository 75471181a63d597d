import { TABLE_NAMES, type RecordOf, type Snapshot, type TableName } from '../engine/review/records/index.ts';
import type { ReadableDb } from './brands.ts';
import { COLUMNS, forEachTable, type ColumnType } from './columns.ts';
import { withFileErrors } from './errors.ts';
import { fileOf } from './file-identity.ts';
import type { RowChange, RowImage } from './history.ts';
import { prepared, quoted } from './statements.ts';
import type { WrittenFields } from './written-rows.ts';

/** What SQLite holds in a column of an audited table. */
export type StoredValue = string | number | null;
type MutableRecord = Record<string, unknown>;
type AnyRecord = RecordOf[TableName];
type AnyMap = ReadonlyMap<string, AnyRecord>;

/** A stored value as its field reads it. */
function fieldValue(stored: StoredValue, type: ColumnType): unknown {
  if (stored === null) return null;
  if (type === 'boolean' || type === 'boolean?') return stored === 1;
  if (type === 'json' || type === 'json?') return JSON.parse(String(stored));
  return stored;
}

/** A field as its column stores it. An absent JSON field is stored as JSON's null. */
export function storedValue(value: unknown, type: ColumnType): StoredValue {
  if (type === 'json') return JSON.stringify(value ?? null);
  if (value === null || value === undefined) return null;
  if (type === 'json?') return JSON.stringify(value);
  if (type === 'boolean' || type === 'boolean?') return value === true ? 1 : 0;
  // SQLite cannot store a negative zero; a row's image would still say it.
  return value === 0 ? 0 : (value as string | number);
}

/** The columns whose stored form differs from their field's. */
const TRANSLATED = forEachTable((table) => COLUMNS[table].filter(({ type }) => /^(boolean|json)/.test(type)));

const SELECT = forEachTable((table) => {
  const columns = COLUMNS[table].map(({ name, field }) => `${quoted(name)} AS ${quoted(field)}`);
  return `SELECT ${columns.join(', ')} FROM ${quoted(table)} ORDER BY id`;
});

/**
 * The columns of texts that come again and again: references and enumerations, not an id of its own nor a number as printed.
 */
const RECURRING = forEachTable((table) =>
  COLUMNS[table]
    .filter(({ field, type }) => type.startsWith('text') && field !== 'id' && field !== 'text')
    .map(({ field }) => field),
);

/** One string for all its occurrences in a file: a third less memory, and comparing two of them is quick. */
type Texts = Map<string, string>;

function readTable(db: ReadableDb, table: TableName, texts: Texts): AnyMap {
  const rows = prepared(db, SELECT[table]).all() as MutableRecord[];
  const translated = TRANSLATED[table];
  const recurring = RECURRING[table];
  const above: (string | null)[] = recurring.map(() => null);
  const records = new Map<string, AnyRecord>();
  for (const row of rows) {
    for (const { field, type } of translated) row[field] = fieldValue(row[field] as StoredValue, type);
    for (let i = 0; i < recurring.length; i++) {
      const text = row[recurring[i]!] as string | null;
      if (text !== null) row[recurring[i]!] = above[i] = text === above[i] ? above[i]! : shared(texts, text);
    }
    records.set(row['id'] as string, row as AnyRecord);
  }
  return records;
}

function shared(texts: Texts, text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  texts.set(text, text);
  return text;
}

/**
 * The whole review in memory. Every map is in ascending order of id (by code unit), which depends on the content
 * alone: not on when a row was inserted, nor on undo. `patchSnapshot` keeps that order. Throws ProjectFileError (damaged).
 */
export function loadSnapshot(db: ReadableDb): Snapshot {
  return withFileErrors(fileOf(db)?.path ?? ':memory:', () => {
    const texts: Texts = new Map();
    return Object.fromEntries(TABLE_NAMES.map((table) => [table, readTable(db, table, texts)])) as Snapshot;
  });
}

/** The records of some tables, in ascending order of id. */
export function loadTables<Table extends TableName>(
  db: ReadableDb,
  tables: readonly Table[],
): { readonly [Name in Table]: readonly RecordOf[Name][] } {
  const texts: Texts = new Map();
  return Object.fromEntries(tables.map((table) => [table, [...readTable(db, table, texts).values()]])) as unknown as {
    readonly [Name in Table]: readonly RecordOf[Name][];
  };
}

/**
 * A row image of the present columns as a record.
 *
 * @param before the record it takes the place of: texts that stay are its own, so that they are held once and compared quickly
 */
export function recordOfImage<Table extends TableName>(
  table: Table,
  image: RowImage,
  before?: RecordOf[Table],
): RecordOf[Table] {
  const was = before as MutableRecord | undefined;
  const record: MutableRecord = {};
  for (const { name, field, type } of COLUMNS[table]) {
    const value = fieldValue(image[name] ?? null, type);
    record[field] = was !== undefined && was[field] === value ? was[field] : value;
  }
  return record as RecordOf[Table];
}

/** What became of a row: what was written of it, its image, or null where it is gone. */
type Outcome = WrittenFields | Readonly<{ image: RowImage }> | null;

/** The snapshot after a command: maps and records that the changes do not touch are the same objects as before. */
export function patchSnapshot(snapshot: Snapshot, changes: readonly RowChange[]): Snapshot {
  const outcomes = new Map<TableName, Map<string, Outcome>>();
  for (const change of changes) {
    let rows = outcomes.get(change.table);
    if (rows === undefined) outcomes.set(change.table, (rows = new Map()));
    rows.set(change.rowId, outcomeOf(change, rows.get(change.rowId)));
  }
  const patched: { [Table in TableName]: AnyMap } = { ...snapshot };
  for (const [table, rows] of outcomes) patched[table] = patchTable(table, snapshot[table], rows);
  return patched as Snapshot;
}

/** @param earlier what an earlier change of the same command made of the row */
function outcomeOf(change: RowChange, earlier: Outcome | undefined): Outcome {
  const { written } = change;
  if (written === undefined || (earlier && 'image' in earlier)) {
    const image = change.after;
    return image === null ? null : { image };
  }
  if (!earlier || written.isWhole) return written;
  const fields: MutableRecord = { ...earlier.fields };
  for (const field in written.fields) if (written.fields[field] !== undefined) fields[field] = written.fields[field];
  return { fields, isWhole: earlier.isWhole };
}

function patchTable(table: TableName, before: AnyMap, outcomes: ReadonlyMap<string, Outcome>): AnyMap {
  const added: (readonly [string, NonNullable<Outcome>])[] = [];
  outcomes.forEach((outcome, id) => {
    if (outcome !== null && !before.has(id)) added.push([id, outcome]);
  });
  added.sort(([a], [b]) => (a < b ? -1 : 1));
  const records = added.length === 0 ? copyOf(before) : merged(table, before, added);
  outcomes.forEach((outcome, id) => {
    if (outcome === null) records.delete(id);
    else if (before.has(id)) records.set(id, recordOf(table, outcome, before.get(id)));
  });
  return records;
}

function recordOf<Table extends TableName>(
  table: Table,
  outcome: NonNullable<Outcome>,
  before?: RecordOf[Table],
): RecordOf[Table] {
  return 'image' in outcome ? recordOfImage(table, outcome.image, before) : recordAsWritten(table, outcome, before);
}

/** The record of a row as it was written; what stays as it was is the same text. */
function recordAsWritten<Table extends TableName>(
  table: Table,
  { fields, isWhole }: WrittenFields,
  before?: RecordOf[Table],
): RecordOf[Table] {
  const was = before as MutableRecord | undefined;
  const record: MutableRecord = was === undefined ? {} : { ...was };
  for (const { field } of COLUMNS[table]) {
    const given = fields[field];
    if (given === undefined && !isWhole) continue;
    // SQLite cannot store a negative zero.
    const value = given === undefined ? null : given === 0 ? 0 : given;
    if (was === undefined || was[field] !== value) record[field] = value;
  }
  return record as RecordOf[Table];
}

function copyOf(before: AnyMap): Map<string, AnyRecord> {
  const records = new Map<string, AnyRecord>();
  // Faster than the constructor, which makes an array of each pair.
  before.forEach((record, id) => records.set(id, record));
  return records;
}

/** `before` with rows added, each in its place in the order of ids. */
function merged(
  table: TableName,
  before: AnyMap,
  added: readonly (readonly [string, NonNullable<Outcome>])[],
): Map<string, AnyRecord> {
  const records = new Map<string, AnyRecord>();
  let next = 0;
  const addUpTo = (limit: string | null) => {
    for (let row = added[next]; row !== undefined && (limit === null || row[0] < limit); row = added[++next]) {
      const [id, outcome] = row;
      records.set(id, recordOf(table, outcome));
    }
  };
  before.forEach((record, id) => {
    addUpTo(id);
    records.set(id, record);
  });
  addUpTo(null);
  return records;
}
