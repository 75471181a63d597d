import { formatCompact } from '../../../engine/text/format-number.ts';
import { groupOf } from '../../../engine/review/grouping.ts';
import type { StudyResult } from '../../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';

const DAYS_PER_WEEK = 7;

/** "26 weeks", "0 to 12 weeks", or the kind of time where no days are known. */
export function timeOfResult({ timeKind, timeFromDays: from, timeToDays: to }: StudyResult): string {
  const weeks = (days: number) => formatCompact(days / DAYS_PER_WEEK, 1);
  if (from === null && to === null) return timeKind;
  if (timeKind === 'averaged' && from !== null && to !== null && from !== to)
    return `${weeks(from)} to ${weeks(to)} weeks`;
  return `${weeks(to ?? from!)} weeks`;
}

/** "MBSR vs usual care" */
export function sidesOfResult({ snapshot, armsByStudyResult }: ReviewIndex, studyResultId: string): string {
  const arms = groupOf(armsByStudyResult, studyResultId);
  const side = (name: 'a' | 'b') =>
    arms.flatMap((arm) => (arm.side === name ? (snapshot.arm.get(arm.armId)?.label ?? []) : [])).join(' + ');
  return `${side('a')} vs ${side('b')}`;
}
