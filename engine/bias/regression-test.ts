import { EngineInputError } from '../errors.ts';
import type { TauSquaredEstimator } from '../pool/types.ts';
import { mixedEffectsModel } from '../regression/mixed-effects-model.ts';
import { asymmetryTestGate, type GateOutcome, type StudyCountGate } from '../regression/study-count-gate.ts';
import { readColumn, readStudies, type NullableColumn } from '../regression/study-data.ts';
import { multiplicativeRegression } from './multiplicative-regression.ts';

/** What the effects are regressed on; `ni` are total sample sizes. */
export type AsymmetryPredictor = 'sei' | 'vi' | 'ni' | 'ninv' | 'sqrtni' | 'sqrtninv';

export const ASYMMETRY_PREDICTORS: readonly AsymmetryPredictor[] = ['sei', 'vi', 'ni', 'ninv', 'sqrtni', 'sqrtninv'];

export type RegressionTestOptions = Readonly<{
  predictor: AsymmetryPredictor;
  /** Multiplicative error (weighted least squares, t) or additive tau^2 (mixed-effects model, normal). */
  model: 'multiplicative' | 'additive';
  /** For the additive model; REML unless given. */
  estimator?: TauSquaredEstimator;
  level?: number;
  gate?: StudyCountGate;
}>;

export type RegressionTest = Readonly<{
  k: number;
  omitted: readonly number[];
  intercept: Readonly<{ estimate: number; standardError: number }>;
  slope: Readonly<{ estimate: number; standardError: number }>;
  statistic: number | null;
  /** Null for the normal distribution. */
  degreesOfFreedom: number | null;
  pValue: number | null;
  /** The expected effect as the predictor goes to zero (an infinitely large study); null for ni and sqrtni. */
  limit: Readonly<{ estimate: number; low: number; high: number }> | null;
  /** Additive model only. */
  tauSquared: number | null;
  /** Multiplicative model only. */
  sigma: number | null;
  gate: GateOutcome;
}>;

/**
 * Regression test for funnel-plot asymmetry: the slope of the effects on a measure of their precision.
 *
 * With `sei` and a multiplicative error it is Egger's test; with `sqrtninv` (the standard error replaced by
 * 1 / sqrt(n)) Pustejovsky and Rodgers' variant for standardised mean differences. Egger's test of odds ratios and
 * standardised differences is biased: the effect and its standard error are correlated by construction.
 *
 * @param effects length k, analysis scale; null where missing
 * @param sampleSizes total n of each study, needed by the predictors made of n; null where missing
 * @throws EngineInputError refused (k < 10 without a reason), missing-input, unknown-option, too-few-studies,
 *   length-mismatch, not-finite, not-positive, out-of-range
 * @source Egger et al. 1997 doi:10.1136/bmj.315.7109.629; Sterne & Egger 2005 doi:10.1002/0470870168.ch6;
 *   Pustejovsky & Rodgers 2019 doi:10.1002/jrsm.1332
 * @golden 05_regtest.json
 */
export function regressionTest(
  effects: NullableColumn,
  variances: NullableColumn,
  sampleSizes: NullableColumn | null,
  options: RegressionTestOptions,
): RegressionTest {
  if (!ASYMMETRY_PREDICTORS.includes(options.predictor)) {
    throw new EngineInputError(
      'unknown-option',
      `There is no predictor "${options.predictor}": use ${ASYMMETRY_PREDICTORS.join(', ')}.`,
      'predictor',
    );
  }
  const usesSampleSize = options.predictor !== 'sei' && options.predictor !== 'vi';
  if (usesSampleSize && sampleSizes === null) {
    throw new EngineInputError(
      'missing-input',
      `The predictor "${options.predictor}" needs sample sizes: give sampleSizes.`,
      'sampleSizes',
    );
  }
  const needed = usesSampleSize ? [sampleSizes!] : [];
  const data = readStudies(effects, variances, needed, 3);
  const k = data.effects.length;
  const gate = asymmetryTestGate(k, options.gate ?? 'enforced');
  const predictor = usesSampleSize
    ? fromSampleSizes(readColumn(sampleSizes!, data.index, 'sampleSizes'), options.predictor)
    : data.variances.map((variance) => (options.predictor === 'sei' ? Math.sqrt(variance) : variance));
  const hasLimit = options.predictor !== 'ni' && options.predictor !== 'sqrtni';
  const common = { k, omitted: data.omitted, gate };
  if (options.model === 'multiplicative') {
    const weights = data.variances.map((variance) => 1 / variance);
    const fit = multiplicativeRegression(data.effects, weights, predictor, options.level ?? 0.95);
    const { intercept, slope } = fit;
    return {
      ...common,
      intercept,
      slope,
      statistic: slope.statistic,
      degreesOfFreedom: fit.degreesOfFreedom,
      pValue: slope.pValue,
      limit: hasLimit ? intercept : null,
      tauSquared: null,
      sigma: fit.sigma,
    };
  }
  const model = mixedEffectsModel(
    Array.from(data.effects),
    Array.from(data.variances),
    { names: ['(Intercept)', options.predictor], columns: [new Array<number>(k).fill(1), Array.from(predictor)] },
    {
      estimator: options.estimator ?? 'REML',
      test: 'z',
      level: options.level ?? 0.95,
      gate: { overriddenBecause: 'a test of asymmetry has its own rule on the number of studies' },
    },
  );
  const [intercept, slope] = model.coefficients;
  if (intercept === undefined || slope === undefined) {
    throw new EngineInputError(
      'out-of-range',
      'The predictor is the same in every study, so no slope can be estimated.',
      'predictor',
    );
  }
  return {
    ...common,
    intercept,
    slope,
    statistic: slope.statistic,
    degreesOfFreedom: model.degreesOfFreedom,
    pValue: slope.pValue,
    limit: hasLimit ? intercept : null,
    tauSquared: model.tauSquared,
    sigma: null,
  };
}

function fromSampleSizes(sampleSizes: Float64Array, predictor: AsymmetryPredictor): Float64Array {
  return sampleSizes.map((n, i) => {
    if (n <= 0)
      throw new EngineInputError(
        'not-positive',
        `sampleSizes[${i}] is ${n}: give a sample size above zero.`,
        'sampleSizes',
      );
    switch (predictor) {
      case 'ninv':
        return 1 / n;
      case 'sqrtni':
        return Math.sqrt(n);
      case 'sqrtninv':
        return 1 / Math.sqrt(n);
      default:
        return n;
    }
  });
}
