import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import { bothTails, outsideProbability, type DensityOptions, type TailOptions } from './tail-options.ts';

const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

/**
 * Standard normal density φ(x), or its logarithm.
 * Source: DLMF 7.2. Golden: 10_distributions.json (dnorm).
 */
export function normalDensity(x: number, options: DensityOptions = {}): number {
  if (options.log === true) return -0.5 * x * x - HALF_LOG_TWO_PI;
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** ln Φ(x) for x << 0 by the continued fraction of Mills' ratio (DLMF 7.9.1), evaluated from below. */
function logFarTail(x: number): number {
  const distance = -x;
  let fraction = distance;
  for (let n = 60; n >= 1; n--) fraction = distance + n / fraction;
  return normalDensity(x, { log: true }) - Math.log(fraction);
}

/**
 * Standard normal distribution function Φ(x); upper tail and log scale by option, accurate in both tails.
 * Formula: Φ(x) = erfc(-x/√2)/2. Source: Cody (1969) doi:10.1090/S0025-5718-1969-0247736-4 (stdlib's erfc).
 * Golden: 10_distributions.json (pnorm).
 */
export function normalCdf(x: number, options: TailOptions = {}): number {
  const z = options.upper === true ? -x : x;
  if (options.log !== true) return 0.5 * erfc(-z * Math.SQRT1_2);
  if (z < -12) return z === -Infinity ? -Infinity : logFarTail(z);
  if (z > 0) return Math.log1p(-0.5 * erfc(z * Math.SQRT1_2));
  return Math.log(0.5 * erfc(-z * Math.SQRT1_2));
}

/** The deviate whose lower tail has the log probability `logP`, for tails too small for a double. Newton on ln Φ. */
function farQuantile(logP: number): number {
  let x = -Math.sqrt(-2 * logP);
  for (let i = 0; i < 50; i++) {
    const logTail = logFarTail(x);
    const step = (logTail - logP) * Math.exp(logTail - normalDensity(x, { log: true }));
    x -= step;
    if (Math.abs(step) <= 1e-15 * Math.abs(x)) break;
  }
  return x;
}

/**
 * Standard normal quantile Φ⁻¹(p); with `upper` the deviate exceeded with probability p; with `log`, p is ln p.
 * NaN outside the probability range. Formula: -√2 erfc⁻¹(2p), which keeps its digits down to 1e-300.
 * Source: Blair, Edwards & Johnson (1976), Math. Comp. 30, 827-830. Golden: 10_distributions.json (qnorm).
 */
export function normalQuantile(p: number, options: TailOptions = {}): number {
  if (outsideProbability(p, options)) return NaN;
  if (options.log === true && p < -600) {
    const far = p === -Infinity ? -Infinity : farQuantile(p);
    return options.upper === true ? -far : far;
  }
  const { lower, upper } = bothTails(p, options);
  return lower < upper ? -Math.SQRT2 * erfcinv(2 * lower) : Math.SQRT2 * erfcinv(2 * upper);
}
