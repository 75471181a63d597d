import { logOneMinusExp, type TailOptions } from './distributions/tail-options.ts';
import { normalQuantile } from './distributions/normal.ts';
import { logBeta } from './log-gamma.ts';
import { binomialLogKernel } from './saddle-point.ts';

const SMALLEST = 1e-300;

/**
 * I_x(a, b) relative to x^a y^b / B(a, b), for x at most (a+1)/(a+b+2): the even part of DLMF 8.17.22 in the form of
 * Didonato & Morris (1992) doi:10.1145/131766.131776, eq. 9, whose terms do not cancel when a is in the millions.
 * Lentz's algorithm; all terms are positive until m passes b, and the tail is then already negligible.
 */
function betaFraction(x: number, y: number, a: number, b: number): number {
  const excess = a * y - b * x;
  let value = (a * (excess + 1)) / (a + 1);
  let c = value;
  let d = 0;
  for (let m = 1; m <= 1_000_000; m++) {
    const twice = a + 2 * m;
    const numerator = ((((a + m - 1) * (a + b + m - 1)) / (twice - 1)) * (m * (b - m)) * x * x) / (twice - 1);
    const denominator = m + (m * (b - m) * x) / (twice - 1) + ((a + m) * (excess + 1 + m * (1 + y))) / (twice + 1);
    d = denominator + numerator * d;
    d = 1 / (Math.abs(d) < SMALLEST ? SMALLEST : d);
    c = denominator + numerator / c;
    if (Math.abs(c) < SMALLEST) c = SMALLEST;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return 1 / value;
}

/** ln of x^a y^b / B(a, b), y = 1 - x: the beta density on the logit scale. */
function logLogitDensity(x: number, y: number, a: number, b: number): number {
  return binomialLogKernel(a, b, x, y) + Math.log((a * b) / (a + b));
}

/** ln of the tail on x's own side of the mean, and which one that is. */
function logNearTail(x: number, y: number, a: number, b: number): { logTail: number; isUpper: boolean } {
  const isUpper = x > (a + 1) / (a + b + 2);
  const logDensity = logLogitDensity(x, y, a, b);
  const fraction = isUpper ? betaFraction(y, x, b, a) : betaFraction(x, y, a, b);
  return { logTail: Math.min(0, logDensity + Math.log(fraction)), isUpper };
}

/**
 * Regularised incomplete beta function I_x(a, b), or its upper tail 1 - I_x(a, b), natural or log scale.
 * Both `x` and its complement `y` = 1 - x are given, so that neither end of the range loses digits. Shapes a, b > 0.
 * Formula: continued fraction DLMF 8.17.22 on the side of the mean where it converges, its leading factor in
 * saddle-point form (Loader 2000), which keeps full precision for shapes in the millions.
 * Golden: 10_distributions.json (pbeta, pt, pf, pbinom).
 */
export function incompleteBeta(x: number, y: number, a: number, b: number, options: TailOptions = {}): number {
  const upper = options.upper === true;
  const log = options.log === true;
  if (Number.isNaN(x) || !(a > 0) || !(b > 0)) return NaN;
  if (x <= 0 || y <= 0) {
    const isOne = x <= 0 === upper;
    return log ? (isOne ? 0 : -Infinity) : isOne ? 1 : 0;
  }
  const { logTail, isUpper } = logNearTail(x, y, a, b);
  if (isUpper === upper) return log ? logTail : Math.exp(logTail);
  return log ? logOneMinusExp(logTail) : -Math.expm1(logTail);
}

/** Start of the logit quantile: the leading power in the far tail, else a normal with the logit's mean and variance. */
function startLogit(logTail: number, upper: boolean, a: number, b: number): number {
  const [near, far] = upper ? [b, a] : [a, b];
  const power = (logTail + Math.log(near) + logBeta(near, far)) / near;
  // ln(a) - 1/(2a) and 1/a + 1/(2a²) are the first terms of the digamma and trigamma functions.
  const mean = Math.log(near / far) - 0.5 / near + 0.5 / far;
  const spread = Math.sqrt(1 / near + 0.5 / (near * near) + 1 / far + 0.5 / (far * far));
  const bulk = mean + spread * normalQuantile(logTail, { log: true });
  const start = power < mean - 3 * spread || near < 0.5 ? Math.min(power, mean) : bulk;
  return upper ? -start : start;
}

/**
 * The logit ln(x/(1-x)) of the beta(a, b) variable at which the lower (or `upper`) tail has the log probability
 * `logTail`. On the logit scale both ends of the range keep their digits, so t and F quantiles are read from it.
 * Formula: Newton's method on the log tail, which is concave on this scale, so that the iteration cannot cycle.
 * Golden: 10_distributions.json (qbeta, qt, qf).
 */
export function betaLogitQuantile(logTail: number, upper: boolean, a: number, b: number, start?: number): number {
  if (logTail === -Infinity) return upper ? Infinity : -Infinity;
  // The smaller tail is the one whose logarithm carries the digits.
  if (logTail > -Math.LN2) return betaLogitQuantile(logOneMinusExp(logTail), !upper, a, b, start);
  let logit = start ?? startLogit(logTail, upper, a, b);
  for (let i = 0; i < 200; i++) {
    const x = 1 / (1 + Math.exp(-logit));
    const y = 1 / (1 + Math.exp(logit));
    const near = logNearTail(x, y, a, b);
    const logAt = near.isUpper === upper ? near.logTail : logOneMinusExp(near.logTail);
    const slope = Math.exp(logLogitDensity(x, y, a, b) - logAt);
    const step = ((logAt - logTail) / slope) * (upper ? -1 : 1);
    if (Number.isNaN(step)) break;
    logit -= Math.max(-20, Math.min(20, step));
    if (Math.abs(step) < 1e-9) break;
  }
  return logit;
}
