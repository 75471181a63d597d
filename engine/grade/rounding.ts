import { formatCompact, formatCount, formatFixed, formatNonZero, formatSignificant } from '../text/format-number.ts';
import { formatP } from '../text/format-p.ts';

/**
 * How each quantity is rounded where a judgement is made on it: fixed, whatever the display settings, so that what was seen can be
 * compared later (grade.md 6, rounding).
 */
export const SHOWN = {
  /** Mean, standardised and other differences; ratios: two decimals. */
  twoDecimals: (value: number): string => formatFixed(value, 2),
  /** Whole numbers per 1000; one decimal where a difference would else print as zero. */
  perThousand: (value: number): string =>
    Math.abs(value) < 0.5 && value !== 0 ? formatFixed(value, 1) : formatFixed(value, 0),
  people: formatCount,
  pValue: formatP,
  /** Shares of weight, from 0 to 1, in percent with one decimal. */
  share: (value: number): string => `${formatFixed(100 * value, 1)}%`,
  iSquared: (percent: number): string => `${formatFixed(percent, 0)}%`,
  tauSquared: (value: number): string => formatSignificant(value, 3),
  /** Thresholds and assumptions as they were typed. */
  asTyped: (value: number): string => formatCompact(value, 4),
  standardDeviation: (value: number): string => formatNonZero(value, 2),
} as const;
