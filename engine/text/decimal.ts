import { EngineInputError } from '../errors.ts';

/**
 * A finite number as its shortest exact decimal string: value = ±0.d1d2d3… × 10^point, `digits` without leading
 * zeros.
 */
export type Decimal = Readonly<{ negative: boolean; digits: string; point: number }>;

/**
 * The shortest decimal that reads back to the same double. Rounding works on this string and not on the binary value,
 * so that 1.005 rounds to 1.01 as its reader expects (extraction rules 5.1).
 *
 * @throws EngineInputError 'not-finite' for NaN and infinities
 */
export function toDecimal(value: number, field = 'value'): Decimal {
  if (!Number.isFinite(value)) {
    throw new EngineInputError(
      'not-finite',
      `Only a finite number can be printed; ${field} is ${value}. Print its named state instead.`,
      field,
    );
  }
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  return value === 0
    ? { negative: false, digits: '', point: 0 }
    : { negative: value < 0, digits, point: Number(exponent) + 1 };
}

const NINE = '9'.charCodeAt(0);

/** Rounds half away from zero to `places` digits after the decimal point (negative: before it). */
export function roundToPlaces(decimal: Decimal, places: number): Decimal {
  const keep = decimal.point + places;
  if (keep >= decimal.digits.length) return decimal;
  const roundUp = keep >= 0 && decimal.digits.charCodeAt(keep) >= '5'.charCodeAt(0);
  const kept = decimal.digits.slice(0, Math.max(0, keep));
  if (!roundUp) return kept === '' ? { negative: false, digits: '', point: 0 } : { ...decimal, digits: kept };
  const digits = oneMore(kept);
  return { negative: decimal.negative, digits, point: decimal.point + digits.length - kept.length };
}

/** A whole number in digits and one more than it; with one digit more where every digit is a 9. */
function oneMore(digits: string): string {
  let nines = 0;
  while (nines < digits.length && digits.charCodeAt(digits.length - 1 - nines) === NINE) nines++;
  const last = digits.length - 1 - nines;
  if (last < 0) return `1${'0'.repeat(nines)}`;
  return `${digits.slice(0, last)}${String.fromCharCode(digits.charCodeAt(last) + 1)}${'0'.repeat(nines)}`;
}

/** Plain digits with `places` after the point, without a sign. */
export function toDigits(decimal: Decimal, places: number): string {
  const { digits, point } = decimal;
  const whole = digits.slice(0, Math.max(0, point)).padEnd(Math.max(0, point), '0');
  const fraction = '0'.repeat(Math.max(0, -point)) + digits.slice(Math.max(0, point));
  const shown = fraction.slice(0, places).padEnd(places, '0');
  return `${whole === '' ? '0' : whole}${places > 0 ? `.${shown}` : ''}`;
}
