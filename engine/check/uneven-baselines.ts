import { armPair } from './effect-of-result.ts';
import { halfUnit } from './rounding.ts';
import type { CheckedResult, CheckFinding } from './types.ts';
import { armField, asPrinted, capitalise, computed, fixed } from './wording.ts';

/** Randomised arms do not start as far apart as this, in SDs and at once in standard errors (T): p is below 10⁻⁶. */
const MOST_SDS = 1;
const MOST_STANDARD_ERRORS = 5;

/**
 * E20, medium: baseline means of randomised arms further apart than chance leaves them: a row of another time or arm,
 * or standard errors typed as SDs (Carlisle 2017, doi:10.1111/anae.13938). z = (b₁ − b₂)/√(SD₁²/n₁ + SD₂²/n₂). Clusters
 * differ more than their people do and are left alone.
 */
export function unevenBaselines(result: CheckedResult): readonly CheckFinding[] {
  const pair = result.design === 'cluster' ? null : armPair(result);
  if (pair === null) return [];
  const { intervention: one, comparator: two, interventionAt, comparatorAt } = pair;
  const [mean1, sd1, n1] = [one.baselineMean, one.baselineSd, one.n?.value ?? 0];
  const [mean2, sd2, n2] = [two.baselineMean, two.baselineSd, two.n?.value ?? 0];
  if (mean1 === null || mean2 === null || sd1 === null || sd2 === null || !(n1 > 1 && n2 > 1)) return [];
  if (!(sd1.value > 0 && sd2.value > 0)) return [];
  const gap = Math.abs(mean1.value - mean2.value) - halfUnit(mean1) - halfUnit(mean2);
  const standardised = gap / Math.sqrt((sd1.value ** 2 + sd2.value ** 2) / 2);
  const z = gap / Math.sqrt(sd1.value ** 2 / n1 + sd2.value ** 2 / n2);
  if (!(standardised > MOST_SDS && z > MOST_STANDARD_ERRORS)) return [];
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: [`arms[${interventionAt}].baselineMean`, `arms[${comparatorAt}].baselineMean`],
      message: `${capitalise(armField(one, 'baseline mean', mean1))} and ${armField(two, 'baseline mean', mean2)} are further apart than randomised arms start: one may be of another row, or the SDs at baseline may be standard errors.`,
      arithmetic: `|${asPrinted(mean1)} − ${mean2.value < 0 ? `(${asPrinted(mean2)})` : asPrinted(mean2)}| = ${computed(Math.abs(mean1.value - mean2.value))}, ${fixed(standardised, 1)} SDs and ${fixed(z, 1)} standard errors`,
    },
  ];
}
