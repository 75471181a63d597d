import { EngineInputError } from '../../errors.ts';
import { hSquaredFromTauSquared, iSquaredFromTauSquared, typicalVariance } from '../../heterogeneity/i-squared.ts';
import { chiSquaredCdf } from '../../math/distributions/chi-squared.ts';
import { checkedLevel } from '../confidence-level.ts';
import { commonEffect, type CommonEffect, type NotEstimable } from '../counts/common-effect.ts';
import { prepareStudies, weigh, type StudySet } from '../study-set.ts';
import { derSimonianLaird } from '../tau-squared/moments.ts';
import { fitMixedModel, type MixedFit } from './fit.ts';
import type { MixedModel } from './model.ts';

/** A chi-squared test that all studies share one effect. */
export type EqualEffectsTest = Readonly<{ statistic: number; degreesOfFreedom: number; pValue: number }>;

export type MixedModelResult = Readonly<{
  /** Studies in the model. */
  k: number;
  /** Pooled effect on the logit, log-odds-ratio, log-rate or log-rate-ratio scale; normal-based. */
  pooled: CommonEffect | NotEstimable;
  tauSquared: number;
  /** Variance of the random intercepts, for the model that has them. */
  interceptVariance: number | null;
  /** Percent, definition 2 with the typical variance of the studies' own effects. */
  iSquared: number;
  hSquared: number;
  waldTest: EqualEffectsTest;
  likelihoodRatioTest: EqualEffectsTest;
  /** Marginal: the random effects integrated out. This is the one to compare models by. */
  logLikelihood: number;
  /**
   * Given the most likely random effects. Equals the marginal one at tau squared = 0 and exceeds it otherwise; R's metafor
   * prints it as logLik when lme4 fitted the model with more than one quadrature point. Null for UM.RS.
   */
  conditionalLogLikelihood: number | null;
  converged: boolean;
}>;

/** What a model of this folder needs beside its likelihood: the studies' own effects, for starting values and I squared. */
export type MixedModelStart = Readonly<{ effects: readonly number[]; variances: readonly number[] }>;

/** Nodes of the adaptive quadrature when the caller does not say: beyond this the answer does not change. */
export const QUADRATURE_POINTS = 15;

/** Fits the model and dresses the maximum as a result. The formulas and sources stand with each model. */
export function analyseMixedModel(model: MixedModel, start: MixedModelStart, level = 0.95): MixedModelResult {
  const confidence = checkedLevel(level);
  const studies = prepareStudies(start.effects, start.variances);
  const atZero = weigh(studies, 0);
  const moment = studies.k > 1 ? Math.max(0, derSimonianLaird(studies, atZero)) : 0;
  const tauStart = Math.sqrt(moment > 0 ? moment : 0.1 * (1 / atZero.weight) * studies.k);
  const { common, random } = fitMixedModel(model, studies.origin + atZero.mean, tauStart);
  const tauSquared = random.tau * random.tau;
  const saturated = model.saturated(common.effect, common.nuisance);
  const test = (statistic: number): EqualEffectsTest => ({
    statistic,
    degreesOfFreedom: model.k - 1,
    pValue: model.k > 1 ? chiSquaredCdf(statistic, model.k - 1, { upper: true }) : 1,
  });
  return {
    k: model.k,
    pooled: pooledEffect(random, confidence),
    tauSquared,
    interceptVariance: random.nuisance.length === 2 ? (random.nuisance[1] as number) ** 2 : null,
    ...inconsistency(studies, tauSquared, atZero.trace),
    waldTest: test(saturated.waldQ),
    likelihoodRatioTest: test(Math.max(0, 2 * (saturated.logLikelihood - common.logLikelihood))),
    logLikelihood: random.logLikelihood,
    conditionalLogLikelihood: model.conditionalLogLikelihood?.(random.effect, random.tau) ?? null,
    converged: random.converged,
  };
}

function pooledEffect(fit: MixedFit, level: number): CommonEffect | NotEstimable {
  if (fit.heterogeneityUnbounded) {
    return {
      reason:
        'The likelihood rises with the heterogeneity without a maximum (studies in which all, beside studies in which none have the event): a normal distribution of effects does not describe these counts.',
    };
  }
  if (fit.standardError === null) {
    return { reason: 'The likelihood has no curvature at its maximum: these counts do not determine the effect.' };
  }
  return commonEffect(fit.effect, fit.standardError, level);
}

function inconsistency(studies: StudySet, tauSquared: number, trace: number): { iSquared: number; hSquared: number } {
  if (studies.k === 1) return { iSquared: 0, hSquared: 1 };
  const typical = typicalVariance(studies.k, trace);
  return {
    iSquared: iSquaredFromTauSquared(tauSquared, typical),
    hSquared: hSquaredFromTauSquared(tauSquared, typical),
  };
}

/** The number of nodes itself when it is a whole number from 1 to 101. */
export function checkedPoints(points: number): number {
  if (Number.isInteger(points) && points >= 1 && points <= 101) return points;
  throw new EngineInputError(
    'out-of-range',
    `The quadrature has ${points} points: give a whole number from 1 (Laplace) to 101.`,
    'quadraturePoints',
  );
}
