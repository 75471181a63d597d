import { EngineInputError } from '../errors.ts';

/** Relative tolerance on the root's position, and the largest number of function evaluations. */
export type RootOptions = Readonly<{ tolerance?: number; maxIterations?: number }>;

/** `converged` is false when the evaluations ran out; `root` is then the best bracketed point. */
export type RootResult = Readonly<{ root: number; value: number; iterations: number; converged: boolean }>;

/**
 * A root of the continuous function `f` between `low` and `high`, where `f` changes sign: Brent's method.
 * `tolerance` (default 1e-14) is relative to the root's size, plus the double's own resolution.
 * Errors: `refused` when the two ends have the same sign. Source: Brent (1973), Algorithms for Minimization
 * without Derivatives, ch. 4. Golden: 02_rma_confint.json.
 */
export function brentRoot(f: (x: number) => number, low: number, high: number, options: RootOptions = {}): RootResult {
  const tolerance = options.tolerance ?? 1e-14;
  const maxIterations = options.maxIterations ?? 200;
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return { root: a, value: 0, iterations: 0, converged: true };
  if (fb === 0) return { root: b, value: 0, iterations: 0, converged: true };
  if (fa > 0 === fb > 0) {
    throw new EngineInputError('refused', `No sign change between ${low} and ${high}; widen the bracket`, 'bracket');
  }
  let c = a;
  let fc = fa;
  let step = b - a;
  let previous = step;
  for (let i = 1; i <= maxIterations; i++) {
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const resolution = (2 * Number.EPSILON + 0.5 * tolerance) * Math.abs(b) + Number.MIN_VALUE;
    const middle = 0.5 * (c - b);
    if (Math.abs(middle) <= resolution || fb === 0) return { root: b, value: fb, iterations: i, converged: true };
    if (Math.abs(previous) < resolution || Math.abs(fa) <= Math.abs(fb)) {
      step = middle;
      previous = middle;
    } else {
      // Secant with two points, inverse quadratic interpolation with three; bisect when the step is not good enough.
      const s = fb / fa;
      let p: number;
      let q: number;
      if (a === c) {
        p = 2 * middle * s;
        q = 1 - s;
      } else {
        const t = fa / fc;
        const r = fb / fc;
        p = s * (2 * middle * t * (t - r) - (b - a) * (r - 1));
        q = (t - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * middle * q - Math.abs(resolution * q), Math.abs(previous * q))) {
        previous = step;
        step = p / q;
      } else {
        step = middle;
        previous = middle;
      }
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > resolution ? step : middle > 0 ? resolution : -resolution;
    fb = f(b);
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      previous = step;
    }
  }
  return { root: b, value: fb, iterations: maxIterations, converged: false };
}
