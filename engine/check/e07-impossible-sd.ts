import { halfUnit, rangeOf, type Range } from './rounding.ts';
import type { Check, CheckedArm, CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/**
 * E7, block: an SD that no sample can have. On a scale from min to max the largest sample SD is √((mean − min)(max −
 * mean)·n/(n − 1)) (Bhatia & Davis 2000, doi:10.2307/2589180, with Bessel's factor); a change score runs from −(max −
 * min) to max − min. The SD of a change cannot exceed SD at baseline + SD at the end (correlation −1). Negative SDs
 * block too, and a zero warns. The rounding of mean and SD is allowed for. Extraction rules 1.3 and 6.
 * Golden: none, R has no such check; acceptance statement C19.
 */
export const checkImpossibleSd: Check = ({ result }) =>
  result.arms.flatMap((arm, at) => {
    if (arm.sd === null) return [];
    return [
      ...sign(arm, at, arm.sd),
      ...beyondBound(result, arm, at, arm.sd),
      ...beyondTriangle(result, arm, at, arm.sd),
    ];
  });

function sign(arm: CheckedArm, at: number, sd: PrintedValue): CheckFinding[] {
  if (sd.value < 0) {
    return [
      {
        check: 'E7',
        severity: 'block',
        fields: [`arms[${at}].sd`],
        message: `${capitalise(armField(arm, 'SD', sd))} is negative.`,
        arithmetic: `${asPrinted(sd)} < 0`,
      },
    ];
  }
  if (sd.value > 0 || (arm.n?.value ?? 0) < 2) return [];
  return [
    {
      check: 'E7',
      severity: 'high',
      fields: [`arms[${at}].sd`],
      message: `${capitalise(armField(arm, 'SD', sd))} would mean that everyone scored the same; the arm's variance cannot be estimated.`,
      arithmetic: `SD = ${asPrinted(sd)}`,
    },
  ];
}

function beyondBound(result: CheckedResult, arm: CheckedArm, at: number, sd: PrintedValue): CheckFinding[] {
  const { min, max } = result.instrument ?? { min: null, max: null };
  if (min === null || max === null || arm.mean === null || arm.n === null || !(arm.n.value > 1)) return [];
  const scale = result.score === 'change' ? { low: min - max, high: max - min } : { low: min, high: max };
  const correction = arm.n.value / (arm.n.value - 1);
  const bound = (mean: number): number => Math.sqrt(Math.max(0, (mean - scale.low) * (scale.high - mean)) * correction);
  const means = rangeOf(arm.mean);
  if (means.high < scale.low || means.low > scale.high) return [];
  if (sd.value - halfUnit(sd) <= bound(mostVariable(means, scale)) * (1 + 1e-12)) return [];
  const shown = bound(arm.mean.value);
  return [
    {
      check: 'E7',
      severity: 'block',
      fields: [`arms[${at}].sd`],
      message: `${capitalise(armField(arm, 'SD', sd))} is larger than any SD with mean ${asPrinted(arm.mean)} on a scale from ${computed(scale.low)} to ${computed(scale.high)}: at most ${computed(shown)}.`,
      arithmetic: `√((${asPrinted(arm.mean)} − ${computed(scale.low)}) × (${computed(scale.high)} − ${asPrinted(arm.mean)}) × ${asPrinted(arm.n)} / ${computed(arm.n.value - 1)}) = ${computed(shown)} < ${asPrinted(sd)}`,
    },
  ];
}

/** The mean of the band at which the bound is largest: the one nearest the middle of the scale. */
function mostVariable(means: Range, scale: Range): number {
  const middle = (scale.low + scale.high) / 2;
  return Math.min(Math.max(middle, means.low), means.high);
}

function beyondTriangle(result: CheckedResult, arm: CheckedArm, at: number, sd: PrintedValue): CheckFinding[] {
  if (result.score !== 'change' || arm.baselineSd === null || arm.finalSd === null) return [];
  const largest = arm.baselineSd.value + arm.finalSd.value;
  if (sd.value - halfUnit(sd) <= largest + halfUnit(arm.baselineSd) + halfUnit(arm.finalSd) + 1e-12 * largest)
    return [];
  return [
    {
      check: 'E7',
      severity: 'block',
      fields: [`arms[${at}].sd`],
      message: `${capitalise(armField(arm, 'SD of the change', sd))} exceeds the sum of the SDs at baseline and at the end, which is its largest value at any correlation.`,
      arithmetic: `${asPrinted(sd)} > ${asPrinted(arm.baselineSd)} + ${asPrinted(arm.finalSd)} = ${computed(largest)}`,
    },
  ];
}
