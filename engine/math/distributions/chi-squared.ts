import { incompleteGamma } from '../incomplete-gamma.ts';
import { gammaDensity, gammaQuantile } from './gamma.ts';
import type { DensityOptions, TailOptions } from './tail-options.ts';

/** Chi-squared density with `df` > 0 degrees of freedom, or its logarithm. */
export function chiSquaredDensity(x: number, df: number, options: DensityOptions = {}): number {
  return gammaDensity(x, df / 2, 0.5, options);
}

/**
 * Chi-squared distribution function with `df` > 0 degrees of freedom (df = 0: a point mass at zero).
 * Golden: 10_distributions.json (pchisq).
 */
export function chiSquaredCdf(x: number, df: number, options: TailOptions = {}): number {
  if (df === 0) {
    const probability = x < 0 === (options.upper === true) ? 1 : 0;
    return options.log === true ? Math.log(probability) : probability;
  }
  return incompleteGamma(Math.max(0, x) / 2, df / 2, options);
}

/** Chi-squared quantile with `df` > 0 degrees of freedom; NaN outside the probability range. Golden: 10_distributions.json (qchisq). */
export function chiSquaredQuantile(p: number, df: number, options: TailOptions = {}): number {
  return gammaQuantile(p, df / 2, 0.5, options);
}
