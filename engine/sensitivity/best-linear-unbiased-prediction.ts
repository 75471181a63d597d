import { checkedLevel } from '../pool/confidence-level.ts';
import { criticalValue } from '../pool/pooled-interval.ts';
import { prepareStudies } from '../pool/study-set.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';
import { poolCore, type PoolingOptions } from './pooled-model.ts';

/** A study's effect shrunk towards the pooled one. `position` is the caller's index. */
export type ShrunkenEffect = Readonly<{
  position: number;
  estimate: number;
  standardError: number;
  predictionLow: number;
  predictionHigh: number;
  /** Deviation from the pooled effect. */
  randomEffect: number;
  randomEffectStandardError: number;
}>;

/**
 * Best linear unbiased predictions: with l = tau^2 / (tau^2 + v), estimate l y + (1 - l) m, SE^2 = l v + (1 - l)^2 var(m);
 * random effect l (y - m), SE^2 = (1 - l) tau^2 + l^2 var(m). Limits use the pooled test's quantile.
 *
 * @param effects length k, analysis scale; null where missing
 * @throws EngineInputError too-few-studies, length-mismatch, not-finite, not-positive, unknown-option
 * @source Robinson 1991 doi:10.1214/ss/1177011926; Raudenbush & Bryk 1985 doi:10.3102/10769986010002075
 * @golden 05_blup.json
 */
export function bestLinearUnbiasedPrediction(
  effects: NullableColumn,
  variances: NullableColumn,
  options: PoolingOptions,
): readonly ShrunkenEffect[] {
  const data = readStudies(effects, variances);
  const studies = prepareStudies(data.effects, data.variances);
  const pooled = poolCore(studies, options);
  const { tauSquared } = pooled;
  const degreesOfFreedom = options.test === 'z' || studies.k === 1 ? null : studies.k - 1;
  const critical = criticalValue(checkedLevel(options.level ?? 0.95), degreesOfFreedom);
  return data.index.map((position, i) => {
    const effect = data.effects[i]!;
    const variance = data.variances[i]!;
    const share = tauSquared / (tauSquared + variance);
    const rest = variance / (tauSquared + variance);
    const randomEffect = share * (effect - pooled.estimate);
    const estimate = pooled.estimate + randomEffect;
    const standardError = Math.sqrt(share * variance + rest * rest * pooled.variance);
    return {
      position,
      estimate,
      standardError,
      predictionLow: estimate - critical * standardError,
      predictionHigh: estimate + critical * standardError,
      randomEffect,
      randomEffectStandardError: Math.sqrt(rest * tauSquared + share * share * pooled.variance),
    };
  });
}
