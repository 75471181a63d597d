import { TABLE_NAMES, type RecordOf, type TableName } from '../../engine/review/records/index.ts';

/** Records by table, collected while the review is put together. */
export type ReviewRecords = { readonly [Table in TableName]: readonly RecordOf[Table][] };

export type RecordSink = Readonly<{
  /** Add a record; one with the same id in the same table is refused, because two facts would silently become one. */
  add<Table extends TableName>(table: Table, record: RecordOf[Table]): void;
  has(table: TableName, id: string): boolean;
  records(): ReviewRecords;
}>;

export function createRecordSink(): RecordSink {
  const tables = Object.fromEntries(TABLE_NAMES.map((table) => [table, new Map()])) as unknown as {
    [Table in TableName]: Map<string, RecordOf[Table]>;
  };
  return {
    add(table, record) {
      if (tables[table].has(record.id)) throw new Error(`Two records of ${table} have the id ${record.id}.`);
      tables[table].set(record.id, record);
    },
    has: (table, id) => tables[table].has(id),
    records: () =>
      Object.fromEntries(TABLE_NAMES.map((table) => [table, [...tables[table].values()]])) as unknown as ReviewRecords,
  };
}
