import { betaLogitQuantile, incompleteBeta } from '../incomplete-beta.ts';
import { logBeta } from '../log-gamma.ts';
import { chiSquaredCdf, chiSquaredQuantile } from './chi-squared.ts';
import { outsideProbability, smallerTail, type DensityOptions, type TailOptions } from './tail-options.ts';

/**
 * F density with `df1` and `df2` > 0 degrees of freedom at x, or its logarithm.
 * Source: Johnson, Kotz & Balakrishnan (1995), ch. 27. Golden: none (its integral is the distribution function, which is checked).
 */
export function fDensity(x: number, df1: number, df2: number, options: DensityOptions = {}): number {
  const log = options.log === true;
  if (x < 0) return log ? -Infinity : 0;
  const power = df1 === 2 ? 0 : (df1 / 2 - 1) * Math.log((x * df1) / df2);
  const logDensity =
    Math.log(df1 / df2) + power - ((df1 + df2) / 2) * Math.log1p((x * df1) / df2) - logBeta(df1 / 2, df2 / 2);
  return log ? logDensity : Math.exp(logDensity);
}

/**
 * F distribution function with `df1` and `df2` > 0 degrees of freedom (df2 = Infinity: chi-squared over df1).
 * Formula: I_x(df1/2, df2/2), x = df1 f/(df1 f + df2) (DLMF 8.17).
 * Source: DLMF 8.17; Didonato & Morris (1992) doi:10.1145/131766.131776. Golden: 10_distributions.json (pf).
 */
export function fCdf(f: number, df1: number, df2: number, options: TailOptions = {}): number {
  if (df2 === Infinity) return chiSquaredCdf(f * df1, df1, options);
  const scaled = df1 * Math.max(0, f);
  if (scaled === Infinity) return incompleteBeta(1, 0, df1 / 2, df2 / 2, options);
  return incompleteBeta(scaled / (scaled + df2), df2 / (scaled + df2), df1 / 2, df2 / 2, options);
}

/**
 * F quantile; NaN outside the probability range.
 * Source: Newton on the inverse of DLMF 8.17.2. Golden: 10_distributions.json (qf).
 */
export function fQuantile(p: number, df1: number, df2: number, options: TailOptions = {}): number {
  if (outsideProbability(p, options) || !(df1 > 0) || !(df2 > 0)) return NaN;
  if (df2 === Infinity) return chiSquaredQuantile(p, df1, options) / df1;
  const { logTail, upper } = smallerTail(p, options);
  return (df2 / df1) * Math.exp(betaLogitQuantile(logTail, upper, df1 / 2, df2 / 2));
}
