import type { EditableTable, RecordChange } from '../contract/records.ts';
import type { CommandReply } from '../contract/views.ts';
import type { WritableDb } from '../../db/brands.ts';
import { uuidv7Sequence } from '../../db/ids.ts';
import { deleteWithDependents, dependentsOf, type Dependents } from '../../db/repositories/dependents.ts';
import {
  deleteRecord,
  findRecord,
  insertRecord,
  RecordNotFoundError,
  updateRecord,
} from '../../db/repositories/records.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import type { RecordOf, TableName } from '../../engine/review/records/index.ts';
import { completed, fieldProblem } from './record-fields.ts';
import { regroupResults } from './regroup-results.ts';
import type { Session, WindowCommand } from './session.ts';

export type ChangeRecords = WindowCommand & Readonly<{ label: string; changes: readonly RecordChange[] }>;

export type ChangeRecordsResult =
  | Readonly<{ kind: 'done'; reply: CommandReply }>
  | Readonly<{ kind: 'not found'; what: string }>
  | Readonly<{ kind: 'conflict'; seen: string; now: string }>
  | Readonly<{ kind: 'refused'; reason: string }>;

/** Why a list of changes cannot be made; thrown inside the command, so that nothing of it is. */
class Halt extends Error {
  readonly result: Exclude<ChangeRecordsResult, { kind: 'done' }>;

  constructor(result: Halt['result']) {
    super(result.kind);
    this.result = result;
  }
}

/** What else belongs to the same step, such as a version of the protocol. */
export type Around = Readonly<{ before?: (db: WritableDb) => void; after?: (db: WritableDb) => void }>;

/** Add, set and remove records as one step of the history, with the study results they make possible. All of it or nothing. */
export function changeRecords(
  session: Session,
  input: ChangeRecords,
  { before, after }: Around = {},
): ChangeRecordsResult {
  const written: WrittenField[] = [];
  const own: OwnFields = {
    isOvertakenByItself: (place, seen, present) =>
      session.ownWrites.isOvertakenByItself(input.windowId, place, seen, present),
    note: (field) => written.push(field),
  };
  try {
    const reply = session.run(input, input.label, (db) => {
      before?.(db);
      makeChanges(db, input.changes, own);
      regroupResults(db, reviewIndexOf(session.derived()), uuidv7Sequence(session.now()));
      after?.(db);
    });
    for (const { place, present, now } of written) session.ownWrites.note(input.windowId, place, present, now);
    return { kind: 'done', reply };
  } catch (error) {
    const result = resultOf(error);
    if (result !== null) return result;
    throw error;
  }
}

type WrittenField = Readonly<{ place: string; present: string; now: string }>;

/** What the window that makes changes wrote itself, as JSON. */
type OwnFields = Readonly<{
  isOvertakenByItself: (place: string, seen: string, present: string) => boolean;
  note: (field: WrittenField) => void;
}>;

/** Make the changes, in order. Only inside runCommand; an error it throws is read by `refusalOf`. */
export function makeChanges(db: WritableDb, changes: readonly RecordChange[], own: OwnFields | null = null): void {
  for (const change of changes) make(db, change, own);
}

/** Why changes could not be made, as a sentence; null for an error of another kind. */
export function refusalOf(error: unknown): string | null {
  const result = resultOf(error);
  switch (result?.kind) {
    case 'refused':
      return result.reason;
    case 'not found':
      return result.what;
    case 'conflict':
      return REASONS.conflict(result.now);
    default:
      return null;
  }
}

function resultOf(error: unknown): Halt['result'] | null {
  if (error instanceof Halt) return error.result;
  if (error instanceof RecordNotFoundError) return { kind: 'not found', what: error.message };
  return isConstraint(error) ? { kind: 'refused', reason: REASONS.constraint(error.code, error.message) } : null;
}

function make(db: WritableDb, change: RecordChange, own: OwnFields | null): void {
  const { table, id } = change;
  if (change.op === 'remove') return remove(db, table, id, change.withDependents === true);
  const problem = fieldProblem(table, change.fields);
  if (problem !== null) throw new Halt({ kind: 'refused', reason: problem });
  if (change.op === 'add') {
    const made = completed(table, id, change.fields);
    if (!made.ok) throw new Halt({ kind: 'refused', reason: made.problem });
    // The fields were held against the file's own columns just now.
    return insertRecord(db, table, made.record as RecordOf[EditableTable]);
  }
  if (change.seen) assertSeen(db, { table, id }, change.seen, change.fields, own);
  updateRecord(db, table, id, change.fields as Partial<RecordOf[EditableTable]>);
}

/** A command sent again after a lost reply finds its own values: the history recognises it by id before this is asked. */
function assertSeen(
  db: WritableDb,
  { table, id }: Readonly<{ table: TableName; id: string }>,
  seen: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
  own: OwnFields | null,
): void {
  const record = findRecord(db, table, id) as Readonly<Record<string, unknown>> | null;
  if (record === null) throw new RecordNotFoundError(table, id);
  for (const [field, before] of Object.entries(seen)) {
    const [present, was, now] = [asJson(record[field]), asJson(before), asJson(wanted[field])];
    const place = `${table} ${id} ${field}`;
    if (present !== was && present !== now && own?.isOvertakenByItself(place, was, present) !== true) {
      throw new Halt({ kind: 'conflict', seen: shown(before), now: shown(record[field]) });
    }
    own?.note({ place, present, now });
  }
}

const asJson = (value: unknown): string => JSON.stringify(value ?? null);

const shown = (value: unknown) =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function remove(db: WritableDb, table: TableName, id: string, withDependents: boolean): void {
  if (withDependents) return deleteWithDependents(db, { table, id });
  const dependents = dependentsOf(db, { table, id });
  if (dependents.removed.length + dependents.cleared.length > 0) {
    throw new Halt({ kind: 'refused', reason: REASONS.dependents(table, dependents) });
  }
  deleteRecord(db, table, id);
}

function isConstraint(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('SQLITE_CONSTRAINT')
  );
}

/** "3 arms, 12 measurements" */
function counted({ removed, cleared }: Dependents): string {
  const counts = new Map<TableName, number>();
  for (const { table } of [...removed, ...cleared]) counts.set(table, (counts.get(table) ?? 0) + 1);
  return [...counts].map(([table, count]) => `${count} × ${table.replaceAll('_', ' ')}`).join(', ');
}

const REASONS = {
  conflict: (now: string) => `It was changed elsewhere meanwhile: it now reads “${now}”.`,
  dependents: (table: string, dependents: Dependents) =>
    `This ${table.replaceAll('_', ' ')} is in use (${counted(dependents)}). Remove what uses it first, or remove all of it together.`,
  constraint: (code: string, detail: string) =>
    code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
      ? `There is one like this already (${detail.replace(/^.*: /, '')}). Change the other one, or give this one another name.`
      : code === 'SQLITE_CONSTRAINT_FOREIGNKEY'
        ? 'It refers to something that is not in the review. Choose something that is.'
        : `A field holds something it cannot hold (${detail.replace(/^CHECK constraint failed: /, '')}). Choose one of the values offered.`,
} as const;
