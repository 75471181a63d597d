import { halfUnit, overlap, type Range } from './rounding.ts';
import type { PrintedValue } from './types.ts';
import { asPrinted, computed } from './wording.ts';

const SLACK = 0.02;

/**
 * What a spread may have been taken from, where its own interval asks for another: the variance, which is the square of
 * what belongs there, or half the width of the interval.
 *
 * @param name 'SD' or 'standard error'
 * @param implied the spread by the interval, over the rounding of its limits
 * @param width upper less lower limit, on the scale of the spread
 */
export function likelySlip(
  name: 'SD' | 'standard error',
  printed: PrintedValue,
  implied: Range,
  width: number,
): string | null {
  const near = (low: number, high: number, target: Range): boolean =>
    overlap({ low, high }, { low: target.low * (1 - SLACK), high: target.high * (1 + SLACK) });
  const [low, high] = [Math.max(0, printed.value - halfUnit(printed)), printed.value + halfUnit(printed)];
  const root = Math.sqrt(printed.value);
  // Near 1 a number is its own square.
  if (Math.abs(Math.log(printed.value)) > 0.3 && near(Math.sqrt(low), Math.sqrt(high), implied)) {
    return `It may be the variance: its square root, ${computed(root)}, is the ${name}.`;
  }
  const half = width / 2;
  if (near(low, high, { low: half, high: half })) {
    return `${asPrinted(printed)} is half the width of the interval: the ${name} is ${computed((implied.low + implied.high) / 2)}, or the limits are one ${name} to either side.`;
  }
  return null;
}
