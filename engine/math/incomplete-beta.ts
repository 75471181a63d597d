import betainc from '@stdlib/math-base-special-betainc';
import { logBeta } from './log-gamma.ts';
import { logOneMinusExp, type TailOptions } from './distributions/tail-options.ts';

const TINY = 1e-280;
const FPMIN = 1e-300;

/**
 * Logarithm of the lower regularised incomplete beta function by its continued fraction, for x left of the mean.
 * Needed where the value itself underflows. Lentz's algorithm, DLMF 8.17.22.
 */
function logLowerByContinuedFraction(x: number, y: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < FPMIN ? FPMIN : d);
  let fraction = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    d = 1 / (Math.abs(d) < FPMIN ? FPMIN : d);
    c = 1 + even / c;
    if (Math.abs(c) < FPMIN) c = FPMIN;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    d = 1 / (Math.abs(d) < FPMIN ? FPMIN : d);
    c = 1 + odd / c;
    if (Math.abs(c) < FPMIN) c = FPMIN;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return a * Math.log(x) + b * Math.log(y) - Math.log(a) - logBeta(a, b) + Math.log(fraction);
}

function natural(x: number, y: number, a: number, b: number, upper: boolean): number {
  return x <= y ? betainc(x, a, b, true, upper) : betainc(y, b, a, true, !upper);
}

/** The log of the tail that is known to be tiny: the lower one left of the mean, the upper one right of it. */
function logTiny(x: number, y: number, a: number, b: number, upper: boolean): number {
  return upper ? logLowerByContinuedFraction(y, x, b, a) : logLowerByContinuedFraction(x, y, a, b);
}

/**
 * Regularised incomplete beta function I_x(a, b), or its upper tail 1 - I_x(a, b), natural or log scale.
 * Both `x` and its complement `y` = 1 - x are given, so that neither end of the range loses digits.
 * Shapes a, b > 0. Source: Didonato & Morris (1992) doi:10.1145/131766.131776 (stdlib's implementation); beyond
 * its underflow the continued fraction DLMF 8.17.22. Golden: 10_distributions.json.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number, options: TailOptions = {}): number {
  const upper = options.upper === true;
  const log = options.log === true;
  if (x <= 0 || y <= 0) {
    const isOne = x <= 0 === upper;
    return log ? (isOne ? 0 : -Infinity) : isOne ? 1 : 0;
  }
  const value = natural(x, y, a, b, upper);
  if (value < TINY) {
    const logValue = logTiny(x, y, a, b, upper);
    return log ? logValue : Math.exp(logValue);
  }
  if (!log) return value;
  if (value < 0.7) return Math.log(value);
  const other = natural(x, y, a, b, !upper);
  return other < TINY ? logOneMinusExp(logTiny(x, y, a, b, !upper)) : Math.log1p(-other);
}
