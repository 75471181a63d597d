import { EngineInputError } from '../errors.ts';
import { chiSquaredQuantile } from '../math/distributions/chi-squared.ts';
import type { TauSquaredEstimator } from '../pool/types.ts';
import { decreasingRoot, highestMaximum } from './residual-heterogeneity-search.ts';
import {
  projectionSquareTrace,
  projectionTrace,
  weightedLeastSquares,
  type WeightedLeastSquares,
} from './weighted-least-squares.ts';

/** Residual between-study variance of a mixed-effects model. */
export type ResidualHeterogeneity = Readonly<{
  tauSquared: number;
  /** Null for EE, and where studies differ so much in weight that rounding would swamp it. */
  standardError: number | null;
  /** True when the estimating equation gave a negative value (or a boundary maximum) and zero was taken. */
  truncated: boolean;
}>;

type Fit = (tauSquared: number) => WeightedLeastSquares;

/**
 * Residual heterogeneity tau^2 of y = Xb + u + e, u ~ N(0, tau^2), e ~ N(0, v), by each classical estimator.
 *
 * With W = diag(1/(v + tau^2)), P = W - WX(X'WX)^-1X'W and, for the moment estimators, P at their own weights:
 * - DL (w = 1/v): (y'Py - (k-p)) / tr P; HE (w = 1): (y'Py - tr PV) / (k-p)
 * - HS (w = 1/v): (y'Py - k) / sum w; HSk: (k/(k-p) y'Py - k) / sum w
 * - SJ (w = 1/(v + t0), t0 = sum (y - mean)^2 / k): t0 y'Py / (k-p)
 * - PM and EB: root of y'P(tau^2)y = k-p; PMM: root of y'P(tau^2)y = median of chi-squared on k-p
 * - ML and REML: the highest maximum of the (restricted) likelihood, its score solved to machine accuracy
 *
 * Negative solutions become zero. Standard errors are the delta-method ones at the estimate.
 *
 * @param columns p independent columns of length k > p
 * @param effects length k, analysis scale
 * @param variances length k, above zero
 * @throws EngineInputError unknown-option
 * @source Viechtbauer 2005 doi:10.3102/10769986030003261; Viechtbauer et al. 2015 doi:10.1037/met0000016;
 *   Paule & Mandel 1982 doi:10.6028/jres.087.022; Sidik & Jonkman 2005 doi:10.1111/j.1467-9876.2005.00489.x
 * @golden 04_metareg.json
 */
export function residualHeterogeneity(
  estimator: TauSquaredEstimator,
  columns: readonly Float64Array[],
  effects: Float64Array,
  variances: Float64Array,
): ResidualHeterogeneity {
  const k = effects.length;
  const p = columns.length;
  const fit: Fit = (tauSquared) => weightedLeastSquares(columns, effects, inverseTotal(variances, tauSquared));
  switch (estimator) {
    case 'EE':
      return { tauSquared: 0, standardError: null, truncated: false };
    case 'DL': {
      const at = fit(0);
      const trace = projectionTrace(at, null);
      return moment(at, (at.residualSumOfSquares - (k - p)) / trace, 1 / trace, variances);
    }
    case 'HE': {
      const at = weightedLeastSquares(columns, effects, new Float64Array(k).fill(1));
      return moment(at, (at.residualSumOfSquares - projectionTrace(at, variances)) / (k - p), 1 / (k - p), variances);
    }
    case 'HS':
    case 'HSk': {
      const at = fit(0);
      const correction = estimator === 'HSk' ? k / (k - p) : 1;
      const total = sum(at.weights);
      return moment(at, (correction * at.residualSumOfSquares - k) / total, correction / total, variances);
    }
    case 'SJ': {
      const start = meanSquareAroundMean(effects);
      if (start === 0) return { tauSquared: 0, standardError: null, truncated: false };
      const at = weightedLeastSquares(columns, effects, inverseTotal(variances, start));
      const scale = start / (k - p);
      return moment(at, scale * at.residualSumOfSquares, scale, variances);
    }
    case 'PM':
    case 'EB':
    case 'PMM': {
      const target = estimator === 'PMM' ? chiSquaredQuantile(0.5, k - p) : k - p;
      const found = decreasingRoot(
        (t) => fit(t).residualSumOfSquares - target,
        searchBound(columns, effects, variances),
      );
      const tauSquared = found ?? 0;
      const total = sum(inverseTotal(variances, tauSquared));
      return {
        tauSquared,
        standardError: Math.sqrt((2 * k * k) / (k - p)) / total,
        truncated: found === null,
      };
    }
    case 'ML':
    case 'REML':
      return likelihood(estimator, fit, columns, effects, variances);
    default:
      return unknownEstimator(estimator);
  }
}

