import { brentRoot } from '../math/root.ts';

/** An objective and something with the sign of its derivative. */
export type Objective = Readonly<{ value: (t: number) => number; score: (t: number) => number }>;

/** Each step of the scan multiplies (tau^2 + smallest variance) by this. */
const SCAN_RATIO = 1.5;

/**
 * The highest maximum of a likelihood over tau^2 >= 0.
 *
 * The (restricted) likelihood of tau^2 can have several maxima, so its score is first scanned from zero to `bound`;
 * every change of sign from rising to falling brackets a maximum, each is solved, and the highest one (0 included) wins.
 *
 * @param smallestVariance sets the scan's resolution: the score is a sum of functions of (v + tau^2)
 * @param bound a tau^2 beyond which the score is negative
 */
export function highestMaximum({ value, score }: Objective, smallestVariance: number, bound: number): number {
  const maxima: number[] = [];
  let left = 0;
  let leftScore = score(0);
  if (!(leftScore > 0)) maxima.push(0);
  while (left < bound) {
    const right = Math.min((left + smallestVariance) * SCAN_RATIO - smallestVariance, bound * (1 + 1e-12));
    const rightScore = score(right);
    if (leftScore > 0 && !(rightScore > 0)) maxima.push(brentRoot(score, left, right, ROOT_OPTIONS).root);
    left = right;
    leftScore = rightScore;
  }
  let best = 0;
  let bestValue = -Infinity;
  for (const maximum of maxima) {
    const here = maxima.length === 1 ? 0 : value(maximum);
    if (here > bestValue) [best, bestValue] = [maximum, here];
  }
  return best;
}

/** Root on t > 0 of a decreasing function, or null when it is already at or below zero at t = 0. */
export function decreasingRoot(f: (t: number) => number, bound: number): number | null {
  if (f(0) <= 0) return null;
  let upper = bound;
  while (f(upper) > 0) upper *= 2;
  return brentRoot(f, 0, upper, ROOT_OPTIONS).root;
}

/** Tolerance zero: the root is found to the relative spacing of doubles whatever the scale of the effects. */
const ROOT_OPTIONS = { tolerance: 0, maxIterations: 300 } as const;
