import { requireFinite, requireNonNegative } from '../preconditions.ts';
import type { EffectEstimate } from './types.ts';

/**
 * Mean difference, arm 1 minus arm 2, of two independent arms whose means carry standard errors.
 * Formula: m1 - m2; variance se1² + se2². Errors: `out-of-range` or `not-finite` naming the field.
 * Source: Handbook 6.5.2. Golden: 01_effect_sizes.json (MD, with se = sd/√n).
 */
export function meanDifferenceFromStandardErrors(
  input: Readonly<{ mean1: number; standardError1: number; mean2: number; standardError2: number }>,
): EffectEstimate {
  requireFinite(input.mean1, 'mean1');
  requireFinite(input.mean2, 'mean2');
  requireNonNegative(input.standardError1, 'standardError1');
  requireNonNegative(input.standardError2, 'standardError2');
  const variance = input.standardError1 ** 2 + input.standardError2 ** 2;
  return { estimate: input.mean1 - input.mean2, variance, standardError: Math.sqrt(variance) };
}
