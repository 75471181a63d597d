import type { FiveNumbers } from '../../convert/five-numbers.ts';
import { logNormalFromFiveNumbers } from '../../convert/log-normal-from-five-numbers.ts';
import { quantileEstimation } from '../../convert/quantile-estimation/quantile-estimation.ts';
import type { SkewnessGate } from '../../convert/skewness-gate.ts';
import type { Conversion } from '../../convert/types.ts';
import { NOTES, NOT_ESTIMABLE } from '../phrases.ts';
import type { Setting } from '../records/index.ts';
import { refuse, type Refused } from './attempt.ts';

/** What the review does with a median whose quartiles or range are significantly skewed; the first is the default. */
export const SKEWED_MEDIANS = ['leave out', 'log-normal', 'quantile estimation'] as const;
export type SkewedMedians = (typeof SKEWED_MEDIANS)[number];

/** Under which the choice stands among the review's settings. */
export const SKEWED_MEDIANS_SETTING = 'skewed medians';

/** The choice as stored; anything unknown leaves such medians out. */
export function skewedMediansOf(settings: ReadonlyMap<string, Setting>): SkewedMedians {
  const stored = settings.get(SKEWED_MEDIANS_SETTING)?.value;
  return (stored !== undefined && SKEWED_MEDIANS.find((known) => known === stored)) || 'leave out';
}

type FromSkewed = Readonly<{ ok: true; mean: Conversion; sd: Conversion; note: string }>;

/**
 * Mean and standard deviation of a summary that failed the skewness gate, by the method the reviewer chose for such summaries.
 * Refused where none was chosen, and where the numbers are not all positive: then no skewed distribution of either method fits.
 */
export function fromSkewed(summary: FiveNumbers, gate: SkewnessGate, method: SkewedMedians): FromSkewed | Refused {
  if (method === 'leave out') return refuse('no standard deviation', NOT_ESTIMABLE.skewed(gate.sentence));
  const least = summary.minimum ?? summary.q1 ?? summary.median;
  if (least <= 0) return refuse('no standard deviation', NOT_ESTIMABLE.skewedBelowZero(gate.sentence));
  const { mean, sd } = method === 'log-normal' ? logNormalFromFiveNumbers(summary) : quantileEstimation(summary);
  return { ok: true, mean, sd, note: NOTES.fromSkewed[method] };
}
