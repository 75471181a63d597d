import gammainc from '@stdlib/math-base-special-gammainc';
import { logOneMinusExp, type TailOptions } from './distributions/tail-options.ts';
import { poissonLogKernel } from './saddle-point.ts';

/** Sum of the lower tail's power series relative to x^a e^-x / Γ(a+1); DLMF 8.7.1. About 6 √a terms near x = a. */
function lowerSeries(x: number, a: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 1_000_000; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

/** The upper tail relative to x^a e^-x / Γ(a): continued fraction DLMF 8.9.2 by Lentz's algorithm, for x >= a + 1. */
function upperFraction(x: number, a: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 1_000_000; n++) {
    const coefficient = -n * (n - a);
    b += 2;
    d = 1 / (coefficient * d + b);
    c = b + coefficient / c;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return fraction;
}

/** ln of the tail on x's own side: the lower one left of a + 1, the upper one right of it. */
function logNearTail(x: number, a: number): number {
  const logKernel = poissonLogKernel(a, x);
  return x < a + 1 ? logKernel + Math.log(lowerSeries(x, a)) : logKernel + Math.log(a * upperFraction(x, a));
}

/**
 * Regularised incomplete gamma function P(a, x), or its upper tail Q(a, x), natural or log scale. Shape a > 0, x >= 0.
 * Formula: power series left of a + 1, continued fraction right of it (DLMF 8.7.1, 8.9.2), with the saddle-point form
 * of the leading factor (Loader 2000), which keeps full precision for shapes in the millions. Shapes under one, where
 * the upper tail would cancel, use stdlib's gammainc. Golden: 10_distributions.json.
 */
export function incompleteGamma(x: number, a: number, options: TailOptions = {}): number {
  const upper = options.upper === true;
  const log = options.log === true;
  if (Number.isNaN(x) || !(a > 0)) return NaN;
  if (x <= 0 || x === Infinity) {
    const isOne = x <= 0 === upper;
    return log ? (isOne ? 0 : -Infinity) : isOne ? 1 : 0;
  }
  if (a < 1 && x < a + 1) {
    const value = gammainc(x, a, true, upper);
    return log ? (value < 0.7 ? Math.log(value) : Math.log1p(-gammainc(x, a, true, !upper))) : value;
  }
  const logNear = logNearTail(x, a);
  const isNear = x >= a + 1 === upper;
  if (log) return isNear ? Math.min(0, logNear) : logOneMinusExp(Math.min(0, logNear));
  return isNear ? Math.min(1, Math.exp(logNear)) : Math.max(0, -Math.expm1(logNear));
}
