import { betaLogitQuantile, incompleteBeta } from '../incomplete-beta.ts';
import { logBeta } from '../log-gamma.ts';
import { outsideProbability, smallerTail, type DensityOptions, type TailOptions } from './tail-options.ts';

/**
 * Beta density with shapes `a`, `b` > 0 at x, or its logarithm.
 * Source: DLMF 8.17. Golden: none (its integral is the distribution function, which is checked).
 */
export function betaDensity(x: number, a: number, b: number, options: DensityOptions = {}): number {
  if (x < 0 || x > 1) return options.log === true ? -Infinity : 0;
  const left = a === 1 ? 0 : (a - 1) * Math.log(x);
  const right = b === 1 ? 0 : (b - 1) * Math.log1p(-x);
  const logDensity = left + right - logBeta(a, b);
  return options.log === true ? logDensity : Math.exp(logDensity);
}

/**
 * Beta distribution function with shapes `a`, `b` > 0.
 * Source: Didonato & Morris (1992) doi:10.1145/131766.131776. Golden: 10_distributions.json (pbeta).
 */
export function betaCdf(x: number, a: number, b: number, options: TailOptions = {}): number {
  return incompleteBeta(x, 1 - x, a, b, options);
}

/**
 * Beta quantile with shapes `a`, `b` > 0; NaN outside the probability range.
 * Source: Newton on the inverse of DLMF 8.17.2. Golden: 10_distributions.json (qbeta).
 */
export function betaQuantile(p: number, a: number, b: number, options: TailOptions = {}): number {
  if (outsideProbability(p, options) || !(a > 0) || !(b > 0)) return NaN;
  const { logTail, upper } = smallerTail(p, options);
  return 1 / (1 + Math.exp(-betaLogitQuantile(logTail, upper, a, b)));
}
