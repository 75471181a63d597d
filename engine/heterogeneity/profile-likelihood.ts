import { chiSquaredQuantile } from '../math/distributions/chi-squared.ts';
import { brentRoot } from '../math/root.ts';
import type { StudySet } from '../pool/study-set.ts';
import { profileLogLikelihood, scoreBound, type Likelihood } from '../pool/tau-squared/likelihood.ts';
import type { TauSquaredInterval } from '../pool/types.ts';

/** Scanning changes (tau squared + the smallest variance) by this factor a step: fine enough not to jump over a dip. */
const SCAN_RATIO = 1.5;

/** Each step multiplies; far more than the range of doubles holds. */
const MAXIMUM_STEPS = 2000;

/**
 * Profile-likelihood confidence interval of tau squared: the smallest interval that holds every t with
 * 2 [l(max) - l(t)] <= chi2(level) on one degree of freedom, l the (restricted) log-likelihood. The lower limit is 0 when
 * the boundary is inside. (With several modes the set may have a gap; the interval spans it.)
 *
 * Source: Hardy RJ, Thompson SG (1996), Stat Med 15:619-629,
 * doi:10.1002/(SICI)1097-0258(19960330)15:6<619::AID-SIM188>3.0.CO;2-A. Golden: 02_rma_confint.json (type PL).
 *
 * @param studies k >= 2
 * @param tauSquared the global maximum
 * @param level confidence level in (0, 1)
 */
export function profileLikelihoodInterval(
  studies: StudySet,
  tauSquared: number,
  likelihood: Likelihood,
  level: number,
): TauSquaredInterval {
  const threshold = profileLogLikelihood(studies, tauSquared, likelihood) - chiSquaredQuantile(level, 1) / 2;
  const excess = (t: number): number => profileLogLikelihood(studies, t, likelihood) - threshold;
  const low = lowerLimit(excess, tauSquared, studies.smallestVariance);
  // Beyond the score's bound the likelihood only falls, so the last crossing lies right of the last point still inside.
  let inside = tauSquared;
  const bound = scoreBound(studies, likelihood);
  for (let step = 0, t = tauSquared; step < MAXIMUM_STEPS; step += 1) {
    const next = widen(t, studies.smallestVariance);
    if (excess(next) >= 0) inside = next;
    else if (next >= bound) {
      const outside = widen(inside, studies.smallestVariance);
      return { low, high: brentRoot(excess, inside, outside).root, state: 'exact' };
    }
    t = next;
  }
  return { low, high: inside, state: 'beyond limit' };
}

function widen(t: number, smallestVariance: number): number {
  return (t + smallestVariance) * SCAN_RATIO - smallestVariance;
}

/** The first t, from zero upwards, at which the excess is not negative. */
function lowerLimit(excess: (t: number) => number, tauSquared: number, smallestVariance: number): number {
  if (tauSquared === 0 || excess(0) >= 0) return 0;
  let outside = 0;
  for (;;) {
    const next = Math.min(widen(outside, smallestVariance), tauSquared);
    if (excess(next) >= 0 || next === tauSquared) return brentRoot(excess, outside, next).root;
    outside = next;
  }
}
