import { MINUS_SIGN } from '../text/format-number.ts';
import type { Scale, ThresholdPair } from './judged-scale.ts';
import type { Magnitude } from './types.ts';

/** Whether a value on the judged scale reaches a threshold: at the threshold counts as reached. */
export function reaches(value: number, pair: ThresholdPair): boolean {
  return value <= pair.decrease || value >= pair.increase;
}

/**
 * Size of a point estimate: trivial below the small threshold, then small, moderate and large from their own thresholds on.
 * Null when no threshold is set: a size needs one, and the fallback for ratios is none.
 *
 * Source: GRADE guidance 35 (Schunemann HJ et al 2022), J Clin Epidemiol 150:225-242, doi:10.1016/j.jclinepi.2022.07.015.
 * Golden: none; closed form, acceptance checklist C35.
 *
 * @param value on the judged scale, rounded as printed
 */
export function magnitudeOf(value: number, scale: Scale): Magnitude | null {
  const { small, moderate, large, thresholds } = scale;
  if (small === null || thresholds.isFallback) return null;
  if (large !== null && reaches(value, large)) return 'large';
  if (moderate !== null && reaches(value, moderate)) return 'moderate';
  return reaches(value, small) ? 'small' : 'trivial';
}

/** A value rounded as the row prints it, so that a rule never decides on digits nobody sees. */
export function asPrinted(value: number, scale: Scale): number {
  return Number.isFinite(value) ? Number(scale.format(value).replace(MINUS_SIGN, '-')) : value;
}

/**
 * One unit of the last digit printed for a value. Per 1000 it grows from 0.1 beside zero to 1, slowly enough that moving values
 * inwards by it keeps their order.
 */
export function printedDigit(value: number, scale: Scale): number {
  if (!isCounted(scale)) return scale.displayUnit;
  return Math.max(0.1, Math.min(scale.displayUnit, Math.abs(value) - 0.8));
}

function isCounted({ name }: Scale): boolean {
  return name === 'per 1000' || name === 'per 1000 person-years';
}
