import { formatSignificant, MINUS_SIGN } from '../text/format-number.ts';

const DIGITS = 6;

/** A number for a filled-in formula: at most six significant digits, trailing zeros dropped, with a true minus sign. */
export function operand(value: number): string {
  // Printed inputs are short: their own shortest form needs no rounding.
  const plain = String(Math.abs(value));
  const isShort = plain.length <= (plain.includes('.') ? DIGITS + 1 : DIGITS) && !plain.includes('e');
  if (isShort) return value < 0 ? `${MINUS_SIGN}${plain}` : plain;
  const text = formatSignificant(value, DIGITS);
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

/** As `operand`, with brackets around a negative number, for use after an operator. */
export function bracketed(value: number): string {
  return value < 0 ? `(${operand(value)})` : operand(value);
}
