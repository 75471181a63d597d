import { rangeOf } from './rounding.ts';
import type { Check, CheckedArm, CheckFinding, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/**
 * E6, block: a mean outside the instrument's range, or a mean change larger than the whole range, whatever the
 * rounding. Extraction rules 6.
 * Golden: none, R has no such check; acceptance statement C19.
 */
export const checkMeanOutsideRange: Check = ({ result }) => {
  const { min, max } = result.instrument ?? { min: null, max: null };
  return result.arms.flatMap((arm, at) => {
    const findings: CheckFinding[] = [];
    if (arm.mean !== null) {
      if (result.score === 'change') findings.push(...changeBeyond(arm, at, arm.mean, min, max));
      else findings.push(...outside(arm, `arms[${at}].mean`, 'mean', arm.mean, min, max));
    }
    if (arm.baselineMean !== null) {
      findings.push(...outside(arm, `arms[${at}].baselineMean`, 'baseline mean', arm.baselineMean, min, max));
    }
    return findings;
  });
};

function outside(
  arm: CheckedArm,
  field: string,
  name: string,
  mean: PrintedValue,
  min: number | null,
  max: number | null,
): CheckFinding[] {
  const band = rangeOf(mean);
  const above = max !== null && band.low > max;
  const below = min !== null && band.high < min;
  if (!above && !below) return [];
  const scale = `${min === null ? '' : computed(min)} to ${max === null ? '' : computed(max)}`;
  return [
    {
      check: 'E6',
      severity: 'block',
      fields: [field],
      message: `${capitalise(armField(arm, name, mean))} lies outside the instrument's range, ${scale}.`,
      arithmetic: above ? `${asPrinted(mean)} > ${computed(max)}` : `${asPrinted(mean)} < ${computed(min ?? 0)}`,
      ...(below ? { suggestion: 'It may be a change from baseline.' } : {}),
    },
  ];
}

function changeBeyond(
  arm: CheckedArm,
  at: number,
  mean: PrintedValue,
  min: number | null,
  max: number | null,
): CheckFinding[] {
  if (min === null || max === null) return [];
  const band = rangeOf(mean);
  if (band.low <= max - min && band.high >= min - max) return [];
  return [
    {
      check: 'E6',
      severity: 'block',
      fields: [`arms[${at}].mean`],
      message: `${capitalise(armField(arm, 'mean change', mean))} is larger than the instrument's whole range, ${computed(min)} to ${computed(max)}.`,
      arithmetic: `|${asPrinted(mean)}| > ${computed(max)} − ${computed(min)} = ${computed(max - min)}`,
    },
  ];
}
