import type { CommandEntry } from '../../../db/repositories/commands.ts';
import type { RowChange } from '../../../db/history.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import { armLabelOf } from './naming.ts';
import { FIELD_NAMES, HISTORY } from './phrases.ts';

/** One readable sentence for a step: what changed, from what to what. */
export function describeCommand(command: CommandEntry, index: ReviewIndex): string {
  const [first] = command.rowChanges;
  const what =
    first && command.rowChanges.length === 1 && first.table === 'value'
      ? describeValue(first, index)
      : HISTORY.several(
          Object.values(command.changes).reduce((sum, count) => sum + count, 0),
          tablesOf(command),
        );
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
      return command.rowChanges.length === 1 && first?.table === 'value' ? HISTORY.sentence(what) : HISTORY.named(command.name, what);
  }
}

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
