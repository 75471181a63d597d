import { EngineInputError } from '../errors.ts';
import { checkedLevel } from '../pool/confidence-level.ts';
import { prepareStudies, weigh, type NumberColumn } from '../pool/study-set.ts';
import { estimateTauSquared } from '../pool/tau-squared/estimate.ts';
import type { TauSquaredEstimator, TauSquaredInterval } from '../pool/types.ts';
import { hSquaredFromTauSquared, iSquaredFromTauSquared, typicalVariance } from './i-squared.ts';
import { profileLikelihoodInterval } from './profile-likelihood.ts';
import { qProfileInterval } from './q-profile.ts';

/** Q-profile, or profile likelihood (for the likelihood estimators only). */
export type HeterogeneityIntervalMethod = 'QP' | 'PL';

export type EstimateWithInterval = Readonly<{ estimate: number; low: number; high: number }>;

export type HeterogeneityIntervals = Readonly<{
  tauSquared: EstimateWithInterval;
  tau: EstimateWithInterval;
  /** Percent. */
  iSquared: EstimateWithInterval;
  hSquared: EstimateWithInterval;
  /** 'zero set': no tau squared is compatible but zero. 'beyond limit': the upper limit exceeds the one given. */
  state: TauSquaredInterval['state'];
}>;

export type HeterogeneityIntervalOptions = Readonly<{
  /** Default REML. */
  estimator?: TauSquaredEstimator;
  /** Default QP. */
  method?: HeterogeneityIntervalMethod;
  /** In (0, 1); default 0.95. */
  level?: number;
}>;

/**
 * Confidence intervals of tau squared, tau, I squared and H squared. All are the interval of tau squared carried through
 * monotone functions: tau is its root, I squared and H squared use the typical sampling variance.
 *
 * Sources: Viechtbauer W (2007), doi:10.1002/sim.2514; Higgins JPT, Thompson SG (2002), doi:10.1002/sim.1186.
 * Golden: 02_rma_confint.json.
 *
 * @throws EngineInputError for unusable columns, fewer than two studies (refused), PL with another estimator (refused)
 */
export function heterogeneityIntervals(
  effects: NumberColumn,
  variances: NumberColumn,
  options: HeterogeneityIntervalOptions = {},
): HeterogeneityIntervals {
  const level = checkedLevel(options.level ?? 0.95);
  const estimator = options.estimator ?? 'REML';
  const studies = prepareStudies(effects, variances);
  if (studies.k < 2) {
    throw new EngineInputError('too-few-studies', 'One study has no heterogeneity: give at least two.', 'effects');
  }
  const atZero = weigh(studies, 0);
  const { tauSquared } = estimateTauSquared(studies, estimator, atZero);
  let interval: TauSquaredInterval;
  if (options.method === 'PL') {
    if (estimator !== 'ML' && estimator !== 'REML') {
      throw new EngineInputError(
        'refused',
        `A profile-likelihood interval belongs to ML or REML, not to ${estimator}: use the Q-profile interval.`,
        'method',
      );
    }
    interval = profileLikelihoodInterval(studies, tauSquared, estimator, level);
  } else {
    interval = qProfileInterval(studies, level, atZero);
  }
  const typical = typicalVariance(studies.k, atZero.trace);
  const through = (f: (t: number) => number): EstimateWithInterval => ({
    estimate: f(tauSquared),
    low: f(interval.low),
    high: f(interval.high),
  });
  return {
    tauSquared: through((t) => t),
    tau: through(Math.sqrt),
    iSquared: through((t) => iSquaredFromTauSquared(t, typical)),
    hSquared: through((t) => hSquaredFromTauSquared(t, typical)),
    state: interval.state,
  };
}
