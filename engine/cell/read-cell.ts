import type { ValueField } from '../review/records/index.ts';
import { parsePrintedNumber, type PrintedNumber } from '../text/parse-number.ts';
import { numberTokens, plainText } from './number-tokens.ts';
import { CELL } from './phrases.ts';

/** One number of a cell that held several, with the field it belongs to and its text as printed. */
export type CellPart = Readonly<{ field: ValueField; text: string }>;

/**
 * What a cell's text says.
 * - one: a single number, an empty cell, a formula or a refusal, as `parsePrintedNumber` reads it
 * - several: numbers printed together, each for a field of its own; `level` in percent where an interval names it;
 *   `assumed` says what was taken for granted, for the reviewer to see
 */
export type CellReading =
  | Readonly<{ kind: 'one'; number: PrintedNumber }>
  | Readonly<{ kind: 'several'; parts: readonly CellPart[]; level: number | null; assumed: string | null }>;

export type CellContext = Readonly<{
  field: ValueField;
  /** What the row is about: one arm, or a contrast of arms. */
  row: 'arm' | 'contrast';
  /** Default '.'. */
  decimalMark?: '.' | ',';
}>;

const COUNTS: ReadonlySet<ValueField> = new Set(['n', 'events']);
const MAXIMUM_LENGTH = 160;

/**
 * Reads what was typed or pasted into a cell: one number, or several as papers print them together, such as
 * `-0.62 (-1.02, -0.23)`, `-0.62 [95% CI -1.02 to -0.23; P = .002]`, `5.2 ± 2.1`, `5.2 (2.1)`, `6 (IQR 4 to 9)` and
 * `53/224 (23.7%)`. Which fields they belong to follows from the labels, else from the field that was typed into. Text
 * that is not one of these shapes is left to the reading of one number, with its reason. Never throws; linear in the
 * length of the text.
 */
export function readCell(text: string, { field, row, decimalMark = '.' }: CellContext): CellReading {
  const bare = withoutLabel(text, field);
  const number = parsePrintedNumber(bare, { decimalMark, count: COUNTS.has(field) });
  if (number.kind !== 'refused' || text.trim().startsWith('=') || text.length > MAXIMUM_LENGTH)
    return { kind: 'one', number };
  const several = readSeveral(text, field, row, decimalMark);
  if (several === null) {
    const withCommas = decimalMark === '.' && /\d,\d/u.test(text) && readSeveral(text, field, row, ',') !== null;
    return withCommas
      ? { kind: 'one', number: { kind: 'refused', reason: CELL.decimalCommas(text.trim()), printed: text.trim() } }
      : { kind: 'one', number };
  }
  const problem = problemOf(several.parts, decimalMark);
  return problem === null
    ? { kind: 'several', ...several }
    : { kind: 'one', number: { kind: 'refused', reason: problem, printed: text.trim() } };
}

/** Fields whose number a table may print in brackets of its own, beside a mean. A bracketed mean may be negative. */
const BRACKETED: ReadonlySet<ValueField> = new Set(['sd', 'se', 'percent', 'n']);

/** `n = 53` in the field n and `(2.1)` in the field SD are their numbers alone. */
function withoutLabel(text: string, field: ValueField): string {
  const inner = BRACKETED.has(field) ? (/^\s*[([]([^()[\]]+)[)\]]\s*$/u.exec(text)?.[1] ?? text) : text;
  const label = LABELS[field];
  return label === undefined ? inner : inner.replace(label, '');
}

const LABELS: Readonly<Partial<Record<ValueField, RegExp>>> = {
  n: /^\s*n ?= ?(?=\d)/iu,
  sd: /^\s*(?:SD|±) ?[=:]? ?(?=[\d.,])/iu,
  se: /^\s*(?:SEM?|±) ?[=:]? ?(?=[\d.,])/iu,
};

type Several = Omit<Extract<CellReading, { kind: 'several' }>, 'kind'>;

const P_VALUE = /[;,]? ?\b[pP](?:[- ]?value)? ?([<>=≤≥~])=? ?([\d.,]+)/u;
const LEVEL = /(\d{2}(?:[.,]\d+)?) ?% ?(?:CI|CrI|confidence interval|credible interval)\b[:,=]? ?/iu;

function readSeveral(text: string, field: ValueField, row: CellContext['row'], decimalMark: '.' | ','): Several | null {
  let rest = plainText(text);
  const p = P_VALUE.exec(rest);
  if (p !== null) rest = rest.replace(p[0], '').trim();
  const level = LEVEL.exec(rest);
  if (level !== null) rest = rest.replace(level[0], 'CI ');
  const { shape, numbers } = numberTokens(rest, decimalMark);
  const found = match(shape, numbers, field, row);
  if (found === null) return null;
  const pText =
    p === null
      ? []
      : [{ field: 'p' as const, text: `${p[1] === '=' ? '' : p[1]}${(p[2] ?? '').replace(/[.,]$/u, '')}` }];
  return {
    ...found,
    parts: [...found.parts, ...pText],
    level: level === null ? null : Number((level[1] ?? '').replace(',', '.')),
  };
}

const BETWEEN = String.raw`(?: ?(?:,|;|-|to|and|until|a|à|bis) ?| )`;
const OPEN = String.raw`[([]`;
const CLOSE = String.raw`[)\]]`;
const CI = String.raw`(?:CI[:,=]? ?)?`;
const LABEL = String.raw`(?:(?:mean|estimate|MD|median|difference|OR|RR|HR|SMD|RD)[:,=]? ?)?`;

