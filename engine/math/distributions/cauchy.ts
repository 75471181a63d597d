import { outsideProbability, bothTails, type DensityOptions, type TailOptions } from './tail-options.ts';

/**
 * Cauchy density centred at zero with `scale` > 0, or its logarithm.
 * Source: Johnson, Kotz & Balakrishnan (1994), ch. 16. Golden: none (its integral is the distribution function, which is checked).
 */
export function cauchyDensity(x: number, scale: number, options: DensityOptions = {}): number {
  const z = x / scale;
  const logDensity = -Math.log(Math.PI * scale) - Math.log1p(z * z);
  return options.log === true ? logDensity : Math.exp(logDensity);
}

/**
 * Cauchy distribution function centred at zero with `scale` > 0.
 * Source: Johnson, Kotz & Balakrishnan (1994), ch. 16. Golden: 10_distributions.json (pcauchy).
 */
export function cauchyCdf(x: number, scale: number, options: TailOptions = {}): number {
  const z = (options.upper === true ? -x : x) / scale;
  // atan2 keeps the small tail's digits: atan(z) + π/2 would cancel.
  const probability = Math.atan2(1, -z) / Math.PI;
  return options.log === true ? Math.log(probability) : probability;
}

/**
 * Cauchy quantile centred at zero with `scale` > 0; NaN outside the probability range.
 * Source: Johnson, Kotz & Balakrishnan (1994), ch. 16. Golden: none (its integral is the distribution function, which is checked).
 */
export function cauchyQuantile(p: number, scale: number, options: TailOptions = {}): number {
  if (outsideProbability(p, options)) return NaN;
  const { lower, upper } = bothTails(p, options);
  if (lower === upper) return 0;
  return lower < upper ? -scale / Math.tan(Math.PI * lower) : scale / Math.tan(Math.PI * upper);
}
