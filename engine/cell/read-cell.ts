import type { ValueField } from '../review/records/index.ts';
import { parsePrintedNumber, type PrintedNumber } from '../text/parse-number.ts';
import { otherMeasureThan } from './measure-label.ts';
import { numberTokens, plainText } from './number-tokens.ts';
import { CELL } from './phrases.ts';
import { takeNamed, withoutFootnoteMarks, withPlainLabels } from './printed-labels.ts';
import { match, refusalOf, type CellPart, type Matched } from './printed-together.ts';
import { withoutStatisticName } from './test-statistic.ts';

export type { CellPart };

/**
 * What a cell's text says.
 * - one: a single number, an empty cell, a formula or a refusal, as `parsePrintedNumber` reads it
 * - several: numbers printed together, each for a field of its own, or one for another field than was typed into; `level` in percent where an interval names it;
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
  /** The effect measure of a contrast's row, such as RR; null or absent where it has none. */
  measure?: string | null;
}>;

const COUNTS: ReadonlySet<ValueField> = new Set(['n', 'events']);
const MAXIMUM_LENGTH = 160;

/**
 * Reads what was typed or pasted into a cell: one number, or several as papers print them together, such as
 * `-0.62 (-1.02, -0.23)`, `-0.62 [95% CI -1.02 to -0.23; P = .002]`, `5.2 ± 2.1`, `5.2 (2.1), n = 48`, `6 (IQR 4 to 9)`,
 * `53/224 (23.7%)` and `t(47) = 2.31`. Which fields they belong to follows from the labels, else from the field that was
 * typed into; a percentage typed where events are counted is a percentage. A mark that points to a footnote is left out. Text that is not one of these shapes is left to the reading
 * of one number, with its reason. Never throws; linear in the length of the text.
 */
export function readCell(text: string, { field, row, decimalMark = '.', measure = null }: CellContext): CellReading {
  if (field !== 'p' && P_ALONE.test(text)) return { kind: 'one', number: refusal(text, CELL.pValue) };
  const one = (number: PrintedNumber): CellReading => ({ kind: 'one', number });
  const number = parsePrintedNumber(withoutLabel(text, field), { decimalMark, count: COUNTS.has(field) });
  if (number.kind !== 'refused' || text.trim().startsWith('=') || text.length > MAXIMUM_LENGTH) return one(number);
  const refuse = (reason: string): CellReading => one(refusal(text, reason));

  const plain = withoutFootnoteMarks(plainText(text));
  const otherMeasure = otherMeasureThan(measure, plain);
  if (otherMeasure !== null) return refuse(otherMeasure);
  const statistic = withoutStatisticName(plain, field);
  if (statistic !== null && 'refused' in statistic) return refuse(statistic.refused);
  const bare = withoutLabel(statistic?.rest ?? plain, field);
  const unmarked = parsePrintedNumber(bare, { decimalMark, count: COUNTS.has(field) });
  if (unmarked.kind === 'number' || unmarked.kind === 'ambiguous') return one(unmarked);
  if (field === 'events' && isPercentage(bare, decimalMark))
    return { kind: 'several', parts: [{ field: 'percent', text: bare.trim() }], level: null, assumed: null };

  const several = readSeveral(bare, field, row, decimalMark);
  if (several === null) {
    const withCommas = decimalMark === '.' && /\d,\d/u.test(text);
    return withCommas && typeof (readSeveral(bare, field, row, ',') ?? '') !== 'string'
      ? refuse(CELL.decimalCommas(text.trim()))
      : one(number);
  }
  if (typeof several === 'string') return refuse(several);
  const problem = problemOf(several.parts, decimalMark);
  return problem === null ? { kind: 'several', ...several } : refuse(problem);
}

/** A p-value typed into the cell beside its own would be stored as an effect. */
const P_ALONE = /^\s*[pP](?:[- ]?values?)? ?[<>=≤≥~]/u;

/** Typed where events are counted, a percentage goes to its own field: the events follow from it. */
function isPercentage(text: string, decimalMark: '.' | ','): boolean {
  const read = parsePrintedNumber(text, { decimalMark });
  return read.kind === 'number' && read.percent;
}

const refusal = (text: string, reason: string): PrintedNumber => ({ kind: 'refused', reason, printed: text.trim() });

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
  events: /^\s*n ?= ?(?=\d)/iu,
  sd: /^\s*(?:SD|s\.d\.|±) ?[=:]? ?(?=[\d.,])/iu,
  se: /^\s*(?:SEM?|s\.e\.m?\.?|±) ?[=:]? ?(?=[\d.,])/iu,
  p: /^\s*p(?:[- ]?values?)? ?[:,]? ?(?=[<>=≤≥~]{0,2} ?[\d.,])/iu,
};

type Several = Matched & Readonly<{ level: number | null }>;

/** A sentence where the shape is known and why it cannot be read; null where it is not known. */
function readSeveral(
  plain: string,
  field: ValueField,
  row: CellContext['row'],
  decimalMark: '.' | ',',
): Several | string | null {
  const { rest, p, n, level } = takeNamed(plain, row);
  const { shape, numbers } = numberTokens(withPlainLabels(rest), decimalMark);
  const refusal = refusalOf(shape, row);
  if (refusal !== null) return refusal;
  const found = match(shape, numbers, field, row);
  if (found === null) return null;
  const named: CellPart[] = [
    ...(n === null ? [] : [{ field: 'n' as const, text: n }]),
    ...(p === null ? [] : [{ field: 'p' as const, text: p }]),
  ];
  return { ...found, parts: [...found.parts, ...named], level };
}

/** Why a part cannot be read as its field, said with the part; null where all can. */
function problemOf(parts: readonly CellPart[], decimalMark: '.' | ','): string | null {
  for (const { field, text } of parts) {
    const read = parsePrintedNumber(text, { decimalMark, count: COUNTS.has(field) });
    if (read.kind === 'refused' || read.kind === 'ambiguous') return CELL.unreadablePart(text, read.reason);
  }
  return null;
}
