import { checkPaired } from './pre-post.ts';
import { estimated, type Effect, type NotEstimable, type PairedMeasurements } from './types.ts';

const NO_SPREAD: NotEstimable = { notEstimable: 'a standard deviation is zero, so their ratio has no logarithm' };
const TOO_FEW: NotEstimable = { notEstimable: 'fewer than two persons' };

/** Variance of ln(m1/m2) for paired means: CV1²/n + CV2²/n - 2 r CV1 CV2/n. */
function ratioVariance({ mean1, sd1, mean2, sd2, n, correlation }: PairedMeasurements): number {
  const cv1 = sd1 / mean1;
  const cv2 = sd2 / mean2;
  return Math.max(0, (cv1 ** 2 + cv2 ** 2 - 2 * correlation * cv1 * cv2) / n);
}

/**
 * Log ratio of two means of the same persons (log scale, null 0, back-transformed by exp). Means of the same sign.
 * Formula: ln(m1/m2) + (CV1² - CV2²)/(2n), the second term with `correct`; variance (CV1² + CV2² - 2 r CV1 CV2)/n.
 * Source: Lajeunesse (2011) doi:10.1890/11-0423.1. Golden: 01_effect_sizes.json (ROMC).
 */
export function ratioOfMeansPaired(input: PairedMeasurements, options: Readonly<{ correct?: boolean }> = {}): Effect {
  const problem = checkPaired(input);
  if (problem) return problem;
  const { mean1, sd1, mean2, sd2, n } = input;
  if (Math.sign(mean1) * Math.sign(mean2) !== 1)
    return { notEstimable: 'the means are zero or differ in sign, so their ratio has no logarithm' };
  const correction = options.correct === true ? ((sd1 / mean1) ** 2 - (sd2 / mean2) ** 2) / (2 * n) : 0;
  return estimated(Math.log(mean1 / mean2) + correction, ratioVariance(input));
}

/**
 * Log ratio of two standard deviations of the same persons (log scale, null 0, back-transformed by exp).
 * Formula: ln(s1/s2); variance (1 - r²)/(n - 1). Source: Nakagawa et al. (2015) doi:10.1111/2041-210X.12309.
 * Golden: 01_effect_sizes.json (VRC).
 */
export function variabilityRatioPaired(input: Omit<PairedMeasurements, 'mean1' | 'mean2'>): Effect {
  const problem = checkPaired(input);
  if (problem) return problem;
  if (input.n <= 1) return TOO_FEW;
  if (input.sd1 === 0 || input.sd2 === 0) return NO_SPREAD;
  return estimated(Math.log(input.sd1 / input.sd2), (1 - input.correlation ** 2) / (input.n - 1));
}

/**
 * Log ratio of two coefficients of variation of the same persons (log scale, null 0, back-transformed by exp). Means above zero.
 * Formula: ln(CV1/CV2) + (CV2² - CV1²)/(2n), the second term unless `correct` is false;
 * variance (1 - r²)/(n - 1) + (CV1² + CV2² - 2 r CV1 CV2)/n.
 * Source: Nakagawa et al. (2015) doi:10.1111/2041-210X.12309; Senior et al. (2020) doi:10.1002/jrsm.1423.
 * Golden: 01_effect_sizes.json (CVRC).
 */
export function coefficientOfVariationRatioPaired(
  input: PairedMeasurements,
  options: Readonly<{ correct?: boolean }> = {},
): Effect {
  const problem = checkPaired(input);
  if (problem) return problem;
  const { mean1, sd1, mean2, sd2, n, correlation } = input;
  if (n <= 1) return TOO_FEW;
  if (sd1 === 0 || sd2 === 0) return NO_SPREAD;
  if (mean1 <= 0 || mean2 <= 0) {
    return { notEstimable: 'a mean is zero or negative, so its coefficient of variation has no logarithm' };
  }
  const correction = options.correct === false ? 0 : ((sd2 / mean2) ** 2 - (sd1 / mean1) ** 2) / (2 * n);
  return estimated(
    Math.log(sd1 / mean1 / (sd2 / mean2)) + correction,
    (1 - correlation ** 2) / (n - 1) + ratioVariance(input),
  );
}
