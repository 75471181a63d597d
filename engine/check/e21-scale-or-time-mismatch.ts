import { armsElsewhere, median } from './instrument-spread.ts';
import { ratioInPercent } from './ratio-in-percent.ts';
import { rangeOf } from './rounding.ts';
import { timeAtRiskBetweenArms } from './time-at-risk.ts';
import type { Check, CheckedArm, CheckedResult, CheckFinding, CheckSubject, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/**
 * Mean and SD both about so many times those of other studies: a scale of 0 to 100 entered as 0 to 10, or shares of 1 as
 * percentages, or the reverse (T).
 */
const LENGTHS = [
  { factor: 10, more: 'ten times', less: 'a tenth of' },
  { factor: 100, more: 'a hundred times', less: 'a hundredth of' },
] as const;
/** How far from the factor mean and SD may be, as shares of it (T). */
const LENGTH_SLACK = { mean: [0.5, 2], sd: [0.6, 1.6] } as const;
/** Units of one quantity by the factor between them: taken for each other where no range holds a score (T). */
const UNITS: readonly (readonly [name: string, factor: number])[] = [
  ['lb and kg', 2.2046],
  ['inches and cm', 2.54],
  ['kcal and kJ', 4.184],
  ['kPa and mmHg', 7.5006],
  ['mmol/L and mg/dL of glucose', 18.016],
  ['mmol/L and mg/dL of cholesterol', 38.67],
  ['µmol/L and mg/dL of creatinine', 88.42],
  ['units of a hundred', 100],
  ['units of a thousand', 1000],
];
const UNIT_SLACK = { mean: 1.1, sd: 1.35 } as const;
const FEWEST_ARMS = 2;
const [MONTH, YEAR] = [365.25 / 12, 365.25];
const DAYS: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  wk: 7,
  month: MONTH,
  mo: MONTH,
  year: YEAR,
  yr: YEAR,
};
const NUMBERS = /\d+(?:\.\d+)?/gu;
const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;
const WORD = new RegExp(`\\b(?:${WORDS.slice(1).join('|')})\\b`, 'giu');
/** "3 months after treatment" and "programme end and 4 months" are counted from somewhere else than the entered days. */
const ANOTHER_ORIGIN = /\b(?:after|post|following|since|from|end)\b/iu;
const TIME_SLACK = 0.15;

/**
 * E21, high: unit, range or time do not match: a mean above the scale's maximum, a mean and SD both about ten or a
 * hundred times (or a tenth or hundredth of) those of the same instrument elsewhere, or both by the factor between two units of a quantity that
 * has no range, or a time in days that is not the printed time. Extraction rules 6.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkScaleOrTimeMismatch: Check = (subject) => [
  ...aboveMaximum(subject.result),
  ...againstElsewhere(subject),
  ...time(subject.result),
  ...timeAtRiskBetweenArms(subject.result),
  ...ratioInPercent(subject.result),
];

function aboveMaximum(result: CheckedResult): CheckFinding[] {
  const { instrument } = result;
  const max = instrument?.max ?? null;
  if (instrument === null || max === null || result.score === 'change') return [];
  return result.arms.flatMap((arm, at) => [
    ...above(arm, `arms[${at}].mean`, 'mean', arm.mean, max),
    ...above(arm, `arms[${at}].baselineMean`, 'baseline mean', arm.baselineMean, max),
  ]);
}

function above(
  arm: CheckedArm,
  field: string,
  name: string,
  printed: PrintedValue | null,
  max: number,
): CheckFinding[] {
  if (printed === null || rangeOf(printed).low <= max) return [];
  const fitsTenth = printed.value / 10 <= max;
  return [
    {
      check: 'E21',
      severity: 'high',
      fields: [field, 'instrument.max'],
      message: `${capitalise(armField(arm, name, printed))} is above the scale's maximum, ${computed(max)}: the paper may use another range or unit.`,
      arithmetic: `${asPrinted(printed)} > ${computed(max)}`,
      ...(fitsTenth ? { suggestion: `On a scale ten times as long it would be ${computed(printed.value / 10)}.` } : {}),
    },
  ];
}

type Usual = Readonly<{ mean: number; sd: number }>;

/** Median mean and SD of the instrument's arms in other studies; null with fewer than two. */
function usualElsewhere(subject: CheckSubject): Usual | null {
  const elsewhere = armsElsewhere(subject);
  const usualMean = median(elsewhere.flatMap(({ mean }) => (mean === null ? [] : [mean.value])));
  const usualSd = median(elsewhere.flatMap(({ sd }) => (sd === null ? [] : [sd.value])));
  if (elsewhere.length < FEWEST_ARMS || usualMean === null || usualSd === null) return null;
  return { mean: usualMean, sd: usualSd };
}

