import { chiSquaredCdf } from '../math/distributions/chi-squared.ts';
import { prepareStudies } from '../pool/study-set.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';
import { poolCore, withoutStudy, type PoolingOptions } from './pooled-model.ts';

/** How one study bears on the pooled result. `position` is the caller's index. Null where a spread is exactly zero. */
export type StudyInfluence = Readonly<{
  position: number;
  residual: number;
  residualStandardError: number;
  standardisedResidual: number | null;
  deletedResidual: number;
  deletedResidualStandardError: number;
  /** Externally standardised (studentised deleted) residual. */
  studentisedResidual: number | null;
  dffits: number | null;
  cooksDistance: number | null;
  covarianceRatio: number | null;
  tauSquaredWithout: number;
  qWithout: number;
  hat: number;
  /** Percent. */
  weight: number;
  dfbetas: number | null;
  influential: boolean;
}>;

/**
 * Case-deletion diagnostics of a random-effects model, with m, s the pooled effect and its variance, a subscript (i)
 * for "without study i", and h the hat value w_i / sum w.
 *
 * deleted residual r = y_i - m(i), SE = sqrt(c(i) (v_i + tau^2(i)) + s(i)); Cook's D = (m - m(i))^2 / s; covariance ratio
 * s(i) / s; DFFITS = (m - m(i)) / sqrt(c(i) h_i (tau^2(i) + v_i)); DFBETAS = (m - m(i)) / sqrt(c(i) / sum 1/(v + tau^2(i)))
 * over all studies, c(i) the Knapp-Hartung factor (1 for a Wald test). Influential: |DFFITS| > 3 sqrt(1/(k-1)), or the
 * lower tail of chi-squared(1) at D > 0.5, or h > 3/k, or |DFBETAS| > 1.
 *
 * @param effects length k >= 2, analysis scale; null where missing
 * @throws EngineInputError too-few-studies, length-mismatch, not-finite, not-positive, unknown-option
 * @source Viechtbauer & Cheung 2010 doi:10.1002/jrsm.11
 * @golden 05_influence.json
 */
export function influence(
  effects: NullableColumn,
  variances: NullableColumn,
  options: PoolingOptions,
): readonly StudyInfluence[] {
  const data = readStudies(effects, variances, [], 2);
  const studies = prepareStudies(data.effects, data.variances);
  const { k } = studies;
  const full = poolCore(studies, options);
  return data.index.map((position, i) => {
    const effect = data.effects[i]!;
    const variance = data.variances[i]!;
    const without = poolCore(withoutStudy(studies, i), options);
    const hat = 1 / ((variance + full.tauSquared) * full.weight);
    const shift = full.estimate - without.estimate;
    let weightAll = 0;
    for (let j = 0; j < k; j++) weightAll += 1 / (studies.variances[j]! + without.tauSquared);
    const residual = effect - full.estimate;
    const residualStandardError = Math.sqrt((variance + full.tauSquared) * (1 - hat));
    const deletedResidual = effect - without.estimate;
    const deletedResidualStandardError = Math.sqrt(without.scale * (variance + without.tauSquared) + without.variance);
    const dffits = ratio(shift, Math.sqrt(without.scale * hat * (without.tauSquared + variance)));
    const cooksDistance = ratio(shift * shift, full.variance);
    const dfbetas = ratio(shift, Math.sqrt(without.scale / weightAll));
    return {
      position,
      residual,
      residualStandardError,
      standardisedResidual: ratio(residual, residualStandardError),
      deletedResidual,
      deletedResidualStandardError,
      studentisedResidual: ratio(deletedResidual, deletedResidualStandardError),
      dffits,
      cooksDistance,
      covarianceRatio: ratio(without.variance, full.variance),
      tauSquaredWithout: without.tauSquared,
      qWithout: without.q,
      hat,
      weight: 100 * hat,
      dfbetas,
      influential:
        Math.abs(dffits ?? 0) > 3 * Math.sqrt(1 / (k - 1)) ||
        chiSquaredCdf(cooksDistance ?? 0, 1) > 0.5 ||
        hat > 3 / k ||
        Math.abs(dfbetas ?? 0) > 1,
    };
  });
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator > 0 ? numerator / denominator : null;
}
