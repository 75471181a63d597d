import type { TableName } from '../engine/review/records/index.ts';
import type { ReadableDb, WritableDb } from './brands.ts';
import { COLUMNS } from './columns.ts';
import {
  parseImage,
  runCommand,
  type CommandInput,
  type CommandKind,
  type CommandOutcome,
  type RowImage,
} from './history.ts';
import type { StoredValue } from './records.ts';
import { takenBackBy } from './standing.ts';
import { prepared, quoted } from './statements.ts';

/**
 * A step cannot be taken back, because its rows have changed since. Nothing was written. `column`, `expected` and
 * `found` name the first difference; they are null where a whole row is in the way.
 */
export class UndoConflictError extends Error {
  override readonly name = 'UndoConflictError';
  readonly table: TableName | null;
  readonly rowId: string | null;
  readonly column: string | null;
  readonly expected: StoredValue;
  readonly found: StoredValue;

  constructor(
    sentence: string,
    at: Partial<Pick<UndoConflictError, 'table' | 'rowId' | 'column' | 'expected' | 'found'>> = {},
  ) {
    super(sentence);
    this.table = at.table ?? null;
    this.rowId = at.rowId ?? null;
    this.column = at.column ?? null;
    this.expected = at.expected ?? null;
    this.found = at.found ?? null;
  }
}

type StoredChange = Readonly<{ table: TableName; rowId: string; before: string | null; after: string | null }>;

/**
 * Takes the commands `targets` back as one new command: their rows' earlier contents are restored, newest first, column
 * by column, so that later edits of other columns stand. Undo, redo (taking an undo back) and revert (an older command)
 * differ by `command.kind` alone. Throws UndoConflictError and changes nothing if a later step stands in the way, or if
 * a target is unknown, already taken back, or a migration.
 */
export function takeBack(
  db: WritableDb,
  targets: readonly string[],
  command: Omit<CommandInput, 'undoOf'>,
): CommandOutcome<null> {
  return withoutDangling(() =>
    runCommand(db, { ...command, undoOf: targets }, () => {
      // A parent and its children may come back in any order; the references are checked at commit.
      db.pragma('defer_foreign_keys = ON');
      for (const seq of seqsNewestFirst(db, targets)) {
        for (const change of changesNewestFirst(db, seq)) restoreBefore(db, change);
      }
      return null;
    }),
  );
}

/** A reference left dangling is found at commit, when a row added since still needs one that the undo removes. */
function withoutDangling<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
      throw new UndoConflictError('Rows added since depend on this step. Undo them first.');
    }
    throw error;
  }
}

function seqsNewestFirst(db: ReadableDb, targets: readonly string[]): readonly number[] {
  const seqs = targets.map((id) => {
    const target = prepared(db, `SELECT seq, kind FROM command WHERE id = ?`).get(id) as
      { seq: number; kind: CommandKind } | undefined;
    if (target === undefined) throw new UndoConflictError(`There is no step ${id} in the history.`);
    // Its rows could come back, but not the tables they stood in.
    if (target.kind === 'migration') throw new UndoConflictError('A new file version cannot be taken back.');
    if (takenBackBy(db, target.seq) !== null) throw new UndoConflictError('This step was taken back already.');
    return target.seq;
  });
  return seqs.sort((a, b) => b - a);
}

function changesNewestFirst(db: ReadableDb, seq: number): readonly StoredChange[] {
  return prepared(
    db,
    `SELECT table_name AS "table", row_id AS rowId, before, after FROM row_change WHERE command_seq = ? ORDER BY seq DESC`,
  ).all(seq) as StoredChange[];
}

function restoreBefore(db: WritableDb, change: StoredChange): void {
  const { table, rowId } = change;
  const [before, after] = [parseImage(change.before), parseImage(change.after)];
  const found = prepared(db, `SELECT * FROM ${quoted(table)} WHERE id = ?`).get(rowId) as RowImage | undefined;
  if (before === null) {
    assertUnchanged(change, found, after, () => true);
    prepared(db, `DELETE FROM ${quoted(table)} WHERE id = ?`).run(rowId);
  } else if (after === null) {
    if (found !== undefined) throw conflict(change, `has been added again`);
    const columns = presentColumns(table, before);
    const [names, places] = [columns.map(quoted).join(', '), columns.map(() => '?').join(', ')];
    prepared(db, `INSERT INTO ${quoted(table)} (${names}) VALUES (${places})`).run(
      ...columns.map((column) => before[column]),
    );
  } else {
    const columns = presentColumns(table, before).filter((column) => before[column] !== after[column]);
    assertUnchanged(change, found, after, (column) => columns.includes(column));
    if (columns.length === 0) return;
    const assignments = columns.map((column) => `${quoted(column)} = ?`).join(', ');
    prepared(db, `UPDATE ${quoted(table)} SET ${assignments} WHERE id = ?`).run(
      ...columns.map((column) => before[column]),
      rowId,
    );
  }
}

/** An image may be older than the schema: a column that is gone stays gone, one that is new keeps its default. */
function presentColumns(table: TableName, image: RowImage): readonly string[] {
  return COLUMNS[table].map(({ name }) => name).filter((name) => name in image);
}

function assertUnchanged(
  change: StoredChange,
  found: RowImage | undefined,
  after: RowImage | null,
  isCompared: (column: string) => boolean,
): void {
  if (found === undefined || after === null) throw conflict(change, 'has been deleted');
  for (const column of presentColumns(change.table, after)) {
    const [expected, now] = [after[column] ?? null, found[column] ?? null];
    if (isCompared(column) && now !== expected)
      throw conflict(change, `has another ${column.replaceAll('_', ' ')}`, { column, expected, found: now });
  }
}

function conflict(
  { table, rowId }: StoredChange,
  what: string,
  difference: Partial<Pick<UndoConflictError, 'column' | 'expected' | 'found'>> = {},
): UndoConflictError {
  const sentence = `This ${table.replaceAll('_', ' ')} ${what} since (${rowId}). Undo the later step first.`;
  return new UndoConflictError(sentence, { table, rowId, ...difference });
}
