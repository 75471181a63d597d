import type { MinimiseOptions, VectorMinimum } from './minimise.ts';

/** Central-difference gradient of `f` at `x`, with a step of cube-root-of-epsilon size per coordinate. */
export function numericalGradient(f: (x: Float64Array) => number, x: Float64Array): Float64Array {
  const gradient = new Float64Array(x.length);
  const probe = x.slice();
  for (let i = 0; i < x.length; i++) {
    const at = x[i]!;
    const h = 6.055454e-6 * Math.max(1, Math.abs(at));
    probe[i] = at + h;
    const above = f(probe);
    probe[i] = at - h;
    const below = f(probe);
    probe[i] = at;
    gradient[i] = (above - below) / (2 * h);
  }
  return gradient;
}

/**
 * Hessian of `f` at `x` by central differences improved by Richardson extrapolation; row-major n x n.
 * `step` is the first step relative to max(|x|, 1). Source: Ridders (1982) doi:10.1016/S0141-1195(82)80057-0.
 */
export function numericalHessian(f: (x: Float64Array) => number, x: Float64Array, step = 1e-2): Float64Array {
  const n = x.length;
  const hessian = new Float64Array(n * n);
  const probe = x.slice();
  const centre = f(x);
  const second = (i: number, j: number, scale: number): number => {
    const hi = step * scale * Math.max(1, Math.abs(x[i]!));
    const hj = step * scale * Math.max(1, Math.abs(x[j]!));
    const at = (a: number, b: number): number => {
      probe[i] = x[i]! + a * hi;
      if (j !== i) probe[j] = x[j]! + b * hj;
      const value = f(probe);
      probe[i] = x[i]!;
      probe[j] = x[j]!;
      return value;
    };
    if (i === j) return (at(1, 0) - 2 * centre + at(-1, 0)) / (hi * hi);
    return (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * hi * hj);
  };
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const full = second(i, j, 1);
      const half = second(i, j, 0.5);
      const quarter = second(i, j, 0.25);
      // Two rounds of halving: errors of order h² then h⁴ cancel.
      const firstRound = half + (half - full) / 3;
      const secondRound = quarter + (quarter - half) / 3;
      const value = secondRound + (secondRound - firstRound) / 15;
      hessian[i * n + j] = value;
      hessian[j * n + i] = value;
    }
  }
  return hessian;
}

/**
 * A local minimum of `f` by the BFGS quasi-Newton method with a backtracking (Armijo) line search.
 * `gradient` defaults to central differences. `tolerance` (default 1e-10) bounds both the relative fall of f and the
 * scaled gradient. Points where `f` is not finite are stepped back from; `start` must be finite.
 * Source: Nocedal & Wright (2006), Numerical Optimization, ch. 6, doi:10.1007/978-0-387-40065-5.
 */
export function bfgs(
  f: (x: Float64Array) => number,
  start: ArrayLike<number>,
  options: MinimiseOptions & Readonly<{ gradient?: (x: Float64Array) => Float64Array }> = {},
): VectorMinimum {
  const n = start.length;
  const tolerance = options.tolerance ?? 1e-10;
  const maxIterations = options.maxIterations ?? 500;
  const gradientAt = options.gradient ?? ((x: Float64Array) => numericalGradient(f, x));
  let x: Float64Array = Float64Array.from(start);
  let value = f(x);
  let gradient: Float64Array = gradientAt(x);
  let inverse: Float64Array = identity(n);
  let stalls = 0;
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    if (smallGradient(gradient, x, value, tolerance)) return { x, value, iterations: iteration, converged: true };
    let direction: Float64Array = descent(inverse, gradient);
    let slope = dot(direction, gradient);
    if (!(slope < 0)) {
      inverse = identity(n);
      direction = gradient.map((g) => -g);
      slope = dot(direction, gradient);
    }
    const next = lineSearch(f, x, value, direction, slope);
    if (next === null) {
      if (stalls > 0) return { x, value, iterations: iteration, converged: true };
      stalls += 1;
      inverse = identity(n);
      continue;
    }
    const nextGradient = gradientAt(next.x);
    inverse = update(inverse, x, next.x, gradient, nextGradient);
    const fall = value - next.value;
    x = next.x;
    value = next.value;
    gradient = nextGradient;
    stalls = fall <= 1e-15 * (Math.abs(value) + 1e-15) ? stalls + 1 : 0;
    if (stalls > 2) return { x, value, iterations: iteration, converged: true };
  }
  return { x, value, iterations: maxIterations, converged: false };
}

function identity(n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = 1;
  return matrix;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function smallGradient(gradient: Float64Array, x: Float64Array, value: number, tolerance: number): boolean {
  const scale = Math.max(1, Math.abs(value));
  return gradient.every((g, i) => (Math.abs(g) * Math.max(1, Math.abs(x[i]!))) / scale <= tolerance);
}

function descent(inverse: Float64Array, gradient: Float64Array): Float64Array {
  const n = gradient.length;
  const direction = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += inverse[i * n + j]! * gradient[j]!;
    direction[i] = -sum;
  }
  return direction;
}

function lineSearch(
  f: (x: Float64Array) => number,
  x: Float64Array,
  value: number,
  direction: Float64Array,
  slope: number,
): { x: Float64Array; value: number } | null {
  let length = 1;
  for (let i = 0; i < 60; i++) {
    const trial = x.map((at, j) => at + length * direction[j]!);
    const trialValue = f(trial);
    if (Number.isFinite(trialValue) && trialValue <= value + 1e-4 * length * slope && trialValue < value) {
      return { x: trial, value: trialValue };
    }
    // The parabola through value, slope and the trial value, kept between a tenth and a half of the step.
    const parabola = (-slope * length * length) / (2 * (trialValue - value - slope * length));
    length = Number.isFinite(parabola) ? Math.min(0.5 * length, Math.max(0.1 * length, parabola)) : 0.25 * length;
  }
  return null;
}

function update(
  inverse: Float64Array,
  from: Float64Array,
  to: Float64Array,
  gradient: Float64Array,
  nextGradient: Float64Array,
): Float64Array {
  const n = from.length;
  const s = to.map((value, i) => value - from[i]!);
  const y = nextGradient.map((value, i) => value - gradient[i]!);
  const curvature = dot(s, y);
  if (!(curvature > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y)))) return inverse;
  const hy = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) hy[i] = hy[i]! + inverse[i * n + j]! * y[j]!;
  const factor = (1 + dot(y, hy) / curvature) / curvature;
  const next = inverse.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      next[i * n + j] = next[i * n + j]! + factor * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / curvature;
    }
  }
  return next;
}
