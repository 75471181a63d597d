import { twoSidedPValue } from '../pool/pooled-interval.ts';

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
