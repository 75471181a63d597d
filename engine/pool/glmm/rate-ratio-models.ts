import { EngineInputError } from '../../errors.ts';
import { rateEffect } from '../counts/study-effects.ts';
import { correctRates, readRates, type RateColumns, type RatePair } from '../counts/two-by-two.ts';
import { fixedInterceptsModel } from './fixed-intercepts.ts';
import { analyseMixedModel, checkedPoints, QUADRATURE_POINTS, type MixedModelResult } from './glmm.ts';
import { binomialKernel, poissonKernel } from './kernels.ts';
import { normalRule, type NormalRule } from './marginal.ts';
import type { MixedModel } from './model.ts';
import { onePredictorModel } from './one-predictor.ts';
import { randomInterceptsModel } from './random-intercepts.ts';

/** UM.FS, UM.RS: unconditional with fixed or random study intercepts. CM.EL: conditional on the study's events, exact. */
export type RateRatioModel = 'UM.FS' | 'UM.RS' | 'CM.EL';

export type RateRatioModelOptions = Readonly<{
  model: RateRatioModel;
  /** Nodes of the adaptive quadrature, 1 being Laplace's approximation; default 15. */
  quadraturePoints?: number;
  /** Leave studies without any event out (default true). */
  dropUninformative?: boolean;
  /** In (0, 1); default 0.95. */
  level?: number;
}>;

/**
 * Log rate ratio of two arms by a generalised linear mixed model: exact Poisson likelihoods, no correction of zero counts,
 * theta_i ~ N(theta, tau^2), maximum likelihood.
 *
 * UM.FS: ln rate1 = a_i + theta + u_i/2, ln rate2 = a_i - u_i/2. UM.RS: the same with a_i ~ N(a, sigma^2). CM.EL:
 * x1 | x1 + x2 is binomial with logit p = theta_i + ln(t1/t2), which is exact.
 *
 * Source: Stijnen T, Hamza TH, Özdemir P (2010), Stat Med 29:3046-3067, doi:10.1002/sim.4040. Golden: 03_glmm.json (IRR).
 *
 * @throws EngineInputError for impossible counts, unequal columns and unknown options
 */
export function rateRatioMixedModel(columns: RateColumns, options: RateRatioModelOptions): MixedModelResult {
  const rule = normalRule(checkedPoints(options.quadraturePoints ?? QUADRATURE_POINTS));
  const rates = readRates(columns).filter(({ x1, x2 }) => !((options.dropUninformative ?? true) && x1 + x2 === 0));
  const shown = correctRates(rates, { add: 0.5, to: 'only0' }).flatMap((rate) => rateEffect(rate, 'IRR') ?? []);
  if (shown.length === 0) throw new EngineInputError('too-few-studies', 'No study has an event.', 'events1');
  const start = { effects: shown.map(({ effect }) => effect), variances: shown.map(({ variance }) => variance) };
  return analyseMixedModel(buildModel(options.model, rates, rule), start, options.level);
}

function buildModel(model: RateRatioModel, rates: readonly RatePair[], rule: NormalRule): MixedModel {
  switch (model) {
    case 'UM.FS':
    case 'UM.RS': {
      const arms = rates.map(({ x1, t1, x2, t2 }) => ({
        intervention: poissonKernel(x1, t1),
        comparator: poissonKernel(x2, t2),
      }));
      return model === 'UM.FS' ? fixedInterceptsModel(arms, rule) : randomInterceptsModel(arms, rule);
    }
    case 'CM.EL':
      return onePredictorModel(
        rates.map(({ x1, t1, x2, t2 }) => binomialKernel(x1, x1 + x2, Math.log(t1 / t2))),
        rule,
      );
    default:
      throw new EngineInputError(
        'unknown-option',
        `There is no model "${String(model)}": use UM.FS, UM.RS or CM.EL.`,
        'model',
      );
  }
}
