import { EngineInputError } from '../errors.ts';

/** A column of numbers, one per study. Never written to by the engine. */
export type NumberColumn = readonly number[] | Float64Array;

/**
 * One data set prepared for repeated weighting. Effects are kept as deviations from `origin`, the effect of the most
 * precise study: a large common offset cannot cancel digits, and when one study dominates, its own tiny residual is
 * still computed from the other studies instead of from rounding noise.
 */
export type StudySet = Readonly<{
  k: number;
  origin: number;
  deviations: Float64Array;
  /** The caller's own column, checked; not a copy. */
  variances: NumberColumn;
  smallestVariance: number;
  largestVariance: number;
}>;

/** Beyond this the squares of weights and residuals leave the range of a double; no effect measure comes near it. */
const LARGEST = 1e60;

/** Throws the error that says which number of study `i` cannot be used. */
function refuse(i: number, effect: number, variance: number): never {
  if (!Number.isFinite(effect)) {
    throw new EngineInputError(
      'not-finite',
      `Effect ${i + 1} is ${effect}: leave the study out or correct it.`,
      'effects',
    );
  }
  if (!Number.isFinite(variance)) {
    throw new EngineInputError(
      'not-finite',
      `Variance ${i + 1} is ${variance}: leave the study out or correct it.`,
      'variances',
    );
  }
  if (variance <= 0) {
    throw new EngineInputError(
      'not-positive',
      `Variance ${i + 1} is ${variance}: a sampling variance must be above zero.`,
      'variances',
    );
  }
  throw new EngineInputError(
    'out-of-range',
    `Study ${i + 1} has effect ${effect} and variance ${variance}: rescale the outcome so that both lie within 1e60 and the variance above 1e-60.`,
    Math.abs(effect) > LARGEST ? 'effects' : 'variances',
  );
}

/**
 * Checks effects and sampling variances.
 *
 * @param effects effect per study on the analysis scale, length k >= 1, finite
 * @param variances sampling variance per study, length k, finite and > 0
 * @throws EngineInputError too-few-studies, length-mismatch, not-finite, not-positive or out-of-range, naming field and position
 */
export function prepareStudies(effects: NumberColumn, variances: NumberColumn): StudySet {
  const k = effects.length;
  if (k === 0)
    throw new EngineInputError('too-few-studies', 'There is no study to analyse: give at least one effect.', 'effects');
  if (variances.length !== k) {
    throw new EngineInputError(
      'length-mismatch',
      `There are ${k} effects but ${variances.length} variances: give one variance per effect.`,
      'variances',
    );
  }
  let smallestVariance = Infinity;
  let largestVariance = 0;
  let origin = 0;
  for (let i = 0; i < k; i += 1) {
    const effect = effects[i] as number;
    const variance = variances[i] as number;
    if (!(Math.abs(effect) <= LARGEST) || !(variance >= 1 / LARGEST && variance <= LARGEST))
      refuse(i, effect, variance);
    if (variance > largestVariance) largestVariance = variance;
    if (variance < smallestVariance) {
      smallestVariance = variance;
      origin = effect;
    }
  }
  const deviations = new Float64Array(k);
  for (let i = 0; i < k; i += 1) deviations[i] = (effects[i] as number) - origin;
  return { k, origin, deviations, variances, smallestVariance, largestVariance };
}

/** Inverse-variance sums at one value of tau squared, w = 1 / (v + tau squared). */
export type WeightedSums = Readonly<{
  /** Sum of w. */
  weight: number;
  /** Trace of the projection P = W - ww'/sum(w), that is (sum w)^2 - sum w^2 over sum w, computed without cancellation. */
  trace: number;
  /** Weighted mean as a deviation from the set's origin. */
  mean: number;
  /** Generalised Q: sum of w (y - mean)^2. */
  q: number;
  /** Sum of w^2 (y - mean)^2, which is minus the derivative of the generalised Q. */
  qSlope: number;
}>;

/** One pass of weighting: O(k), no allocation but the result. */
export function weigh(studies: StudySet, tauSquared: number): WeightedSums {
  const { k, deviations, variances } = studies;
  let weight = 0;
  let pairs = 0;
  let weighted = 0;
  for (let i = 0; i < k; i += 1) {
    const w = 1 / ((variances[i] as number) + tauSquared);
    pairs += w * weight;
    weight += w;
    weighted += w * (deviations[i] as number);
  }
  const mean = weighted / weight;
  let q = 0;
  let qSlope = 0;
  for (let i = 0; i < k; i += 1) {
    const w = 1 / ((variances[i] as number) + tauSquared);
    const residual = (deviations[i] as number) - mean;
    const term = w * residual * residual;
    q += term;
    qSlope += w * term;
  }
  return { weight, trace: (2 * pairs) / weight, mean, q, qSlope };
}
