import { rangeOf } from './rounding.ts';
import type { Check } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/** A final mean under this share of the baseline mean is more likely a change (T). */
const SMALL_SHARE = 0.3;

/**
 * E17, high: a change from baseline filed as a final score: a negative mean on a scale without negative values, or a
 * mean below 30% of the baseline mean. Extraction rules 1.3 and 6.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkChangeFiledAsFinal: Check = ({ result }) => {
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
