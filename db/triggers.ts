import { TABLE_NAMES } from '../engine/review/records/index.ts';
import type { WritableDb } from './brands.ts';
import { prepared, quoted } from './statements.ts';

type TableColumn = Readonly<{ name: string }>;

/** A row as JSON text, column by column as the file has them now: what row_change keeps. `row` is `new`, `old` or a table. */
export function imageExpression(columns: readonly string[], row: string): string {
  return `json_object(${columns.map((column) => `'${column.replaceAll("'", "''")}', ${row}.${quoted(column)}`).join(', ')})`;
}

function columnNames(db: WritableDb, table: string): string[] {
  return (db.pragma(`table_info(${quoted(table)})`) as TableColumn[]).map(({ name }) => name);
}

/** Triggers that write every change of `table` to row_change, whoever makes it; outside a command they refuse it. */
function auditTriggers(table: string, columns: readonly string[]): string {
  const record = (rowId: string, before: string, after: string) =>
    `INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), '${table}', ${rowId}, ${before}, ${after});`;
  const [was, is] = [imageExpression(columns, 'old'), imageExpression(columns, 'new')];
  const on = quoted(table);
  return `
CREATE TRIGGER ${table}_inserted AFTER INSERT ON ${on} BEGIN ${record('new.id', 'NULL', is)} END;
CREATE TRIGGER ${table}_updated AFTER UPDATE ON ${on} BEGIN ${record('new.id', was, is)} END;
CREATE TRIGGER ${table}_deleted AFTER DELETE ON ${on} BEGIN ${record('old.id', was, 'NULL')} END;
CREATE TRIGGER ${table}_id_is_fixed BEFORE UPDATE OF id ON ${on} WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;`;
}

/** History cannot be rewritten: a command's row may only receive its result, and only while the command runs. */
const APPEND_ONLY = `
CREATE TRIGGER command_is_append_only BEFORE UPDATE ON command
WHEN old.result_json IS NOT NULL OR old.seq IS NOT (SELECT seq FROM current_command) OR new.seq <> old.seq OR new.id <> old.id
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER command_is_permanent BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER command_target_is_append_only BEFORE UPDATE ON command_target BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER command_target_is_permanent BEFORE DELETE ON command_target BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER row_change_is_append_only BEFORE UPDATE ON row_change BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER row_change_is_permanent BEFORE DELETE ON row_change BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
`;

/** Takes every trigger away, for the schema step of a migration. */
export function dropTriggers(db: WritableDb): void {
  const names = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`)
    .pluck()
    .all();
  for (const name of names) db.exec(`DROP TRIGGER ${quoted(name)}`);
}

/** Makes the triggers of the schema as it stands, so that images always name the columns there are. */
export function createTriggers(db: WritableDb): void {
  const tables = new Set(prepared(db, `SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all());
  for (const table of TABLE_NAMES) if (tables.has(table)) db.exec(auditTriggers(table, columnNames(db, table)));
  db.exec(APPEND_ONLY);
}
