import type { ReadableDb } from './brands.ts';
import { COLUMNS } from './columns.ts';
import { ProjectFileError } from './errors.ts';

/**
 * Throws ProjectFileError (early version) if the file lacks a table or column that this program reads. Before the first
 * release a schema was rewritten under the same number, so the number alone does not tell.
 */
export function assertKnownColumns(db: ReadableDb, path: string): void {
  const found = new Set(
    db
      .prepare(
        `SELECT t.name || '.' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'`,
      )
      .pluck()
      .all(),
  );
  const isWhole = Object.entries(COLUMNS).every(([table, columns]) =>
    columns.every(({ name }) => found.has(`${table}.${name}`)),
  );
  if (!isWhole) throw new ProjectFileError('early version', path);
}
