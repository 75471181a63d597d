import { EngineInputError } from '../../errors.ts';
import { tableEffect } from '../counts/study-effects.ts';
import { correctTables, readTables, isUninformative, type Table, type TwoByTwoColumns } from '../counts/two-by-two.ts';
import { fixedInterceptsModel } from './fixed-intercepts.ts';
import { analyseMixedModel, checkedPoints, QUADRATURE_POINTS, type MixedModelResult } from './glmm.ts';
import { binomialKernel, hypergeometricKernel } from './kernels.ts';
import { normalRule, type NormalRule } from './marginal.ts';
import type { MixedModel } from './model.ts';
import { onePredictorModel } from './one-predictor.ts';
import { randomInterceptsModel } from './random-intercepts.ts';

/**
 * UM.FS: unconditional, fixed study intercepts. UM.RS: unconditional, random study intercepts. CM.EL: conditional on both
 * margins, exact (non-central hypergeometric). CM.AL: conditional, its binomial approximation for rare events.
 */
export type OddsRatioModel = 'UM.FS' | 'UM.RS' | 'CM.EL' | 'CM.AL';

export type OddsRatioModelOptions = Readonly<{
  model: OddsRatioModel;
  /** Nodes of the adaptive quadrature, 1 being Laplace's approximation; default 15. */
  quadraturePoints?: number;
  /** Leave studies without events, or without non-events, in either arm out (default true). */
  dropUninformative?: boolean;
  /** In (0, 1); default 0.95. */
  level?: number;
}>;

/**
 * Log odds ratio of two arms by a generalised linear mixed model: exact binomial or hypergeometric likelihoods, no
 * correction of empty cells, theta_i ~ N(theta, tau^2), maximum likelihood.
 *
 * UM.FS: logit p1 = a_i + theta + u_i/2, logit p2 = a_i - u_i/2. UM.RS: the same with a_i ~ N(a, sigma^2). CM.EL:
 * a | margins is non-central hypergeometric with log odds ratio theta_i. CM.AL: a | a + c is binomial with
 * logit p = theta_i + ln(n1/n2).
 *
 * Sources: Turner RM, Omar RZ, Yang M, Goldstein H, Thompson SG (2000), Stat Med 19:3417-3432,
 * doi:10.1002/1097-0258(20001230)19:24<3417::AID-SIM614>3.0.CO;2-L; Stijnen T, Hamza TH, Özdemir P (2010), Stat Med
 * 29:3046-3067, doi:10.1002/sim.4040. Golden: 03_glmm.json.
 *
 * @throws EngineInputError for impossible counts, unequal columns and unknown options
 */
export function oddsRatioMixedModel(columns: TwoByTwoColumns, options: OddsRatioModelOptions): MixedModelResult {
  const rule = normalRule(checkedPoints(options.quadraturePoints ?? QUADRATURE_POINTS));
  const tables = readTables(columns).filter(
    (table) => !((options.dropUninformative ?? true) && isUninformative(table)),
  );
  const shown = correctTables(tables, { add: 0.5, to: 'only0' }).flatMap((table) => tableEffect(table, 'OR') ?? []);
  if (shown.length === 0) {
    throw new EngineInputError('too-few-studies', 'No study has both events and non-events.', 'events1');
  }
  const start = { effects: shown.map(({ effect }) => effect), variances: shown.map(({ variance }) => variance) };
  return analyseMixedModel(buildModel(options.model, tables, rule), start, options.level);
}

function buildModel(model: OddsRatioModel, tables: readonly Table[], rule: NormalRule): MixedModel {
  switch (model) {
    case 'UM.FS':
    case 'UM.RS': {
      const arms = tables.map(({ a, b, c, d }) => ({
        intervention: binomialKernel(a, a + b),
        comparator: binomialKernel(c, c + d),
      }));
      return model === 'UM.FS' ? fixedInterceptsModel(arms, rule) : randomInterceptsModel(arms, rule);
    }
    case 'CM.EL':
      return onePredictorModel(
        tables.map(({ a, b, c, d }) => hypergeometricKernel(a, a + b, c, c + d)),
        rule,
      );
    case 'CM.AL':
      return onePredictorModel(
        tables.map(({ a, b, c, d }) => binomialKernel(a, a + c, Math.log((a + b) / (c + d)))),
        rule,
      );
    default:
      throw new EngineInputError(
        'unknown-option',
        `There is no model "${String(model)}": use UM.FS, UM.RS, CM.EL or CM.AL.`,
        'model',
      );
  }
}
