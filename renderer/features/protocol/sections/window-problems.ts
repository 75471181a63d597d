import type { TimeWindow } from '../../../../api/contract/views.ts';
import { WINDOWS } from '../phrases.ts';

/** What is odd about windows, a sentence each. A window without an end holds all others and overlaps none. */
export function windowProblems(windows: readonly TimeWindow[]): readonly string[] {
  const own = windows.flatMap(({ label, weeksFrom, weeksTo, weeksTarget }) => {
    if (weeksTo !== null && weeksTo <= weeksFrom) return [`${label}: ${WINDOWS.reversed}`];
    return weeksTarget < weeksFrom || (weeksTo !== null && weeksTarget >= weeksTo)
      ? [`${label}: ${WINDOWS.outside}`]
      : [];
  });
  const closed = windows.filter((window): window is TimeWindow & { weeksTo: number } => window.weeksTo !== null);
  const pairs = closed.flatMap((a, index) =>
    closed
      .slice(index + 1)
      .filter((b) => a.weeksFrom < b.weeksTo && b.weeksFrom < a.weeksTo)
      .map((b) => WINDOWS.overlap(a.label, b.label)),
  );
  return [...own, ...pairs];
}
