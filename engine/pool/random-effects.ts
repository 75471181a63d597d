import { EngineInputError } from '../errors.ts';
import {
  hSquaredFromTauSquared,
  iSquaredFromQ,
  iSquaredFromTauSquared,
  typicalVariance,
} from '../heterogeneity/i-squared.ts';
import { chiSquaredCdf } from '../math/distributions/chi-squared.ts';
import { checkedLevel } from './confidence-level.ts';
import { fitStatistics, type FitStatistics } from './fit-statistics.ts';
import { criticalValue, twoSidedPValue } from './pooled-interval.ts';
import { prepareStudies, weigh, type NumberColumn } from './study-set.ts';
import { estimateTauSquared } from './tau-squared/estimate.ts';
import { tauSquaredStandardError } from './tau-squared/standard-error.ts';
import type { Interval, PooledTest, TauSquaredEstimator } from './types.ts';

export const POOLED_TESTS: readonly PooledTest[] = ['z', 't', 'knha', 'adhoc'];

export type RandomEffectsOptions = Readonly<{
  /** Default REML. */
  estimator?: TauSquaredEstimator;
  /** Default z. For k = 1 it is always z. */
  test?: PooledTest;
  /** Confidence level in (0, 1); default 0.95. */
  level?: number;
}>;

/** One inverse-variance model with one estimator and one test, in full. Effects and variances on the analysis scale. */
export type RandomEffectsFit = Readonly<{
  k: number;
  estimator: TauSquaredEstimator;
  test: PooledTest;
  estimate: number;
  /** Zero under Knapp-Hartung when all effects are identical. */
  standardError: number;
  /** Null (not estimable) when estimate and standard error are both zero; infinite when only the latter is. */
  statistic: number | null;
  degreesOfFreedom: number | null;
  pValue: number | null;
  confidenceInterval: Interval;
  tauSquared: number;
  tauSquaredTruncated: boolean;
  converged: boolean;
  tauSquaredStandardError: number | null;
  /** Percent. Definition 2, but from Q for the common-effect model (estimator EE). */
  iSquared: number;
  hSquared: number;
  q: number;
  qDegreesOfFreedom: number;
  qPValue: number;
  maximumLikelihood: FitStatistics;
  restricted: FitStatistics;
  /** Same distribution and standard error as the confidence interval. Null for EE. */
  predictionInterval: Interval | null;
  /** The same on one degree of freedom less, t on k - 2 but at least 1. Null for EE. */
  rileyPredictionInterval: Interval | null;
  /** Percent, in study order. */
  weights: Float64Array;
}>;

/**
 * Inverse-variance meta-analysis with a chosen estimator of tau squared and a chosen test.
 *
 * mu = sum w y / sum w, w = 1 / (v + tau^2); SE = 1 / sqrt(sum w), times sqrt(q) for `knha` and sqrt(max(1, q)) for
 * `adhoc`, q = sum w (y - mu)^2 / (k - 1). `z` uses the normal distribution, the others t on k - 1.
 *
 * Sources: DerSimonian R, Laird N (1986), doi:10.1016/0197-2456(86)90046-2; Knapp G, Hartung J (2003), Stat Med
 * 22:2693-2710, doi:10.1002/sim.1482; Riley RD, Higgins JPT, Deeks JJ (2011), BMJ 342:d549, doi:10.1136/bmj.d549.
 * Golden: 02_rma_uni.json, 11_other_data.json.
 *
 * @throws EngineInputError for unusable columns and unknown options
 */
export function fitRandomEffects(
  effects: NumberColumn,
  variances: NumberColumn,
  options: RandomEffectsOptions = {},
): RandomEffectsFit {
  const level = checkedLevel(options.level ?? 0.95);
  const estimator = options.estimator ?? 'REML';
  const studies = prepareStudies(effects, variances);
  const { k } = studies;
  const test = k === 1 ? 'z' : checkedTest(options.test ?? 'z');
  const atZero = weigh(studies, 0);
  const { tauSquared, truncated, converged } = estimateTauSquared(studies, estimator, atZero);
  const sums = tauSquared === 0 ? atZero : weigh(studies, tauSquared);
  const estimate = studies.origin + sums.mean;
  const factor = test === 'knha' ? sums.q / (k - 1) : test === 'adhoc' ? Math.max(1, sums.q / (k - 1)) : 1;
  const standardError = Math.sqrt(factor / sums.weight);
  const degreesOfFreedom = test === 'z' ? null : k - 1;
  const statistic = estimate === 0 && standardError === 0 ? null : estimate / standardError;
  const around = (halfWidth: number): Interval => ({ low: estimate - halfWidth, high: estimate + halfWidth });
  const critical = criticalValue(level, degreesOfFreedom);
  const spread = Math.sqrt(tauSquared + standardError * standardError);
  const weights = new Float64Array(k);
  for (let i = 0; i < k; i += 1) weights[i] = 100 / (((studies.variances[i] as number) + tauSquared) * sums.weight);
  return {
    k,
    estimator,
    test,
    estimate,
    standardError,
    statistic,
    degreesOfFreedom,
    pValue: statistic === null ? null : twoSidedPValue(statistic, degreesOfFreedom),
    confidenceInterval: around(critical * standardError),
    tauSquared,
    tauSquaredTruncated: truncated,
    converged,
    tauSquaredStandardError: tauSquaredStandardError(studies, estimator, tauSquared),
    ...heterogeneity(k, estimator, tauSquared, atZero.q, atZero.trace),
    q: atZero.q,
    qDegreesOfFreedom: k - 1,
    qPValue: k === 1 ? 1 : chiSquaredCdf(atZero.q, k - 1, { upper: true }),
    ...fitStatistics(studies, tauSquared, estimator !== 'EE'),
    predictionInterval: estimator === 'EE' ? null : around(critical * spread),
    rileyPredictionInterval: estimator === 'EE' ? null : around(criticalValue(level, Math.max(1, k - 2)) * spread),
    weights,
  };
}

function checkedTest(test: PooledTest): PooledTest {
  if (POOLED_TESTS.includes(test)) return test;
  throw new EngineInputError(
    'unknown-option',
    `There is no test "${String(test)}": use one of ${POOLED_TESTS.join(', ')}.`,
    'test',
  );
}

function heterogeneity(
  k: number,
  estimator: TauSquaredEstimator,
  tauSquared: number,
  q: number,
  trace: number,
): { iSquared: number; hSquared: number } {
  if (k === 1) return { iSquared: 0, hSquared: 1 };
  if (estimator === 'EE') return { iSquared: iSquaredFromQ(q, k - 1), hSquared: q / (k - 1) };
  const typical = typicalVariance(k, trace);
  return {
    iSquared: iSquaredFromTauSquared(tauSquared, typical),
    hSquared: hSquaredFromTauSquared(tauSquared, typical),
  };
}
