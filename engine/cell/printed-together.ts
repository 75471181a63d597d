import type { ValueField } from '../review/records/index.ts';
import { CELL } from './phrases.ts';

/** One number of a cell that held several, with the field it belongs to and its text as printed. */
export type CellPart = Readonly<{ field: ValueField; text: string }>;

export type Matched = Readonly<{ parts: readonly CellPart[]; assumed: string | null }>;

const BETWEEN = String.raw`(?: ?(?:,|;|-|to|and|until|a|à|bis) ?| )`;
const OPEN = String.raw`[([]`;
const CLOSE = String.raw`[)\]]`;
const CI = String.raw`(?:CI ?)?`;
const NAMES = String.raw`mean|M|median|Mdn|estimate|(?:mean )?difference|W?MD|SMD|RoM|RD|(?:a|adjusted |unadjusted |crude )?(?:OR|RR|HR|IRR|(?:odds|risk|hazard|rate) ratio)|β|b|beta|d|g`;
const LABEL = String.raw`(?:(?:${NAMES}) ?[:,=]? ?)?`;
const shape = (pattern: string) => new RegExp(`^${pattern}$`, 'iu');
const bracketed = (inside: string) => `${OPEN} ?${inside} ?${CLOSE}`;
const perhapsBracketed = (inside: string) => `${OPEN}? ?${inside} ?${CLOSE}?`;

const PATTERNS = {
  alone: shape(`${LABEL}N`),
  counts: shape('N ?(?:/|of|out of) ?N'),
  countsWithPercent: shape(`N ?(?:/|of|out of) ?N ?[,;]? ?(?:${perhapsBracketed('N ?%')}|${bracketed('N')})`),
  percentWithCounts: shape(`N ?% ?[,;]? ?${bracketed('N ?(?:/|of|out of) ?N')}`),
  // Without a blank after it the comma of `12,5%` is a decimal one.
  eventsWithPercent: shape(`N ?(?:${bracketed('N ?%')}|(?:, |; ?)N ?%)`),
  percentWithEvents: shape(`N ?% ?${bracketed('N')}`),
  pointWithInterval: shape(`${LABEL}N ?[,;]? ?${OPEN} ?${CI}N${BETWEEN}N ?[;,]? ?${CLOSE}`),
  pointThenInterval: shape(`${LABEL}N ?[,;]? ?${CI}N ?(?:to|-|;|a|bis) ?N`),
  pointThenNamedInterval: shape(`${LABEL}N ?[,;]? ?CI (?:N${BETWEEN}N|${bracketed(`N${BETWEEN}N`)})`),
  interval: shape(`(?:${OPEN} ?${CI}N${BETWEEN}N ?${CLOSE}|${CI}N ?(?:to|-|;|,|and) ?N)`),
  quartilesAlone: shape(perhapsBracketed(`IQR N${BETWEEN}N`)),
  rangeAlone: shape(perhapsBracketed(`range N${BETWEEN}N`)),
  quartiles: shape(`${LABEL}N ?[,;]? ?${perhapsBracketed(`IQR N${BETWEEN}N`)}`),
  range: shape(`${LABEL}N ?[,;]? ?${perhapsBracketed(`range N${BETWEEN}N`)}`),
  quartilesAndRange: shape(`${LABEL}N ?[,;]? ?${perhapsBracketed(`IQR N${BETWEEN}N ?[,;] ?range N${BETWEEN}N`)}`),
  rangeAndQuartiles: shape(`${LABEL}N ?[,;]? ?${perhapsBracketed(`range N${BETWEEN}N ?[,;] ?IQR N${BETWEEN}N`)}`),
  width: shape(`${LABEL}N ?[,;]? ?${perhapsBracketed('(?:IQR|range) N')}`),
  withError: shape(`${LABEL}N ?[,;]? ?(?:${perhapsBracketed('±? ?SE N')}|± ?SE N)`),
  withSd: shape(`${LABEL}N ?[,;]? ?(?:${perhapsBracketed('±? ?SD N')}|± ?SD N)`),
  plusMinusError: shape(`${LABEL}N ?± ?N ?[,;]? ?${perhapsBracketed('SE')}`),
  plusMinusSd: shape(`${LABEL}N ?± ?N ?[,;]? ?${perhapsBracketed('SD')}`),
  plusMinus: shape(`${LABEL}N ?(?:± ?N|${bracketed('± ?N')})`),
  plusMinusInterval: shape(`${LABEL}N ?± ?N ?${perhapsBracketed('CI')}`),
  inBrackets: shape(`${LABEL}N ?${bracketed('N')}`),
} as const;

