import { normalCdf, normalQuantile } from '../math/distributions/normal.ts';
import { studentTCdf, studentTQuantile } from '../math/distributions/student-t.ts';
import type { Range } from './rounding.ts';
import type { PrintedValue } from './types.ts';

/** The quantile of a two-sided interval of this level; t with degrees of freedom, normal without. */
export function intervalQuantile(level: number, degreesOfFreedom: number | null): number {
  const upperTail = (1 - level) / 2;
  return degreesOfFreedom === null
    ? normalQuantile(upperTail, { upper: true })
    : studentTQuantile(upperTail, degreesOfFreedom, { upper: true });
}

/**
 * All the p-values that |estimate| / standardError may have, over every value that rounds to the printed numbers.
 *
 * @param magnitude range of |estimate|, 0 or more
 * @param standardError range of the standard error; a lower end of 0 or less stands for "as small as you like"
 */
export function pValueRange(
  magnitude: Range,
  standardError: Range,
  degreesOfFreedom: number | null,
  tails: 1 | 2,
): Range {
  const p = (statistic: number): number =>
    tails *
    (degreesOfFreedom === null
      ? normalCdf(statistic, { upper: true })
      : studentTCdf(statistic, degreesOfFreedom, { upper: true }));
  const largest = standardError.low > 0 ? magnitude.high / standardError.low : Number.POSITIVE_INFINITY;
  const smallest = standardError.high > 0 ? magnitude.low / standardError.high : 0;
  return { low: Number.isFinite(largest) ? p(largest) : 0, high: p(smallest) };
}

/** Whether a printed p is a probability at all; what is none says nothing of the effect. */
export function isProbability({ value }: PrintedValue): boolean {
  return value >= 0 && value <= 1;
}
