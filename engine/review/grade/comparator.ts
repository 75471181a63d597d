import { GRADE_ROW } from './phrases.ts';
import { formatFixed } from '../../text/format-number.ts';
import type { FindingRow } from '../finding-row.ts';
import type { FindingResult } from './finding-facts.ts';

/** Median of the comparators' observed risks; null where no result has counts. */
export function medianComparatorRisk(results: readonly FindingResult[]): number | null {
  const risks = results.flatMap(({ effect: { eventsComparator: events, nComparator: n } }) =>
    events === null || n === null || n === 0 ? [] : [events / n],
  );
  return median(risks);
}

/** SD of the comparator arms pooled by their degrees of freedom, on the analysis scale; null where none is known. */
export function pooledComparatorSd(results: readonly FindingResult[]): number | null {
  let [squares, degrees] = [0, 0];
  for (const { effect } of results) {
    const { standardDeviation = null, n = null } = effect.comparator ?? {};
    if (standardDeviation === null || n === null || n < 2) continue;
    squares += (n - 1) * standardDeviation ** 2;
    degrees += n - 1;
  }
  return degrees === 0 ? null : Math.sqrt(squares / degrees);
}

/** Range of the comparators' means; of final values where there are any, since changes are measured from another zero. */
export function comparatorMeans(results: readonly FindingResult[]): FindingRow['comparatorMeans'] {
  const arms = results.flatMap(({ effect }) => effect.comparator ?? []);
  const finals = arms.filter(({ score }) => score !== 'change');
  const shown = finals.length > 0 ? finals : arms;
  if (shown.length === 0) return null;
  const means = shown.map(({ mean }) => mean);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const [from, to] = [formatFixed(low, 1), formatFixed(high, 1)];
  const range = from === to ? from : `${from} to ${to}`;
  return { low, high, count: shown.length, text: finals.length > 0 ? range : GRADE_ROW.meanChange(range) };
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  // Sorts by value of itself, without a call for each comparison.
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
