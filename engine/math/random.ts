import { normalQuantile } from './distributions/normal.ts';

/** A seeded stream of random numbers. Equal seeds give equal streams on every machine. */
export type RandomGenerator = Readonly<{
  /** Uniform on [0, 1), 53 bits. */
  uniform: () => number;
  /** Uniform integer in 0..bound-1, for bound from 1 to 2^32. */
  integer: (bound: number) => number;
  /** Standard normal, by inversion (one uniform a draw, so streams stay aligned). */
  normal: () => number;
  /** A permutation of `values`, as a new array (Fisher & Yates). */
  shuffle: <T>(values: readonly T[]) => T[];
}>;

/** SplitMix32, only used to spread one seed over the generator's state. */
function splitMix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/**
 * A generator from an integer seed: xoshiro128** of Blackman & Vigna (2021) doi:10.1145/3460772.
 */
export function createRandom(seed: number): RandomGenerator {
  const next = splitMix(seed);
  let s0 = next();
  let s1 = next();
  let s2 = next();
  let s3 = next();
  const bits = (): number => {
    const scrambled = Math.imul(s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  };
  const uniform = (): number => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;
  const integer = (bound: number): number => Math.floor(uniform() * bound);
  const normal = (): number => {
    // Zero would map to -Infinity; half a unit in the last place is the smallest draw instead.
    const u = uniform();
    return normalQuantile(u === 0 ? 2 ** -54 : u);
  };
  const shuffle = <T>(values: readonly T[]): T[] => {
    const result = [...values];
    for (let i = result.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      const held = result[i]!;
      result[i] = result[j]!;
      result[j] = held;
    }
    return result;
  };
  return { uniform, integer, normal, shuffle };
}
