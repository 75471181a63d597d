import { requireNonNegative, requirePositive } from '../preconditions.ts';
import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

/**
 * Standard error of one arm's mean from its standard deviation. Formula: SD / √n.
 * Errors: `out-of-range`, `not-positive`. Source: Handbook 6.5.2.2. Golden: 07_conversions.json (sd_from_se, read backwards).
 */
export function standardErrorFromSd(input: Readonly<{ sd: number; n: number }>): Conversion {
  requireNonNegative(input.sd, 'sd');
  requirePositive(input.n, 'n');
  const value = input.sd / Math.sqrt(input.n);
  return {
    value,
    formulaId: 'standard-error-from-sd',
    formula: 'SD / √n',
    filled: `${operand(input.sd)} / √${operand(input.n)} = ${operand(value)}`,
    warnings: [],
  };
}
