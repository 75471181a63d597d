import { EngineInputError } from '../../errors.ts';
import type { CountColumn } from '../counts/two-by-two.ts';
import { analyseMixedModel, checkedPoints, QUADRATURE_POINTS, type MixedModelResult } from './glmm.ts';
import { binomialKernel, poissonKernel, type Kernel } from './kernels.ts';
import { normalRule } from './marginal.ts';
import { onePredictorModel } from './one-predictor.ts';

export type OneSampleOptions = Readonly<{
  /** Nodes of the adaptive quadrature, 1 being Laplace's approximation; default 15. */
  quadraturePoints?: number;
  /** In (0, 1); default 0.95. */
  level?: number;
}>;

/**
 * Logit of a proportion by the binomial-normal model: x_i ~ Bin(n_i, p_i), logit p_i ~ N(theta, tau^2), maximum likelihood,
 * no correction of 0 or n events.
 *
 * Source: Hamza TH, van Houwelingen HC, Stijnen T (2008), J Clin Epidemiol 61:41-51, doi:10.1016/j.jclinepi.2007.03.016.
 * Golden: 03_glmm.json (PLO).
 *
 * @throws EngineInputError for impossible counts and unequal columns
 */
export function logitProportionMixedModel(
  columns: Readonly<{ events: CountColumn; total: CountColumn }>,
  options: OneSampleOptions = {},
): MixedModelResult {
  const rows = readPairs(columns.events, columns.total, 'total');
  const effects = rows.map(([x, n]) => {
    const add = x === 0 || x === n ? 0.5 : 0;
    if (x > n) {
      throw new EngineInputError('out-of-range', `A study has ${x} events among ${n}: correct one of them.`, 'events');
    }
    return { effect: Math.log((x + add) / (n - x + add)), variance: 1 / (x + add) + 1 / (n - x + add) };
  });
  return analyse(
    rows.map(([x, n]) => binomialKernel(x, n)),
    effects,
    options,
  );
}

/**
 * Log of a rate by the Poisson-normal model: x_i ~ Poisson(t_i exp(theta_i)), theta_i ~ N(theta, tau^2), maximum
 * likelihood, no correction of zero events.
 *
 * Source: Stijnen T, Hamza TH, Özdemir P (2010), Stat Med 29:3046-3067, doi:10.1002/sim.4040. Golden: 03_glmm.json (IRLN).
 *
 * @throws EngineInputError for impossible counts and unequal columns
 */
export function logRateMixedModel(
  columns: Readonly<{ events: CountColumn; time: CountColumn }>,
  options: OneSampleOptions = {},
): MixedModelResult {
  const rows = readPairs(columns.events, columns.time, 'time');
  const effects = rows.map(([x, t]) => {
    const corrected = x === 0 ? 0.5 : x;
    return { effect: Math.log(corrected / t), variance: 1 / corrected };
  });
  return analyse(
    rows.map(([x, t]) => poissonKernel(x, t)),
    effects,
    options,
  );
}

function analyse(
  kernels: readonly Kernel[],
  studies: readonly Readonly<{ effect: number; variance: number }>[],
  options: OneSampleOptions,
): MixedModelResult {
  const rule = normalRule(checkedPoints(options.quadraturePoints ?? QUADRATURE_POINTS));
  const start = { effects: studies.map(({ effect }) => effect), variances: studies.map(({ variance }) => variance) };
  return analyseMixedModel(onePredictorModel(kernels, rule), start, options.level);
}

/** Pairs of events and their denominator of the studies that have both. */
function readPairs(events: CountColumn, denominator: CountColumn, field: string): [number, number][] {
  if (events.length !== denominator.length) {
    throw new EngineInputError(
      'length-mismatch',
      `${field} has ${denominator.length} rows but events has ${events.length}.`,
      field,
    );
  }
  const rows: [number, number][] = [];
  for (let i = 0; i < events.length; i += 1) {
    const [x, n] = [events[i], denominator[i]];
    if (x == null || n == null) continue;
    if (!(x >= 0 && x < Infinity)) {
      throw new EngineInputError('out-of-range', `events of study ${i + 1} is ${x}: give a count.`, 'events');
    }
    if (!(n > 0 && n < Infinity)) {
      throw new EngineInputError('not-positive', `${field} of study ${i + 1} is ${n}: it must be above zero.`, field);
    }
    rows.push([x, n]);
  }
  if (rows.length === 0) throw new EngineInputError('too-few-studies', 'No study has both numbers.', 'events');
  return rows;
}
