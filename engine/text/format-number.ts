import { EngineInputError } from '../errors.ts';
import { roundToPlaces, toDecimal, toDigits } from './decimal.ts';

/** U+2212, the minus sign of typeset text. */
export const MINUS_SIGN = '\u2212';

const MAXIMUM_DECIMALS = 100;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A number with exactly `decimals` digits after the point, rounded half away from zero on its decimal string, with a
 * true minus sign and never a negative zero: `formatFixed(-1.005, 2)` is `−1.01`, `formatFixed(-0.001, 2)` is `0.00`.
 *
 * @throws EngineInputError 'not-finite', or 'out-of-range' for decimals beyond 0 to 100
 */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MAXIMUM_DECIMALS) {
    throw new EngineInputError(
      'out-of-range',
      `decimals must be a whole number from 0 to ${MAXIMUM_DECIMALS}, not ${decimals}.`,
      'decimals',
    );
  }
  const scaled = Math.abs(value) * (POWERS[decimals] ?? Infinity);
  if (scaled < ROUNDED_ALIKE && Math.abs(scaled - Math.floor(scaled) - 0.5) > CLOSE_TO_A_TIE) {
    const digits = String(Math.round(scaled)).padStart(decimals + 1, '0');
    const point = digits.length - decimals;
    const sign = value < 0 && scaled > 0.5 ? MINUS_SIGN : '';
    return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  }
  const rounded = roundToPlaces(toDecimal(value), decimals);
  return `${rounded.negative ? MINUS_SIGN : ''}${toDigits(rounded, decimals)}`;
}

/**
 * Where a number of ordinary size is not close to half of its last place, rounding it by arithmetic and on its decimal string come
 * to the same, and the former takes less than half the time: a plot prints hundreds of numbers at each edit, the error checks
 * tens of thousands. Below 1e9 the product is exact to 1.2e-7.
 */
const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
const ROUNDED_ALIKE = 1e9;
const CLOSE_TO_A_TIE = 1e-6;

/**
 * As `formatFixed`, but a value that is not zero never prints as one: `formatNonZero(0.0012, 2)` is `0.0012`. For a
 * tauSquared, whose being zero or not is a finding.
 */
export function formatNonZero(value: number, decimals: number): string {
  const fixed = formatFixed(value, decimals);
  return value !== 0 && fixed === formatFixed(0, decimals) ? formatSignificant(value, 2) : fixed;
}

/** As `formatFixed`, with a plus sign before positive values: for differences whose direction matters. */
export function formatSigned(value: number, decimals: number): string {
  const text = formatFixed(value, decimals);
  return /^[0.]+$/u.test(text) || text.startsWith(MINUS_SIGN) ? text : `+${text}`;
}

/**
 * A number with `digits` significant digits in plain notation, trailing zeros kept: `formatSignificant(0.0032850, 3)`
 * is `0.00329`, `formatSignificant(1234, 2)` is `1200`.
 */
export function formatSignificant(value: number, digits: number): string {
  const decimal = toDecimal(value);
  const rounded = roundToPlaces(decimal, digits - decimal.point);
  const places = Math.max(0, digits - rounded.point);
  return `${rounded.negative ? MINUS_SIGN : ''}${toDigits(rounded, rounded.digits === '' ? Math.max(0, digits - 1) : places)}`;
}

/** `1.2 × 10⁻⁵`, with `digits` significant digits: for numbers too small or too large to write out. Zero is `0`. */
export function formatScientific(value: number, digits: number): string {
  if (value === 0) return '0';
  const rounded = roundToPlaces(toDecimal(value), digits - toDecimal(value).point);
  const mantissa = toDigits({ ...rounded, point: 1 }, digits - 1);
  const exponent = String(rounded.point - 1).replace(/[-\d]/gu, (sign) =>
    sign === '-' ? '⁻' : (SUPERSCRIPTS[Number(sign)] ?? ''),
  );
  return `${rounded.negative ? MINUS_SIGN : ''}${mantissa} × 10${exponent}`;
}

/**
 * As `formatFixed` without trailing zeros: for formulas and messages, where `36` is clearer than `36.00`.
 */
export function formatCompact(value: number, maximumDecimals = 4): string {
  const text = formatFixed(value, maximumDecimals);
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

/** A percentage that is already in percent: `formatPercent(52.4)` is `52%`. */
export function formatPercent(percent: number, decimals = 0): string {
  return `${formatFixed(percent, decimals)}%`;
}

/**
 * A count of people or events as a whole number, grouped with commas from 10,000 up; four digits stay together, as in
 * "1000 people". Fractions (split or effective samples) are rounded.
 */
export function formatCount(count: number): string {
  const digits = formatFixed(count, 0);
  return digits.replace(MINUS_SIGN, '').length < 5 ? digits : digits.replace(/\B(?=(?:\d{3})+$)/gu, ',');
}
