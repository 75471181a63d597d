import type { Snapshot } from '../../engine/review/records/index.ts';

/** "Pain, about 26 weeks": what a row is called outside its table. */
export function findingTitle(snapshot: Snapshot, findingId: string): string {
  const finding = snapshot.finding.get(findingId);
  if (!finding) return '';
  const outcome = snapshot.outcome.get(finding.outcomeId)?.construct ?? '';
  const window = finding.timeWindowId === null ? undefined : snapshot.time_window.get(finding.timeWindowId)?.label;
  return [outcome, window, finding.subgroup].filter(Boolean).join(', ');
}
