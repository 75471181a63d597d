import { EngineInputError } from '../errors.ts';
import { createRandom } from '../math/random.ts';
import { prepareStudies } from '../pool/study-set.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';
import { heterogeneityShares, poolCore, selectStudies, type PoolingOptions } from './pooled-model.ts';

export type GoshOptions = PoolingOptions &
  Readonly<{
    /** At most this many subsets; when 2^k - 1 is more, this many are drawn. 1,000,000 unless given. */
    subsets?: number;
    /** Integer seed of the draw; the same seed gives the same subsets everywhere. */
    seed?: number;
    /** Called about every thousand subsets; may throw to cancel. */
    progress?: (done: number, total: number) => void;
  }>;

/** One entry a subset in every column. */
export type Gosh = Readonly<{
  k: number;
  sampled: boolean;
  /** Caller's positions of the studies that the membership bits stand for. */
  positions: readonly number[];
  /** Bit i of the words [s * wordsPerSubset, ...) says whether study i is in subset s. */
  membership: Uint32Array;
  wordsPerSubset: number;
  size: Uint32Array;
  estimate: Float64Array;
  tauSquared: Float64Array;
  /** Percent. */
  iSquared: Float64Array;
  hSquared: Float64Array;
  q: Float64Array;
  /** Of the subset estimates: their mean, and least, quartiles and largest. */
  meanEstimate: number;
  quartiles: readonly number[];
}>;

const PROGRESS_EVERY = 1024;

/**
 * Graphical display of study heterogeneity: the pooled estimate and heterogeneity of every non-empty subset of the
 * studies, or of a seeded random sample of subsets (each study in with probability one half) when there are too many.
 *
 * @param effects length k >= 2, analysis scale; null where missing
 * @throws EngineInputError too-few-studies, out-of-range (subsets, seed), length-mismatch, not-finite, not-positive;
 *   whatever `progress` throws
 * @source Olkin, Dahabreh & Trikalinos 2012 doi:10.1002/jrsm.1053
 * @golden 05_gosh.json
 */
export function gosh(effects: NullableColumn, variances: NullableColumn, options: GoshOptions): Gosh {
  const data = readStudies(effects, variances, [], 2);
  const studies = prepareStudies(data.effects, data.variances);
  const { k } = studies;
  const most = options.subsets ?? 1_000_000;
  if (!Number.isSafeInteger(most) || most < 1) {
    throw new EngineInputError('out-of-range', `subsets is ${most}: give a whole number from 1.`, 'subsets');
  }
  const seed = options.seed ?? 1;
  if (!Number.isSafeInteger(seed)) {
    throw new EngineInputError('out-of-range', `seed is ${seed}: give a whole number.`, 'seed');
  }
  const all = 2 ** k - 1;
  const sampled = all > most;
  const count = sampled ? most : all;
  const wordsPerSubset = Math.ceil(k / 32);
  const membership = new Uint32Array(count * wordsPerSubset);
  if (sampled) drawMembership(membership, wordsPerSubset, k, seed);
  else fillMembership(membership, wordsPerSubset, count);

  const result = {
    size: new Uint32Array(count),
    estimate: new Float64Array(count),
    tauSquared: new Float64Array(count),
    iSquared: new Float64Array(count),
    hSquared: new Float64Array(count),
    q: new Float64Array(count),
  };
  const chosen = new Int32Array(k);
  for (let s = 0; s < count; s++) {
    if (s % PROGRESS_EVERY === 0) options.progress?.(s, count);
    let size = 0;
    for (let i = 0; i < k; i++) {
      if ((membership[s * wordsPerSubset + (i >>> 5)]! >>> (i & 31)) & 1) chosen[size++] = i;
    }
    const core = poolCore(selectStudies(studies, chosen.subarray(0, size)), options);
    const shares = heterogeneityShares(size, core, options.estimator);
    result.size[s] = size;
    result.estimate[s] = core.estimate;
    result.tauSquared[s] = core.tauSquared;
    result.iSquared[s] = shares.iSquared;
    result.hSquared[s] = shares.hSquared;
    result.q[s] = core.q;
  }
  options.progress?.(count, count);
  return {
    k,
    sampled,
    positions: data.index,
    membership,
    wordsPerSubset,
    ...result,
    meanEstimate: meanOf(result.estimate),
    quartiles: quartilesOf(result.estimate),
  };
}

/** Subset s (from 0) is the binary number s + 1. */
function fillMembership(membership: Uint32Array, words: number, count: number): void {
  for (let s = 0; s < count; s++) {
    const number = s + 1;
    membership[s * words] = number >>> 0;
    if (words > 1) membership[s * words + 1] = Math.floor(number / 2 ** 32);
  }
}

function drawMembership(membership: Uint32Array, words: number, k: number, seed: number): void {
  const random = createRandom(seed);
  const count = membership.length / words;
  for (let s = 0; s < count; s++) {
    let any = false;
    while (!any) {
      for (let w = 0; w < words; w++) membership[s * words + w] = 0;
      for (let i = 0; i < k; i++) {
        if (random.uniform() < 0.5) continue;
        const at = s * words + (i >>> 5);
        membership[at] = (membership[at]! | (1 << (i & 31))) >>> 0;
        any = true;
      }
    }
  }
}

/** Quantiles of the subset estimates at 0, 1/4, 1/2, 3/4, 1 (linear interpolation between order statistics). */
function quartilesOf(estimates: Float64Array): readonly number[] {
  const sorted = estimates.slice().sort();
  return [0, 0.25, 0.5, 0.75, 1].map((probability) => {
    const at = (sorted.length - 1) * probability;
    const below = Math.floor(at);
    const low = sorted[below]!;
    const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
    return low + (at - below) * (high - low);
  });
}

function meanOf(estimates: Float64Array): number {
  let sum = 0;
  for (const estimate of estimates) sum += estimate;
  return sum / estimates.length;
}
