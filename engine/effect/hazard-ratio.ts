import { requireFinite, requireNonNegative } from '../preconditions.ts';
import { estimated, type Effect } from './types.ts';

/**
 * Log hazard ratio from observed minus expected events and its variance, arm 1 against arm 2 (log scale, null 0,
 * back-transformed by exp). Formula: (O - E)/V; variance 1/V. Not estimable: V = 0.
 * Source: Yusuf et al. (1985) doi:10.1016/S0033-0620(85)80003-7; Tierney et al. (2007) doi:10.1186/1745-6215-8-16.
 * Golden: 01_effect_sizes.json (HR_OE_V).
 */
export function hazardRatioFromObservedMinusExpected(
  input: Readonly<{ observedMinusExpected: number; variance: number }>,
): Effect {
  requireFinite(input.observedMinusExpected, 'observedMinusExpected');
  requireNonNegative(input.variance, 'variance');
  if (input.variance === 0) return { notEstimable: 'V is zero, so the trial has no information on the hazard ratio' };
  return estimated(input.observedMinusExpected / input.variance, 1 / input.variance);
}
