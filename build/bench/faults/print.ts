import type { PrintedValue } from '../../../engine/check/types.ts';
import { formatFixed } from '../../../engine/text/format-number.ts';
import { parsePrintedNumber } from '../../../engine/text/parse-number.ts';

/** A computed number as a paper would print it, with its rounding. */
export function printed(value: number, decimals: number): PrintedValue {
  return typed(formatFixed(value, decimals));
}

/** The reading of a text in a cell. */
export function typed(text: string): PrintedValue {
  const reading = parsePrintedNumber(text);
  if (reading.kind !== 'number') throw new Error(`"${text}" is not a printed number.`);
  const { value, decimals, qualifier } = reading;
  return { value, decimals, qualifier, state: 'reported', locator: 'Table 2' };
}

/** The text a reading came from, with a plain minus sign. */
export function textOf({ value, decimals, qualifier }: PrintedValue): string {
  return `${qualifier === '=' ? '' : qualifier}${formatFixed(value, decimals ?? 0).replace('−', '-')}`;
}

/** Journals print two decimals, or three; all print "<0.001". */
export function printedP(p: number, threeDecimals: boolean): PrintedValue {
  if (p < 0.001) return typed('<0.001');
  return printed(p, threeDecimals || p < 0.01 ? 3 : 2);
}
