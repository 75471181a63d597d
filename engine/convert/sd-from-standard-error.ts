import { requireNonNegative, requirePositive } from '../preconditions.ts';
import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

/**
 * Standard deviation of one arm from the standard error of its unadjusted mean. Formula: SE × √n.
 * Errors: `out-of-range`, `not-positive`. Source: Handbook 6.5.2.2. Golden: 07_conversions.json (sd_from_se).
 */
export function sdFromStandardError(input: Readonly<{ standardError: number; n: number }>): Conversion {
  requireNonNegative(input.standardError, 'standardError');
  requirePositive(input.n, 'n');
  const value = input.standardError * Math.sqrt(input.n);
  return {
    value,
    formulaId: 'sd-from-standard-error',
    formula: 'SE × √n',
    filled: `${operand(input.standardError)} × √${operand(input.n)} = ${operand(value)}`,
    warnings: [],
  };
}
