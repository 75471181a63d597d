import { EngineInputError } from '../errors.ts';
import { iSquaredFromQ, iSquaredFromTauSquared, typicalVariance } from '../heterogeneity/i-squared.ts';
import { qProfileInterval } from '../heterogeneity/q-profile.ts';
import { chiSquaredCdf } from '../math/distributions/chi-squared.ts';
import { checkedLevel } from './confidence-level.ts';
import { isNegligible } from './negligible.ts';
import { criticalValue, pooledInterval } from './pooled-interval.ts';
import { predictionInterval } from './prediction-interval.ts';
import { PROFILES, type IntervalRule, type Profile } from './profiles.ts';
import { prepareStudies, weigh, type NumberColumn, type StudySet, type WeightedSums } from './study-set.ts';
import { estimateTauSquared } from './tau-squared/estimate.ts';
import type { PairwiseFinding, PairwiseResult, PooledInterval, ProfileName, TauSquaredEstimator } from './types.ts';

export type PairwiseOptions = Readonly<{
  /** Default `grove`. */
  profile?: ProfileName;
  /** Confidence level in (0, 1); default 0.95. */
  level?: number;
  /** Replaces the profile's estimator of tau squared. */
  estimator?: TauSquaredEstimator;
}>;

/**
 * Random-effects meta-analysis of independent effects with everything a forest plot prints, under a named profile.
 *
 * mu = sum w y / sum w, w = 1 / (v + tau^2). Wald: SE = 1 / sqrt(sum w), normal. Knapp-Hartung: SE^2 = q / sum w,
 * q = sum w (y - mu)^2 / (k - 1), t on k - 1. I squared is definition 2 with the model's tau squared, and from Q beside it.
 * k = 1 is not pooled: the study's own interval is returned. tau^2 <= 1e-8 of the median variance counts as zero.
 *
 * Sources: Hartung J, Knapp G (2001), Stat Med 20:3875-3889, doi:10.1002/sim.1009; Jackson D, Law M, Rücker G, Schwarzer G
 * (2017), Stat Med 36:3923-3934, doi:10.1002/sim.7411 (the wider interval); the estimators and intervals name their own.
 * Golden: 02_rma_uni.json, 02_rma_confint.json.
 *
 * @param effects effect per study on the analysis scale (log for ratio measures), finite
 * @param variances sampling variance per study, > 0
 * @throws EngineInputError for empty, unequal, non-finite or non-positive input and for unknown options
 */
export function analysePairwise(
  effects: NumberColumn,
  variances: NumberColumn,
  options: PairwiseOptions = {},
): PairwiseResult {
  const level = checkedLevel(options.level ?? 0.95);
  const profileName = options.profile ?? 'grove';
  const profile: Profile | undefined = PROFILES[profileName];
  if (profile === undefined) {
    throw new EngineInputError(
      'unknown-option',
      `There is no profile "${profileName}": use ${Object.keys(PROFILES).join(', ')}.`,
      'profile',
    );
  }
  const studies = prepareStudies(effects, variances);
  const { k } = studies;
  const atZero = weigh(studies, 0);
  const findings: PairwiseFinding[] = [];
  const { estimator, tauSquared, truncated, converged } = chooseTauSquared(
    studies,
    atZero,
    options.estimator ?? profile.estimator,
    findings,
  );
  const sums = tauSquared === 0 ? atZero : weigh(studies, tauSquared);
  const estimate = studies.origin + sums.mean;
  const normalCritical = criticalValue(level, null);
  const wald = pooledInterval('Wald', estimate, Math.sqrt(1 / sums.weight), null, level, normalCritical);
  const weights = new Array<number>(k);
  for (let i = 0; i < k; i += 1) weights[i] = 100 / (((studies.variances[i] as number) + tauSquared) * sums.weight);
  if (k === 1) return singleStudy(profileName, estimator, wald, estimate);
  const intervals = { wald, ...knappHartungIntervals(estimate, sums, k, level, normalCritical) };
  // A common-effect analysis has one source of error, which the Wald interval states; the rules below are about tau squared.
  const rule = estimator === 'EE' ? 'Wald' : profile.interval;
  const printed = chooseInterval(rule, k, tauSquared, intervals, findings);
  const typical = typicalVariance(k, atZero.trace);
  const tauSquaredInterval = qProfileInterval(studies, level, atZero);
  const fromQ = iSquaredFromQ(atZero.q, k - 1);
  return {
    profile: profileName,
    estimator,
    weighting: 'inverse variance',
    k,
    estimate,
    tauSquared,
    tauSquaredTruncated: truncated,
    converged,
    wald,
    knappHartung: intervals.knappHartung,
    knappHartungAdHoc: intervals.knappHartungAdHoc,
    printed,
    weights,
    q: atZero.q,
    qDegreesOfFreedom: k - 1,
    qPValue: chiSquaredCdf(atZero.q, k - 1, { upper: true }),
    iSquared: estimator === 'EE' ? fromQ : iSquaredFromTauSquared(tauSquared, typical),
    iSquaredFromQ: fromQ,
    tauSquaredInterval,
    iSquaredInterval: {
      low: iSquaredFromTauSquared(tauSquaredInterval.low, typical),
      high: iSquaredFromTauSquared(tauSquaredInterval.high, typical),
    },
    ...(estimator === 'EE'
      ? {
          predictionInterval: null,
          predictionIntervalAbsent: 'A common-effect analysis assumes one effect in every setting.',
        }
      : drawPredictionInterval(profile, k, estimate, tauSquared, printed, intervals.critical, findings)),
    findings,
  };
}

