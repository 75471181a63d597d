import { armsElsewhere, median } from './instrument-spread.ts';
import { rangeOf } from './rounding.ts';
import type { Check, CheckedArm, CheckedResult, CheckFinding, CheckSubject, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/**
 * Mean and SD both this many times those of other studies: a scale of 0 to 100 entered as 0 to 10, or the reverse
 * (T).
 */
const TENFOLD = { mean: [5, 20], sd: [6, 16] } as const;
const FEWEST_ARMS = 2;
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 };
const NUMBERS = /\d+(?:\.\d+)?/gu;
/** "3 months after treatment" and "programme end and 4 months" are counted from somewhere else than the entered days. */
const ANOTHER_ORIGIN = /\b(?:after|post|following|since|from|end)\b/iu;
const TIME_SLACK = 0.15;

/**
 * E21, high: unit, range or time do not match: a mean above the scale's maximum, a mean and SD both about ten times
 * (or a tenth of) those of the same instrument elsewhere, or a time in days that is not the printed time. Extraction
 * rules 6.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkScaleOrTimeMismatch: Check = (subject) => [
  ...aboveMaximum(subject.result),
  ...tenfold(subject),
  ...time(subject.result),
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

function tenfold(subject: CheckSubject): CheckFinding[] {
  const { result } = subject;
  const elsewhere = armsElsewhere(subject);
  const usualMean = median(elsewhere.flatMap(({ mean }) => (mean === null ? [] : [mean.value])));
  const usualSd = median(elsewhere.flatMap(({ sd }) => (sd === null ? [] : [sd.value])));
  if (elsewhere.length < FEWEST_ARMS || usualMean === null || usualSd === null) return [];
  return result.arms.flatMap((arm, at) => {
    const { mean, sd } = arm;
    if (mean === null || sd === null) return [];
    const [meanRatio, sdRatio] = [mean.value / usualMean, sd.value / usualSd];
    const larger = within(meanRatio, TENFOLD.mean) && within(sdRatio, TENFOLD.sd);
    const smaller = within(1 / meanRatio, TENFOLD.mean) && within(1 / sdRatio, TENFOLD.sd);
    if (!larger && !smaller) return [];
    return [
      {
        check: 'E21' as const,
        severity: 'high' as const,
        fields: [`arms[${at}].mean`, `arms[${at}].sd`, 'instrument.max'],
        message: `${capitalise(armField(arm, 'mean', mean))} and ${armField(arm, 'SD', sd)} are both about ${larger ? 'ten times' : 'a tenth of'} those of this instrument elsewhere: the ranges may differ.`,
        arithmetic: `mean ${asPrinted(mean)} / ${computed(usualMean)} = ${computed(meanRatio)}; SD ${asPrinted(sd)} / ${computed(usualSd)} = ${computed(sdRatio)}`,
      },
    ];
  });
}

function time({ timeText, timeDays }: CheckedResult): CheckFinding[] {
  if (timeText === null || (timeText.match(NUMBERS) ?? []).length !== 1 || ANOTHER_ORIGIN.test(timeText)) return [];
  const printed = /(\d+(?:\.\d+)?)[\s-]*(day|week|month|year)s?\b/iu.exec(timeText);
  const unit = DAYS[printed?.[2]?.toLowerCase() ?? ''];
  if (printed === null || unit === undefined || timeDays === null) return [];
  const expected = Number(printed[1]) * unit;
  if (Math.abs(timeDays - expected) <= Math.max(1, TIME_SLACK * expected)) return [];
  return [
    {
      check: 'E21',
      severity: 'high',
      fields: ['timeText', 'timeDays'],
      message: `The time is printed as "${timeText}" but entered as ${computed(timeDays)} days.`,
      arithmetic: `${printed[1] ?? ''} × ${computed(unit)} = ${computed(expected)} days ≠ ${computed(timeDays)}`,
    },
  ];
}

function within(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}
