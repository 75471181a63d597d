import { EngineInputError } from '../errors.ts';
import { normalCdf, normalQuantile } from '../math/distributions/normal.ts';
import { prepareStudies, weigh } from '../pool/study-set.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';

/** Why the number is kept but not to be trusted; printed with it wherever it appears. */
export const FAIL_SAFE_WARNING =
  'Fail-safe numbers assume that missing studies average a null effect, ignore heterogeneity and have no distribution: different versions disagree widely, and a large one does not show that bias is absent.';

export type FailSafeNumber = Readonly<{
  /** Studies needed, rounded up; null (Orwin) when the target is zero and no finite number reaches it. */
  studies: number | null;
  pValue: number | null;
  /** Orwin and Rosenberg: the inverse-variance average. */
  averageEffect: number | null;
  /** Orwin: the effect the average is to be brought down to. */
  target: number | null;
  warning: string;
}>;

/**
 * Rosenthal: studies averaging z = 0 that bring Stouffer's combined test to one-sided `alpha`:
 * k (Z / z_alpha)^2 - k, Z = |sum z_i| / sqrt(k).
 *
 * @param effects length k, analysis scale; null where missing
 * @throws EngineInputError out-of-range (alpha), too-few-studies, length-mismatch, not-finite, not-positive
 * @source Rosenthal 1979 doi:10.1037/0033-2909.86.3.638
 * @golden 05_fsn.json
 */
export function rosenthalFailSafe(effects: NullableColumn, variances: NullableColumn, alpha = 0.05): FailSafeNumber {
  checkAlpha(alpha);
  const data = readStudies(effects, variances);
  const k = data.effects.length;
  let sum = 0;
  for (let i = 0; i < k; i++) sum += data.effects[i]! / Math.sqrt(data.variances[i]!);
  const combined = Math.abs(sum) / Math.sqrt(k);
  const needed = k * (combined / normalQuantile(alpha, { upper: true })) ** 2 - k;
  return {
    studies: Math.max(0, Math.ceil(needed)),
    pValue: normalCdf(combined, { upper: true }),
    averageEffect: null,
    target: null,
    warning: FAIL_SAFE_WARNING,
  };
}

/**
 * Rosenberg: average-weight null studies that bring the inverse-variance average to two-sided `alpha`:
 * k ((m / SE) / z_{alpha/2})^2 - k.
 *
 * @param effects length k, analysis scale; null where missing
 * @throws EngineInputError out-of-range (alpha), too-few-studies, length-mismatch, not-finite, not-positive
 * @source Rosenberg 2005 doi:10.1111/j.0014-3820.2005.tb01004.x
 * @golden 05_fsn.json
 */
export function rosenbergFailSafe(effects: NullableColumn, variances: NullableColumn, alpha = 0.05): FailSafeNumber {
  checkAlpha(alpha);
  const { k, average, weight } = inverseVarianceAverage(effects, variances);
  const statistic = Math.abs(average) * Math.sqrt(weight);
  const needed = k * (statistic / normalQuantile(alpha / 2, { upper: true })) ** 2 - k;
  return {
    studies: Math.max(0, Math.ceil(needed)),
    pValue: Math.min(1, 2 * normalCdf(statistic, { upper: true })),
    averageEffect: average,
    target: null,
    warning: FAIL_SAFE_WARNING,
  };
}

/**
 * Orwin: null studies of average weight that bring the inverse-variance average m down to `target`:
 * k (m / target - 1); zero when the average is not beyond the target in its own direction.
 *
 * @param effects length k, analysis scale; null where missing
 * @param target null means half the average
 * @throws EngineInputError too-few-studies, length-mismatch, not-finite, not-positive
 * @source Orwin 1983 doi:10.3102/10769986008002157
 * @golden 05_fsn.json
 */
export function orwinFailSafe(
  effects: NullableColumn,
  variances: NullableColumn,
  target: number | null = null,
): FailSafeNumber {
  const { k, average } = inverseVarianceAverage(effects, variances);
  const aim = target ?? average / 2;
  const reached = aim * average <= 0 ? average === 0 || aim !== 0 : Math.abs(average) <= Math.abs(aim);
  const studies = reached ? 0 : aim === 0 ? null : Math.ceil(k * (average / aim - 1));
  return { studies, pValue: null, averageEffect: average, target: aim, warning: FAIL_SAFE_WARNING };
}

function inverseVarianceAverage(effects: NullableColumn, variances: NullableColumn) {
  const data = readStudies(effects, variances);
  const studies = prepareStudies(data.effects, data.variances);
  const sums = weigh(studies, 0);
  return { k: studies.k, average: studies.origin + sums.mean, weight: sums.weight };
}

function checkAlpha(alpha: number): void {
  if (!(alpha > 0 && alpha < 0.5)) {
    throw new EngineInputError('out-of-range', `alpha is ${alpha}: give a probability between 0 and 0.5.`, 'alpha');
  }
}
