import { expect, test } from 'vitest';
import { createProjectInMemory } from '../../db/connection.ts';
import { COLUMNS } from '../../db/columns.ts';
import { TABLE_NAMES } from '../../engine/review/records/index.ts';

type TableColumn = Readonly<{ name: string; type: string; notnull: number; pk: number }>;
const SQL_TYPE = { text: 'TEXT', json: 'TEXT', integer: 'INTEGER', boolean: 'INTEGER', real: 'REAL' } as const;

test.each(TABLE_NAMES)('the columns of %s are those of the schema, in name, type, order and nullability', (table) => {
  const db = createProjectInMemory();
  const inFile = (db.pragma(`table_info("${table}")`) as TableColumn[]).map(({ name, type, notnull }) => ({
    name,
    type,
    mayBeNull: notnull === 0,
  }));
  const expected = COLUMNS[table].map(({ name, type }) => ({
    name,
    type: SQL_TYPE[type.replace('?', '') as keyof typeof SQL_TYPE],
    mayBeNull: type.endsWith('?'),
  }));
  expect(inFile).toEqual(expected);
});

test('the audited tables are all tables but those of the file itself and its history', () => {
  const db = createProjectInMemory();
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[];
  const own = ['project', 'command', 'command_target', 'current_command', 'row_change', 'blob'];
  expect(tables.filter((name) => !own.includes(name)).sort()).toEqual([...TABLE_NAMES].sort());
});

test('every foreign key of an audited table is led by an index', () => {
  const db = createProjectInMemory();
  const missing = TABLE_NAMES.flatMap((table) => {
    const keys = db.pragma(`foreign_key_list("${table}")`) as { from: string }[];
    const led = (db.pragma(`index_list("${table}")`) as { name: string }[]).map(
      ({ name }) => (db.pragma(`index_info("${name}")`) as { name: string }[])[0]?.name,
    );
    return keys.filter(({ from }) => !led.includes(from)).map(({ from }) => `${table}.${from}`);
  });
  expect(missing).toEqual([]);
});
