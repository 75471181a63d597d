import type { Interval, TauSquaredInterval } from '../pool/types.ts';
import { formatCompact, formatFixed, MINUS_SIGN } from './format-number.ts';
import { INTERVALS } from './phrases.ts';

const MAXIMUM_DECIMALS = 8;

export type EstimateWithInterval = Readonly<{ estimate: number; low: number; high: number }>;

export type IntervalFormat = Readonly<{
  decimals: number;
  /** Confidence level between 0 and 1; when given, the text says so: `0.75 (95% CI 0.62 to 0.91)`. */
  level?: number;
  /** What the interval is called when the level is given. Default 'CI'. */
  label?: string;
}>;

/** `−1.36 to −0.19`; "to" and never a dash, which reads as a minus sign. An infinite limit prints as ∞. */
export function formatInterval(interval: Interval, decimals: number): string {
  return `${formatLimit(interval.low, decimals)}${INTERVALS.separator}${formatLimit(interval.high, decimals)}`;
}

/**
 * `−0.77 (−1.36 to −0.19)`, or with the level `−0.77 (95% CI −1.36 to −0.19)`. The numbers are printed as they come:
 * ratios must already be back-transformed.
 */
export function formatEstimateWithInterval(result: EstimateWithInterval, format: IntervalFormat): string {
  const name = format.level === undefined ? '' : `${formatLevel(format.level)} ${format.label ?? 'CI'} `;
  return `${formatFixed(result.estimate, format.decimals)} (${name}${formatInterval(result, format.decimals)})`;
}

/** `95%` from 0.95. */
export function formatLevel(level: number): string {
  return `${formatCompact(level * 100, 2)}%`;
}

/**
 * How many decimals show an interval without hiding it: the fewest, from `minimum` up, that leave the width at least
 * two significant digits. A risk difference of −0.0033 (−0.0039 to −0.0027) is then not printed as 0.00.
 */
export function decimalsToShow(interval: Interval, minimum = 2): number {
  const width = interval.high - interval.low;
  if (!(width > 0) || !Number.isFinite(width)) return minimum;
  const needed = Math.ceil(1 - Math.log10(width) - 1e-9);
  return Math.min(MAXIMUM_DECIMALS, Math.max(minimum, needed));
}

/** The Q-profile interval with its state: `0.00 to 1.23`, `0.00 to >100.00`, `[0, 0] (upper limit not estimable)`. */
export function formatTauSquaredInterval(interval: TauSquaredInterval, decimals = 2): string {
  if (interval.state === 'zero set') return INTERVALS.zeroSet;
  const high = formatFixed(interval.high, decimals);
  return `${formatFixed(interval.low, decimals)}${INTERVALS.separator}${interval.state === 'beyond limit' ? INTERVALS.beyond(high) : high}`;
}

function formatLimit(limit: number, decimals: number): string {
  if (limit === Number.POSITIVE_INFINITY) return '∞';
  if (limit === Number.NEGATIVE_INFINITY) return `${MINUS_SIGN}∞`;
  return formatFixed(limit, decimals);
}
