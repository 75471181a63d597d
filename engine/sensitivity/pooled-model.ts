import { chiSquaredCdf } from '../math/distributions/chi-squared.ts';
import { checkedLevel } from '../pool/confidence-level.ts';
import { criticalValue } from '../pool/pooled-interval.ts';
import { prepareStudies, weigh, type StudySet } from '../pool/study-set.ts';
import { estimateTauSquared } from '../pool/tau-squared/estimate.ts';
import type { PooledTest, TauSquaredEstimator } from '../pool/types.ts';
import { covarianceScale } from '../regression/mixed-effects-model.ts';
import { withInterval, type EstimateWithInterval } from '../regression/estimate-with-interval.ts';

/** How every refit of a sensitivity analysis is made. */
export type PoolingOptions = Readonly<{
  estimator: TauSquaredEstimator;
  test: PooledTest;
  /** Confidence level as a proportion, 0.95 unless given. */
  level?: number;
}>;

/** One pooled estimate on the analysis scale, with what a sensitivity table prints about it. */
export type PooledModel = EstimateWithInterval &
  Readonly<{
    k: number;
    /** Null for the normal distribution, also used for a single study whatever the test. */
    degreesOfFreedom: number | null;
    q: number;
    qPValue: number;
    tauSquared: number;
    /** Percent: tau^2 / (tau^2 + typical variance); from Q for the common-effect model. */
    iSquared: number;
    hSquared: number;
  }>;

/** The few numbers a refit inside a loop needs: no tail probabilities. */
export type PooledCore = Readonly<{
  tauSquared: number;
  estimate: number;
  /** sum of w = 1 / (v + tau^2). */
  weight: number;
  /** Factor on 1 / weight: 1, or the Knapp-Hartung mean square. */
  scale: number;
  /** Variance of the estimate: scale / weight. */
  variance: number;
  q: number;
  /** (k - 1) / tr P at tau^2 = 0; zero for a single study. */
  typicalVariance: number;
}>;

/** @param studies see `prepareStudies`; O(k) */
export function poolCore(studies: StudySet, options: PoolingOptions): PooledCore {
  const { k } = studies;
  const atZero = weigh(studies, 0);
  const { tauSquared } = estimateTauSquared(studies, options.estimator, atZero);
  const sums = tauSquared === 0 ? atZero : weigh(studies, tauSquared);
  const scale = k === 1 ? 1 : covarianceScale(options.test, sums.q, k - 1);
  return {
    tauSquared,
    estimate: studies.origin + sums.mean,
    weight: sums.weight,
    scale,
    variance: scale / sums.weight,
    q: atZero.q,
    typicalVariance: k === 1 ? 0 : (k - 1) / atZero.trace,
  };
}

/**
 * The ordinary pooled estimate with its interval, Q and I^2, as refitted by the sensitivity analyses.
 * mu = sum w y / sum w, w = 1 / (v + tau^2); SE^2 = scale / sum w.
 *
 * @source the estimators name their own; Knapp & Hartung 2003 doi:10.1002/sim.1482
 * @golden 05_leave1out.json, 05_cumul.json
 */
export function poolStudies(studies: StudySet, options: PoolingOptions): PooledModel {
  const level = checkedLevel(options.level ?? 0.95);
  const { k } = studies;
  const core = poolCore(studies, options);
  const degreesOfFreedom = options.test === 'z' || k === 1 ? null : k - 1;
  const { iSquared, hSquared } = heterogeneityShares(k, core, options.estimator);
  return {
    ...withInterval(core.estimate, Math.sqrt(core.variance), degreesOfFreedom, criticalValue(level, degreesOfFreedom)),
    k,
    degreesOfFreedom,
    q: core.q,
    qPValue: k === 1 ? 1 : chiSquaredCdf(core.q, k - 1, { upper: true }),
    tauSquared: core.tauSquared,
    iSquared,
    hSquared,
  };
}

/** I^2 in percent and H^2, by tau^2 for random effects and by Q for the common-effect model; 0 and 1 for one study. */
export function heterogeneityShares(
  k: number,
  core: PooledCore,
  estimator: TauSquaredEstimator,
): Readonly<{ iSquared: number; hSquared: number }> {
  if (k === 1) return { iSquared: 0, hSquared: 1 };
  if (estimator === 'EE') {
    const excess = core.q - (k - 1);
    return { iSquared: excess > 0 ? (100 * excess) / core.q : 0, hSquared: core.q / (k - 1) };
  }
  const total = core.tauSquared + core.typicalVariance;
  return { iSquared: (100 * core.tauSquared) / total, hSquared: total / core.typicalVariance };
}

/** The studies at `positions`, in that order. */
export function selectStudies(studies: StudySet, positions: ArrayLike<number>): StudySet {
  const effects = new Float64Array(positions.length);
  const variances = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i++) {
    effects[i] = studies.origin + studies.deviations[positions[i]!]!;
    variances[i] = studies.variances[positions[i]!]!;
  }
  return prepareStudies(effects, variances);
}

/** All studies but the one at `position`. */
export function withoutStudy(studies: StudySet, position: number): StudySet {
  const others = new Int32Array(studies.k - 1);
  for (let i = 0; i < others.length; i++) others[i] = i < position ? i : i + 1;
  return selectStudies(studies, others);
}
