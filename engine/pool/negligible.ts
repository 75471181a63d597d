import type { NumberColumn } from './study-set.ts';

/** Tau squared at or under this share of the median sampling variance is treated as zero. */
const NEGLIGIBLE_SHARE = 1e-8;

/**
 * Whether a tau squared is zero for every practical purpose: at most 1e-8 of the median sampling variance.
 * The median (a sort) is only taken when the largest variance does not already settle it.
 */
export function isNegligible(tauSquared: number, variances: NumberColumn, largestVariance: number): boolean {
  if (tauSquared === 0) return true;
  if (tauSquared > NEGLIGIBLE_SHARE * largestVariance) return false;
  const sorted = Float64Array.from(variances).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  const median = sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
  return tauSquared <= NEGLIGIBLE_SHARE * median;
}