const QUANTILES: ReadonlySet<ValueField> = new Set(['median', 'q1', 'q3', 'min', 'max']);
const WHOLE = /^\d{1,3}(?:[., ]?\d{3})*$/u;

/** Why a text whose shape is known cannot be read; null where nothing is to be said of it. */
export function refusalOf(text: string, row: 'arm' | 'contrast'): string | null {
  if (PATTERNS.width.test(text)) return CELL.widthAlone;
  const isError = PATTERNS.plusMinus.test(text) && row === 'contrast';
  return isError || PATTERNS.plusMinusInterval.test(text) ? CELL.plusMinusUnclear : null;
}

/**
 * The fields that numbers printed together belong to, by the shape of their text (`number-tokens.ts`); null where the
 * shape is not known or could mean several things.
 */
export function match(
  text: string,
  numbers: readonly string[],
  field: ValueField,
  row: 'arm' | 'contrast',
): Matched | null {
  const is = (name: keyof typeof PATTERNS) => PATTERNS[name].test(text);
  return row === 'arm'
    ? (ofCounts(is, numbers, field) ?? ofQuantiles(is, numbers, text, field) ?? ofMean(is, numbers, text, field))
    : ofContrast(is, numbers, text, field);
}

type Is = (name: keyof typeof PATTERNS) => boolean;

const cells = (...parts: readonly (readonly [ValueField, string])[]): Matched => ({
  parts: parts.map(([field, text]) => ({ field, text })),
  assumed: null,
});

function ofCounts(is: Is, [first = '', second = '', third = '']: readonly string[], field: ValueField): Matched | null {
  const whole = (...texts: readonly string[]) => texts.every((text) => WHOLE.test(text));
  if (is('countsWithPercent') && whole(first, second))
    return cells(['events', first], ['n', second], ['percent', third]);
  if (is('counts') && whole(first, second)) return cells(['events', first], ['n', second]);
  if (is('percentWithCounts') && whole(second, third))
    return cells(['events', second], ['n', third], ['percent', first]);
  if (is('eventsWithPercent')) return cells(['events', first], ['percent', second]);
  if (is('percentWithEvents') && whole(second)) return cells(['events', second], ['percent', first]);
  // Under a heading "n (%)" the sign stands in the heading only.
  return field === 'events' && is('inBrackets') && whole(first)
    ? { ...cells(['events', first], ['percent', second]), assumed: CELL.bracketAsPercent }
    : null;
}

function ofQuantiles(is: Is, numbers: readonly string[], text: string, field: ValueField): Matched | null {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = numbers;
  if (is('quartilesAndRange'))
    return cells(['median', first], ['q1', second], ['q3', third], ['min', fourth], ['max', fifth]);
  if (is('rangeAndQuartiles'))
    return cells(['median', first], ['q1', fourth], ['q3', fifth], ['min', second], ['max', third]);
  if (is('quartiles')) return cells(['median', first], ['q1', second], ['q3', third]);
  if (is('quartilesAlone')) return cells(['q1', first], ['q3', second]);
  if (is('rangeAlone')) return cells(['min', first], ['max', second]);
  const isMedian = /^(?:median|Mdn)/iu.test(text) || QUANTILES.has(field);
  if (is('range')) return cells([isMedian ? 'median' : 'mean', first], ['min', second], ['max', third]);
  if (!isMedian) return null;
  if (is('alone')) return cells(['median', first]);
  if (!is('pointWithInterval') && !is('pointThenInterval')) return null;
  const [low, high] = ordered(second, third, text);
  return field === 'min' || field === 'max'
    ? cells(['median', first], ['min', low], ['max', high])
    : cells(['median', first], ['q1', low], ['q3', high]);
}

