import { weigh, type StudySet, type WeightedSums } from '../study-set.ts';

export type QSolution = Readonly<{ tauSquared: number; converged: boolean; iterations: number }>;

/**
 * The tau squared at which the generalised Q statistic equals `target`: Q(t) = sum (y - m)^2 / (v + t) = target.
 *
 * Q is decreasing in t and 1/Q is concave (Cauchy-Schwarz on y'Py, y'PPy, y'PPPy), so Newton steps on 1/Q from any
 * point left of the root rise monotonically to it and never overshoot: no bracket, no upper search limit.
 *
 * @param from a point at which Q >= target; the root is at or right of it
 * @param atFrom sums at `from`, when the caller has them
 * @param maxIterations steps after which the search gives up where it is; it needs about ten
 */
export function solveGeneralisedQ(
  studies: StudySet,
  target: number,
  from: number,
  atFrom?: WeightedSums,
  maxIterations = 200,
): QSolution {
  let tauSquared = from;
  let sums = atFrom ?? weigh(studies, from);
  for (let iterations = 0; iterations < maxIterations; iterations += 1) {
    const step = ((sums.q - target) / target) * (sums.q / sums.qSlope);
    // At the root the step is lost in rounding; where Q is below the target it is negative, and 0/0 where Q is zero.
    if (!(step > 1e-15 * (tauSquared + studies.smallestVariance))) return { tauSquared, converged: true, iterations };
    tauSquared += step;
    sums = weigh(studies, tauSquared);
  }
  return { tauSquared, converged: false, iterations: maxIterations };
}
