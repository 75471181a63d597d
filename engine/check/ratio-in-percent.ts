import { isRatio } from './effect-of-result.ts';
import type { CheckedResult, CheckFinding } from './types.ts';
import { asPrinted, computed, contrastField, capitalise } from './wording.ts';

/** Limits of a ratio this large, this near to each other on the log scale, belong to a percentage (T). */
const LEAST_LOWER_LIMIT = 10;
const WIDEST = Math.log(10);

/** E21, high: a ratio in percent, such as 72 (55 to 94) for 0.72: no trial shows so large an effect so exactly. */
export function ratioInPercent({ contrast }: CheckedResult): readonly CheckFinding[] {
  if (contrast === null || !isRatio(contrast.measure)) return [];
  const { estimate, ciLow, ciHigh } = contrast;
  if (estimate === null || ciLow === null || ciHigh === null) return [];
  if (!(ciLow.value >= LEAST_LOWER_LIMIT) || Math.log(ciHigh.value / ciLow.value) > WIDEST) return [];
  return [
    {
      check: 'E21',
      severity: 'high',
      fields: ['contrast.estimate', 'contrast.ciLow', 'contrast.ciHigh'],
      message: `${capitalise(contrastField('ratio', estimate))} with a lower limit of ${asPrinted(ciLow)} is larger than trials find: it may be printed in percent.`,
      arithmetic: `${[estimate, ciLow, ciHigh].map((printed) => `${asPrinted(printed)}% = ${computed(printed.value / 100)}`).join('; ')}`,
      suggestion: 'Divide the estimate and both limits by 100.',
    },
  ];
}