function ofMean(is: Is, numbers: readonly string[], text: string, field: ValueField): Matched | null {
  const [first = '', second = ''] = numbers;
  const point: ValueField = field === 'percent' ? 'percent' : 'mean';
  if (is('alone')) return field === point ? cells([point, first]) : null;
  const interval = ofInterval(is, numbers, text, field, point);
  if (interval !== null) {
    const isTaken = interval.parts.length === 3 && !/CI/u.test(text) && point === 'mean';
    return isTaken ? { ...interval, assumed: CELL.intervalAsConfidence } : interval;
  }
  if (is('withError') || is('plusMinusError')) return cells([point, first], ['se', second]);
  if (is('withSd') || is('plusMinusSd')) return cells(['mean', first], ['sd', second]);
  const isFree = field === 'mean' || field === 'sd' || field === 'se';
  if (!is('plusMinus') && !(is('inBrackets') && isFree)) return null;
  return field === 'se'
    ? cells(['mean', first], ['se', second])
    : { ...cells(['mean', first], ['sd', second]), assumed: is('plusMinus') ? CELL.readAsSd : CELL.bracketAsSd };
}

function ofContrast(is: Is, numbers: readonly string[], text: string, field: ValueField): Matched | null {
  const [first = '', second = ''] = numbers;
  if (is('alone')) {
    // `t(47) = 2.31, p = .025` is down to its number by now.
    if (field === 't' || field === 'f') return cells([field, first]);
    return field === 'estimate' ? cells(['estimate', first]) : null;
  }
  const interval = ofInterval(is, numbers, text, field, 'estimate');
  if (interval !== null) return interval;
  if (is('withError')) return cells(['estimate', first], ['se', second]);
  return is('inBrackets') ? { ...cells(['estimate', first], ['se', second]), assumed: CELL.bracketAsError } : null;
}

function ofInterval(
  is: Is,
  [first = '', second = '', third = '']: readonly string[],
  text: string,
  field: ValueField,
  point: ValueField,
): Matched | null {
  if (is('pointWithInterval') || is('pointThenInterval') || is('pointThenNamedInterval')) {
    const [low, high] = ordered(second, third, text);
    return cells([point, first], ['ci_low', low], ['ci_high', high]);
  }
  if (!is('interval')) return null;
  const [low, high] = ordered(first, second, text);
  if (field === 'q1' || field === 'q3') return cells(['q1', low], ['q3', high]);
  if (field === 'min' || field === 'max') return cells(['min', low], ['max', high]);
  return field === 'ci_low' || field === 'ci_high' || text.includes('CI') || /^[([]/u.test(text)
    ? cells(['ci_low', low], ['ci_high', high])
    : null;
}

/**
 * `4 -9` is four to nine: with nothing but a blank before it, a dash before the upper limit is no sign where the sign
 * would turn the limits round. `-0.23 to -1.02` keeps both signs: its limits are in the wrong order, and the checks say
 * so.
 */
function ordered(low: string, high: string, text: string): readonly [string, string] {
  const number = (printed: string) => Number(printed.replace(',', '.'));
  const unsigned = high.replace(/^-/u, '');
  const hasBlankOnly = /N N ?[;,]? ?[)\]]?$/u.test(text);
  return hasBlankOnly && number(low) > number(high) && high.startsWith('-') && number(low) <= number(unsigned)
    ? [low, unsigned]
    : [low, high];
}
