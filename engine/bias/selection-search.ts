import { cholesky, choleskyInverse } from '../math/linear.ts';
import { bfgs } from '../math/quasi-newton.ts';
import type { SelectionLikelihood } from './selection-likelihood.ts';

export type SelectionProblem = Readonly<{
  likelihood: SelectionLikelihood;
  /** Fixed selection parameters; null entries are estimated. */
  fixedDelta: readonly (number | null)[];
  commonEffect: boolean;
  start: Readonly<{ mean: number; tauSquared: number }>;
  variances: Float64Array;
}>;

export type SelectionMaximum = Readonly<{
  mean: number;
  tauSquared: number;
  delta: readonly number[];
  logLikelihood: number;
  converged: boolean;
}>;

/** A parameter at or below this counts as on its boundary at zero. */
const DELTA_AT_ZERO = 1e-4;

/** First values tried for every estimated selection parameter. */
const DELTA_STARTS: readonly number[] = [1, 0.25, 4];

/**
 * The maxima of a selection likelihood over mu, tau^2 >= 0 and delta >= 0, highest first. tau^2 and delta are searched
 * on the log scale with analytic gradients from several starts, and with tau^2 held at zero; a point on that boundary
 * counts only where the likelihood falls away from it.
 */
export function maximiseSelection(problem: SelectionProblem): readonly [SelectionMaximum, ...SelectionMaximum[]] {
  const spread = mean(problem.variances);
  const moderate = Math.max(problem.start.tauSquared, 0.1 * spread);
  const deltas = problem.fixedDelta.includes(null) ? DELTA_STARTS : [1];
  const starts = deltas.map((delta) => ({ tauSquared: 0, delta }));
  if (!problem.commonEffect) {
    starts.push(...deltas.map((delta) => ({ tauSquared: moderate, delta })));
    starts.push({ tauSquared: 4 * problem.start.tauSquared + spread, delta: 1 });
  }
  // The boundary comes first: an interior point that merely creeps towards it is then seen to be the same maximum.
  const found: SelectionMaximum[] = [];
  for (const { tauSquared, delta } of starts) {
    const candidate = climb(problem, tauSquared, delta);
    if (tauSquared === 0 && !problem.commonEffect && risesInTauSquared(problem, candidate)) continue;
    if (!found.some((known) => isSameMaximum(known, candidate, spread))) found.push(candidate);
  }
  const [first, ...others] = found.sort((a, b) => b.logLikelihood - a.logLikelihood);
  return [first!, ...others];
}

function risesInTauSquared(problem: SelectionProblem, at: SelectionMaximum): boolean {
  const gradient = new Float64Array(2 + at.delta.length);
  problem.likelihood(at.mean, 0, at.delta, gradient);
  return gradient[1]! > 0;
}

function isSameMaximum(a: SelectionMaximum, b: SelectionMaximum, spread: number): boolean {
  return Math.abs(a.logLikelihood - b.logLikelihood) < 1e-4 && Math.abs(a.mean - b.mean) < 0.01 * Math.sqrt(spread);
}

function climb(problem: SelectionProblem, tauSquared: number, delta: number): SelectionMaximum {
  const { fixedDelta } = problem;
  const free = fixedDelta.flatMap((value, j) => (value === null ? [j] : []));
  const hasTau = tauSquared > 0;
  const first = hasTau ? 2 : 1;
  const natural = new Float64Array(2 + fixedDelta.length);
  const current = Float64Array.from(fixedDelta, (value) => value ?? delta);
  const unpack = (x: Float64Array): { mean: number; tauSquared: number } => {
    free.forEach((j, position) => {
      current[j] = Math.exp(x[first + position]!);
    });
    return { mean: x[0]!, tauSquared: hasTau ? Math.exp(x[1]!) : 0 };
  };
  const value = (x: Float64Array): number => {
    const at = unpack(x);
    return -problem.likelihood(at.mean, at.tauSquared, current, natural);
  };
  const gradient = (x: Float64Array): Float64Array => {
    const at = unpack(x);
    problem.likelihood(at.mean, at.tauSquared, current, natural);
    const result = new Float64Array(x.length);
    result[0] = -natural[0]!;
    if (hasTau) result[1] = -natural[1]! * at.tauSquared;
    free.forEach((j, position) => {
      result[first + position] = -natural[2 + j]! * current[j]!;
    });
    return result;
  };
  const start = new Float64Array(first + free.length);
  start[0] = problem.start.mean;
  if (hasTau) start[1] = Math.log(tauSquared);
  for (let position = 0; position < free.length; position++) start[first + position] = Math.log(delta);
  const found = bfgs(value, start, { gradient, tolerance: 1e-8, maxIterations: 1000 });
  const at = unpack(found.x);
  return {
    mean: at.mean,
    tauSquared: at.tauSquared,
    delta: Array.from(current),
    logLikelihood: -found.value,
    converged: found.converged,
  };
}

export type SelectionStandardErrors = Readonly<{
  mean: number | null;
  tauSquared: number | null;
  delta: readonly (number | null)[];
}>;

/**
 * Standard errors from the observed information in (mu, tau^2, delta), leaving out fixed parameters and those on their
 * boundary. All null where the information is not positive definite.
 */
export function standardErrors(problem: SelectionProblem, at: SelectionMaximum): SelectionStandardErrors {
  const smallest = problem.variances.reduce((least, variance) => Math.min(least, variance), Infinity);
  const point = Float64Array.from([at.mean, at.tauSquared, ...at.delta]);
  const included = [0];
  if (!problem.commonEffect && at.tauSquared > Math.min(smallest / 10, 1e-4)) included.push(1);
  problem.fixedDelta.forEach((value, j) => {
    if (value === null && at.delta[j]! > DELTA_AT_ZERO) included.push(2 + j);
  });
  const n = included.length;
  const information = new Float64Array(n * n);
  const above = new Float64Array(point.length);
  const below = new Float64Array(point.length);
  const scale = Math.sqrt(mean(problem.variances));
  included.forEach((position, a) => {
    const step = 1e-4 * (position === 0 ? scale : point[position]!);
    gradientAt(problem, point, position, step, above);
    gradientAt(problem, point, position, -step, below);
    included.forEach((other, b) => {
      information[a * n + b] = -(above[other]! - below[other]!) / (2 * step);
    });
  });
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < a; b++) {
      const both = (information[a * n + b]! + information[b * n + a]!) / 2;
      information[a * n + b] = both;
      information[b * n + a] = both;
    }
  }
  const lower = cholesky(information, n);
  const inverse = lower === null ? null : choleskyInverse(lower, n);
  const errorOf = (position: number): number | null => {
    const a = included.indexOf(position);
    return inverse === null || a < 0 ? null : Math.sqrt(inverse[a * n + a]!);
  };
  return { mean: errorOf(0), tauSquared: errorOf(1), delta: at.delta.map((_, j) => errorOf(2 + j)) };
}

function gradientAt(
  problem: SelectionProblem,
  point: Float64Array,
  position: number,
  step: number,
  gradient: Float64Array,
): void {
  const moved = point.slice();
  moved[position] = moved[position]! + step;
  problem.likelihood(moved[0]!, moved[1]!, moved.subarray(2), gradient);
}

function mean(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total / values.length;
}
