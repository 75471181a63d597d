import { rangeOf } from './rounding.ts';
import type { Check, CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/** A final mean under this share of the baseline mean is more likely a change (T). */
const SMALL_SHARE = 0.3;

/**
 * E17, high: a change from baseline filed as a final score: a negative mean on a scale without negative values, or a
 * mean below 30% of the baseline mean; or the reverse, a possible score filed as a change that the baseline mean leaves
 * no room for. Extraction rules 1.3 and 6.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkChangeFiledAsFinal: Check = ({ result }) => {
  if (result.score === 'change') return finalFiledAsChange(result);
  if (result.score !== 'final') return [];
  const min = result.instrument?.min ?? null;
  return result.arms.flatMap((arm, at) => {
    const { mean, baselineMean } = arm;
    if (mean === null) return [];
    const negative = min !== null && min >= 0 && rangeOf(mean).high < 0;
    const small = baselineMean !== null && Math.abs(mean.value) < SMALL_SHARE * Math.abs(baselineMean.value);
    if (!negative && !small) return [];
    return [
      {
        check: 'E17' as const,
        severity: 'high' as const,
        fields: [`arms[${at}].mean`, 'score'],
        message: `${capitalise(armField(arm, 'mean', mean))} is filed as a final score but looks like a change from baseline.`,
        arithmetic: negative
          ? `${asPrinted(mean)} < 0 on a scale from ${computed(min ?? 0)}`
          : `|${asPrinted(mean)}| / ${baselineMean === null ? '' : asPrinted(baselineMean)} = ${computed(Math.abs(mean.value / (baselineMean?.value ?? 1)))} < ${SMALL_SHARE}`,
        suggestion: 'If so, set the score to change and take the SD of the change.',
      },
    ];
  });
};

/** Whether a mean filed as a change is a possible score, and so may be one. */
export function isFinalFiledAsChange(mean: PrintedValue, min: number, max: number): boolean {
  return mean.value > 0 && mean.value >= min && mean.value <= max;
}

function finalFiledAsChange({ instrument, arms }: CheckedResult): CheckFinding[] {
  const { min, max } = instrument ?? { min: null, max: null };
  if (min === null || max === null) return [];
  return arms.flatMap((arm, at) => {
    const { mean, baselineMean } = arm;
    if (mean === null || baselineMean === null || !isFinalFiledAsChange(mean, min, max)) return [];
    if (rangeOf(baselineMean).low + rangeOf(mean).low <= max) return [];
    return [
      {
        check: 'E17',
        severity: 'high',
        fields: [`arms[${at}].mean`, 'score'],
        message: `${capitalise(armField(arm, 'mean', mean))} is filed as a change but looks like a final score: from the baseline mean ${asPrinted(baselineMean)} it would leave the scale.`,
        arithmetic: `${asPrinted(baselineMean)} + ${asPrinted(mean)} = ${computed(baselineMean.value + mean.value)} > ${computed(max)}`,
        suggestion: 'If so, set the score to final and take the SD of the final scores.',
      },
    ];
  });
}
