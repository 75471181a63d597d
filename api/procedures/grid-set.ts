import type { CellProblem, SetCells } from '../contract/grid.ts';
import type { CommandReply } from '../contract/views.ts';
import { uuidv7Sequence } from '../../db/ids.ts';
import { deleteRecord, insertRecord, updateRecord } from '../../db/repositories/records.ts';
import { agreedValue } from '../../engine/review/agreed.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type { Value, ValueField } from '../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';
import { FIELD_NAMES } from './views/phrases.ts';
import { isPrinted, routeChanges } from './route-changes.ts';
import type { Session, WindowCommand } from './session.ts';
import { readTypedCells, type TypedFields } from './typed-value.ts';

export type SetCellsResult =
  | Readonly<{ kind: 'done'; reply: CommandReply; assumed: readonly string[] }>
  | Readonly<{ kind: 'problems'; problems: readonly CellProblem[]; count: number }>;

/** How many problems are named; a reader needs no more, and their number is told. */
const NAMED_PROBLEMS = 200;

/** Nobody types on in a pasted block before it is there. */
const MOST_NOTED = 50;

/** What becomes of one cell. */
type CellChange = Readonly<{
  measurementId: string;
  field: ValueField;
  existing: Value | null;
  read: TypedFields | null;
}>;

/**
 * Set a block of cells in one step of the history. Empty text clears a cell; a text that holds several numbers fills the cells
 * of its row that they belong to, where these are empty. Nothing is written when one text cannot be read
 * as its field, or when one cell no longer holds what the reviewer saw: the answer then names each such cell.
 */
export function setCells(
  session: Session,
  input: WindowCommand & SetCells,
  { actor, now }: Readonly<{ actor: string; now: () => Date }>,
): SetCellsResult {
  const index = reviewIndexOf(session.derived());
  const { changes, levels, problems, assumed } = plan(index, input, (place, seen, present) =>
    session.ownWrites.isOvertakenByItself(input.windowId, place, seen, present),
  );
  if (problems.length > 0)
    return { kind: 'problems', problems: problems.slice(0, NAMED_PROBLEMS), count: problems.length };
  const routes = routeChanges(
    index,
    new Set(changes.map((change) => change.measurementId)),
    printedAfter(index, changes),
  );
  const sourceId = sourceOf(session, input.sourceId);
  const newId = uuidv7Sequence(now());
  const reply = session.run(input, input.label, (db) => {
    for (const { measurementId, field, existing, read } of changes) {
      if (read === null) {
        if (existing) deleteRecord(db, 'value', existing.id);
      } else if (existing) {
        // A number typed over a judgement about the old one is a new number.
        const next = {
          ...read,
          state: 'reported',
          handling: null,
          handlingNote: null,
          author: actor,
          sourceId: existing.sourceId ?? sourceId,
        } as const;
        updateRecord(db, 'value', existing.id, changedFields(existing, next));
      } else {
        insertRecord(db, 'value', {
          id: newId(),
          measurementId,
          field,
          ...read,
          state: 'reported',
          handling: null,
          handlingNote: null,
          author: actor,
          role: 'single',
          sourceId,
        });
      }
    }
    for (const [measurementId, ciLevel] of levels) updateRecord(db, 'measurement', measurementId, { ciLevel });
    for (const { resultId, route } of routes) updateRecord(db, 'study_result', resultId, { route });
  });
  if (changes.length <= MOST_NOTED)
    for (const { measurementId, field, existing, read } of changes)
      session.ownWrites.note(input.windowId, placeOf(measurementId, field), existing?.text ?? '', read?.text ?? '');
  return { kind: 'done', reply, assumed };
}

const placeOf = (measurementId: string, field: ValueField): string => `${measurementId} ${field}`;

/** Only what differs: naming a column that stays as it is would have its index and its reference checked all the same. */
function changedFields(existing: Value, next: Readonly<Partial<Value>>): Readonly<Partial<Value>> {
  const changed: Record<string, unknown> = {};
  for (const field in next) {
    const value = next[field as keyof Value];
    if (existing[field as keyof Value] !== value) changed[field] = value;
  }
  return changed;
}

/** A source that is gone meanwhile is not a reason to lose the numbers. */
function sourceOf(session: Session, sourceId: string | null | undefined): string | null {
  return sourceId && session.snapshot().source.has(sourceId) ? sourceId : null;
}

type Plan = Readonly<{
  changes: readonly CellChange[];
  /** Confidence levels, in percent, that were typed with an interval and are others than the row's. */
  levels: ReadonlyMap<string, number>;
  problems: readonly CellProblem[];
  /** Sentences on what was taken for granted, each once. */
  assumed: readonly string[];
}>;

