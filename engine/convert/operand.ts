import { formatSignificant } from '../text/format-number.ts';

/** A number for a filled-in formula: six significant digits, trailing zeros dropped; negative ones in brackets where asked. */
export function operand(value: number): string {
  const text = formatSignificant(value, 6);
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

/** As `operand`, with brackets around a negative number, for use after an operator. */
export function bracketed(value: number): string {
  return value < 0 ? `(${operand(value)})` : operand(value);
}
