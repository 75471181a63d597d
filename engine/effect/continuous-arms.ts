import { requireFinite, requireNonNegative } from '../preconditions.ts';
import type { ContinuousArms, NotEstimable } from './types.ts';

/**
 * Checks the numbers of two continuous arms. Impossible ones throw (a negative standard deviation or n); an arm without
 * participants is the named state that is returned; null means all is well.
 */
export function checkContinuousArms(arms: ContinuousArms): NotEstimable | null {
  requireFinite(arms.mean1, 'mean1');
  requireFinite(arms.mean2, 'mean2');
  return checkSpreads(arms);
}

/** Standard deviations and numbers of two arms, for the measures that take no means. */
export type ArmSpreads = Pick<ContinuousArms, 'sd1' | 'n1' | 'sd2' | 'n2'>;

/** As `checkContinuousArms`, of the standard deviations and numbers alone. */
export function checkSpreads(arms: ArmSpreads): NotEstimable | null {
  requireNonNegative(arms.sd1, 'sd1');
  requireNonNegative(arms.sd2, 'sd2');
  requireNonNegative(arms.n1, 'n1');
  requireNonNegative(arms.n2, 'n2');
  return arms.n1 === 0 || arms.n2 === 0 ? { notEstimable: 'no participants analysed' } : null;
}

/** Pooled within-arm standard deviation √(((n1-1)s1² + (n2-1)s2²)/(n1+n2-2)); NaN when n1 + n2 <= 2. */
export function pooledSd(arms: ContinuousArms): number {
  const df = arms.n1 + arms.n2 - 2;
  if (!(df > 0)) return NaN;
  return Math.sqrt(((arms.n1 - 1) * arms.sd1 ** 2 + (arms.n2 - 1) * arms.sd2 ** 2) / df);
}
