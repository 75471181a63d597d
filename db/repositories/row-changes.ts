import type { TableName } from '../../engine/review/records/index.ts';
import type { ReadableDb } from '../brands.ts';
import { parseImage, type RowImage } from '../history.ts';
import { prepared } from '../statements.ts';

/** One change of one row with who made it and when. */
export type DatedRowChange = Readonly<{
  rowId: string;
  at: string;
  actor: string;
  before: RowImage | null;
  after: RowImage | null;
}>;

/**
 * Every change of a table's rows, oldest first; what was undone stands beside its undoing. Not of the values, which have no index
 * here: each of thousands pasted would pay for it.
 */
export function listRowChanges(db: ReadableDb, table: Exclude<TableName, 'value'>): readonly DatedRowChange[] {
  const rows = prepared(
    db,
    `SELECT row_id AS rowId, at, actor, before, after FROM row_change JOIN command ON command.seq = command_seq
     WHERE table_name = ? AND table_name <> 'value' ORDER BY row_change.seq`,
  ).all(table) as (Omit<DatedRowChange, 'before' | 'after'> & { before: string | null; after: string | null })[];
  return rows.map(({ before, after, ...rest }) => ({ ...rest, before: parseImage(before), after: parseImage(after) }));
}
