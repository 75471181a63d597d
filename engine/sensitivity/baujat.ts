import { prepareStudies } from '../pool/study-set.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';
import { poolCore, withoutStudy, type PoolingOptions } from './pooled-model.ts';

/** A point of the Baujat plot. `position` is the caller's index. */
export type BaujatPoint = Readonly<{
  position: number;
  /** Squared Pearson residual: the study's share of the heterogeneity. */
  heterogeneity: number;
  /** Squared standardised change of the pooled effect when the study is left out; null when its variance is zero. */
  influence: number | null;
}>;

/**
 * Baujat plot: x = (y_i - m)^2 / (v_i + tau^2), y = (m - m(i))^2 / var(m(i)).
 *
 * @param effects length k >= 2, analysis scale; null where missing
 * @throws EngineInputError too-few-studies, length-mismatch, not-finite, not-positive, unknown-option
 * @source Baujat et al. 2002 doi:10.1002/sim.1221
 * @golden 05_baujat.json
 */
export function baujat(
  effects: NullableColumn,
  variances: NullableColumn,
  options: PoolingOptions,
): readonly BaujatPoint[] {
  const data = readStudies(effects, variances, [], 2);
  const studies = prepareStudies(data.effects, data.variances);
  const full = poolCore(studies, options);
  return data.index.map((position, i) => {
    const residual = data.effects[i]! - full.estimate;
    const without = poolCore(withoutStudy(studies, i), options);
    const shift = full.estimate - without.estimate;
    return {
      position,
      heterogeneity: (residual * residual) / (data.variances[i]! + full.tauSquared),
      influence: without.variance > 0 ? (shift * shift) / without.variance : null,
    };
  });
}
