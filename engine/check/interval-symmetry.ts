import type { PrintedIntervalOf } from './printed-intervals.ts';
import { overlap, rangeOf, type Range } from './rounding.ts';

/** Asymmetry above this share of the width counts (T). */
const NOTICEABLE = 0.05;

/** How far an estimate lies from the middle of its interval on one scale. */
export type Symmetry = Readonly<{
  estimate: number;
  middle: number;
  /** |estimate − middle| / (upper − lower). */
  asymmetry: number;
  /** Beyond what the rounding of the three printed numbers explains, and more than 5% of the width. */
  asymmetric: boolean;
}>;

/**
 * Symmetry of an interval on the natural or the logarithmic scale. The rounding of all three numbers is allowed for:
 * on the natural scale with equal decimals that is one unit of the last decimal. Null where the scale does not apply
 * or the width is not positive.
 */
export function intervalSymmetry(interval: PrintedIntervalOf, scale: 'natural' | 'log'): Symmetry | null {
  const toScale = scale === 'log' ? Math.log : (value: number): number => value;
  const [estimate, low, high] = [interval.estimate, interval.low, interval.high].map(({ value }) => toScale(value));
  if (estimate === undefined || low === undefined || high === undefined) return null;
  if (![estimate, low, high].every(Number.isFinite) || !(high > low)) return null;
  const scaled = (range: Range): Range => ({
    low: scale === 'log' && range.low <= 0 ? Number.NEGATIVE_INFINITY : toScale(range.low),
    high: toScale(range.high),
  });
  const estimates = scaled(rangeOf(interval.estimate));
  const [lows, highs] = [scaled(rangeOf(interval.low)), scaled(rangeOf(interval.high))];
  const middles = { low: (lows.low + highs.low) / 2, high: (lows.high + highs.high) / 2 };
  const middle = (low + high) / 2;
  const asymmetry = Math.abs(estimate - middle) / (high - low);
  const explained =
    middles.low === Number.NEGATIVE_INFINITY ? estimates.low <= middles.high : overlap(estimates, middles);
  return { estimate, middle, asymmetry, asymmetric: !explained && asymmetry > NOTICEABLE };
}
