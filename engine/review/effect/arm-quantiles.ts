import { sdFromInterquartileRange } from '../../convert/sd-from-interquartile-range.ts';
import { meanFromFiveNumbers } from '../../convert/mean-from-five-numbers.ts';
import { sdFromFiveNumbers } from '../../convert/sd-from-five-numbers.ts';
import { skewnessGate } from '../../convert/skewness-gate.ts';
import type { Conversion } from '../../convert/types.ts';
import { NOTES, NOT_ESTIMABLE } from '../phrases.ts';
import { refuse, type Refused } from './attempt.ts';
import { fromSkewed, type SkewedMedians } from './skewed-medians.ts';

type Printed = Readonly<{ number: number; id: string }>;

/** What is printed of an arm besides mean and SD: its median, quartiles and extremes. */
export type PrintedQuantiles = Readonly<Partial<Record<'median' | 'q1' | 'q3' | 'min' | 'max', Printed | undefined>>>;

/** A spread, and a mean where none was printed, read from quantiles. */
export type FromQuantiles = Readonly<{
  ok: true;
  /** Null where the printed mean stands. */
  mean: Conversion | null;
  sd: Conversion;
  valueIds: readonly string[];
  notes: readonly string[];
}>;

/**
 * Standard deviation, and the mean where none is printed, from a median with quartiles, extremes or both; from quartiles alone
 * beside a printed mean. Null when the quantiles do not suffice. A significantly skewed summary is refused unless the reviewer has
 * chosen a method for such: a median is never quietly paired with a mean (extraction.md 3, 1.4).
 */
export function fromQuantiles(
  printed: PrintedQuantiles,
  n: number | null,
  hasMean: boolean,
  skewedMedians: SkewedMedians,
): FromQuantiles | Refused | null {
  const { median, q1, q3, min, max } = printed;
  const hasQuartiles = q1 !== undefined && q3 !== undefined;
  const hasRange = min !== undefined && max !== undefined;
  if (median === undefined) {
    if (!hasMean || !hasQuartiles) return null;
    const sd = sdFromInterquartileRange({ q1: q1.number, q3: q3.number });
    return { ok: true, mean: null, sd, valueIds: [q1.id, q3.id], notes: [NOTES.quartilesAlone] };
  }
  if (!hasQuartiles && !hasRange) return null;
  if (n === null || n < 5) return refuse('no standard deviation', NOT_ESTIMABLE.fewForQuantiles);
  const summary = {
    n,
    median: median.number,
    ...(hasQuartiles ? { q1: q1.number, q3: q3.number } : {}),
    ...(hasRange ? { minimum: min.number, maximum: max.number } : {}),
  };
  const gate = skewnessGate(summary);
  const valueIds = [median, q1, q3, min, max].flatMap((value) => (value === undefined ? [] : [value.id]));
  if (gate.isSkewed) {
    const skewed = fromSkewed(summary, gate, skewedMedians);
    return skewed.ok
      ? { ok: true, mean: hasMean ? null : skewed.mean, sd: skewed.sd, valueIds, notes: [gate.sentence, skewed.note] }
      : skewed;
  }
  return {
    ok: true,
    mean: hasMean ? null : meanFromFiveNumbers(summary),
    sd: sdFromFiveNumbers(summary),
    valueIds,
    notes: [hasMean ? NOTES.sdFromQuantiles : NOTES.fromQuantiles],
  };
}
