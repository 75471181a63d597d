/** The decimal mark of a column of printed numbers, and whether its texts settle it. */
export type DecimalMarkGuess = Readonly<{
  mark: '.' | ',';
  /** 'certain': only this mark reads every text. 'likely': most do. 'unknown': nothing says; a point is supposed. */
  confidence: 'certain' | 'likely' | 'unknown';
  /** Texts that can be read with either mark, such as `1,234`: to be asked about, never guessed alone. */
  ambiguous: readonly string[];
}>;

const POINT_DECIMAL = /(?<![\d.,])\d*\.\d+(?![\d.,])/u;
const COMMA_DECIMAL = /(?<![\d.,])\d*,\d+(?![\d.,])/u;
const ONE_GROUP = /(?<![\d.,])[1-9]\d{0,2}([.,])\d{3}(?![\d.,])/u;
const POINT_GROUPS = /(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+,\d+|(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3}){2,}/u;
const COMMA_GROUPS = /(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+\.\d+|(?<![\d.,])[1-9]\d{0,2}(?:,\d{3}){2,}/u;

/**
 * Guess from a whole column: `0,31` and `1.234,5` speak for a comma, `0.31` and `1,234.5` for a point, `1,234` for
 * neither. Linear in the length of the texts.
 */
export function guessDecimalMark(texts: readonly string[]): DecimalMarkGuess {
  let point = 0;
  let comma = 0;
  const ambiguous: string[] = [];
  for (const long of texts) {
    const text = long.slice(0, 100);
    const single = ONE_GROUP.exec(text);
    if (POINT_GROUPS.test(text)) comma += 1;
    else if (COMMA_GROUPS.test(text)) point += 1;
    else if (single !== null) ambiguous.push(text.trim());
    else if (POINT_DECIMAL.test(text) && !COMMA_DECIMAL.test(text)) point += 1;
    else if (COMMA_DECIMAL.test(text) && !POINT_DECIMAL.test(text)) comma += 1;
  }
  const mark = comma > point ? ',' : '.';
  const [most, least] = [Math.max(point, comma), Math.min(point, comma)];
  const confidence = most === 0 ? 'unknown' : least === 0 ? 'certain' : 'likely';
  return { mark, confidence, ambiguous };
}