const PATTERNS = {
  counts: /^N ?(?:\/|of|out of) ?N$/iu,
  countsWithPercent: /^N ?(?:\/|of|out of) ?N ?[,;]? ?[([]? ?N ?%[)\]]?$/iu,
  eventsWithPercent: /^N ?[,;]? ?[([] ?N ?% ?[)\]]$/u,
  pointWithInterval: new RegExp(`^${LABEL}N ?[,;]? ?${OPEN} ?${CI}N${BETWEEN}N ?[;,]? ?${CLOSE}$`, 'iu'),
  pointThenInterval: new RegExp(`^${LABEL}N ?[,;]? ?${CI}N ?(?:to|-|;|a|bis) ?N$`, 'iu'),
  interval: new RegExp(`^(?:${OPEN} ?${CI}N${BETWEEN}N ?${CLOSE}|${CI}N ?(?:to|-|;|,|and) ?N)$`, 'iu'),
  quartiles: new RegExp(
    `^${LABEL}N ?[,;]? ?${OPEN}? ?(?:IQR|interquartile range)[:,=]? ?N${BETWEEN}N ?${CLOSE}?$`,
    'iu',
  ),
  range: new RegExp(`^${LABEL}N ?[,;]? ?${OPEN}? ?range[:,=]? ?N${BETWEEN}N ?${CLOSE}?$`, 'iu'),
  withError: new RegExp(`^${LABEL}N ?[,;]? ?${OPEN} ?(?:SE|SEM|standard error)[:,=]? ?N ?${CLOSE}$`, 'iu'),
  withSd: new RegExp(`^${LABEL}N ?[,;]? ?${OPEN} ?(?:SD|standard deviation)[:,=]? ?N ?${CLOSE}$`, 'iu'),
  plusMinus: new RegExp(`^${LABEL}N ?± ?N$`, 'iu'),
  inBrackets: new RegExp(`^${LABEL}N ?${OPEN} ?N ?${CLOSE}$`, 'iu'),
} as const;

const QUANTILES: ReadonlySet<ValueField> = new Set(['median', 'q1', 'q3', 'min', 'max']);

function match(
  shape: string,
  numbers: readonly string[],
  field: ValueField,
  row: CellContext['row'],
): Omit<Several, 'level'> | null {
  const [first = '', second = '', third = ''] = numbers;
  const is = (name: keyof typeof PATTERNS) => PATTERNS[name].test(shape);
  const cells = (...parts: readonly (readonly [ValueField, string])[]) => ({
    parts: parts.map(([of, text]) => ({ field: of, text })),
    assumed: null,
  });
  const point: ValueField = row === 'contrast' ? 'estimate' : field === 'percent' ? 'percent' : 'mean';
  if (row === 'arm') {
    if (is('countsWithPercent')) return cells(['events', first], ['n', second], ['percent', third]);
    if (is('counts')) return cells(['events', first], ['n', second]);
    if (is('eventsWithPercent')) return cells(['events', first], ['percent', second]);
    if (is('quartiles')) return cells(['median', first], ['q1', second], ['q3', third]);
    if (is('range'))
      return cells(
        [/median/iu.test(shape) || QUANTILES.has(field) ? 'median' : 'mean', first],
        ['min', second],
        ['max', third],
      );
  }
  if (is('pointWithInterval') || is('pointThenInterval')) {
    const limits = ordered(second, third);
    if (row === 'arm' && QUANTILES.has(field)) {
      return field === 'min' || field === 'max'
        ? cells(['median', first], ['min', limits[0]], ['max', limits[1]])
        : cells(['median', first], ['q1', limits[0]], ['q3', limits[1]]);
    }
    return cells([point, first], ['ci_low', limits[0]], ['ci_high', limits[1]]);
  }
  if (is('interval')) {
    const [low, high] = ordered(first, second);
    if (field === 'q1' || field === 'q3') return cells(['q1', low], ['q3', high]);
    if (field === 'min' || field === 'max') return cells(['min', low], ['max', high]);
    return field === 'ci_low' || field === 'ci_high' || shape.includes('CI') || /^[([]/u.test(shape)
      ? cells(['ci_low', low], ['ci_high', high])
      : null;
  }
  if (is('withError')) return cells([point, first], ['se', second]);
  if (row === 'contrast' && is('inBrackets'))
    return { ...cells(['estimate', first], ['se', second]), assumed: CELL.bracketAsError };
  if (row === 'contrast') return null;
  if (is('withSd')) return cells(['mean', first], ['sd', second]);
  if (is('plusMinus'))
    return field === 'se'
      ? cells(['mean', first], ['se', second])
      : { ...cells(['mean', first], ['sd', second]), assumed: CELL.readAsSd };
  if (is('inBrackets') && (field === 'mean' || field === 'sd' || field === 'se')) {
    return field === 'se'
      ? cells(['mean', first], ['se', second])
      : { ...cells(['mean', first], ['sd', second]), assumed: CELL.bracketAsSd };
  }
  return null;
}

/** `4 -9` is four to nine: a dash before the upper limit is no sign where the sign would turn the limits round. */
function ordered(low: string, high: string): readonly [string, string] {
  const number = (text: string) => Number(text.replace(',', '.'));
  const unsigned = high.replace(/^-/u, '');
  return number(low) > number(high) && high.startsWith('-') && number(low) <= number(unsigned)
    ? [low, unsigned]
    : [low, high];
}

/** Why a part cannot be read as its field, said with the part; null where all can. */
function problemOf(parts: readonly CellPart[], decimalMark: '.' | ','): string | null {
  for (const { field, text } of parts) {
    const read = parsePrintedNumber(text, { decimalMark, count: COUNTS.has(field) });
    if (read.kind === 'refused' || read.kind === 'ambiguous') return CELL.unreadablePart(text, read.reason);
  }
  return null;
}
