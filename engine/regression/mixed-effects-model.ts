import { EngineInputError } from '../errors.ts';
import { chiSquaredCdf } from '../math/distributions/chi-squared.ts';
import { iSquaredFromQ } from '../heterogeneity/i-squared.ts';
import { checkedLevel } from '../pool/confidence-level.ts';
import { criticalValue } from '../pool/pooled-interval.ts';
import type { PooledTest, TauSquaredEstimator } from '../pool/types.ts';
import type { DesignMatrix } from './design-matrix.ts';
import { withInterval, type EstimateWithInterval } from './estimate-with-interval.ts';
import { fitStatistics, type FitStatistics } from './fit-statistics.ts';
import { omnibusTest, type OmnibusTest } from './omnibus-test.ts';
import { predictRows, type Prediction } from './predictions.ts';
import { inverseTotal, residualHeterogeneity } from './residual-heterogeneity.ts';
import { studiesPerCovariateGate, type GateOutcome, type StudyCountGate } from './study-count-gate.ts';
import { readColumn, readStudies, type NullableColumn } from './study-data.ts';
import {
  independentColumns,
  inverseInformation,
  projectionTrace,
  weightedLeastSquares,
} from './weighted-least-squares.ts';

export type MixedEffectsOptions = Readonly<{
  estimator: TauSquaredEstimator;
  test: PooledTest;
  /** Confidence level as a proportion, 0.95 unless given. */
  level?: number;
  /** Positions (0-based, in `design.columns`) tested together; all but the intercept unless given. */
  testedColumns?: readonly number[] | undefined;
  /** The ten-studies-per-covariate rule: enforced unless overridden with a reason. */
  gate?: StudyCountGate;
}>;

export type MixedEffectsModel = Readonly<{
  k: number;
  /** Names of the columns that entered, in order. */
  names: readonly string[];
  /** Names of columns that were combinations of earlier ones and were left out. */
  redundant: readonly string[];
  /** Positions of studies left out for a missing number. */
  omitted: readonly number[];
  estimator: TauSquaredEstimator;
  test: PooledTest;
  level: number;
  coefficients: readonly EstimateWithInterval[];
  /** p x p. */
  covariance: readonly (readonly number[])[];
  /** Of the coefficient tests; null for the normal distribution. */
  degreesOfFreedom: number | null;
  tauSquared: number;
  tauSquaredStandardError: number | null;
  tauSquaredTruncated: boolean;
  /** Residual heterogeneity: QE, its degrees of freedom, p. */
  residualQ: Readonly<{ statistic: number; degreesOfFreedom: number; pValue: number }>;
  /** Percent, residual; from tau squared and the typical sampling variance (from QE for EE). */
  iSquared: number;
  hSquared: number;
  omnibus: OmnibusTest;
  likelihood: Readonly<{ ml: FitStatistics; reml: FitStatistics }>;
  fitted: readonly Prediction[];
  /** Percent, 1 / (v + tau^2) over their sum, in the order of the studies that entered: the areas of a bubble plot. */
  weights: readonly number[];
  /** Hat values, in the order of the studies that entered. */
  leverage: readonly number[];
  /** Effects and variances that entered, and the design's complete rows. */
  effects: Float64Array;
  variances: Float64Array;
  columns: readonly Float64Array[];
  hasIntercept: boolean;
  gate: GateOutcome;
}>;

