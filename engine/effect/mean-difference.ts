import { checkContinuousArms, pooledSd } from './continuous-arms.ts';
import { estimated, type ContinuousArms, type Effect } from './types.ts';

/** `separate`: each arm's own variance (LS); `pooled`: equal variances assumed (HO). */
export type MeanVariance = 'separate' | 'pooled';

/**
 * Mean difference, arm 1 minus arm 2, in the outcome's own units (identity scale, null 0).
 * Formula: m1 - m2; variance s1²/n1 + s2²/n2, or sp²(1/n1 + 1/n2) when pooled.
 * Errors: `out-of-range` or `not-finite` naming the field. Not estimable: an empty arm, or pooling with n1 + n2 <= 2.
 * Source: Handbook 6.5.1 and 10.3. Golden: 01_effect_sizes.json (MD).
 */
export function meanDifference(arms: ContinuousArms, variance: MeanVariance = 'separate'): Effect {
  const problem = checkContinuousArms(arms);
  if (problem) return problem;
  const { mean1, sd1, n1, mean2, sd2, n2 } = arms;
  if (variance === 'separate') return estimated(mean1 - mean2, sd1 ** 2 / n1 + sd2 ** 2 / n2);
  return estimated(mean1 - mean2, pooledSd(arms) ** 2 * (1 / n1 + 1 / n2));
}
