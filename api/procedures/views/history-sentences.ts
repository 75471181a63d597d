import type { HistoryDetail } from '../../contract/history.ts';
import type { CommandEntry } from '../../../db/repositories/commands.ts';
import type { RowChange } from '../../../db/history.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import { armLabelOf } from './naming.ts';
import { FIELD_NAMES, HISTORY } from './phrases.ts';

/** Details a sentence tells itself; beyond them it says how many there are. */
const TOLD = 2;

/** One readable sentence for a step: what changed, from what to what. */
export function describeCommand(command: CommandEntry, index: ReviewIndex, details: readonly HistoryDetail[]): string {
  const [first] = command.rowChanges;
  const isOneValue = command.rowChanges.length === 1 && first?.table === 'value';
  const what = isOneValue ? describeValue(first, index) : told(command, details);
  switch (command.kind) {
    case 'undo':
      return HISTORY.undo(what);
    case 'redo':
      return HISTORY.redo(what);
    case 'revert':
      return HISTORY.revert(what);
    case 'migration':
      return HISTORY.migration;
    case 'edit':
      return isOneValue ? HISTORY.sentence(what) : what === '' ? command.name : HISTORY.named(command.name, what);
  }
}

/** The fields of a step as "status: included → excluded", or how many rows of what where there are more. */
function told(command: CommandEntry, details: readonly HistoryDetail[]): string {
  const rows = Object.values(command.changes).reduce((sum, count) => sum + count, 0);
  const changed = details.filter(({ field, was, now }) => field !== null && was !== null && now !== null);
  const whole = details.filter(({ field }) => field === null);
  if (rows > command.rowChanges.length || changed.length + whole.length > TOLD)
    return HISTORY.several(rows, tablesOf(command));
  if (whole.length > 0) {
    // What came or went as a whole is named by the step itself, except where it is taken back.
    return command.kind === 'edit' ? '' : whole.map(wholeOf).join('; ');
  }
  const areAlike = new Set(changed.map(({ what }) => what)).size === 1;
  return changed
    .map((detail) =>
      HISTORY.changed(
        areAlike && command.kind === 'edit' ? (detail.field ?? '') : placeOf(detail),
        detail.was ?? '',
        detail.now ?? '',
      ),
    )
    .join('; ');
}

const placeOf = ({ what, field }: HistoryDetail): string => `${what}, ${field}`;
const wholeOf = ({ what, was, now }: HistoryDetail): string =>
  was === null ? HISTORY.came(what) : now === null ? HISTORY.went(what) : what;

function describeValue({ before, after }: RowChange, index: ReviewIndex): string {
  const image = after ?? before;
  const measurementId = String(image?.['measurement_id'] ?? '');
  const measurement = index.snapshot.measurement.get(measurementId);
  const study = measurement ? (index.snapshot.study.get(measurement.studyId)?.label ?? '') : '';
  const field = FIELD_NAMES[String(image?.['field'])] ?? String(image?.['field']);
  const place = HISTORY.place(field, study, armLabelOf(index, measurementId), measurement?.timeText ?? '');
  const was = before ? String(before['text']) : null;
  const now = after ? String(after['text']) : null;
  if (was === null) return HISTORY.added(place, now ?? '');
  if (now === null) return HISTORY.removed(place, was);
  return HISTORY.changed(place, was, now);
}

function tablesOf({ changes }: CommandEntry): string {
  return Object.keys(changes)
    .map((table) => table.replaceAll('_', ' '))
    .slice(0, 4)
    .join(', ');
}
