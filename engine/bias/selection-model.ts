import { EngineInputError } from '../errors.ts';
import { chiSquaredCdf } from '../math/distributions/chi-squared.ts';
import { checkedLevel } from '../pool/confidence-level.ts';
import { criticalValue } from '../pool/pooled-interval.ts';
import { fitRandomEffects } from '../pool/random-effects.ts';
import { withInterval, type EstimateWithInterval } from '../regression/estimate-with-interval.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';
import { CONTINUOUS_SELECTIONS, selectionShape, type ContinuousSelection } from './selection-functions.ts';
import { continuousLikelihood, intervalOf, stepLikelihood } from './selection-likelihood.ts';
import { maximiseSelection, standardErrors, type SelectionMaximum } from './selection-search.ts';

export type SelectionModelOptions = Readonly<{
  type: 'stepfun' | ContinuousSelection;
  /** Cut points of the one-sided p for 'stepfun', increasing, in (0, 1]; 1 is added when absent. */
  steps?: readonly number[];
  /** Fixed parameters of the selection function; null entries are estimated. All estimated unless given. */
  delta?: readonly (number | null)[];
  /** Random effects by maximum likelihood, or the common-effect model. */
  estimator: 'ML' | 'EE';
  /** The direction in which significant results are more likely published. */
  alternative: 'greater' | 'less';
  level?: number;
}>;

export type SelectionModel = Readonly<{
  k: number;
  omitted: readonly number[];
  /** The adjusted effect; null standard error where the information matrix is singular. */
  estimate: number;
  inference: EstimateWithInterval | null;
  tauSquared: number;
  /** Null at the boundary tau^2 = 0, for the common-effect model, or where the information matrix is singular. */
  tauSquaredStandardError: number | null;
  delta: readonly number[];
  /** Null for fixed parameters and at the boundary. */
  deltaStandardErrors: readonly (number | null)[];
  logLikelihood: number;
  unadjustedLogLikelihood: number;
  /** Against the model without selection; p null when no parameter is estimated. */
  likelihoodRatio: Readonly<{ statistic: number; degreesOfFreedom: number; pValue: number | null }>;
  /** Studies in each interval of the one-sided p; null for continuous functions. */
  intervalCounts: readonly number[] | null;
  converged: boolean;
  /** Lower maxima of the likelihood: where there are any, the adjusted effect hangs on a thread. */
  otherMaxima: readonly SelectionMaximum[];
}>;

/**
 * Selection model: study i is observed with probability proportional to w(p_i; delta), p_i its one-sided p-value.
 * ln L = sum ln w(p_i) + ln N(y_i; mu, v_i + tau^2) - ln A_i, A_i = integral of w(p(y)) N(y; mu, v_i + tau^2) dy.
 *
 * Functions: stepfun w = delta_j by interval (delta_1 = 1; all fixed: Vevea and Woods' sensitivity analysis);
 * beta p^(d1-1) (1-p)^(d2-1); halfnorm exp(-d p^2); negexp exp(-d p); logistic 2 exp(-dp) / (1 + exp(-dp));
 * power (1-p)^d. beta and power keep p within [1e-5, 1 - 1e-5], as metafor does, or A_i need not exist. The maximum is
 * sought from several starts and on the boundary tau^2 = 0. A_i is exact for steps, else quadrature to about 1e-9.
 *
 * @param effects length k >= 3, analysis scale; null where missing
 * @throws EngineInputError unknown-option, out-of-range (steps, delta), too-few-studies, refused (no study in the
 *   first interval: its weight is the unit the others are measured in), length-mismatch, not-finite, not-positive
 * @source Vevea & Hedges 1995 doi:10.1007/BF02294384; Vevea & Woods 2005 doi:10.1037/1082-989X.10.4.428;
 *   Preston et al. 2004 doi:10.1111/j.0006-341X.2004.00189.x; Citkowicz & Vevea 2017 doi:10.1037/met0000119
 * @golden 05_selmodel.json
 */