function plan(
  index: ReviewIndex,
  input: SetCells,
  isOvertakenByItself: (place: string, seen: string, present: string) => boolean,
): Plan {
  const changes: CellChange[] = [];
  const levels = new Map<string, number>();
  const problems: CellProblem[] = [];
  const assumed = new Set<string>();
  for (const { measurementId, cells } of input.rows) {
    const measurement = index.snapshot.measurement.get(measurementId);
    const isGone = measurement === undefined;
    const kind = groupOf(index.armsByMeasurement, measurementId).some(({ side }) => side === 'b') ? 'contrast' : 'arm';
    const row = { kind, measure: kind === 'contrast' ? (measurement?.measure ?? null) : null } as const;
    const values = groupOf(index.valuesByMeasurement, measurementId);
    const typedInto = new Set(cells.map(([field]) => field));
    for (const [field, typed, seen] of cells) {
      const text = typed.trim();
      const at = { measurementId, field, text };
      if (isGone) {
        problems.push({ ...at, kind: 'gone', now: '', reason: PROBLEMS.gone });
        continue;
      }
      const agreed = agreedValue(values, field);
      const existing = agreed.kind === 'value' ? agreed.value : null;
      const present = existing?.text ?? '';
      const read = text === '' ? null : readTypedCells(field, row, text, input.decimalMark);
      const own = read?.ok === true ? (read.cells.find((cell) => cell.field === field)?.fields.text ?? '') : text;
      // A command sent again after a lost reply finds its own text in the cell: the history recognises it by id.
      if (present !== seen && present !== own && !isOvertakenByItself(placeOf(measurementId, field), seen, present)) {
        problems.push({ ...at, kind: 'conflict', now: present, reason: PROBLEMS.conflict });
        continue;
      }
      if (read === null) {
        if (existing) changes.push({ measurementId, field, existing, read: null });
        continue;
      }
      if (!read.ok) {
        problems.push({
          ...at,
          kind: 'unreadable',
          now: present,
          reason: read.reason,
          ...(read.readings && { readings: [...read.readings] }),
        });
        continue;
      }
      const taken = read.cells.find((cell) => cell.field !== field && isTaken(values, cell, typedInto));
      if (taken !== undefined) {
        const there = printedText(values, taken.field);
        problems.push({
          ...at,
          kind: 'unreadable',
          now: present,
          reason: PROBLEMS.taken(FIELD_NAMES[taken.field] ?? taken.field, there, taken.fields.text),
        });
        continue;
      }
      // A percentage typed over the events takes their place.
      if (existing && read.cells.every((cell) => cell.field !== field))
        changes.push({ measurementId, field, existing, read: null });
      for (const cell of read.cells)
        changes.push({
          measurementId,
          field: cell.field,
          existing: presentValue(values, cell.field),
          read: cell.fields,
        });
      if (read.level !== null && read.level !== measurement?.ciLevel) levels.set(measurementId, read.level);
      if (read.assumed !== null) assumed.add(read.assumed);
    }
  }
  return { changes, levels, problems, assumed: [...assumed] };
}

function presentValue(values: readonly Value[], field: ValueField): Value | null {
  const agreed = agreedValue(values, field);
  return agreed.kind === 'value' ? agreed.value : null;
}

const printedText = (values: readonly Value[], field: ValueField) => presentValue(values, field)?.text ?? '';

/** Whether a number that came along with others has its place filled already, with something else. */
function isTaken(
  values: readonly Value[],
  { field, fields }: Readonly<{ field: ValueField; fields: TypedFields }>,
  typedInto: ReadonlySet<ValueField>,
): boolean {
  const there = printedText(values, field);
  return typedInto.has(field) || (there !== '' && there !== fields.text);
}

function printedAfter(
  index: ReviewIndex,
  changes: readonly CellChange[],
): (measurementId: string, field: ValueField) => boolean {
  const changed = new Map<string, Map<ValueField, boolean>>();
  for (const { measurementId, field, read } of changes) {
    let fields = changed.get(measurementId);
    if (fields === undefined) changed.set(measurementId, (fields = new Map()));
    fields.set(field, read !== null && read.number !== null);
  }
  return (measurementId, field) =>
    changed.get(measurementId)?.get(field) ?? isPrinted(groupOf(index.valuesByMeasurement, measurementId), field);
}

const PROBLEMS = {
  gone: 'This row is not in the review any more.',
  conflict: 'The cell was changed elsewhere since.',
  taken: (field: string, now: string, wanted: string) =>
    now === ''
      ? `This would also fill ${field} with ${wanted}, which has a text of its own here. Type the numbers one by one.`
      : `This would also fill ${field} with ${wanted}, which now reads ${now}. Clear that cell first, or type the numbers one by one.`,
} as const;
