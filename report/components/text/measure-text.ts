import { INTER_WIDTHS, UNITS_PER_EM } from './inter-widths.ts';

export type TextWeight = 400 | 600;

/** Width of a character Inter lacks: wide scripts fill the em square, anything else gets a generous average. */
const WIDE_SCRIPT_FROM = 0x2e80;
const UNKNOWN_WIDTH = 0.65;
const COMBINING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

const widthsByWeight: Readonly<Record<TextWeight, ReadonlyMap<number, number>>> = {
  400: expand(INTER_WIDTHS[400].runs),
  600: expand(INTER_WIDTHS[600].runs),
};

/**
 * Width of one line of text in the bundled Inter, in the unit of `size`. Kerning is left out, which errs to the wide
 * side; `tabular` measures digits and signs as `font-variant-numeric: tabular-nums` sets them.
 */
export function measureText(text: string, size: number, weight: TextWeight = 400, tabular = false): number {
  let units = 0;
  for (const character of text) units += characterWidth(character, weight, tabular);
  return (units * size) / UNITS_PER_EM;
}

function characterWidth(character: string, weight: TextWeight, tabular: boolean): number {
  if (tabular) {
    const fixed = INTER_WIDTHS[weight].tabular[character];
    if (fixed !== undefined) return fixed;
  }
  const code = character.codePointAt(0) ?? 0;
  const known = widthsByWeight[weight].get(code);
  if (known !== undefined && known > 0) return known;
  if (COMBINING.test(character)) return 0;
  return code >= WIDE_SCRIPT_FROM ? UNITS_PER_EM : UNKNOWN_WIDTH * UNITS_PER_EM;
}

function expand(runs: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const [first = 0, ...advances] of runs) {
    advances.forEach((advance, offset) => widths.set(first + offset, advance));
  }
  return widths;
}