/** Whether mean and SD of an arm are both about ten or a hundred times those of the instrument elsewhere, or the reverse. */
export function isOnAnotherScale(subject: CheckSubject, { mean, sd }: CheckedArm): boolean {
  const usual = usualElsewhere(subject);
  if (usual === null || mean === null || sd === null) return false;
  return lengthBetween(mean.value / usual.mean, sd.value / usual.sd) !== null;
}

function lengthBetween(meanRatio: number, sdRatio: number): (typeof LENGTHS)[number] | null {
  const near = (mean: number, sd: number, factor: number): boolean =>
    within(mean / factor, LENGTH_SLACK.mean) && within(sd / factor, LENGTH_SLACK.sd);
  return (
    LENGTHS.find(({ factor }) => near(meanRatio, sdRatio, factor) || near(1 / meanRatio, 1 / sdRatio, factor)) ?? null
  );
}

function againstElsewhere(subject: CheckSubject): CheckFinding[] {
  const { result } = subject;
  const usual = usualElsewhere(subject);
  if (usual === null) return [];
  return result.arms.flatMap((arm, at) => {
    const { mean, sd } = arm;
    if (mean === null || sd === null) return [];
    const [meanRatio, sdRatio] = [mean.value / usual.mean, sd.value / usual.sd];
    const [larger, unit] = [meanRatio > 1, unitsBetween(result, meanRatio, sdRatio)];
    const length = lengthBetween(meanRatio, sdRatio);
    if (length === null && unit === null) return [];
    const times = larger ? length?.more : length?.less;
    const found: CheckFinding = {
      check: 'E21',
      severity: 'high',
      fields: [`arms[${at}].mean`, `arms[${at}].sd`, 'instrument.max'],
      message:
        unit === null
          ? `${capitalise(armField(arm, 'mean', mean))} and ${armField(arm, 'SD', sd)} are both about ${times ?? ''} those of this instrument elsewhere: the ranges may differ.`
          : `${capitalise(armField(arm, 'mean', mean))} and ${armField(arm, 'SD', sd)} differ from those elsewhere by the factor between ${unit[0]}: the units may differ.`,
      arithmetic: `mean ${asPrinted(mean)} / ${computed(usual.mean)} = ${computed(meanRatio)}; SD ${asPrinted(sd)} / ${computed(usual.sd)} = ${computed(sdRatio)}`,
    };
    return unit === null ? [found] : [{ ...found, suggestion: inOtherUnit(mean.value, sd.value, larger, unit[1]) }];
  });
}

/** The pair of units whose factor lies between this arm and the others, on a quantity without a range. */
function unitsBetween(
  { instrument }: CheckedResult,
  meanRatio: number,
  sdRatio: number,
): (typeof UNITS)[number] | null {
  if (instrument === null || instrument.max !== null || !(meanRatio > 0 && sdRatio > 0)) return null;
  const ratios = meanRatio > 1 ? [meanRatio, sdRatio] : [1 / meanRatio, 1 / sdRatio];
  const near = (ratio: number | undefined, factor: number, slack: number): boolean =>
    ratio !== undefined && ratio > factor / slack && ratio < factor * slack;
  return (
    UNITS.find(([, factor]) => near(ratios[0], factor, UNIT_SLACK.mean) && near(ratios[1], factor, UNIT_SLACK.sd)) ??
    null
  );
}

function inOtherUnit(mean: number, sd: number, larger: boolean, factor: number): string {
  const [times, sign] = larger ? [1 / factor, '÷'] : [factor, '×'];
  return `In the other unit (${sign} ${computed(factor)}): mean ${computed(mean * times)}, SD ${computed(sd * times)}.`;
}

function time({ timeText, timeDays }: CheckedResult): CheckFinding[] {
  if (timeText === null || ANOTHER_ORIGIN.test(timeText)) return [];
  const inFigures = timeText.replace(WORD, (word) => String(WORDS.findIndex((known) => known === word.toLowerCase())));
  if ((inFigures.match(NUMBERS) ?? []).length !== 1) return [];
  const after = /(\d+(?:\.\d+)?)[\s-]*(days?|weeks?|wks?|months?|mos?|years?|yrs?)\b/iu.exec(inFigures);
  const before = /\b(days?|weeks?|wks?|months?|years?|yrs?)[\s-]*(\d+(?:\.\d+)?)\b/iu.exec(inFigures);
  const [number, name] = after === null ? [before?.[2], before?.[1]] : [after[1], after[2]];
  const unit = DAYS[name?.toLowerCase().replace(/s$/u, '') ?? ''];
  if (number === undefined || unit === undefined || timeDays === null) return [];
  const expected = Number(number) * unit;
  if (Math.abs(timeDays - expected) <= Math.max(1, TIME_SLACK * expected)) return [];
  return [
    {
      check: 'E21',
      severity: 'high',
      fields: ['timeText', 'timeDays'],
      message: `The time is printed as "${timeText}" but entered as ${computed(timeDays)} days.`,
      arithmetic: `${number} × ${computed(unit)} = ${computed(expected)} days ≠ ${computed(timeDays)}`,
    },
  ];
}

function within(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}
