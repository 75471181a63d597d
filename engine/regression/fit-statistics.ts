import { weightedLeastSquares, type WeightedLeastSquares } from './weighted-least-squares.ts';

/** BIC is null without residual degrees of freedom (its ln of the number of observations does not exist). */
export type FitStatistics = Readonly<{
  logLikelihood: number;
  deviance: number;
  aic: number;
  bic: number | null;
  aicc: number;
}>;

/**
 * Log-likelihoods of a mixed-effects model at its tau^2, with all constants, and the criteria made of them.
 *
 * ML: -(k/2) ln 2pi - (1/2) sum ln(v + tau^2) - (1/2) y'Py; REML: -((k-p)/2) ln 2pi + (1/2) ln|X'X|
 * - (1/2) sum ln(v + tau^2) - (1/2) ln|X'WX| - (1/2) y'Py. ML deviance is against the saturated model.
 * Parameters: p, and tau^2 when it is estimated. REML criteria count k - p observations.
 *
 * @source Harville 1977 doi:10.1080/01621459.1977.10480998; AICc: Hurvich & Tsai 1989 doi:10.1093/biomet/76.2.297
 * @golden 04_metareg.json
 */
export function fitStatistics(
  columns: readonly Float64Array[],
  fit: WeightedLeastSquares,
  variances: Float64Array,
  tauSquaredEstimated: boolean,
): Readonly<{ ml: FitStatistics; reml: FitStatistics }> {
  const k = variances.length;
  const p = columns.length;
  let logTotal = 0;
  let logSampling = 0;
  for (let i = 0; i < k; i++) {
    logTotal -= Math.log(fit.weights[i]!);
    logSampling += Math.log(variances[i]!);
  }
  const unweighted = weightedLeastSquares(columns, new Float64Array(k), new Float64Array(k).fill(1));
  const log2Pi = Math.log(2 * Math.PI);
  const core = -0.5 * (logTotal + fit.residualSumOfSquares);
  const ml = -0.5 * k * log2Pi + core;
  const reml = -0.5 * (k - p) * log2Pi + core + 0.5 * (unweighted.logDeterminant - fit.logDeterminant);
  const parameters = p + (tauSquaredEstimated ? 1 : 0);
  const saturated = -0.5 * (k * log2Pi + logSampling);
  return {
    ml: criteria(ml, -2 * (ml - saturated), parameters, k),
    reml: criteria(reml, -2 * reml, parameters, k - p),
  };
}

function criteria(logLikelihood: number, deviance: number, parameters: number, observations: number): FitStatistics {
  // With very few observations the correction is taken at the smallest number where it is defined, as metafor does.
  const counted = Math.max(observations, parameters + 2);
  return {
    logLikelihood,
    deviance,
    aic: -2 * logLikelihood + 2 * parameters,
    bic: observations > 0 ? -2 * logLikelihood + parameters * Math.log(observations) : null,
    aicc: -2 * logLikelihood + (2 * parameters * counted) / (counted - parameters - 1),
  };
}
