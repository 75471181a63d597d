import { chiSquaredQuantile } from '../math/distributions/chi-squared.ts';
import { weigh, type StudySet, type WeightedSums } from '../pool/study-set.ts';
import { solveGeneralisedQ } from '../pool/tau-squared/generalised-q.ts';
import type { TauSquaredInterval } from '../pool/types.ts';

/**
 * Q-profile confidence interval of tau squared: the set of t with chi2(alpha/2) <= Q(t) <= chi2(1 - alpha/2) on k - 1
 * degrees of freedom, Q(t) = sum (y - m(t))^2 / (v + t), which is decreasing in t. When even Q(0) is below the lower
 * quantile the set is {0}. The search for the upper limit has no bound, so it is always found.
 *
 * Source: Viechtbauer W (2007), Stat Med 26:37-52, doi:10.1002/sim.2514. Golden: 02_rma_confint.json.
 *
 * @param studies k >= 2
 * @param level confidence level in (0, 1)
 * @param atZero the sums at tau squared = 0, when the caller has them
 */
export function qProfileInterval(
  studies: StudySet,
  level: number,
  atZero: WeightedSums = weigh(studies, 0),
): TauSquaredInterval {
  const degreesOfFreedom = studies.k - 1;
  const upperTarget = chiSquaredQuantile((1 - level) / 2, degreesOfFreedom);
  if (atZero.q < upperTarget) return { low: 0, high: 0, state: 'zero set' };
  const lowerTarget = chiSquaredQuantile((1 - level) / 2, degreesOfFreedom, { upper: true });
  const lower = atZero.q > lowerTarget ? solveGeneralisedQ(studies, lowerTarget, 0, atZero) : null;
  const upper =
    lower === null
      ? solveGeneralisedQ(studies, upperTarget, 0, atZero)
      : solveGeneralisedQ(studies, upperTarget, lower.tauSquared);
  return { low: lower?.tauSquared ?? 0, high: upper.tauSquared, state: upper.converged ? 'exact' : 'beyond limit' };
}
