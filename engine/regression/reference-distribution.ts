import { EngineInputError } from '../errors.ts';
import { normalCdf, normalQuantile } from '../math/distributions/normal.ts';
import { studentTCdf, studentTQuantile } from '../math/distributions/student-t.ts';

/**
 * An estimate with its standard error, test and interval. Where the standard error is exactly zero (Knapp-Hartung on
 * identical effects) the statistic is infinite with p = 0, or null when the estimate is zero too.
 */
export type EstimateWithInterval = Readonly<{
  estimate: number;
  standardError: number;
  statistic: number | null;
  pValue: number | null;
  low: number;
  high: number;
}>;

/** Two-sided tail probability of a statistic under the normal (`degreesOfFreedom` null) or Student's t distribution. */
export function twoSidedPValue(statistic: number, degreesOfFreedom: number | null): number {
  const size = Math.abs(statistic);
  const tail =
    degreesOfFreedom === null
      ? normalCdf(size, { upper: true })
      : studentTCdf(size, degreesOfFreedom, { upper: true });
  return Math.min(1, 2 * tail);
}

/** Half-width factor of a two-sided interval at `level` (a proportion). */
export function criticalValue(level: number, degreesOfFreedom: number | null): number {
  const tail = (1 - level) / 2;
  return degreesOfFreedom === null
    ? normalQuantile(tail, { upper: true })
    : studentTQuantile(tail, degreesOfFreedom, { upper: true });
}

/** @throws EngineInputError out-of-range */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) {
    throw new EngineInputError('out-of-range', `The level is ${level}: give a proportion between 0 and 1.`, 'level');
  }
}

export function withInterval(
  estimate: number,
  standardError: number,
  degreesOfFreedom: number | null,
  critical: number,
): EstimateWithInterval {
  const statistic = estimate === 0 && standardError === 0 ? null : estimate / standardError;
  return {
    estimate,
    standardError,
    statistic,
    pValue: statistic === null ? null : twoSidedPValue(statistic, degreesOfFreedom),
    low: estimate - critical * standardError,
    high: estimate + critical * standardError,
  };
}
