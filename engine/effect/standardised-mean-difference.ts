import { checkContinuousArms, pooledSd } from './continuous-arms.ts';
import { hedgesCorrection, hedgesCorrectionApproximate } from './small-sample-correction.ts';
import { estimated, type ContinuousArms, type Effect, type NotEstimable } from './types.ts';

/** Hedges' J: exact, 1 - 3/(4df - 1) as in RevMan 5, or none (Cohen's d). */
export type SmallSampleCorrection = 'exact' | 'approximate' | 'none';

/**
 * Variance of the standardised mean difference, by metafor's names: `LS` large-sample with g, `LS2` the same with d times J²
 * (Borenstein), `UB` unbiased (Hedges 1983), `H0` under the null, `RevMan5` with 2(N - 3.94) as divisor.
 */
export type StandardisedVariance = 'LS' | 'LS2' | 'UB' | 'H0' | 'RevMan5';

export type StandardisedOptions = Readonly<{ correction?: SmallSampleCorrection; variance?: StandardisedVariance }>;

const NO_SPREAD: NotEstimable = { notEstimable: 'the standard deviation is zero' };
const TOO_FEW: NotEstimable = { notEstimable: 'too few participants for the small-sample correction' };

/** J of the chosen kind; NaN when too few degrees of freedom. Shared by the standardised measures. */
export function correctionFactor(df: number, kind: SmallSampleCorrection): number {
  if (kind === 'none') return df > 0 ? 1 : NaN;
  return kind === 'exact' ? hedgesCorrection(df) : df > 1 ? hedgesCorrectionApproximate(df) : NaN;
}

/**
 * Standardised mean difference by the pooled standard deviation, arm 1 minus arm 2 (identity scale, null 0).
 * Formula: g = J d, d = (m1 - m2)/sp, df = n1 + n2 - 2, J exact; variance 1/n1 + 1/n2 + g²/(2(n1 + n2)).
 * Not estimable: an empty arm, sp = 0, df <= 1. Errors: `out-of-range` or `not-finite` naming the field.
 * Source: Hedges (1981) doi:10.3102/10769986006002107; Hedges & Olkin (1985). Golden: 01_effect_sizes.json (SMD).
 */
export function standardisedMeanDifference(arms: ContinuousArms, options: StandardisedOptions = {}): Effect {
  const problem = checkContinuousArms(arms);
  if (problem) return problem;
  const spread = pooledSd(arms);
  if (spread === 0) return NO_SPREAD;
  const { n1, n2 } = arms;
  const df = n1 + n2 - 2;
  const j = correctionFactor(df, options.correction ?? 'exact');
  if (Number.isNaN(j)) return TOO_FEW;
  const d = (arms.mean1 - arms.mean2) / spread;
  const g = j * d;
  const sampling = 1 / n1 + 1 / n2;
  switch (options.variance ?? 'LS') {
    case 'LS':
      return estimated(g, sampling + g ** 2 / (2 * (n1 + n2)));
    case 'LS2':
      return estimated(g, j ** 2 * (sampling + d ** 2 / (2 * (n1 + n2))));
    case 'UB':
      return estimated(g, sampling + (1 - (df - 2) / (df * hedgesCorrection(df) ** 2)) * g ** 2);
    case 'H0':
      return estimated(g, sampling);
    case 'RevMan5':
      return estimated(g, sampling + g ** 2 / (2 * (n1 + n2 - 3.94)));
  }
}

/**
 * Variance of a standardised mean difference with the data set's average effect in place of the study's own (metafor's `AV`):
 * 1/n1 + 1/n2 + average²/(2(n1 + n2)). The average is weighted by n1 + n2.
 * Source: Hunter & Schmidt (2004). Golden: 01_effect_sizes.json (SMD, vtype AV).
 */
export function standardisedVarianceAtAverage(n1: number, n2: number, average: number): number {
  return 1 / n1 + 1 / n2 + average ** 2 / (2 * (n1 + n2));
}

/**
 * Standardised mean difference without the assumption of equal variances: standardised by √((s1² + s2²)/2).
 * Formula: variance g²(s1⁴/(n1-1) + s2⁴/(n2-1))/(8 s⁴) + (s1²/(n1-1) + s2²/(n2-1))/s².
 * Not estimable: an arm with fewer than two participants, or no spread.
 * Source: Bonett (2008, 2009) doi:10.1037/1082-989X.13.2.99, doi:10.1037/a0014699. Golden: 01_effect_sizes.json (SMDH).
 */
export function standardisedMeanDifferenceUnequalVariances(
  arms: ContinuousArms,
  correction: SmallSampleCorrection = 'exact',
): Effect {
  const problem = checkContinuousArms(arms);
  if (problem) return problem;
  const { sd1, n1, sd2, n2 } = arms;
  const square = (sd1 ** 2 + sd2 ** 2) / 2;
  if (square === 0) return NO_SPREAD;
  const j = correctionFactor(n1 + n2 - 2, correction);
  if (Number.isNaN(j) || n1 <= 1 || n2 <= 1) return TOO_FEW;
  const g = (j * (arms.mean1 - arms.mean2)) / Math.sqrt(square);
  const fourth = sd1 ** 4 / (n1 - 1) + sd2 ** 4 / (n2 - 1);
  return estimated(g, (g ** 2 * fourth) / (8 * square ** 2) + (sd1 ** 2 / (n1 - 1) + sd2 ** 2 / (n2 - 1)) / square);
}

/**
 * Glass's Δ: standardised by the comparator arm's standard deviation, which must be chosen in the protocol.
 * Formula: J(n2 - 1)(m1 - m2)/s2; variance 1/n1 + 1/n2 + g²/(2 n2), or, with unequal variances allowed,
 * (s1²/s2²)/(n1 - 1) + 1/(n2 - 1) + g²/(2(n2 - 1)).
 * Source: Hedges (1981) doi:10.3102/10769986006002107; Bonett (2008) doi:10.1037/1082-989X.13.2.99.
 * Golden: 01_effect_sizes.json (SMD1, SMD1H).
 */
export function standardisedMeanDifferenceByComparator(
  arms: ContinuousArms,
  options: Readonly<{ correction?: SmallSampleCorrection; unequalVariances?: boolean }> = {},
): Effect {
  const problem = checkContinuousArms(arms);
  if (problem) return problem;
  const { sd1, n1, sd2, n2 } = arms;
  if (sd2 === 0) return NO_SPREAD;
  const j = correctionFactor(n2 - 1, options.correction ?? 'exact');
  if (Number.isNaN(j)) return TOO_FEW;
  const g = (j * (arms.mean1 - arms.mean2)) / sd2;
  if (options.unequalVariances !== true) return estimated(g, 1 / n1 + 1 / n2 + g ** 2 / (2 * n2));
  if (n1 <= 1) return TOO_FEW;
  return estimated(g, sd1 ** 2 / sd2 ** 2 / (n1 - 1) + 1 / (n2 - 1) + g ** 2 / (2 * (n2 - 1)));
}
