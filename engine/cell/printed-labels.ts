/**
 * Words that papers print around numbers, brought to few spellings so that the shapes of a cell are few. All functions
 * take text that `plainText` has been over, and are linear in its length.
 */

/** A mark that points to a footnote, after a number or a bracket: `3.1*`, `5.2 (2.1)†`. */
const FOOTNOTE_MARKS = /(?<=[\d%)\]]) ?[*†‡§¶‖#]{1,3}(?![\d*†‡§¶‖#])/gu;

export function withoutFootnoteMarks(text: string): string {
  return text.replace(FOOTNOTE_MARKS, '');
}

const NUMBER = String.raw`[<>=≤≥~]?=? ?[\d.,]*\d(?:e-\d{1,3}| ?[×x] ?10 ?\^?-\d{1,3})?`;
const P_LABEL = String.raw`\b[pP](?:[- ]?values?)? ?[:,]? ?(?=[<>=≤≥~\d.,])`;
const P_IN_BRACKETS = new RegExp(String.raw`[;,]? ?[([] ?${P_LABEL}(${NUMBER}) ?[)\]]`, 'u');
const P_OPEN = new RegExp(String.raw`[;,]? ?${P_LABEL}(${NUMBER})`, 'u');
const N_IN_BRACKETS = /[;,]? ?[([] ?[nN] ?= ?(\d[\d,.]*) ?[)\]]/u;
const N_OPEN = /(?:^|[;,] ?| )[nN] ?= ?(\d[\d,.]*\d|\d)(?: ?[;,:])?/u;
/** IC and KI are what French, Spanish and German papers call it. */
const INTERVAL = String.raw`(?:CI|CrI|IC|KI|C\.I\.|confidence interval|credible interval)(?!\w)`;
const LEVEL = new RegExp(
  String.raw`(?:(\d{2}(?:[.,]\d+)?) ?% ?-?${INTERVAL}|\b(?:CI|IC|KI)[- ]?(\d{2}(?:[.,]\d+)?) ?%) ?[:,=]? ?`,
  'iu',
);

/** What stood beside the numbers of a cell under a name of its own, and the text without it. */
export type Named = Readonly<{ rest: string; p: string | null; n: string | null; level: number | null }>;

/** `n = 48` is a number of an arm's row, p one of a contrast's. */
export function takeNamed(text: string, row: 'arm' | 'contrast'): Named {
  let rest = text;
  const take = (...patterns: readonly RegExp[]): string | null => {
    for (const pattern of patterns) {
      const found = pattern.exec(rest);
      if (found === null) continue;
      rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`.trim();
      return found[1] ?? '';
    }
    return null;
  };
  const p = row === 'contrast' ? take(P_IN_BRACKETS, P_OPEN) : null;
  const n = row === 'arm' ? take(N_IN_BRACKETS, N_OPEN) : null;
  const level = LEVEL.exec(rest);
  if (level !== null) rest = rest.replace(level[0], 'CI ');
  return {
    rest: rest.replace(/ (?=[)\]])/gu, ''),
    p: p?.replace(/^= ?/u, '').replace(/[.,]$/u, '') ?? null,
    n: n?.replace(/[.,]$/u, '') ?? null,
    level: level === null ? null : Number((level[1] ?? level[2] ?? '').replace(',', '.')),
  };
}

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:standard deviation|s\.d\.?|SD)(?!\w) ?[:,=]? ?/giu, 'SD '],
  [/\b(?:standard error(?: of the mean)?|s\.e\.m?\.?|SEM|SE)(?!\w) ?[:,=]? ?/giu, 'SE '],
  [
    /\b(?:Q1 ?(?:-|,|to) ?Q3|25th ?(?:-|,|to|and) ?75th (?:per)?centiles?|interquartile range|IQR)(?!\w) ?[:,=]? ?/giu,
    'IQR ',
  ],
  [/\bQ1 ?[:=]? ?(?=[-\d.])/giu, 'IQR '],
  [/[;,]? ?\bQ3 ?[:=]? ?(?=[-\d.])/giu, ', '],
  [/\b(?:min(?:imum)? ?(?:-|,|to) ?max(?:imum)?|range)(?!\w) ?[:,=]? ?/giu, 'range '],
  [/\bCI ?[:,=] ?/giu, 'CI '],
];

/** A heading before the numbers: `Median (IQR) 6 (4-9)` says what `6 (IQR 4-9)` does. */
const HEADING = /^((?:mean|median|M|Mdn) ?)[([] ?((?:SD|SE|IQR|range|CI) ?)[)\]] ?[:,=]? ?([^([]*[([])/iu;

export function withPlainLabels(text: string): string {
  let plain = text;
  for (const [pattern, spelling] of SPELLINGS) plain = plain.replace(pattern, spelling);
  return plain.replace(HEADING, '$1$3$2');
}
