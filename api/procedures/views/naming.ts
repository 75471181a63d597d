import type { Source } from '../../../engine/review/records/index.ts';
import { groupOf } from '../../../engine/review/grouping.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';

/** "A" for an arm, "A vs B" for a contrast; several arms of a side are joined. */
export function armLabelOf(index: ReviewIndex, measurementId: string): string {
  const { snapshot } = index;
  const about = groupOf(index.armsByMeasurement, measurementId);
  const side = (name: 'a' | 'b') =>
    about.flatMap((entry) => (entry.side === name ? (snapshot.arm.get(entry.armId)?.label ?? []) : [])).join(' + ');
  const comparator = side('b');
  return comparator ? `${side('a')} vs ${comparator}` : side('a');
}

/** Names of what was given to an arm. */
export function interventionsOf(index: ReviewIndex, armId: string): string {
  return groupOf(index.interventionsByArm, armId)
    .flatMap((link) => index.snapshot.intervention.get(link.interventionId)?.name ?? [])
    .join(' + ');
}

/** Where a number was printed, short: locator, else the report's citation. */
export function sourceLabelOf(index: ReviewIndex, source: Source): string {
  const citation = source.reportId ? index.snapshot.report.get(source.reportId)?.citation : undefined;
  return source.locator ?? citation ?? source.url ?? source.kind;
}
