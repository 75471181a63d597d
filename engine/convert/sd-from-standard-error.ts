import { requireNonNegative, requirePositive } from '../preconditions.ts';
import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

type ErrorAndNumber = Readonly<{ standardError: number; n: number }>;

/**
 * Standard deviation of one arm from the standard error of its unadjusted mean. Formula: SE × √n.
 * Errors: `out-of-range`, `not-positive`. Source: Handbook 6.5.2.2. Golden: 07_conversions.json (sd_from_se).
 */
export function sdFromStandardError(input: ErrorAndNumber): Conversion {
  const value = sdOfStandardError(input);
  return {
    value,
    formulaId: 'sd-from-standard-error',
    formula: 'SE × √n',
    filled: `${operand(input.standardError)} × √${operand(input.n)} = ${operand(value)}`,
    warnings: [
      ...(input.standardError === 0 ? ['A standard error of zero leaves no variance: check the printed number.'] : []),
      ...(input.n < 2 ? ['One person has no standard deviation: check n.'] : []),
    ],
  };
}

/** The number of `sdFromStandardError` without its receipt, for whoever makes thousands and prints few. Errors as there. */
export function sdOfStandardError({ standardError, n }: ErrorAndNumber): number {
  requireNonNegative(standardError, 'standardError');
  requirePositive(n, 'n');
  return standardError * Math.sqrt(n);
}
