import { checkContinuousArms, checkSpreads, type ArmSpreads } from './continuous-arms.ts';
import { estimated, type ContinuousArms, type Effect, type NotEstimable } from './types.ts';

const NO_SPREAD: NotEstimable = { notEstimable: 'a standard deviation is zero, so their ratio has no logarithm' };
const TOO_FEW: NotEstimable = { notEstimable: 'an arm has fewer than two participants' };
const MEAN_NOT_POSITIVE: NotEstimable = {
  notEstimable: 'a mean is zero or negative, so its coefficient of variation has no logarithm',
};

/**
 * Log ratio of standard deviations, arm 1 against arm 2 (log scale, null 0, back-transformed by exp).
 * Formula: ln(s1/s2) + 1/(2(n1-1)) - 1/(2(n2-1)), the correction terms unless `correct` is false; variance 1/(2(n1-1)) + 1/(2(n2-1)).
 * Source: Nakagawa et al. (2015) doi:10.1111/2041-210X.12309. Golden: 01_effect_sizes.json (VR).
 */
export function variabilityRatio(arms: ArmSpreads, options: Readonly<{ correct?: boolean }> = {}): Effect {
  const problem = checkSpreads(arms);
  if (problem) return problem;
  if (arms.n1 <= 1 || arms.n2 <= 1) return TOO_FEW;
  if (arms.sd1 === 0 || arms.sd2 === 0) return NO_SPREAD;
  const half1 = 0.5 / (arms.n1 - 1);
  const half2 = 0.5 / (arms.n2 - 1);
  return estimated(Math.log(arms.sd1 / arms.sd2) + (options.correct === false ? 0 : half1 - half2), half1 + half2);
}

/**
 * Log ratio of coefficients of variation, arm 1 against arm 2 (log scale, null 0, back-transformed by exp). Means above zero.
 * Formula: ln(CV1/CV2) + 1/(2(n1-1)) - 1/(2(n2-1)) + (CV2²/n2 - CV1²/n1)/2, the corrections unless `correct` is false;
 * variance 1/(2(n1-1)) + CV1²/n1 + 1/(2(n2-1)) + CV2²/n2.
 * Source: Nakagawa et al. (2015) doi:10.1111/2041-210X.12309; Senior, Viechtbauer & Nakagawa (2020) doi:10.1002/jrsm.1423.
 * Golden: 01_effect_sizes.json (CVR).
 */
export function coefficientOfVariationRatio(
  arms: ContinuousArms,
  options: Readonly<{ correct?: boolean }> = {},
): Effect {
  const problem = checkContinuousArms(arms);
  if (problem) return problem;
  const { mean1, sd1, n1, mean2, sd2, n2 } = arms;
  if (n1 <= 1 || n2 <= 1) return TOO_FEW;
  if (sd1 === 0 || sd2 === 0) return NO_SPREAD;
  if (mean1 <= 0 || mean2 <= 0) return MEAN_NOT_POSITIVE;
  const half1 = 0.5 / (n1 - 1);
  const half2 = 0.5 / (n2 - 1);
  const squared1 = (sd1 / mean1) ** 2 / n1;
  const squared2 = (sd2 / mean2) ** 2 / n2;
  const correction = options.correct === false ? 0 : half1 - half2 + (squared2 - squared1) / 2;
  return estimated(Math.log(sd1 / mean1 / (sd2 / mean2)) + correction, half1 + squared1 + half2 + squared2);
}
