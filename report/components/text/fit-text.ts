import { measureText, type TextWeight } from './measure-text.ts';

export type TextStyle = Readonly<{ size: number; weight?: TextWeight; tabular?: boolean }>;

const ELLIPSIS = '…';
/** White space at which a line may end; no-break and figure spaces hold their neighbours together. */
const BREAKING_SPACES = /[^\S\u00a0\u2007\u202f]+/u;

export function widthOf(text: string, style: TextStyle): number {
  return measureText(text, style.size, style.weight ?? 400, style.tabular ?? false);
}

/** The text, or as much of it as fits in `width` followed by an ellipsis. Never splits a surrogate pair or an accent. */
export function ellipsise(text: string, width: number, style: TextStyle): string {
  if (widthOf(text, style) <= width) return text;
  const clusters = graphemes(text);
  let low = 0;
  let high = clusters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const fits = widthOf(`${clusters.slice(0, middle).join('').trimEnd()}${ELLIPSIS}`, style) <= width;
    if (fits) low = middle;
    else high = middle - 1;
  }
  return `${clusters.slice(0, low).join('').trimEnd()}${ELLIPSIS}`;
}

/**
 * Breaks text at spaces into at most `maximumLines` lines of at most `width`; the last line ends in an ellipsis when
 * more remains, and a single word too long for a line is cut. White space collapses.
 */
export function wrapText(text: string, width: number, style: TextStyle, maximumLines = Infinity): readonly string[] {
  const words = text.split(BREAKING_SPACES).filter((word) => word !== '');
  const lines: string[] = [];
  let line = '';
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, style) <= width) {
      line = longer;
      continue;
    }
    if (lines.length + 1 === maximumLines) {
      return [...lines, ellipsise([line, ...words.slice(index)].join(' '), width, style)];
    }
    lines.push(ellipsise(line, width, style));
    line = word;
  }
  return line === '' ? lines : [...lines, ellipsise(line, width, style)];
}

/** Base characters with the marks that follow them; enough to cut labels without tearing an accent off its letter. */
function graphemes(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}
