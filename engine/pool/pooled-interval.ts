import { normalCdf, normalQuantile } from '../math/distributions/normal.ts';
import { studentTCdf, studentTQuantile } from '../math/distributions/student-t.ts';
import type { PooledInterval } from './types.ts';

/**
 * The two-sided critical value of level `level`: normal for `degreesOfFreedom` null, else Student's t.
 * P-values come from the same distribution.
 */
export function criticalValue(level: number, degreesOfFreedom: number | null): number {
  const tail = (1 - level) / 2;
  return degreesOfFreedom === null
    ? normalQuantile(tail, { upper: true })
    : studentTQuantile(tail, degreesOfFreedom, { upper: true });
}

/** Two-sided p-value of a statistic, exact far into the tail. */
export function twoSidedPValue(statistic: number, degreesOfFreedom: number | null): number {
  const size = Math.abs(statistic);
  const tail =
    degreesOfFreedom === null ? normalCdf(size, { upper: true }) : studentTCdf(size, degreesOfFreedom, { upper: true });
  return Math.min(1, 2 * tail);
}

/**
 * estimate ± critical value × standard error, with its test of zero.
 *
 * @param standardError > 0, on the scale of the estimate
 * @param degreesOfFreedom null for the normal distribution
 * @param critical the critical value, when the caller has it
 */
export function pooledInterval(
  method: PooledInterval['method'],
  estimate: number,
  standardError: number,
  degreesOfFreedom: number | null,
  level: number,
  critical: number = criticalValue(level, degreesOfFreedom),
): PooledInterval {
  const statistic = estimate / standardError;
  return {
    method,
    level,
    standardError,
    degreesOfFreedom,
    statistic,
    pValue: twoSidedPValue(statistic, degreesOfFreedom),
    low: estimate - critical * standardError,
    high: estimate + critical * standardError,
  };
}