function unknownEstimator(estimator: never): never {
  throw new EngineInputError(
    'unknown-option',
    `"${String(estimator)}" is not an estimator of tau squared: use EE, DL, HE, HS, HSk, SJ, ML, REML, EB, PM or PMM.`,
    'estimator',
  );
}

function likelihood(
  estimator: 'ML' | 'REML',
  fit: Fit,
  columns: readonly Float64Array[],
  effects: Float64Array,
  variances: Float64Array,
): ResidualHeterogeneity {
  const restricted = estimator === 'REML';
  const score = (tauSquared: number): number => {
    const at = fit(tauSquared);
    let quadratic = 0;
    for (let i = 0; i < effects.length; i++) quadratic += at.weights[i]! * at.scaledResiduals[i]! ** 2;
    return quadratic - (restricted ? projectionTrace(at, null) : sum(at.weights));
  };
  const value = (tauSquared: number): number => {
    const at = fit(tauSquared);
    let logWeights = 0;
    for (const weight of at.weights) logWeights += Math.log(weight);
    return 0.5 * (logWeights - at.residualSumOfSquares - (restricted ? at.logDeterminant : 0));
  };
  const bound = searchBound(columns, effects, variances);
  const tauSquared = highestMaximum({ value, score }, smallest(variances), bound);
  const at = fit(tauSquared);
  const information = restricted ? projectionSquareTrace(at, null) : sum(at.weights.map((weight) => weight * weight));
  const standardError = information === null ? null : Math.sqrt(2 / information);
  return { tauSquared, standardError, truncated: tauSquared === 0 };
}

/**
 * A moment estimator scale * y'Py + constant: its variance is scale^2 * 2 tr(P S P S), S = V + tau^2 I.
 */
function moment(
  at: WeightedLeastSquares,
  estimate: number,
  scale: number,
  variances: Float64Array,
): ResidualHeterogeneity {
  const tauSquared = Math.max(0, estimate);
  const total = variances.map((variance) => variance + tauSquared);
  const spread = projectionSquareTrace(at, total);
  const standardError = spread === null ? null : scale * Math.sqrt(2 * spread);
  return { tauSquared, standardError, truncated: estimate < 0 };
}

export function inverseTotal(variances: Float64Array, tauSquared: number): Float64Array {
  const weights = new Float64Array(variances.length);
  for (let i = 0; i < weights.length; i++) weights[i] = 1 / (variances[i]! + tauSquared);
  return weights;
}

/**
 * A tau^2 beyond which both likelihood scores are negative. The non-zero eigenvalues of P lie between 1/(vmax + t) and
 * 1/(vmin + t), so y'PPy < tr P once s^2 (vmax + t) < (vmin + t)^2, which t = s^2 + s sqrt(vmax) guarantees;
 * s^2 is the residual variance of the unweighted fit.
 */
function searchBound(columns: readonly Float64Array[], effects: Float64Array, variances: Float64Array): number {
  const plain = weightedLeastSquares(columns, effects, new Float64Array(effects.length).fill(1));
  const residual = plain.residualSumOfSquares / (effects.length - columns.length);
  let largest = 0;
  for (const variance of variances) if (variance > largest) largest = variance;
  return residual + Math.sqrt(residual * largest);
}

function meanSquareAroundMean(values: Float64Array): number {
  const mean = sum(values) / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return squares / values.length;
}

function smallest(values: Float64Array): number {
  let least = Infinity;
  for (const value of values) if (value < least) least = value;
  return least;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
