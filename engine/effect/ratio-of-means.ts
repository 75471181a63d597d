import { checkContinuousArms, pooledSd } from './continuous-arms.ts';
import { estimated, type ContinuousArms, type Effect } from './types.ts';

/** `separate`: each arm's own coefficient of variation (LS); `pooled`: one standard deviation for both (HO). */
export type RatioVariance = 'separate' | 'pooled';

/**
 * Log ratio of means, arm 1 against arm 2 (log scale, null 0, back-transformed by exp). The means must have the same sign.
 * Formula: ln(m1/m2) + (s1²/(n1 m1²) - s2²/(n2 m2²))/2, the second term being the correction of the bias from taking
 * logarithms of means (`correct`, default false); variance s1²/(n1 m1²) + s2²/(n2 m2²), or with the pooled sp² in both terms.
 * Not estimable: an empty arm; means of different sign, or zero.
 * Source: Hedges, Gurevitch & Curtis (1999) doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2; Lajeunesse (2015)
 * doi:10.1890/14-2402.1. Golden: 01_effect_sizes.json (ROM).
 */
export function ratioOfMeans(
  arms: ContinuousArms,
  options: Readonly<{ correct?: boolean; variance?: RatioVariance }> = {},
): Effect {
  const problem = checkContinuousArms(arms);
  if (problem) return problem;
  const { mean1, sd1, n1, mean2, sd2, n2 } = arms;
  if (Math.sign(mean1) * Math.sign(mean2) !== 1)
    return { notEstimable: 'the means are zero or differ in sign, so their ratio has no logarithm' };
  const own1 = sd1 ** 2 / (n1 * mean1 ** 2);
  const own2 = sd2 ** 2 / (n2 * mean2 ** 2);
  const estimate = Math.log(mean1 / mean2) + (options.correct === true ? (own1 - own2) / 2 : 0);
  if (options.variance !== 'pooled') return estimated(estimate, own1 + own2);
  return estimated(estimate, pooledSd(arms) ** 2 * (1 / (n1 * mean1 ** 2) + 1 / (n2 * mean2 ** 2)));
}