export function selectionModel(
  effects: NullableColumn,
  variances: NullableColumn,
  options: SelectionModelOptions,
): SelectionModel {
  const level = checkedLevel(options.level ?? 0.95);
  checkChoices(options);
  const data = readStudies(effects, variances, [], 3);
  const k = data.effects.length;
  const mirror = options.alternative === 'less' ? -1 : 1;
  const towards = data.effects.map((effect) => mirror * effect);
  const steps = options.type === 'stepfun' ? readSteps(options.steps ?? [0.025]) : null;
  const intervalCounts = steps === null ? null : countIntervals(towards, data.variances, steps);
  const fixed = readDelta(options, steps);
  if (intervalCounts !== null && intervalCounts[0] === 0 && fixed.includes(null)) {
    throw new EngineInputError(
      'refused',
      `No study has a one-sided p of at most ${steps![0]}: the weights of the other intervals are relative to that one and cannot be estimated. Choose a wider first step or fix delta.`,
      'steps',
    );
  }
  const likelihood =
    options.type === 'stepfun'
      ? stepLikelihood(towards, data.variances, steps!)
      : continuousLikelihood(towards, data.variances, options.type);
  const unadjusted = fitRandomEffects(towards, data.variances, { estimator: options.estimator });
  const problem = {
    likelihood,
    fixedDelta: fixed,
    commonEffect: options.estimator === 'EE',
    start: { mean: unadjusted.estimate, tauSquared: unadjusted.tauSquared },
    variances: data.variances,
  };
  const [best, ...others] = maximiseSelection(problem);
  const errors = standardErrors(problem, best);
  const unadjustedLogLikelihood = unadjusted.maximumLikelihood.logLikelihood;
  const statistic = Math.max(0, 2 * (best.logLikelihood - unadjustedLogLikelihood));
  const degreesOfFreedom = fixed.filter((value) => value === null).length;
  const estimate = mirror * best.mean;
  return {
    k,
    omitted: data.omitted,
    estimate,
    inference: errors.mean === null ? null : withInterval(estimate, errors.mean, null, criticalValue(level, null)),
    tauSquared: best.tauSquared,
    tauSquaredStandardError: errors.tauSquared,
    delta: best.delta,
    deltaStandardErrors: errors.delta,
    logLikelihood: best.logLikelihood,
    unadjustedLogLikelihood,
    likelihoodRatio: {
      statistic,
      degreesOfFreedom,
      pValue: degreesOfFreedom === 0 ? null : chiSquaredCdf(statistic, degreesOfFreedom, { upper: true }),
    },
    intervalCounts,
    converged: best.converged,
    otherMaxima: others
      .filter((maximum) => maximum.converged)
      .map((maximum) => ({ ...maximum, mean: mirror * maximum.mean })),
  };
}

function checkChoices(options: SelectionModelOptions): void {
  if (options.estimator !== 'ML' && options.estimator !== 'EE') {
    throw new EngineInputError(
      'unknown-option',
      `A selection model is fitted by ML or EE, not "${String(options.estimator)}".`,
      'estimator',
    );
  }
  if (options.alternative !== 'greater' && options.alternative !== 'less') {
    throw new EngineInputError(
      'unknown-option',
      `"${String(options.alternative)}" is not a direction: use greater or less.`,
      'alternative',
    );
  }
}

function readSteps(steps: readonly number[]): readonly number[] {
  const complete = steps.at(-1) === 1 ? steps : [...steps, 1];
  complete.forEach((step, j) => {
    if (!(step > (complete[j - 1] ?? 0) && step <= 1)) {
      throw new EngineInputError('out-of-range', `steps[${j}] is ${step}: give increasing numbers in (0, 1].`, 'steps');
    }
  });
  if (complete.length < 2) {
    throw new EngineInputError('out-of-range', 'One step of 1 selects nothing: give a cut point below 1.', 'steps');
  }
  return complete;
}

/** The fixed value of each parameter, null where it is estimated. The first weight of a step function is 1. */
function readDelta(options: SelectionModelOptions, steps: readonly number[] | null): readonly (number | null)[] {
  const count = steps === null ? selectionShape(continuousType(options.type)).parameters : steps.length;
  const given = options.delta;
  if (given === undefined) return Array.from({ length: count }, (_, j) => (steps !== null && j === 0 ? 1 : null));
  if (given.length !== count) {
    throw new EngineInputError('length-mismatch', `delta has ${given.length} values: give ${count}.`, 'delta');
  }
  given.forEach((value, j) => {
    if (value !== null && !(value >= 0 && Number.isFinite(value))) {
      throw new EngineInputError('out-of-range', `delta[${j}] is ${value}: give a finite number from 0.`, 'delta');
    }
  });
  return given.map((value, j) => (steps !== null && j === 0 ? (value ?? 1) : value));
}

function continuousType(type: SelectionModelOptions['type']): ContinuousSelection {
  const found = CONTINUOUS_SELECTIONS.find((known) => known === type);
  if (found !== undefined) return found;
  throw new EngineInputError(
    'unknown-option',
    `There is no selection function "${type}": use stepfun, ${CONTINUOUS_SELECTIONS.join(', ')}.`,
    'type',
  );
}

function countIntervals(effects: Float64Array, variances: Float64Array, steps: readonly number[]): readonly number[] {
  const counts = new Array<number>(steps.length).fill(0);
  effects.forEach((effect, i) => {
    const at = intervalOf(effect / Math.sqrt(variances[i]!), steps);
    counts[at] = counts[at]! + 1;
  });
  return counts;
}