/**
 * Mixed-effects meta-regression y = Xb + u + e, u ~ N(0, tau^2), e_i ~ N(0, v_i).
 *
 * b = (X'WX)^-1 X'Wy with W = diag(1/(v + tau^2)); cov(b) = (X'WX)^-1, times s^2 = y'Py / (k - p) for Knapp-Hartung
 * ('adhoc': max(1, s^2)), with t(k - p); 't' keeps s^2 = 1. QE = y'Py at tau^2 = 0 on k - p;
 * I^2 = tau^2 / (tau^2 + s_t^2), s_t^2 = (k - p) / tr P at tau^2 = 0. Linear in k; no k x k matrix.
 *
 * @param effects length k, analysis scale; null where missing
 * @param variances sampling variances, length k, above zero
 * @param design p columns of length k (see `designMatrix`)
 * @throws EngineInputError length-mismatch, not-finite, not-positive, too-few-studies, unknown-option, out-of-range, refused
 * @source Berkey et al. 1995 doi:10.1002/sim.4780140406; Knapp & Hartung 2003 doi:10.1002/sim.1482;
 *   Viechtbauer 2010 doi:10.18637/jss.v036.i03
 * @golden 04_metareg.json, 11_other_data.json
 */
export function mixedEffectsModel(
  effects: NullableColumn,
  variances: NullableColumn,
  design: DesignMatrix,
  options: MixedEffectsOptions,
): MixedEffectsModel {
  const level = checkedLevel(options.level ?? 0.95);
  const studies = readDesign(effects, variances, design);
  const { columns, kept } = studies;
  const k = studies.effects.length;
  const p = columns.length;
  const needsResidual = options.estimator !== 'EE' || options.test !== 'z';
  if (k < p + (needsResidual ? 1 : 0)) {
    throw new EngineInputError(
      'too-few-studies',
      `${k} complete studies for ${p} coefficients: at least ${p + (needsResidual ? 1 : 0)} are needed.`,
      'design',
    );
  }
  const interceptAt = columns.findIndex((column) => column.every((value) => value === 1));
  const hasIntercept = interceptAt >= 0;
  const gate = studiesPerCovariateGate(k, p - (hasIntercept ? 1 : 0), p, options.gate ?? 'enforced');

  // Deviations from the most precise study: a large common offset would cancel digits of every residual.
  const origin = hasIntercept ? effectOfSmallestVariance(studies.effects, studies.variances) : 0;
  const deviations = studies.effects.map((effect) => effect - origin);
  const heterogeneity = residualHeterogeneity(options.estimator, columns, deviations, studies.variances);
  const { tauSquared } = heterogeneity;
  const fit = weightedLeastSquares(columns, deviations, inverseTotal(studies.variances, tauSquared));
  const common = tauSquared === 0 ? fit : weightedLeastSquares(columns, deviations, inverseTotal(studies.variances, 0));

  const scale = covarianceScale(options.test, fit.residualSumOfSquares, k - p);
  const covariance = inverseInformation(fit).map((value) => value * scale);
  const degreesOfFreedom = options.test === 'z' ? null : k - p;
  const critical = criticalValue(level, degreesOfFreedom);
  const estimates = fit.coefficients.slice();
  if (hasIntercept) estimates[interceptAt] = estimates[interceptAt]! + origin;

  const residual = k - p;
  const q = common.residualSumOfSquares;
  const trace = projectionTrace(common, null);
  return {
    k,
    names: kept.map((position) => design.names[position]!),
    redundant: design.names.filter((_, position) => !kept.includes(position)),
    omitted: studies.omitted,
    estimator: options.estimator,
    test: options.test,
    level,
    coefficients: Array.from(estimates, (estimate, j) =>
      withInterval(estimate, Math.sqrt(covariance[j * p + j]!), degreesOfFreedom, critical),
    ),
    covariance: columns.map((_, a) => columns.map((__, b) => covariance[a * p + b]!)),
    degreesOfFreedom,
    tauSquared,
    tauSquaredStandardError: heterogeneity.standardError,
    tauSquaredTruncated: heterogeneity.truncated,
    residualQ: {
      statistic: q,
      degreesOfFreedom: residual,
      pValue: residual === 0 ? 1 : chiSquaredCdf(q, residual, { upper: true }),
    },
    ...heterogeneityShares(options.estimator, tauSquared, q, residual, trace),
    omnibus: omnibusTest(
      estimates,
      covariance,
      testedPositions(options.testedColumns, kept, hasIntercept ? interceptAt : -1, p),
      degreesOfFreedom,
    ),
    likelihood: fitStatistics(columns, fit, studies.variances, options.estimator !== 'EE'),
    fitted: predictRows(columns, estimates, covariance, options.estimator === 'EE' ? null : tauSquared, critical),
    weights: percentOfSum(fit.weights),
    leverage: Array.from(fit.leverage),
    effects: studies.effects,
    variances: studies.variances,
    columns,
    hasIntercept,
    gate,
  };
}

