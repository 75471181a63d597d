import type { TableName } from '../engine/review/records/index.ts';
import type { ReadableDb, WritableDb } from './brands.ts';
import { checkpoint } from './durability.ts';
import { withFileErrors } from './errors.ts';
import { assertFileInPlace, fileOf, fileState } from './file-identity.ts';
import { prepared } from './statements.ts';
import { rememberWrites, takeWrites, type WrittenFields, type WrittenRow } from './written-rows.ts';

/** A row as it stood, by column name of the file at that time. */
export type RowImage = Readonly<Record<string, string | number | null>>;

/** One row's change within a command. `before` is null for an insert, `after` for a delete. */
export type RowChange = Readonly<{
  table: TableName;
  rowId: string;
  before: RowImage | null;
  after: RowImage | null;
  /** What `after` says, where that is known without reading it. */
  written?: WrittenFields | undefined;
}>;

export type CommandKind = 'edit' | 'undo' | 'redo' | 'revert' | 'migration';

/** Who does what, when. */
export type CommandInput = Readonly<{
  /** UUIDv7 made by the caller. A command sent again under the same id applies once. */
  id: string;
  /** What the reader will see it called, such as "Edit a value". */
  name: string;
  actor: string;
  /** UTC, ISO 8601. */
  at: string;
  /** The window or tab it came from: whose Ctrl-Z takes it back. */
  windowId?: string;
  /** Commands of one gesture are undone together. */
  gestureId?: string;
  kind?: CommandKind;
  /** Ids of the commands that this one takes back. */
  undoOf?: readonly string[];
  /** Anything worth keeping with it; JSON. */
  detail?: unknown;
}>;

export type CommandOutcome<T> = Readonly<{
  result: T;
  rowChanges: readonly RowChange[];
  /** Position in the history; the file's revision after it. */
  seq: number;
  /** True if a command of this id stood already: nothing was done now, and this is what it did then. */
  isRepeat: boolean;
}>;

/** A command was begun inside another one. */
export class NestedCommandError extends Error {
  override readonly name = 'NestedCommandError';
}

/**
 * Runs `write` as one named, attributed, durable, all-or-nothing step of the history. `write` must be synchronous and
 * its result JSON. If it throws, the file is as before and the error leaves unchanged, except that failures of the file
 * or the disk leave as ProjectFileError.
 */
export function runCommand<T>(db: WritableDb, command: CommandInput, write: () => T): CommandOutcome<T> {
  if (db.inTransaction) throw new NestedCommandError(`“${command.name}” was begun inside another command.`);
  const handle = fileOf(db);
  // A log left under the name of a replaced file would be taken for the new file's own: its content goes home first.
  if (handle !== null && fileState(handle) !== 'same') checkpoint(db);
  assertFileInPlace(handle);
  return withFileErrors(handle?.path ?? ':memory:', () => {
    const repeat = recordedOutcome<T>(db, command.id);
    if (repeat !== null) return repeat;
    prepared(db, 'BEGIN IMMEDIATE').run();
    try {
      const seq = beginCommand(db, command);
      rememberWrites(db);
      const result = write();
      if (result instanceof Promise)
        throw new TypeError(`“${command.name}” is asynchronous: its changes would come after the commit.`);
      const rowChanges = finishCommand(db, seq, result);
      prepared(db, 'COMMIT').run();
      return { result, rowChanges, seq, isRepeat: false };
    } catch (error) {
      takeWrites(db);
      // A full disk makes SQLite roll back by itself.
      if (db.inTransaction) prepared(db, 'ROLLBACK').run();
      throw error;
    }
  });
}

/** Writes the command's row and makes it the one that triggers attribute changes to. Inside a transaction. */
export function beginCommand(db: WritableDb, command: CommandInput): number {
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO command (id, kind, name, actor, at, window_id, gesture_id, detail_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    command.id,
    command.kind ?? 'edit',
    command.name,
    command.actor,
    command.at,
    command.windowId ?? null,
    command.gestureId ?? null,
    JSON.stringify(command.detail ?? null),
  );
  const seq = Number(lastInsertRowid);
  for (const target of command.undoOf ?? []) {
    prepared(db, `INSERT INTO command_target (command_seq, target_seq) SELECT ?, seq FROM command WHERE id = ?`).run(
      seq,
      target,
    );
  }
  prepared(db, `INSERT INTO current_command (one, seq) VALUES (1, ?)`).run(seq);
  return seq;
}

