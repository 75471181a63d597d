import type { TableName } from '../../engine/review/records/index.ts';
import type { ReadableDb } from '../brands.ts';
import { rowChangesOf, type CommandKind, type RowChange } from '../history.ts';
import { takenBackBy } from '../standing.ts';
import { prepared } from '../statements.ts';

/** A step of the history without its row changes. */
export type CommandHeading = Readonly<{
  seq: number;
  id: string;
  kind: CommandKind;
  name: string;
  actor: string;
  /** UTC, ISO 8601. */
  at: string;
  windowId: string | null;
  gestureId: string | null;
  detail: unknown;
  /** How many changes it made to the rows of each table. */
  changes: Readonly<Partial<Record<TableName, number>>>;
  /** Ids of the commands it took back. */
  undoOf: readonly string[];
  /** Id of the command that took it back; null if it stands. */
  undoneBy: string | null;
}>;

/** Row changes that travel with a step; an import may have made a hundred thousand. `rowChangesOf` gives them all. */
const CHANGES_LISTED = 20;

/** A step of the history with the first 20 of its row changes. */
export type CommandEntry = CommandHeading & Readonly<{ rowChanges: readonly RowChange[] }>;

const SELECT_HEADING = `
  SELECT seq, id, kind, name, actor, at, window_id AS windowId, gesture_id AS gestureId, detail_json AS detail, changes_json AS changes,
    (SELECT json_group_array(target.id ORDER BY target.seq) FROM command_target
       JOIN command AS target ON target.seq = target_seq WHERE command_seq = command.seq) AS undoOf
  FROM command`;

type HeadingRow = Omit<CommandHeading, 'detail' | 'changes' | 'undoOf' | 'undoneBy'> &
  Readonly<{ detail: string; changes: string; undoOf: string }>;

function headingOf(db: ReadableDb, row: HeadingRow): CommandHeading {
  const taker = takenBackBy(db, row.seq);
  const undoneBy =
    taker === null ? null : (prepared(db, `SELECT id FROM command WHERE seq = ?`).pluck().get(taker) as string);
  return {
    ...row,
    detail: JSON.parse(row.detail),
    changes: JSON.parse(row.changes) as CommandHeading['changes'],
    undoOf: JSON.parse(row.undoOf) as string[],
    undoneBy,
  };
}

/** The newest steps first, at most `limit`, before the position `before` if given. */
export function listCommands(
  db: ReadableDb,
  { limit, before = null }: { limit: number; before?: number | null },
): readonly CommandEntry[] {
  const rows = prepared(db, `${SELECT_HEADING} WHERE seq < ifnull(?, 9e15) ORDER BY seq DESC LIMIT ?`).all(
    before,
    limit,
  ) as HeadingRow[];
  return rows.map((row) => ({ ...headingOf(db, row), rowChanges: rowChangesOf(db, row.seq, CHANGES_LISTED) }));
}

/**
 * The newest steps that changed a record, or a record that speaks of it: whose row holds its id, or, for a study, a number of one
 * of its measurements. At most `limit`.
 */
export function listCommandsAbout(
  db: ReadableDb,
  { table, id, limit }: { table: TableName; id: string; limit: number },
): readonly CommandEntry[] {
  const rows = prepared(
    db,
    `${SELECT_HEADING} WHERE seq IN (
       SELECT command_seq FROM row_change WHERE (table_name = @table AND row_id = @id) OR instr(ifnull(after, before), @quoted) > 0
       UNION
       SELECT command_seq FROM row_change WHERE table_name = 'value' AND @table = 'study'
         AND json_extract(ifnull(after, before), '$.measurement_id') IN (SELECT id FROM measurement WHERE study_id = @id)
     ) ORDER BY seq DESC LIMIT @limit`,
  ).all({ table, id, quoted: JSON.stringify(id), limit }) as HeadingRow[];
  return rows.map((row) => ({ ...headingOf(db, row), rowChanges: rowChangesOf(db, row.seq, CHANGES_LISTED) }));
}

/** One step, or null. */
export function findCommand(db: ReadableDb, id: string): CommandEntry | null {
  const row = prepared(db, `${SELECT_HEADING} WHERE id = ?`).get(id) as HeadingRow | undefined;
  return row === undefined ? null : { ...headingOf(db, row), rowChanges: rowChangesOf(db, row.seq, CHANGES_LISTED) };
}

/** The steps of one window, and those that took any of them back, oldest first: what its undo stack is made of. */
export function listWindowCommands(db: ReadableDb, windowId: string): readonly CommandHeading[] {
  const rows = prepared(
    db,
    `${SELECT_HEADING} WHERE window_id = ? OR seq IN (
       SELECT command_seq FROM command_target JOIN command AS target ON target.seq = target_seq WHERE target.window_id = ?
     ) ORDER BY seq`,
  ).all(windowId, windowId) as HeadingRow[];
  return rows.map((row) => headingOf(db, row));
}

/** The file's revision: the position of its newest command. */
export function revisionOf(db: ReadableDb): number {
  return prepared(db, `SELECT ifnull(max(seq), 0) FROM command`).pluck().get() as number;
}

/** Whether the file's first edit was this one. */
export function wasFirst(db: ReadableDb, { name, actor }: Pick<CommandHeading, 'name' | 'actor'>): boolean {
  const first = prepared(db, `SELECT name, actor FROM command WHERE kind = 'edit' ORDER BY seq LIMIT 1`).get() as
    Pick<CommandHeading, 'name' | 'actor'> | undefined;
  return first !== undefined && first.name === name && first.actor === actor;
}

/** When the newest command was made, UTC, ISO 8601; null if there is none. */
export function lastSavedAt(db: ReadableDb): string | null {
  return (prepared(db, `SELECT at FROM command ORDER BY seq DESC LIMIT 1`).pluck().get() as string | undefined) ?? null;
}

export function countCommands(db: ReadableDb): number {
  return prepared(db, `SELECT count(*) FROM command`).pluck().get() as number;
}
