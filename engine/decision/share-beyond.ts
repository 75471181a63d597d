import { EngineInputError } from '../errors.ts';
import { normalCdf, normalDensity } from '../math/distributions/normal.ts';
import { prepareStudies, type NumberColumn } from '../pool/study-set.ts';
import { checkPooledEffect, type PooledEffect, type Side } from './exceedance.ts';

/** How many studies' point estimates lie beyond a threshold; a study exactly at it does not. */
export type StudiesBeyond = Readonly<{
  count: number;
  k: number;
  share: number;
  /** Share of the weights given. */
  weightShare: number;
}>;

/**
 * Studies whose point estimate lies beyond a threshold, by number and by weight. Point estimates scatter more than true
 * effects do; `shareOfTrueEffects` removes that.
 *
 * Source: Guyatt G et al (2025), Core GRADE 3, BMJ 389 (weight shares). Golden: none; the acceptance checklist's C35.
 *
 * @param weights one per study, >= 0, in any unit (GRADE's rule uses those of the printed model)
 * @throws EngineInputError too-few-studies, length-mismatch, not-finite, out-of-range
 */
export function studiesBeyond(
  effects: NumberColumn,
  weights: NumberColumn,
  threshold: number,
  side: Side,
): StudiesBeyond {
  const k = effects.length;
  if (k === 0) throw new EngineInputError('too-few-studies', 'There is no study.', 'effects');
  if (weights.length !== k) {
    throw new EngineInputError('length-mismatch', `There are ${k} effects but ${weights.length} weights.`, 'weights');
  }
  let [count, beyond, total] = [0, 0, 0];
  for (let i = 0; i < k; i += 1) {
    const weight = weights[i] as number;
    const effect = effects[i] as number;
    if (!Number.isFinite(effect)) throw new EngineInputError('not-finite', `Effect ${i + 1} is ${effect}.`, 'effects');
    if (!(weight >= 0 && weight < Infinity)) {
      throw new EngineInputError('out-of-range', `Weight ${i + 1} is ${weight}: it must be zero or more.`, 'weights');
    }
    total += weight;
    if (!isBeyond(effect, threshold, side)) continue;
    count += 1;
    beyond += weight;
  }
  if (!(total > 0)) throw new EngineInputError('out-of-range', 'All weights are zero.', 'weights');
  return { count, k, share: count / k, weightShare: beyond / total };
}

export type ShareOfTrueEffects = Readonly<{
  /** Under normal true effects. */
  share: number;
  /** Delta-method standard error; null without the standard error of tau squared. */
  standardError: number | null;
}>;

/**
 * Share of the settings whose true effect lies beyond a threshold, under normally distributed true effects:
 * below: Phi((threshold - mu) / tau), with delta-method standard error
 * phi(z) sqrt(SE^2 / tau^2 + Var(tau^2) (threshold - mu)^2 / (4 tau^6)).
 *
 * Source: Mathur MB, VanderWeele TJ (2019), Stat Med 38:1336-1342, doi:10.1002/sim.8057. Golden: none; closed form.
 *
 * @param tauSquaredStandardError standard error of tau squared, or null
 * @returns null at tau squared = 0, where all settings share one effect
 */
export function shareOfTrueEffects(
  pooled: PooledEffect,
  tauSquaredStandardError: number | null,
  threshold: number,
  side: Side,
): ShareOfTrueEffects | null {
  checkPooledEffect(pooled);
  const { estimate, standardError, tauSquared } = pooled;
  if (tauSquared === 0) return null;
  const distance = threshold - estimate;
  const z = distance / Math.sqrt(tauSquared);
  const share = normalCdf(z, { upper: side === 'above' });
  if (tauSquaredStandardError === null) return { share, standardError: null };
  const variance =
    standardError ** 2 / tauSquared + (tauSquaredStandardError ** 2 * distance ** 2) / (4 * tauSquared ** 3);
  return { share, standardError: normalDensity(z) * Math.sqrt(variance) };
}

/**
 * Share of the settings beyond a threshold without assuming normality: study estimates are drawn towards the mean so that
 * their variance equals tau^2, theta_i = mu + sqrt(tau^2 / (tau^2 + v_i)) (y_i - mu), and counted. Wants at least ten studies.
 *
 * Source: Mathur MB, VanderWeele TJ (2020), Epidemiology 31:356-358, doi:10.1097/EDE.0000000000001180. Golden: none; closed form.
 *
 * @returns null at tau squared = 0
 */
export function calibratedShare(
  effects: NumberColumn,
  variances: NumberColumn,
  pooled: Readonly<{ estimate: number; tauSquared: number }>,
  threshold: number,
  side: Side,
): number | null {
  const { k } = prepareStudies(effects, variances);
  const { estimate, tauSquared } = pooled;
  if (!(tauSquared > 0)) return null;
  let count = 0;
  for (let i = 0; i < k; i += 1) {
    const shrinkage = Math.sqrt(tauSquared / (tauSquared + (variances[i] as number)));
    if (isBeyond(estimate + shrinkage * ((effects[i] as number) - estimate), threshold, side)) count += 1;
  }
  return count / k;
}

function isBeyond(effect: number, threshold: number, side: Side): boolean {
  return side === 'below' ? effect < threshold : effect > threshold;
}