/** Records the result and how many rows of which tables changed, and ends the attribution. Inside the same transaction. */
export function finishCommand(db: WritableDb, seq: number, result: unknown): readonly RowChange[] {
  const rowChanges = changesAsWritten(db, seq, takeWrites(db)) ?? rowChangesOf(db, seq);
  const counts: Partial<Record<TableName, number>> = {};
  for (const { table } of rowChanges) counts[table] = (counts[table] ?? 0) + 1;
  prepared(db, `UPDATE command SET changes_json = ?, result_json = ? WHERE seq = ?`).run(
    JSON.stringify(counts),
    JSON.stringify(result ?? null),
    seq,
  );
  prepared(db, `DELETE FROM current_command`).run();
  return rowChanges;
}

/** What the command of this id did, if it stands in the history already. */
export function recordedOutcome<T>(db: ReadableDb, id: string): CommandOutcome<T> | null {
  const row = prepared(db, `SELECT seq, result_json AS result FROM command WHERE id = ?`).get(id) as
    { seq: number; result: string } | undefined;
  if (row === undefined) return null;
  return { result: JSON.parse(row.result) as T, rowChanges: rowChangesOf(db, row.seq), seq: row.seq, isRepeat: true };
}

/** What the command at `seq` changed, in the order it happened; at most the first `limit` changes. */
export function rowChangesOf(db: ReadableDb, seq: number, limit = -1): readonly RowChange[] {
  const rows = prepared(
    db,
    `SELECT seq, table_name AS "table", row_id AS rowId, after FROM row_change WHERE command_seq = ? ORDER BY seq LIMIT ?`,
  ).all(seq, limit) as { seq: number; table: TableName; rowId: string; after: string | null }[];
  const changes: RowChange[] = [];
  for (let first = 0; first < rows.length; first += READ_AT_ONCE) {
    const some = rows.slice(first, first + READ_AT_ONCE);
    const images = JSON.parse(`[${some.map(({ after }) => after ?? 'null').join(',')}]`) as (RowImage | null)[];
    some.forEach((row, at) => changes.push(new RecordedChange(db, row, images[at] ?? null)));
  }
  return changes;
}

/** Images read as one text: that takes half the time of reading each, and an import of thousands needs no text as long as itself. */
const READ_AT_ONCE = 2000;

/**
 * The changes of the command at `seq`, if they are those it is known to have written, one by one: then their images are not read
 * back, which of ten thousand values takes a tenth of a second. Null if anything else changed a row.
 */
function changesAsWritten(db: ReadableDb, seq: number, rows: readonly WrittenRow[]): readonly RowChange[] | null {
  const names = prepared(
    db,
    `SELECT seq, table_name AS "table", row_id AS rowId FROM row_change WHERE command_seq = ? ORDER BY seq`,
  ).all(seq) as RecordedRow[];
  if (names.length !== rows.length) return null;
  const changes: RowChange[] = [];
  for (const [at, name] of names.entries()) {
    const { table, rowId, written } = rows[at]!;
    if (name.table !== table || name.rowId !== rowId) return null;
    changes.push(
      written === null ? new RecordedChange(db, name, null) : new RecordedChange(db, name, undefined, written),
    );
  }
  return changes;
}

type RecordedRow = Readonly<{ seq: number; table: TableName; rowId: string }>;

/** Images that are not known are read when asked for; history is never rewritten. */
class RecordedChange implements RowChange {
  readonly table: TableName;
  readonly rowId: string;
  readonly written: WrittenFields | undefined;
  readonly #after: RowImage | null | undefined;
  readonly #db: ReadableDb;
  readonly #seq: number;

  constructor(
    db: ReadableDb,
    { seq, table, rowId }: RecordedRow,
    after: RowImage | null | undefined,
    written?: WrittenFields,
  ) {
    this.#db = db;
    this.#seq = seq;
    this.table = table;
    this.rowId = rowId;
    this.#after = after;
    this.written = written;
  }

  get after(): RowImage | null {
    return this.#after === undefined ? this.#images().after : this.#after;
  }

  /** Read by those who compare; whoever follows a change needs only what is there after it. */
  get before(): RowImage | null {
    return this.#images().before;
  }

  #images(): Readonly<{ before: RowImage | null; after: RowImage | null }> {
    const { before, after } = prepared(this.#db, `SELECT before, after FROM row_change WHERE seq = ?`).get(
      this.#seq,
    ) as {
      before: string | null;
      after: string | null;
    };
    return { before: parseImage(before), after: parseImage(after) };
  }
}

export function parseImage(text: string | null): RowImage | null {
  return text === null ? null : (JSON.parse(text) as RowImage);
}
