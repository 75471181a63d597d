import { incompleteGamma } from '../incomplete-gamma.ts';
import { poissonLogKernel } from '../saddle-point.ts';
import type { DensityOptions, TailOptions } from './tail-options.ts';

/**
 * Poisson probability of the count `x` >= 0 at `mean` >= 0, or its logarithm; zero for non-integers.
 * Source: Loader (2000). Golden: none (its integral is the distribution function, which is checked).
 */
export function poissonDensity(x: number, mean: number, options: DensityOptions = {}): number {
  const log = options.log === true;
  if (x < 0 || !Number.isInteger(x)) return log ? -Infinity : 0;
  if (mean === 0) return x === 0 ? (log ? 0 : 1) : log ? -Infinity : 0;
  const logProbability = x === 0 ? -mean : poissonLogKernel(x, mean);
  return log ? logProbability : Math.exp(logProbability);
}

/**
 * Poisson distribution function P(X <= x) at `mean` > 0 through the incomplete gamma function.
 * Source: DLMF 8.4.10. Golden: 10_distributions.json (ppois).
 */
export function poissonCdf(x: number, mean: number, options: TailOptions = {}): number {
  const upper = options.upper === true;
  if (x < 0) {
    const probability = upper ? 1 : 0;
    return options.log === true ? Math.log(probability) : probability;
  }
  return incompleteGamma(mean, Math.floor(x) + 1, { ...options, upper: !upper });
}
