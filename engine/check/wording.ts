import { formatCompact, formatFixed, formatSignificant } from '../text/format-number.ts';
import type { CheckedArm, PrintedValue } from './types.ts';

/** A printed number with the decimals it was printed with. */
export function asPrinted(printed: PrintedValue): string {
  const sign = printed.qualifier === '=' ? '' : printed.qualifier;
  return `${sign}${printed.decimals === null ? formatCompact(printed.value) : formatFixed(printed.value, printed.decimals)}`;
}

/** A computed number with four significant digits, or all its whole digits. */
export function computed(value: number): string {
  if (!Number.isFinite(value)) return 'not estimable';
  if (Math.abs(value) >= 1000) return formatCompact(value, 1);
  const text = formatSignificant(value, 4);
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
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
