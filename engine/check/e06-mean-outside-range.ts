import { hasSummary } from './e02-interval-excludes-estimate.ts';
import { isFinalFiledAsChange } from './e17-change-filed-as-final.ts';
import { halfUnit, rangeOf } from './rounding.ts';
import type { Check, CheckedArm, CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed, contrastField } from './wording.ts';

/**
 * E6, block: a mean or a quantile outside the instrument's range, a mean outside the scores observed, a mean change or
 * a difference of means larger than the whole range, or a risk difference beyond ±1, whatever the rounding; high: a
 * change that would leave the range from the printed baseline. Extraction rules 6.
 * Golden: none, R has no such check; acceptance statement C19.
 */
export const checkMeanOutsideRange: Check = ({ result }) => {
  const min = result.instrument?.min ?? null;
  const max = result.instrument?.max ?? null;
  const findings: CheckFinding[] = [];
  for (let at = 0; at < result.arms.length; at++) {
    const arm = result.arms[at]!;
    findings.push(...outsideObserved(arm, at));
    if (result.score !== 'change' && hasSummary(arm)) {
      for (const [field, name] of QUANTILES) {
        const printed = arm[field];
        if (printed !== null) findings.push(...outside(arm, at, field, name, printed, min, max));
      }
    }
    if (arm.mean !== null) {
      if (result.score === 'change') {
        const beyond = changeBeyond(arm, at, arm.mean, min, max);
        findings.push(...(beyond.length > 0 ? beyond : changeFromBaseline(arm, at, arm.mean, min, max)));
      } else findings.push(...outside(arm, at, 'mean', 'mean', arm.mean, min, max));
    }
    if (arm.baselineMean !== null) {
      findings.push(...outside(arm, at, 'baselineMean', 'baseline mean', arm.baselineMean, min, max));
    }
  }
  findings.push(...contrastBeyond(result));
  return findings;
};

/** A sound number is the rule, and costs no array of its own. */
const NONE: readonly CheckFinding[] = [];

const QUANTILES = [
  ['median', 'median'],
  ['q1', 'lower quartile'],
  ['q3', 'upper quartile'],
  ['min', 'minimum'],
  ['max', 'maximum'],
] as const;

function outsideObserved(arm: CheckedArm, at: number): readonly CheckFinding[] {
  const { mean, min, max } = arm;
  if (mean === null || (min === null && max === null)) return NONE;
  const band = rangeOf(mean);
  const beyond =
    min !== null && band.high < rangeOf(min).low
      ? { field: 'min', name: 'minimum', printed: min, sign: '<' }
      : max !== null && band.low > rangeOf(max).high
        ? { field: 'max', name: 'maximum', printed: max, sign: '>' }
        : null;
  if (beyond === null) return [];
  return [
    {
      check: 'E6',
      severity: 'block',
      fields: [`arms[${at}].mean`, `arms[${at}].${beyond.field}`],
      message: `${capitalise(armField(arm, 'mean', mean))} lies beyond the ${armField(arm, beyond.name, beyond.printed)}.`,
      arithmetic: `${asPrinted(mean)} ${beyond.sign} ${asPrinted(beyond.printed)}`,
    },
  ];
}

/** A mean that is itself a possible score is more likely a final score, which E17 says. */
function changeFromBaseline(
  arm: CheckedArm,
  at: number,
  mean: PrintedValue,
  min: number | null,
  max: number | null,
): readonly CheckFinding[] {
  const { baselineMean } = arm;
  if (min === null || max === null || baselineMean === null || isFinalFiledAsChange(mean, min, max)) return NONE;
  const [before, change] = [rangeOf(baselineMean), rangeOf(mean)];
  const above = before.low + change.low > max;
  if (!above && before.high + change.high >= min) return [];
  return [
    {
      check: 'E6',
      severity: 'high',
      fields: [`arms[${at}].mean`, `arms[${at}].baselineMean`],
      message: `${capitalise(armField(arm, 'mean change', mean))} would lead from the baseline mean ${asPrinted(baselineMean)} out of the instrument's range, ${computed(min)} to ${computed(max)}.`,
      arithmetic: `${asPrinted(baselineMean)} + (${asPrinted(mean)}) = ${computed(baselineMean.value + mean.value)} ${above ? '>' : '<'} ${computed(above ? max : min)}`,
    },
  ];
}

function contrastBeyond({ contrast, instrument }: CheckedResult): readonly CheckFinding[] {
  if (contrast === null || contrast.estimate === null) return NONE;
  const { measure, estimate } = contrast;
  const { min, max } = instrument ?? { min: null, max: null };
  const largest = measure === 'RD' ? 1 : measure === 'MD' && min !== null && max !== null ? max - min : null;
  if (largest === null || Math.abs(estimate.value) - halfUnit(estimate) <= largest * (1 + 1e-12)) return [];
  return [
    {
      check: 'E6',
      severity: 'block',
      fields: ['contrast.estimate'],
      message:
        measure === 'RD'
          ? `${capitalise(contrastField('risk difference', estimate))} cannot be: risks are shares of 1.`
          : `${capitalise(contrastField('estimate', estimate))} is larger than the instrument's whole range, ${computed(min ?? 0)} to ${computed(max ?? 0)}.`,
      arithmetic:
        measure === 'RD'
          ? `|${asPrinted(estimate)}| > 1`
          : `|${asPrinted(estimate)}| > ${computed(max ?? 0)} − ${bracketed(min ?? 0)} = ${computed(largest)}`,
      ...(measure === 'RD' && Math.abs(estimate.value) <= 100
        ? { suggestion: `In percentage points it is ${computed(estimate.value / 100)}.` }
        : {}),
    },
  ];
}

function bracketed(value: number): string {
  return value < 0 ? `(${computed(value)})` : computed(value);
}

function outside(
  arm: CheckedArm,
  at: number,
  field: string,
  name: string,
  mean: PrintedValue,
  min: number | null,
  max: number | null,
): readonly CheckFinding[] {
  const band = rangeOf(mean);
  const above = max !== null && band.low > max;
  const below = min !== null && band.high < min;
  if (!above && !below) return NONE;
  const scale = `${min === null ? '' : computed(min)} to ${max === null ? '' : computed(max)}`;
  return [
    {
      check: 'E6',
      severity: 'block',
      fields: [`arms[${at}].${field}`],
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
): readonly CheckFinding[] {
  if (min === null || max === null) return NONE;
  const band = rangeOf(mean);
  if (band.low <= max - min && band.high >= min - max) return NONE;
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
