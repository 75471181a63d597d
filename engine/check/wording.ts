import { formatCompact, formatFixed, formatScientific, formatSignificant } from '../text/format-number.ts';
import type { CheckedArm, PrintedValue } from './types.ts';

/** A printed number with the decimals it was printed with. */
export function asPrinted(printed: PrintedValue): string {
  const sign = printed.qualifier === '=' ? '' : printed.qualifier;
  return `${sign}${printed.decimals === null ? formatCompact(printed.value) : formatFixed(printed.value, printed.decimals)}`;
}

/** A computed number with four significant digits, or all its whole digits; powers of ten where it is tiny or huge. */
export function computed(value: number): string {
  if (!Number.isFinite(value)) return 'not estimable';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-6 || size >= 1e12)) return formatScientific(value, 4);
  if (size >= 1000) return formatCompact(value, 1);
  const text = formatSignificant(value, 4);
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

/** A computed number with fixed decimals, for ratios and percentages; as `computed` where that would be unreadable. */
export function fixed(value: number, decimals: number): string {
  return Math.abs(value) < 1e12 ? formatFixed(value, decimals) : computed(value);
}

/** `SD 0.31 of arm "Mindfulness" (Table 2, p. 1034)`. */
export function armField(arm: CheckedArm, name: string, printed: PrintedValue): string {
  return `${name} ${asPrinted(printed)} of arm "${arm.label}"${place(printed)}`;
}

/** `upper limit 1.1 of the contrast (Table 3)`. */
export function contrastField(name: string, printed: PrintedValue): string {
  return `${name} ${asPrinted(printed)} of the contrast${place(printed)}`;
}

/** The locator in brackets, led by a blank; empty when none was noted. */
export function place(printed: PrintedValue): string {
  return printed.locator === null || printed.locator === '' ? '' : ` (${printed.locator})`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
