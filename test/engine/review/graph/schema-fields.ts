import { COLUMNS, type ColumnType } from '../../../../db/columns.ts';
import { first } from '../../../../db/migrations/0001-first.ts';
import { TABLE_NAMES, type TableName } from '../../../../engine/review/records/index.ts';

/** One field of a table, and what it can hold as the file itself says. */
export type LeafField = Readonly<{
  table: TableName;
  field: string;
  type: ColumnType;
  /** What a CHECK allows; null where anything of the type may stand. */
  choices: readonly string[] | null;
  /** The table whose ids it holds. */
  refersTo: TableName | null;
}>;

/** Every field of every table but the ids, read from the schema so that a new column is a new leaf by itself. */
export const LEAF_FIELDS: readonly LeafField[] = TABLE_NAMES.flatMap((table) => {
  const body = new RegExp(`CREATE TABLE "?${table}"? \\(([\\s\\S]*?)\\n\\) STRICT`, 'u').exec(first.schema)?.[1] ?? '';
  return COLUMNS[table].flatMap(({ name, field, type }): readonly LeafField[] => {
    if (field === 'id') return [];
    const [line = ''] = new RegExp(`^  "?${name}"? [^\\n]*(?:\\n    [^\\n]*)*`, 'mu').exec(body) ?? [];
    const choices = /CHECK \("?\w+"? IN \(([^)]*)\)/u.exec(line)?.[1]?.match(/'[^']*'/gu);
    const target = /REFERENCES (\w+)/u.exec(line)?.[1];
    return [
      {
        table,
        field,
        type,
        choices: choices?.map((choice) => choice.slice(1, -1)) ?? null,
        refersTo: TABLE_NAMES.find((candidate) => candidate === target) ?? null,
      },
    ];
  });
});
