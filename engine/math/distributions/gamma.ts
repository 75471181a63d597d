import { incompleteGamma } from '../incomplete-gamma.ts';
import { logGamma } from '../log-gamma.ts';
import { poissonLogKernel } from '../saddle-point.ts';
import { normalQuantile } from './normal.ts';
import {
  logOneMinusExp,
  outsideProbability,
  smallerTail,
  type DensityOptions,
  type TailOptions,
} from './tail-options.ts';

/**
 * Gamma density with `shape` > 0 and `rate` > 0 at x, or its logarithm; saddle-point form (Loader 2000).
 * Source: Loader (2000). Golden: none (its integral is the distribution function, which is checked).
 */
export function gammaDensity(x: number, shape: number, rate: number, options: DensityOptions = {}): number {
  const log = options.log === true;
  if (x < 0) return log ? -Infinity : 0;
  if (x === 0) {
    const atZero = shape < 1 ? Infinity : shape === 1 ? rate : 0;
    return log ? Math.log(atZero) : atZero;
  }
  const logDensity = poissonLogKernel(shape, rate * x) + Math.log(shape) - Math.log(x);
  return log ? logDensity : Math.exp(logDensity);
}

/**
 * Gamma distribution function with `shape` > 0 and `rate` > 0.
 * Source: DLMF 8.7.1, 8.9.2. Golden: 10_distributions.json (pgamma, rate 1).
 */
export function gammaCdf(x: number, shape: number, rate: number, options: TailOptions = {}): number {
  return incompleteGamma(Math.max(0, rate * x), shape, options);
}

/** Starting point: Wilson & Hilferty (1931) in the body, the leading term of the series in the far lower tail. */
function startGamma(logTail: number, upper: boolean, shape: number): number {
  const z = normalQuantile(logTail, { upper, log: true });
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  if (cube > 0.2) return shape * cube ** 3;
  const logLower = upper ? logOneMinusExp(logTail) : logTail;
  return Math.exp((logLower + logGamma(shape + 1)) / shape);
}

/**
 * Gamma quantile with `shape` > 0 and `rate` > 0; NaN outside the probability range.
 * Formula: Newton's method in ln x on the logarithm of the smaller tail, which is concave there, so that the iteration
 * cannot cycle.
 * Source: start Wilson & Hilferty (1931) doi:10.1073/pnas.17.12.684, then Newton. Golden: 10_distributions.json (qchisq).
 */
export function gammaQuantile(p: number, shape: number, rate: number, options: TailOptions = {}): number {
  if (outsideProbability(p, options) || !(shape > 0) || !(rate > 0)) return NaN;
  const { logTail, upper } = smallerTail(p, options);
  if (logTail === -Infinity) return upper ? Infinity : 0;
  let x = startGamma(logTail, upper, shape);
  if (x === 0) return 0;
  for (let i = 0; i < 100; i++) {
    const logAt = incompleteGamma(x, shape, { upper, log: true });
    const logSlope = poissonLogKernel(shape, x) + Math.log(shape) - logAt;
    const step = ((logAt - logTail) / Math.exp(logSlope)) * (upper ? -1 : 1);
    x *= Math.exp(-Math.max(-5, Math.min(5, step)));
    if (Math.abs(step) < 1e-9) break;
  }
  return x / rate;
}
