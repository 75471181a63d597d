import { readStudies, type NullableColumn } from '../regression/study-data.ts';
import { multiplicativeRegression, type MultiplicativeRegression } from './multiplicative-regression.ts';

export type PetPeese = MultiplicativeRegression & Readonly<{ k: number; omitted: readonly number[] }>;

/**
 * Precision-effect test: y = a + b SE with weights 1 / v and multiplicative error; a is the effect of an infinitely
 * precise study. Sensitivity only: it misleads with few studies or much heterogeneity.
 *
 * @param effects length k >= 3, analysis scale; null where missing
 * @throws EngineInputError too-few-studies, length-mismatch, not-finite, not-positive, out-of-range
 * @source Stanley & Doucouliagos 2014 doi:10.1002/jrsm.1095
 * @golden 05_petpeese.json
 */
export function precisionEffectTest(effects: NullableColumn, variances: NullableColumn, level = 0.95): PetPeese {
  return regress(effects, variances, Math.sqrt, level);
}

/**
 * Precision-effect estimate with standard error: as `precisionEffectTest`, on the sampling variance instead.
 *
 * @param effects length k >= 3, analysis scale; null where missing
 * @throws EngineInputError too-few-studies, length-mismatch, not-finite, not-positive, out-of-range
 * @source Stanley & Doucouliagos 2014 doi:10.1002/jrsm.1095
 * @golden 05_petpeese.json
 */
export function precisionEffectEstimate(effects: NullableColumn, variances: NullableColumn, level = 0.95): PetPeese {
  return regress(effects, variances, (variance) => variance, level);
}

function regress(
  effects: NullableColumn,
  variances: NullableColumn,
  predictor: (variance: number) => number,
  level: number,
): PetPeese {
  const data = readStudies(effects, variances, [], 3);
  const weights = data.variances.map((variance) => 1 / variance);
  const fit = multiplicativeRegression(data.effects, weights, data.variances.map(predictor), level);
  return { ...fit, k: data.effects.length, omitted: data.omitted };
}
