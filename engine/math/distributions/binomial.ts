import { incompleteBeta } from '../incomplete-beta.ts';
import { binomialLogKernel } from '../saddle-point.ts';
import type { DensityOptions, TailOptions } from './tail-options.ts';

/**
 * Binomial probability of `x` events in `n` trials with event probability `p`, or its logarithm; zero for non-integers.
 * Source: Loader (2000). Golden: 10_distributions.json (dbinom).
 */
export function binomialDensity(x: number, n: number, p: number, options: DensityOptions = {}): number {
  const log = options.log === true;
  if (x < 0 || x > n || !Number.isInteger(x)) return log ? -Infinity : 0;
  const logProbability = logBinomial(x, n, p);
  return log ? logProbability : Math.exp(logProbability);
}

function logBinomial(x: number, n: number, p: number): number {
  if (p === 0) return x === 0 ? 0 : -Infinity;
  if (p === 1) return x === n ? 0 : -Infinity;
  if (x === 0) return n * Math.log1p(-p);
  if (x === n) return n * Math.log(p);
  return binomialLogKernel(x, n - x, p, 1 - p);
}

/**
 * Binomial distribution function P(X <= x) through the incomplete beta function.
 * Source: DLMF 8.17.5. Golden: 10_distributions.json (pbinom).
 */
export function binomialCdf(x: number, n: number, p: number, options: TailOptions = {}): number {
  const events = Math.floor(x);
  const upper = options.upper === true;
  if (events < 0 || events >= n) {
    const isOne = events < 0 === upper;
    return options.log === true ? (isOne ? 0 : -Infinity) : isOne ? 1 : 0;
  }
  return incompleteBeta(p, 1 - p, events + 1, n - events, { ...options, upper: !upper });
}
