import betaincinv from '@stdlib/math-base-special-betaincinv';
import { incompleteBeta } from '../incomplete-beta.ts';
import { logGammaHalfStep } from '../log-gamma.ts';
import { normalCdf, normalDensity, normalQuantile } from './normal.ts';
import { bothTails, outsideProbability, type DensityOptions, type TailOptions } from './tail-options.ts';

/**
 * Student t density with `df` > 0 degrees of freedom (Infinity: normal), or its logarithm.
 * Golden: 10_distributions.json (dt).
 */
export function studentTDensity(x: number, df: number, options: DensityOptions = {}): number {
  if (df === Infinity) return normalDensity(x, options);
  const logDensity = logGammaHalfStep(df / 2) - 0.5 * Math.log(df * Math.PI) - ((df + 1) / 2) * Math.log1p((x * x) / df);
  return options.log === true ? logDensity : Math.exp(logDensity);
}

/**
 * Student t distribution function with `df` > 0 degrees of freedom (Infinity: normal), accurate in both tails.
 * Formula: P(T > t) = I_{df/(df+t²)}(df/2, 1/2)/2 for t >= 0 (DLMF 8.17). Golden: 10_distributions.json (pt).
 */
export function studentTCdf(t: number, df: number, options: TailOptions = {}): number {
  if (df === Infinity || Number.isNaN(t)) return normalCdf(t, options);
  const inTail = (t > 0) === (options.upper === true);
  const square = t * t;
  const x = square === Infinity ? 0 : df / (df + square);
  const y = square === Infinity ? 1 : square / (df + square);
  if (options.log !== true) {
    const tail = 0.5 * incompleteBeta(x, y, df / 2, 0.5);
    return inTail ? tail : 1 - tail;
  }
  if (inTail) return incompleteBeta(x, y, df / 2, 0.5, { log: true }) - Math.LN2;
  return Math.log1p(-0.5 * incompleteBeta(x, y, df / 2, 0.5));
}

/** |t| with two-sided tail probability `twoSided` <= 1; chooses the side of the beta variable that keeps its digits. */
function deviate(twoSided: number, df: number): number {
  const y = betaincinv(twoSided, 0.5, df / 2, true);
  if (y < 0.5) return Math.sqrt((df * y) / (1 - y));
  const x = betaincinv(twoSided, df / 2, 0.5, false);
  return Math.sqrt((df * (1 - x)) / x);
}

/**
 * Student t quantile; with `upper` the value exceeded with probability p; with `log`, p is ln p. NaN outside the range.
 * Formula: the inverse incomplete beta function (Temme 1992 doi:10.1016/0377-0427(92)90244-R, stdlib), exact forms for
 * df 1 and 2. Golden: 10_distributions.json (qt).
 */
export function studentTQuantile(p: number, df: number, options: TailOptions = {}): number {
  if (outsideProbability(p, options) || !(df > 0)) return NaN;
  if (df === Infinity) return normalQuantile(p, options);
  const { lower, upper } = bothTails(p, options);
  const tail = Math.min(lower, upper);
  const sign = lower < upper ? -1 : 1;
  if (tail === 0) return sign * Infinity;
  if (tail === 0.5) return 0;
  if (df === 1) return sign / Math.tan(Math.PI * tail);
  if (df === 2) return (sign * (1 - 2 * tail)) / Math.sqrt(2 * tail * (1 - tail));
  return sign * deviate(2 * tail, df);
}
