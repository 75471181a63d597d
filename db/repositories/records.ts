import { TABLE_NAMES, type RecordOf, type TableName } from '../../engine/review/records/index.ts';
import type { ReadableDb, WritableDb } from '../brands.ts';
import { COLUMNS, forEachTable } from '../columns.ts';
import { recordOfImage, storedValue, type StoredValue } from '../records.ts';
import { prepared, quoted } from '../statements.ts';
import { noteWrite } from '../written-rows.ts';

/** A command named a row that is not there. */
export class RecordNotFoundError extends Error {
  override readonly name = 'RecordNotFoundError';
  readonly table: TableName;
  readonly id: string;

  constructor(table: TableName, id: string) {
    super(`There is no ${table.replaceAll('_', ' ')} with the id ${id}.`);
    this.table = table;
    this.id = id;
  }
}

/** The record of `id`, or null. */
export function findRecord<Table extends TableName>(db: ReadableDb, table: Table, id: string): RecordOf[Table] | null {
  const row = prepared(db, `SELECT * FROM ${quoted(table)} WHERE id = ?`).get(id) as
    Record<string, StoredValue> | undefined;
  return row === undefined ? null : recordOfImage(table, row);
}

const INSERT = forEachTable((table) => {
  const columns = COLUMNS[table].map(({ name }) => quoted(name));
  return `INSERT INTO ${quoted(table)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
});

/** Adds a record. Only inside runCommand. Throws SqliteError if the id or a unique combination stands already. */
export function insertRecord<Table extends TableName>(db: WritableDb, table: Table, record: RecordOf[Table]): void {
  const fields: Readonly<Record<string, unknown>> = record;
  prepared(db, INSERT[table]).run(...COLUMNS[table].map(({ field, type }) => storedValue(fields[field], type)));
  noteWrite(db, table, record.id, { fields, isWhole: true });
}

/** Adds many records, table by table in the order of their references. Only inside runCommand. Throws as insertRecord. */
export function insertRecords(
  db: WritableDb,
  records: { readonly [Table in TableName]?: readonly RecordOf[Table][] },
): void {
  const insertAll = <Table extends TableName>(table: Table) => {
    for (const record of records[table] ?? []) insertRecord(db, table, record);
  };
  for (const table of TABLE_NAMES) insertAll(table);
}

/** Changes the named fields of a record. Only inside runCommand. Throws RecordNotFoundError. */
export function updateRecord<Table extends TableName>(
  db: WritableDb,
  table: Table,
  id: string,
  changes: Readonly<Partial<Omit<RecordOf[Table], 'id'>>>,
): void {
  const fields: Readonly<Record<string, unknown>> = changes;
  const columns = BY_FIELD[table];
  const values: StoredValue[] = [];
  let named = '';
  for (const field in fields) {
    const column = columns.get(field);
    if (column === undefined || field === 'id' || fields[field] === undefined) continue;
    named += `${column.name} `;
    values.push(storedValue(fields[field], column.type));
  }
  if (values.length === 0) return;
  const { changes: count } = prepared(db, updateOf(table, named)).run(...values, id);
  if (count === 0) throw new RecordNotFoundError(table, id);
  noteWrite(db, table, id, { fields, isWhole: false });
}

const BY_FIELD = forEachTable((table) => new Map(COLUMNS[table].map((column) => [column.field as string, column])));

const UPDATE = forEachTable(() => new Map<string, string>());

/** The statement that sets some columns, named in their order and each followed by a space. */
function updateOf(table: TableName, named: string): string {
  let statement = UPDATE[table].get(named);
  if (statement === undefined) {
    const columns = named.trimEnd().split(' ');
    statement = `UPDATE ${quoted(table)} SET ${columns.map((name) => `${quoted(name)} = ?`).join(', ')} WHERE id = ?`;
    UPDATE[table].set(named, statement);
  }
  return statement;
}

/**
 * Deletes a record. Only inside runCommand. Throws RecordNotFoundError, and SqliteError while other rows still refer to
 * it: nothing disappears unasked.
 */
export function deleteRecord(db: WritableDb, table: TableName, id: string): void {
  if (prepared(db, `DELETE FROM ${quoted(table)} WHERE id = ?`).run(id).changes === 0)
    throw new RecordNotFoundError(table, id);
  noteWrite(db, table, id, null);
}
