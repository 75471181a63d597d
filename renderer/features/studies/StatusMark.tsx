import type { StudyItem } from '../../../api/contract/views.ts';
import { STATUS_LABELS } from './phrases.ts';

const SIGNS: Readonly<Record<StudyItem['status'], string>> = {
  included: '●',
  excluded: '×',
  awaiting: '?',
  ongoing: '…',
};

/** A study's status as a sign and a word. */
export function StatusMark({ status }: Readonly<{ status: StudyItem['status'] }>) {
  return (
    <span className="status-mark" data-status={status}>
      <span aria-hidden="true" className="status-sign">
        {SIGNS[status]}
      </span>
      {STATUS_LABELS[status]}
    </span>
  );
}
