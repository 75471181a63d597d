const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
};

const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  textendash: '–',
  textemdash: '—',
  ldots: '…',
  beta: 'β',
  alpha: 'α',
  pm: '±',
  textregistered: '®',
  texttrademark: '™',
  textquoteright: '’',
  textquoteleft: '‘',
  gamma: 'γ',
  delta: 'δ',
  kappa: 'κ',
  mu: 'μ',
  chi: 'χ',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  times: '×',
  textless: '<',
  textgreater: '>',
};

/** LaTeX of a bibliography as plain text: accents, special letters, escapes and dashes; brackets fall away. */
export function plainLatex(text: string): string {
  return (
    text
      .replace(
        /\\([`'^~"=.])\s?(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))/gu,
        (_all, accent: string, braced?: string, bare?: string) => accented(accent, braced ?? bare ?? ''),
      )
      .replace(
        /\\([uvHckrdb])(?:\s?\{\\?([A-Za-z])\}|\s([A-Za-z]))/gu,
        (_all, accent: string, braced?: string, bare?: string) => accented(accent, braced ?? bare ?? ''),
      )
      .replace(/\\([A-Za-z]+)(?:\{\}|\s(?=\S))?/gu, (_all, name: string) =>
        Object.hasOwn(LETTERS, name) ? (LETTERS[name] ?? '') : '',
      )
      // Mathematics in a title is a letter or two: its own marks fall away.
      .replace(/(?<!\\)\$/gu, '')
      .replace(/\\([&%$#_{}])/gu, '$1')
      .replace(/(?<!\\)[{}]/gu, '')
      .replace(/---/gu, '—')
      .replace(/(?<=[^-\d])--(?=[^-\d])/gu, '–')
      .replace(/~/gu, ' ')
      .normalize('NFC')
      .trim()
  );
}

function accented(accent: string, letter: string): string {
  return `${letter}${ACCENTS[accent] ?? ''}`;
}