/** k = 1: nothing is pooled; the study's own interval stands. */
function singleStudy(
  profile: ProfileName,
  estimator: TauSquaredEstimator,
  wald: PooledInterval,
  estimate: number,
): PairwiseResult {
  return {
    profile,
    estimator,
    weighting: 'inverse variance',
    k: 1,
    estimate,
    tauSquared: 0,
    tauSquaredTruncated: false,
    converged: true,
    wald,
    knappHartung: null,
    knappHartungAdHoc: null,
    printed: wald,
    weights: [100],
    q: 0,
    qDegreesOfFreedom: 0,
    qPValue: null,
    iSquared: null,
    iSquaredFromQ: null,
    tauSquaredInterval: null,
    iSquaredInterval: null,
    predictionInterval: null,
    predictionIntervalAbsent: 'A single study says nothing about other settings.',
    findings: ['single study'],
  };
}

type KnappHartungIntervals = Readonly<{
  /** The critical value of t on k - 1. */
  critical: number;
  knappHartung: PooledInterval | null;
  knappHartungAdHoc: PooledInterval;
  knappHartungIsWider: boolean;
}>;

/** Knapp-Hartung as it is and with its factor never below 1, k >= 2; null when all effects are identical. */
function knappHartungIntervals(
  estimate: number,
  { weight, q }: WeightedSums,
  k: number,
  level: number,
  normalCritical: number,
): KnappHartungIntervals {
  const critical = criticalValue(level, k - 1);
  const waldError = Math.sqrt(1 / weight);
  const factor = q / (k - 1);
  const error = waldError * Math.sqrt(factor);
  const adHocError = waldError * Math.sqrt(Math.max(1, factor));
  const interval = (method: PooledInterval['method'], standardError: number): PooledInterval =>
    pooledInterval(method, estimate, standardError, k - 1, level, critical);
  return {
    critical,
    knappHartung: error > 0 ? interval('Knapp-Hartung', error) : null,
    knappHartungAdHoc: interval('Knapp-Hartung, factor at least 1', adHocError),
    // Half widths, not limits: their difference would lose digits beside a large estimate.
    knappHartungIsWider: critical * error >= normalCritical * waldError,
  };
}

/** Estimates tau squared, falls back from likelihood to Paule-Mandel, and sets a negligible value to zero. */
function chooseTauSquared(
  studies: StudySet,
  atZero: WeightedSums,
  wanted: TauSquaredEstimator,
  findings: PairwiseFinding[],
): { estimator: TauSquaredEstimator; tauSquared: number; truncated: boolean; converged: boolean } {
  let estimator = wanted;
  let estimate = estimateTauSquared(studies, estimator, atZero);
  if (!estimate.converged && estimator === 'REML') {
    findings.push('REML did not converge: Paule-Mandel used');
    estimator = 'PM';
    estimate = estimateTauSquared(studies, estimator, atZero);
  }
  const negligible =
    estimator !== 'EE' && isNegligible(estimate.tauSquared, studies.variances, studies.largestVariance);
  const truncated = estimate.truncated || negligible;
  if (truncated) findings.push('tau squared truncated at zero');
  return { estimator, tauSquared: truncated ? 0 : estimate.tauSquared, truncated, converged: estimate.converged };
}

/** The interval the profile prints, k >= 2. Knapp-Hartung is null when its standard error is zero; Wald is then the wider. */
function chooseInterval(
  rule: IntervalRule,
  k: number,
  tauSquared: number,
  intervals: KnappHartungIntervals & Readonly<{ wald: PooledInterval }>,
  findings: PairwiseFinding[],
): PooledInterval {
  const { wald, knappHartung, knappHartungAdHoc } = intervals;
  switch (rule) {
    case 'Wald':
      return wald;
    case 'ad hoc Knapp-Hartung':
      return knappHartungAdHoc;
    case 'Knapp-Hartung when heterogeneous':
      if (k === 2) findings.push('two studies: Wald interval printed');
      return k > 2 && tauSquared > 0 && knappHartung !== null ? knappHartung : wald;
    case 'wider of Knapp-Hartung and Wald':
      if (k === 2) {
        findings.push('two studies: Wald interval printed');
        return wald;
      }
      if (knappHartung !== null && intervals.knappHartungIsWider) return knappHartung;
      findings.push('Knapp-Hartung narrower than Wald: the wider is printed');
      return wald;
  }
}

/**
 * The prediction interval that belongs to the printed confidence interval: its standard error, t on k - 1 (HK when that is
 * Knapp-Hartung, V when it is Wald).
 */
function drawPredictionInterval(
  profile: Profile,
  k: number,
  estimate: number,
  tauSquared: number,
  printed: PooledInterval,
  critical: number,
  findings: PairwiseFinding[],
): Pick<PairwiseResult, 'predictionInterval' | 'predictionIntervalAbsent'> {
  if (!profile.drawsPredictionInterval)
    return { predictionInterval: null, predictionIntervalAbsent: 'This profile prints none.' };
  if (k < 3) return { predictionInterval: null, predictionIntervalAbsent: 'At least three studies are needed.' };
  if (tauSquared === 0) {
    return {
      predictionInterval: null,
      predictionIntervalAbsent:
        'No heterogeneity is estimated, so the interval for a new setting equals the confidence interval.',
    };
  }
  if (k < 5) findings.push('prediction interval from fewer than five studies');
  const kind = printed.method === 'Wald' ? 'V' : 'HK';
  const errors = { wald: printed.standardError, knappHartung: printed.standardError };
  return {
    predictionInterval: predictionInterval(kind, estimate, tauSquared, errors, k, printed.level, critical),
    predictionIntervalAbsent: null,
  };
}
