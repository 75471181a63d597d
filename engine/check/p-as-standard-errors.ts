import { armPair } from './effect-of-result.ts';
import { isProbability, pValueRange } from './p-from-effect.ts';
import { absoluteRange, overlap, probabilityRange, rangeOf, subtractRanges, type Range } from './rounding.ts';
import type { CheckedResult } from './types.ts';

/**
 * Whether the printed p of an unadjusted difference is that of its arms only if their "SDs" are standard errors, over
 * the rounding of all numbers.
 */
export function pTellsStandardErrors(result: CheckedResult): boolean {
  const pair = armPair(result);
  const p = result.contrast?.p ?? null;
  if (pair === null || p === null || !isProbability(p) || result.contrast?.adjusted === true) return false;
  const { intervention: one, comparator: two } = pair;
  if (one.mean === null || two.mean === null || one.sd === null || two.sd === null || one.n === null || two.n === null)
    return false;
  const [n1, n2] = [one.n.value, two.n.value];
  if (!(one.sd.value > 0 && two.sd.value > 0 && n1 > 1 && n2 > 1)) return false;
  const magnitude = absoluteRange(subtractRanges(rangeOf(one.mean), rangeOf(two.mean)));
  const [sd1, sd2] = [rangeOf(one.sd), rangeOf(two.sd)];
  const combine = (weight1: number, weight2: number): Range => ({
    low: Math.sqrt(Math.max(0, sd1.low) ** 2 * weight1 + Math.max(0, sd2.low) ** 2 * weight2),
    high: Math.sqrt(sd1.high ** 2 * weight1 + sd2.high ** 2 * weight2),
  });
  const fits = (standardError: Range): boolean =>
    overlap(pValueRange(magnitude, standardError, n1 + n2 - 2, result.contrast?.tails ?? 2), probabilityRange(p));
  return fits(combine(1, 1)) && !fits(combine(1 / n1, 1 / n2));
}
