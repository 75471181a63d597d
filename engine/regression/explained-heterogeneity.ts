import { chiSquaredCdf } from '../math/distributions/chi-squared.ts';
import { INTERCEPT_NAME } from './design-matrix.ts';
import { mixedEffectsModel, type MixedEffectsModel } from './mixed-effects-model.ts';

/** What the moderators explain. Fields are null with `reason` where the comparison has no meaning. */
export type ExplainedHeterogeneity = Readonly<{
  tauSquaredWithout: number | null;
  /** Percent, never below zero. */
  rSquared: number | null;
  /** Likelihood-ratio test against the model without moderators; ML only. */
  likelihoodRatio: Readonly<{ statistic: number; degreesOfFreedom: number; pValue: number }> | null;
  reason: string | null;
}>;

/**
 * R^2 = max(0, (tau0^2 - tau^2) / tau0^2), tau0^2 by the same estimator without moderators, and (ML) 2 (l - l0) against
 * chi-squared on p - 1 degrees of freedom.
 *
 * @source Raudenbush 2009, in The Handbook of Research Synthesis, ISBN 9780871541635; Lopez-Lopez et al. 2014
 *   doi:10.1111/bmsp.12002
 * @golden 04_metareg.json
 */
export function explainedHeterogeneity(model: MixedEffectsModel): ExplainedHeterogeneity {
  const absent = (reason: string): ExplainedHeterogeneity => ({
    tauSquaredWithout: null,
    rSquared: null,
    likelihoodRatio: null,
    reason,
  });
  if (!model.hasIntercept)
    return absent('the model has no intercept, so the model without moderators is not inside it');
  if (model.estimator === 'EE') return absent('the common-effect model has no between-study variance to explain');
  const without = mixedEffectsModel(
    Array.from(model.effects),
    Array.from(model.variances),
    { names: [INTERCEPT_NAME], columns: [new Array<number>(model.k).fill(1)] },
    { estimator: model.estimator, test: 'z', level: model.level },
  );
  const before = without.tauSquared;
  const degreesOfFreedom = model.columns.length - 1;
  const statistic = Math.max(0, 2 * (model.likelihood.ml.logLikelihood - without.likelihood.ml.logLikelihood));
  return {
    tauSquaredWithout: before,
    rSquared: before > 0 ? Math.max(0, (100 * (before - model.tauSquared)) / before) : null,
    likelihoodRatio:
      model.estimator === 'ML' && degreesOfFreedom > 0
        ? { statistic, degreesOfFreedom, pValue: chiSquaredCdf(statistic, degreesOfFreedom, { upper: true }) }
        : null,
    reason: before > 0 ? null : 'tau squared is zero without moderators: there is nothing to explain',
  };
}
