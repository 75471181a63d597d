import { EngineInputError } from '../../errors.ts';
import { chiSquaredQuantile } from '../../math/distributions/chi-squared.ts';
import { weigh, type StudySet, type WeightedSums } from '../study-set.ts';
import type { TauSquaredEstimator } from '../types.ts';
import { solveGeneralisedQ } from './generalised-q.ts';
import { maximiseLikelihood } from './likelihood.ts';
import { derSimonianLaird, hedges, hunterSchmidt, hunterSchmidtCorrected, sidikJonkman } from './moments.ts';

export const TAU_SQUARED_ESTIMATORS: readonly TauSquaredEstimator[] = [
  'EE',
  'DL',
  'HE',
  'HS',
  'HSk',
  'SJ',
  'ML',
  'REML',
  'EB',
  'PM',
  'PMM',
];

export type TauSquaredEstimate = Readonly<{
  tauSquared: number;
  /** The estimate is negative, or its defining equation has no root above zero, so zero is used. */
  truncated: boolean;
  converged: boolean;
}>;

/**
 * Between-study variance by any of the named estimators, never negative.
 *
 * Closed forms: DL, HE, HS, HSk, SJ (tau-squared/moments.ts). ML and REML: the global maximum (tau-squared/likelihood.ts).
 * PM, Paule-Mandel: the root of Q(t) = k - 1 (Paule RC, Mandel J (1982), J Res Natl Bur Stand 87:377-385,
 * doi:10.6028/jres.087.022); EB, empirical Bayes (Morris CN (1983), doi:10.1080/01621459.1983.10477920), has the same root
 * (Viechtbauer W, López-López JA, Sánchez-Meca J, Marín-Martínez F (2015), Psychol Methods 20:360-374,
 * doi:10.1037/met0000023). PMM, median-unbiased: Q(t) = median of chi-squared on k - 1. EE: zero by assumption.
 * Golden: 02_rma_uni.json.
 *
 * @param atZero sums at tau squared = 0, when the caller has them
 * @throws EngineInputError unknown-option
 */
export function estimateTauSquared(
  studies: StudySet,
  estimator: TauSquaredEstimator,
  atZero: WeightedSums = weigh(studies, 0),
): TauSquaredEstimate {
  if (!TAU_SQUARED_ESTIMATORS.includes(estimator)) {
    throw new EngineInputError(
      'unknown-option',
      `There is no estimator "${String(estimator)}": use one of ${TAU_SQUARED_ESTIMATORS.join(', ')}.`,
      'estimator',
    );
  }
  if (estimator === 'EE' || studies.k === 1) return { tauSquared: 0, truncated: false, converged: true };
  switch (estimator) {
    case 'DL':
      return truncate(derSimonianLaird(studies, atZero));
    case 'HE':
      return truncate(hedges(studies));
    case 'HS':
      return truncate(hunterSchmidt(studies, atZero));
    case 'HSk':
      return truncate(hunterSchmidtCorrected(studies, atZero));
    case 'SJ':
      return truncate(sidikJonkman(studies).tauSquared);
    case 'PM':
    case 'EB':
      return rootOfQ(studies, studies.k - 1, atZero);
    case 'PMM':
      return rootOfQ(studies, chiSquaredQuantile(0.5, studies.k - 1), atZero);
    case 'ML':
    case 'REML': {
      const fit = maximiseLikelihood(studies, estimator);
      return { tauSquared: fit.tauSquared, truncated: fit.tauSquared === 0, converged: fit.converged };
    }
  }
}

function truncate(tauSquared: number): TauSquaredEstimate {
  return tauSquared > 0
    ? { tauSquared, truncated: false, converged: true }
    : { tauSquared: 0, truncated: true, converged: true };
}

function rootOfQ(studies: StudySet, target: number, atZero: WeightedSums): TauSquaredEstimate {
  const { tauSquared, converged } = solveGeneralisedQ(studies, target, 0, atZero);
  return { tauSquared, truncated: tauSquared === 0, converged };
}