/** The factor on (X'WX)^-1: 1, the Knapp-Hartung mean square, or that mean square kept at 1 or more. */
export function covarianceScale(test: PooledTest, residualSumOfSquares: number, degreesOfFreedom: number): number {
  switch (test) {
    case 'z':
    case 't':
      return 1;
    case 'knha':
      return residualSumOfSquares / degreesOfFreedom;
    case 'adhoc':
      return Math.max(1, residualSumOfSquares / degreesOfFreedom);
    default:
      throw new EngineInputError('unknown-option', `"${String(test)}" is not a test: use z, t, knha or adhoc.`, 'test');
  }
}

function readDesign(effects: NullableColumn, variances: NullableColumn, design: DesignMatrix) {
  if (design.columns.length === 0 || design.columns.length !== design.names.length) {
    throw new EngineInputError(
      'length-mismatch',
      `The design has ${design.columns.length} columns and ${design.names.length} names: give one name a column, at least one.`,
      'design',
    );
  }
  design.columns.forEach((column, j) => {
    if (column.length !== effects.length) {
      throw new EngineInputError(
        'length-mismatch',
        `Column "${design.names[j]}" has ${column.length} values for ${effects.length} studies.`,
        'design',
      );
    }
  });
  const data = readStudies(effects, variances, design.columns);
  const all = design.columns.map((column, j) => readColumn(column, data.index, design.names[j]!));
  const kept = independentColumns(all);
  if (kept.length === 0) throw new EngineInputError('out-of-range', 'Every column of the design is zero.', 'design');
  return { ...data, kept, columns: kept.map((position) => all[position]!) };
}

function testedPositions(
  asked: readonly number[] | undefined,
  kept: readonly number[],
  interceptAt: number,
  p: number,
): readonly number[] {
  if (asked === undefined) {
    const positions = Array.from({ length: p }, (_, j) => j);
    return p === 1 ? positions : positions.filter((j) => j !== interceptAt);
  }
  return asked.map((position) => {
    const at = kept.indexOf(position);
    if (at < 0) {
      throw new EngineInputError('out-of-range', `Column ${position + 1} is not in the fitted model.`, 'testedColumns');
    }
    return at;
  });
}

function effectOfSmallestVariance(effects: Float64Array, variances: Float64Array): number {
  let at = 0;
  for (let i = 1; i < variances.length; i++) if (variances[i]! < variances[at]!) at = i;
  return effects[at]!;
}

/** I^2 in percent and H^2 from tau^2 and the typical variance (k - p) / tr P, or from QE for the common-effect model. */
function heterogeneityShares(
  estimator: TauSquaredEstimator,
  tauSquared: number,
  q: number,
  degreesOfFreedom: number,
  trace: number,
): Readonly<{ iSquared: number; hSquared: number }> {
  if (degreesOfFreedom === 0) return { iSquared: 0, hSquared: 1 };
  if (estimator === 'EE') return { iSquared: iSquaredFromQ(q, degreesOfFreedom), hSquared: q / degreesOfFreedom };
  const ratio = (tauSquared * trace) / degreesOfFreedom;
  return { iSquared: (100 * ratio) / (1 + ratio), hSquared: 1 + ratio };
}

function percentOfSum(weights: Float64Array): readonly number[] {
  let total = 0;
  for (const weight of weights) total += weight;
  return Array.from(weights, (weight) => (100 * weight) / total);
}
