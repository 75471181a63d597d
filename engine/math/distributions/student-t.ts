import { betaLogitQuantile, incompleteBeta } from '../incomplete-beta.ts';
import { logGammaHalfStep } from '../log-gamma.ts';
import { normalCdf, normalDensity, normalQuantile } from './normal.ts';
import { outsideProbability, smallerTail, type DensityOptions, type TailOptions } from './tail-options.ts';

/**
 * Student t density with `df` > 0 degrees of freedom (Infinity: normal), or its logarithm.
 * Source: Student (1908) doi:10.1093/biomet/6.1.1. Golden: 10_distributions.json (dt).
 */
export function studentTDensity(x: number, df: number, options: DensityOptions = {}): number {
  if (df === Infinity) return normalDensity(x, options);
  const logDensity =
    logGammaHalfStep(df / 2) - 0.5 * Math.log(df * Math.PI) - ((df + 1) / 2) * Math.log1p((x * x) / df);
  return options.log === true ? logDensity : Math.exp(logDensity);
}

/**
 * Student t distribution function with `df` > 0 degrees of freedom (Infinity: normal), accurate in both tails.
 * Formula: P(T > t) = I_{df/(df+t²)}(df/2, 1/2)/2 for t >= 0 (DLMF 8.17).
 * Source: DLMF 8.17; Didonato & Morris (1992) doi:10.1145/131766.131776. Golden: 10_distributions.json (pt).
 */
export function studentTCdf(t: number, df: number, options: TailOptions = {}): number {
  if (df === Infinity || Number.isNaN(t)) return normalCdf(t, options);
  const inTail = t > 0 === (options.upper === true);
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

/** Cornish-Fisher start for |t|, as the logit of t²/(t² + df); Abramowitz & Stegun 26.7.5. */
function startDeviate(tail: number, df: number): number | undefined {
  if (df < 3 || tail < 1e-6) return undefined;
  const z = normalQuantile(tail, { upper: true });
  const square = z * z;
  const t =
    z *
    (1 +
      (square + 1) / (4 * df) +
      ((5 * square + 16) * square + 3) / (96 * df * df) +
      (((3 * square + 19) * square + 17) * square - 15) / (384 * df ** 3));
  return Math.log((t * t) / df);
}

/**
 * Student t quantile; with `upper` the value exceeded with probability p; with `log`, p is ln p. NaN outside the range.
 * Formula: t² / (t² + df) is beta(1/2, df/2), inverted on its logit scale; exact forms for df 1 and 2.
 * Source: Newton on the inverse of DLMF 8.17.2; start Abramowitz & Stegun 26.7.5. Golden: 10_distributions.json (qt).
 */
export function studentTQuantile(p: number, df: number, options: TailOptions = {}): number {
  if (outsideProbability(p, options) || !(df > 0)) return NaN;
  if (df === Infinity) return normalQuantile(p, options);
  const { logTail, upper } = smallerTail(p, options);
  const sign = upper ? 1 : -1;
  if (logTail === -Infinity) return sign * Infinity;
  if (logTail === -Math.LN2) return 0;
  const tail = Math.exp(logTail);
  if (df === 1 && tail > 0) return sign / Math.tan(Math.PI * tail);
  if (df === 2 && tail > 0) return (sign * (1 - 2 * tail)) / Math.sqrt(2 * tail * (1 - tail));
  const logit = betaLogitQuantile(Math.LN2 + logTail, true, 0.5, df / 2, startDeviate(tail, df));
  return sign * Math.sqrt(df) * Math.exp(logit / 2);
}
