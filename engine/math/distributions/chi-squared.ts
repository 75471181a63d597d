import { incompleteGamma } from '../incomplete-gamma.ts';
import { gammaDensity, gammaQuantile } from './gamma.ts';
import type { DensityOptions, TailOptions } from './tail-options.ts';

/**
 * Chi-squared density with `df` > 0 degrees of freedom, or its logarithm.
 * Source: Loader (2000). Golden: none (its integral is the distribution function, which is checked).
 */
export function chiSquaredDensity(x: number, df: number, options: DensityOptions = {}): number {
  return gammaDensity(x, df / 2, 0.5, options);
}

/**
 * Chi-squared distribution function with `df` > 0 degrees of freedom (df = 0: a point mass at zero).
 * Source: DLMF 8.2, 8.7.1, 8.9.2. Golden: 10_distributions.json (pchisq).
 */
export function chiSquaredCdf(x: number, df: number, options: TailOptions = {}): number {
  if (df === 0) {
    const probability = x < 0 === (options.upper === true) ? 1 : 0;
    return options.log === true ? Math.log(probability) : probability;
  }
  return incompleteGamma(Math.max(0, x) / 2, df / 2, options);
}

/**
 * Chi-squared quantile with `df` > 0 degrees of freedom; NaN outside the probability range.
 * Source: Newton on the inverse of DLMF 8.2.4; start Wilson & Hilferty (1931) doi:10.1073/pnas.17.12.684. Golden: 10_distributions.json (qchisq).
 */
export function chiSquaredQuantile(p: number, df: number, options: TailOptions = {}): number {
  return gammaQuantile(p, df / 2, 0.5, options);
}
