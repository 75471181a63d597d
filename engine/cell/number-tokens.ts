/**
 * The numbers in a text, and the text with each of them replaced by `N`: the shape by which several numbers in one cell
 * are told apart.
 */
export type NumberTokens = Readonly<{ shape: string; numbers: readonly string[] }>;

const DASHES = /[‐‑‒–—―−﹣]/gu;

/** One spelling for spaces, dashes, brackets and signs, so that shapes are few. Linear in the length of the text. */
export function plainText(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu, ' ')
    .replace(DASHES, '-')
    .replace(/\+\/-|\+-/gu, '±')
    .replace(/[·∙⋅‧](?=\d)/gu, '.')
    .trim();
}

const NUMBER = {
  '.': /(?:\d{1,3}(?:,\d{3})+(?![\d.]?\d)|\d{1,3}(?:,\d{3})+\.\d+|\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?/y,
  ',': /(?:\d{1,3}(?:\.\d{3})+(?![\d,]?\d)|\d{1,3}(?:\.\d{3})+,\d+|\d+(?:,\d+)?|,\d+)(?:[eE][+-]?\d{1,3})?/y,
} as const;

/**
 * A dash belongs to the number after it unless it stands between two numbers without a blank before it, or with a blank
 * on either side: `-1.02 to -0.23` has two signs, `0.45-0.80` and `4 - 9` have none.
 */
export function numberTokens(text: string, decimalMark: '.' | ','): NumberTokens {
  const plain = plainText(text);
  const numbers: string[] = [];
  let shape = '';
  let at = 0;
  while (at < plain.length) {
    const signed = signLength(plain, at);
    const pattern = NUMBER[decimalMark];
    pattern.lastIndex = at + signed;
    const found = /[\d.,]/u.test(plain[at + signed] ?? '') ? pattern.exec(plain)?.[0] : undefined;
    if (found === undefined || !/\d/u.test(found)) {
      shape += plain[at];
      at += 1;
      continue;
    }
    numbers.push(`${plain.slice(at, at + signed).trim()}${found}`);
    shape += 'N';
    at += signed + found.length;
  }
  return { shape, numbers };
}

/** Length of the sign that starts at `at`, with a blank after it; 0 where there is none. */
function signLength(plain: string, at: number): number {
  const sign = plain[at];
  if (sign !== '-' && sign !== '+') return 0;
  const [before, after] = [plain[at - 1] ?? '', plain[at + 1] ?? ''];
  if (/[\dN%]/u.test(before)) return 0;
  if (/[\d.,]/u.test(after)) return 1;
  const isBetween = before === ' ' && /\d$/u.test(plain.slice(0, at).trimEnd());
  return after === ' ' && /\d/u.test(plain[at + 2] ?? '') && !isBetween ? 2 : 0;
}
