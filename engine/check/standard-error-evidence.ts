import { armInterval } from './arm-interval.ts';
import { contrastFromArms, standardErrorRange } from './contrast-against-arms.ts';
import { armPair } from './effect-of-result.ts';
import { halfUnit, overlap } from './rounding.ts';
import type { CheckedArm, CheckedResult, CheckFinding } from './types.ts';
import { armField, asPrinted, capitalise, computed, contrastField, fixed } from './wording.ts';

/** A standardised difference no trial of a treatment reaches (T). */
const LARGE_STANDARDISED_DIFFERENCE = 2;
const SLACK = 0.02;

/** E1 by an arm's own interval: it comes from the printed "SD" read as a standard error, and not read as an SD. */
export function againstOwnInterval(arm: CheckedArm, at: number): CheckFinding[] {
  const interval = armInterval(arm);
  if (interval === null || interval.fitsSd(arm.level) || !interval.fitsStandardError(arm.level)) return [];
  const { sd, low, high, n } = interval;
  const asSd = sd.value * Math.sqrt(n.value);
  const implied = interval.impliedSd(arm.level);
  return [
    {
      check: 'E1',
      severity: 'high',
      fields: [`arms[${at}].sd`],
      message: `${capitalise(armField(arm, 'SD', sd))} agrees with the interval of its mean, ${asPrinted(low)} to ${asPrinted(high)}, only if it is a standard error.`,
      arithmetic: `SD from the interval = √${asPrinted(n)} × (${asPrinted(high)} − ${bracketed(low.value, asPrinted(low))}) / (2 t) = ${computed((implied.low + implied.high) / 2)}; ${asPrinted(sd)} × √${asPrinted(n)} = ${computed(asSd)}`,
      suggestion: `If it is a standard error, the SD is ${computed(asSd)}.`,
    },
  ];
}

/** E1 by the interval of an unadjusted difference of the arms: it comes from the "SDs" read as standard errors only. */
export function againstContrastInterval(result: CheckedResult): CheckFinding[] {
  const { contrast } = result;
  const pair = armPair(result);
  if (contrast === null || contrast.measure !== 'MD' || contrast.adjusted || pair === null) return [];
  const { intervention: one, comparator: two } = pair;
  const arms = contrastFromArms(result, 'MD');
  if (one.sd === null || two.sd === null || one.n === null || two.n === null) return [];
  if (arms === null || arms.standardError === null || arms.pooledStandardError === null) return [];
  if (!(one.sd.value > 0 && two.sd.value > 0)) return [];
  const rounding = (halfUnit(one.sd) + halfUnit(two.sd)) / (one.sd.value + two.sd.value) + SLACK;
  const near = (errors: readonly number[]): boolean =>
    [null, arms.degreesOfFreedom].some((df) => {
      const printed = standardErrorRange(result, contrast.level, df);
      const expected = { low: Math.min(...errors) * (1 - rounding), high: Math.max(...errors) * (1 + rounding) };
      return printed !== null && overlap(printed, expected);
    });
  const asStandardErrors = Math.hypot(one.sd.value, two.sd.value);
  if (near([arms.standardError, arms.pooledStandardError]) || !near([asStandardErrors])) return [];
  const printed = standardErrorRange(result, contrast.level, null);
  return [
    {
      check: 'E1',
      severity: 'high',
      fields: [`arms[${pair.interventionAt}].sd`, `arms[${pair.comparatorAt}].sd`],
      message: `The interval of the contrast agrees with ${armField(one, 'SD', one.sd)} and ${armField(two, 'SD', two.sd)} only if both are standard errors.`,
      arithmetic: `standard error of the difference ${printed === null ? '' : computed((printed.low + printed.high) / 2)} by its interval; ${computed(asStandardErrors)} read as SEs; ${computed(arms.standardError)} read as SDs`,
      suggestion: `If they are standard errors, the SDs are ${computed(one.sd.value * Math.sqrt(one.n.value))} and ${computed(two.sd.value * Math.sqrt(two.n.value))}.`,
    },
  ];
}

/** E1 by a printed standardised difference beyond two: most of them were made with standard errors (Gøtzsche 2007, doi:10.1001/jama.298.4.430). */
export function largeStandardisedContrast({ contrast }: CheckedResult): CheckFinding[] {
  if (contrast === null || contrast.measure !== 'SMD' || contrast.estimate === null) return [];
  const size = Math.abs(contrast.estimate.value);
  if (size <= LARGE_STANDARDISED_DIFFERENCE) return [];
  return [
    {
      check: 'E1',
      severity: 'high',
      fields: ['contrast.estimate'],
      message: `${capitalise(contrastField('standardised difference', contrast.estimate))} is larger than trials find; it may have been made with standard errors.`,
      arithmetic: `|${asPrinted(contrast.estimate)}| = ${fixed(size, 2)} > ${LARGE_STANDARDISED_DIFFERENCE}`,
    },
  ];
}

function bracketed(value: number, text: string): string {
  return value < 0 ? `(${text})` : text;
}
