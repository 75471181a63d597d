import { armInterval } from './arm-interval.ts';
import { contrastFromArms, standardErrorRange } from './contrast-against-arms.ts';
import { armsGivePrecision } from './effect-of-result.ts';
import { errorOfContrastDisagrees } from './contrast-standard-error.ts';
import { recomputedP } from './e10-interval-against-p.ts';
import { isProbability } from './p-from-effect.ts';
import { overlap, probabilityRange, type Range } from './rounding.ts';
import type { Check, CheckedArm, CheckedResult, CheckFinding } from './types.ts';
import { formatLevel } from '../text/format-interval.ts';
import { armField, asPrinted, capitalise, computed, contrastField } from './wording.ts';

const OTHER_LEVELS = [0.9, 0.95, 0.99] as const;
/** A printed p tells an 80% interval, too, which trials of two stages print. */
const LEVELS_BY_P = [...OTHER_LEVELS, 0.8] as const;
/** Arms and a model-based interval seldom agree more closely than this. */
const MODEL_SLACK = 0.02;

/**
 * E19, medium: the numbers fit only if the interval has another level than assumed, or the p-value one tail. The
 * witnesses: the printed p (which E10 finds in conflict), and the standard error of the arms for an unadjusted
 * contrast or the one printed beside it; of an arm's own interval, its SD. A 90% interval read as 95% makes the
 * standard error too small by 1.645/1.960 = 0.84. Extraction rules 6.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkWrongLevelOrTail: Check = ({ result }) => {
  const byP = fromP(result);
  const ofContrast = byP.length > 0 ? byP : fromArms(result);
  return [
    ...(ofContrast.length > 0 ? ofContrast : fromStandardError(result)),
    ...result.arms.flatMap((arm, at) => intervalOfArm(arm, at)),
  ];
};

function fromP(result: CheckedResult): CheckFinding[] {
  const { contrast } = result;
  if (contrast === null || contrast.p === null || contrast.p.qualifier !== '=' || !isProbability(contrast.p)) return [];
  const p = contrast.p;
  const printed = probabilityRange(p);
  const fits = (ranges: readonly Range[]): boolean => ranges.some((range) => overlap(range, printed));
  const assumed = recomputedP(result, contrast.level);
  if (assumed.length === 0 || fits(assumed)) return [];
  const level = LEVELS_BY_P.find((candidate) => candidate !== contrast.level && fits(recomputedP(result, candidate)));
  const oneTailed = contrast.tails === 2 && fits(recomputedP(result, contrast.level, 1));
  if (level === undefined && !oneTailed) return [];
  const explanation =
    level === undefined ? 'the p-value has one tail' : `the interval is a ${formatLevel(level)} interval`;
  return [
    {
      check: 'E19',
      severity: 'medium',
      fields: level === undefined ? ['contrast.p'] : ['contrast.ciLow', 'contrast.ciHigh'],
      message: `${capitalise(contrastField('p', p))} and the interval agree if ${explanation}.`,
      arithmetic: `p at ${formatLevel(contrast.level)}, two tails: ${middle(assumed[0])}; if ${explanation}: ${middle(level === undefined ? recomputedP(result, contrast.level, 1)[0] : recomputedP(result, level)[0])}; printed ${asPrinted(p)}`,
      suggestion: level === undefined ? 'Set the p-value to one tail.' : `Set the level to ${formatLevel(level)}.`,
    },
  ];
}

function fromArms(result: CheckedResult): CheckFinding[] {
  const { contrast } = result;
  if (contrast === null || contrast.adjusted || !armsGivePrecision(result)) return [];
  const arms = contrastFromArms(result, contrast.measure);
  if (arms === null || arms.standardError === null || arms.pooledStandardError === null || !(arms.standardError > 0))
    return [];
  const errors = [arms.standardError, arms.pooledStandardError];
  const expected = { low: Math.min(...errors) * (1 - MODEL_SLACK), high: Math.max(...errors) * (1 + MODEL_SLACK) };
  const fits = (level: number): boolean =>
    [null, arms.degreesOfFreedom].some((df) => {
      const range = standardErrorRange(result, level, df);
      return range !== null && overlap(range, expected);
    });
  if (standardErrorRange(result, contrast.level, null) === null || fits(contrast.level)) return [];
  const level = OTHER_LEVELS.find((candidate) => candidate !== contrast.level && fits(candidate));
  if (level === undefined) return [];
  const implied = standardErrorRange(result, contrast.level, null);
  return [
    {
      check: 'E19',
      severity: 'medium',
      fields: ['contrast.ciLow', 'contrast.ciHigh'],
      message: `The interval of the contrast agrees with its arms if it is a ${formatLevel(level)} interval and not, as assumed, ${formatLevel(contrast.level)}.`,
      arithmetic: `standard error ${middle(implied ?? undefined)} at ${formatLevel(contrast.level)}, ${middle(standardErrorRange(result, level, null) ?? undefined)} at ${formatLevel(level)}; from the arms ${computed(arms.standardError)}`,
      suggestion: `Set the level to ${formatLevel(level)}.`,
    },
  ];
}

function fromStandardError(result: CheckedResult): CheckFinding[] {
  const { contrast } = result;
  const printed = contrast?.se ?? null;
  if (contrast === null || printed === null || !errorOfContrastDisagrees(result, contrast.level)) return [];
  const level = OTHER_LEVELS.find(
    (candidate) => candidate !== contrast.level && !errorOfContrastDisagrees(result, candidate),
  );
  if (level === undefined) return [];
  return [
    {
      check: 'E19',
      severity: 'medium',
      fields: ['contrast.ciLow', 'contrast.ciHigh'],
      message: `The interval of the contrast agrees with its ${contrastField('standard error', printed)} if it is a ${formatLevel(level)} interval and not, as assumed, ${formatLevel(contrast.level)}.`,
      arithmetic: `standard error ${middle(standardErrorRange(result, contrast.level, null) ?? undefined)} at ${formatLevel(contrast.level)}, ${middle(standardErrorRange(result, level, null) ?? undefined)} at ${formatLevel(level)}; printed ${asPrinted(printed)}`,
      suggestion: `Set the level to ${formatLevel(level)}.`,
    },
  ];
}

/** An arm's own interval beside its SD. A reading of the SD as a standard error is E1's. */
function intervalOfArm(arm: CheckedArm, at: number): CheckFinding[] {
  const interval = armInterval(arm);
  if (interval === null || interval.fitsSd(arm.level) || interval.fitsStandardError(arm.level)) return [];
  const level = OTHER_LEVELS.find((candidate) => candidate !== arm.level && interval.fitsSd(candidate));
  if (level === undefined) return [];
  return [
    {
      check: 'E19',
      severity: 'medium',
      fields: [`arms[${at}].ciLow`, `arms[${at}].ciHigh`],
      message: `The interval of arm "${arm.label}", ${asPrinted(interval.low)} to ${asPrinted(interval.high)}, agrees with ${armField(arm, 'SD', interval.sd)} if it is a ${formatLevel(level)} interval and not, as assumed, ${formatLevel(arm.level)}.`,
      arithmetic: `SD from the interval ${middle(interval.impliedSd(arm.level))} at ${formatLevel(arm.level)}, ${middle(interval.impliedSd(level))} at ${formatLevel(level)}; printed ${asPrinted(interval.sd)}`,
      suggestion: `Set the level to ${formatLevel(level)}.`,
    },
  ];
}

function middle(range: Range | undefined): string {
  return range === undefined ? 'not estimable' : computed((range.low + range.high) / 2);
}
