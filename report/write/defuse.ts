/** What a spreadsheet takes for the start of a formula, also behind white space that it drops. */
const FORMULA_START = /^[\s\p{Cc}\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
/** A signed number is no formula: it stays a number to every reader. */
const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

/** A text that no spreadsheet runs as a formula: an apostrophe stands before one that would be. */
export function defuse(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}
