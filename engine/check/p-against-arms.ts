import { contrastFromArms } from './contrast-against-arms.ts';
import { armsGivePrecision, isRatio } from './effect-of-result.ts';
import { pTellsStandardErrors } from './p-as-standard-errors.ts';
import { isProbability, pValueRange } from './p-from-effect.ts';
import { absoluteRange, overlap, probabilityRange, type Range } from './rounding.ts';
import type { CheckedResult, CheckFinding } from './types.ts';
import { asPrinted, capitalise, computed, contrastField } from './wording.ts';

/** Another test or a model moves the standard error of the same arms within these bounds (T). */
const USUAL_RATIO: Range = { low: 0.6, high: 1 / 0.6 };

/**
 * E10 where no interval is printed, medium: the p-value of an unadjusted contrast is not that of its arms, by the normal
 * or the t distribution, over the rounding of all numbers and with the standard error two fifths smaller to two thirds
 * larger than the arms have it. SDs that are standard errors are E1's.
 */
export function pAgainstArms(result: CheckedResult): CheckFinding[] {
  const { contrast } = result;
  if (contrast === null || !armsGivePrecision(result)) return [];
  if (contrast.p === null || contrast.adjusted || !isProbability(contrast.p)) return [];
  if (contrast.ciLow !== null && contrast.ciHigh !== null) return [];
  const arms = contrastFromArms(result, contrast.measure);
  if (arms === null || arms.standardError === null || !(arms.standardError > 0)) return [];
  const toScale = isRatio(contrast.measure) ? Math.log : (value: number): number => value;
  const magnitude = absoluteRange({ low: toScale(arms.band.low), high: toScale(arms.band.high) });
  const p = (error: Range): Range => pValueRange(magnitude, error, arms.degreesOfFreedom, contrast.tails);
  const wide = { low: arms.standardError * USUAL_RATIO.low, high: arms.standardError * USUAL_RATIO.high };
  if (overlap(p(wide), probabilityRange(contrast.p)) || pTellsStandardErrors(result)) return [];
  const exactly = p({ low: arms.standardError, high: arms.standardError });
  return [
    {
      check: 'E10',
      severity: 'medium',
      fields: ['contrast.p', ...result.arms.map((_, at) => `arms[${at}]`)],
      message: `${capitalise(contrastField('p', contrast.p))} is not what its arms give: adjusted or different population, or a typing error.`,
      arithmetic: `${arms.formula} = ${computed(arms.estimate)}, standard error ${computed(arms.standardError)}: p ${computed((exactly.low + exactly.high) / 2)}; printed p ${asPrinted(contrast.p)}`,
    },
  ];
}
