import type { CellProblem, SetCells } from '../contract/grid.ts';
import type { CommandReply } from '../contract/views.ts';
import { uuidv7 } from '../../db/ids.ts';
import { deleteRecord, insertRecord, updateRecord } from '../../db/repositories/records.ts';
import { agreedValue } from '../../engine/review/agreed.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type { Value, ValueField } from '../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';
import { isPrinted, routeChanges } from './route-changes.ts';
import type { Session, WindowCommand } from './session.ts';
import { readTyped, type TypedValue } from './typed-value.ts';

export type SetCellsResult =
  | Readonly<{ kind: 'done'; reply: CommandReply }>
  | Readonly<{ kind: 'problems'; problems: readonly CellProblem[]; count: number }>;

/** How many problems are named; a reader needs no more, and their number is told. */
const NAMED_PROBLEMS = 200;

type Read = Extract<TypedValue, { ok: true }>['fields'];

/** What becomes of one cell. */
type CellChange = Readonly<{ measurementId: string; field: ValueField; existing: Value | null; read: Read | null }>;

/**
 * Set a block of cells in one step of the history. Empty text clears a cell. Nothing is written when one text cannot be read
 * as its field, or when one cell no longer holds what the reviewer saw: the answer then names each such cell.
 */
export function setCells(
  session: Session,
  input: WindowCommand & SetCells,
  { actor, now }: Readonly<{ actor: string; now: () => Date }>,
): SetCellsResult {
  const index = reviewIndexOf(session.derived());
  const { changes, problems } = plan(index, input);
  if (problems.length > 0) return { kind: 'problems', problems: problems.slice(0, NAMED_PROBLEMS), count: problems.length };
  const routes = routeChanges(index, new Set(changes.map((change) => change.measurementId)), printedAfter(index, changes));
  const sourceId = sourceOf(session, input.sourceId);
  const at = now();
  return {
    kind: 'done',
    reply: session.run(input, input.label, (db) => {
      for (const { measurementId, field, existing, read } of changes) {
        if (read === null) {
          if (existing) deleteRecord(db, 'value', existing.id);
        } else if (existing) {
          // A number typed over a judgement about the old one is a new number.
          updateRecord(db, 'value', existing.id, {
            ...read, state: 'reported', handling: null, handlingNote: null, author: actor, sourceId: existing.sourceId ?? sourceId,
          });
        } else {
          insertRecord(db, 'value', {
            id: uuidv7(at), measurementId, field, ...read, state: 'reported', handling: null, handlingNote: null, author: actor,
            role: 'single', sourceId,
          });
        }
      }
      for (const { resultId, route } of routes) updateRecord(db, 'study_result', resultId, { route });
    }),
  };
}

/** A source that is gone meanwhile is not a reason to lose the numbers. */
function sourceOf(session: Session, sourceId: string | null | undefined): string | null {
  return sourceId && session.snapshot().source.has(sourceId) ? sourceId : null;
}

function plan(index: ReviewIndex, input: SetCells): Readonly<{ changes: readonly CellChange[]; problems: readonly CellProblem[] }> {
  const changes: CellChange[] = [];
  const problems: CellProblem[] = [];
  for (const { measurementId, cells } of input.rows) {
    const isGone = !index.snapshot.measurement.has(measurementId);
    const values = groupOf(index.valuesByMeasurement, measurementId);
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
      // A command sent again after a lost reply finds its own text in the cell: the history recognises it by id.
      if (present !== seen && present !== text) {
        problems.push({ ...at, kind: 'conflict', now: present, reason: PROBLEMS.conflict });
        continue;
      }
      if (text === '') {
        if (existing) changes.push({ measurementId, field, existing, read: null });
        continue;
      }
      const read = readTyped(field, text);
      if (read.ok) changes.push({ measurementId, field, existing, read: read.fields });
      else problems.push({ ...at, kind: 'unreadable', now: present, reason: read.reason });
    }
  }
  return { changes, problems };
}

function printedAfter(index: ReviewIndex, changes: readonly CellChange[]): (measurementId: string, field: ValueField) => boolean {
  const changed = new Map(changes.map(({ measurementId, field, read }) => [`${measurementId} ${field}`, read !== null && read.number !== null]));
  return (measurementId, field) =>
    changed.get(`${measurementId} ${field}`) ?? isPrinted(groupOf(index.valuesByMeasurement, measurementId), field);
}

const PROBLEMS = {
  gone: 'This row is not in the review any more.',
  conflict: 'The cell was changed elsewhere since.',
} as const;
