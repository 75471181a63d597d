import { requireNonNegative, requirePositive } from '../preconditions.ts';
import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

type SdAndNumber = Readonly<{ sd: number; n: number }>;

/**
 * Standard error of one arm's mean from its standard deviation. Formula: SD / √n.
 * Errors: `out-of-range`, `not-positive`. Source: Handbook 6.5.2.2. Golden: 07_conversions.json (sd_from_se, read backwards).
 */
export function standardErrorFromSd(input: SdAndNumber): Conversion {
  const value = standardErrorOfSd(input);
  return {
    value,
    formulaId: 'standard-error-from-sd',
    formula: 'SD / √n',
    filled: `${operand(input.sd)} / √${operand(input.n)} = ${operand(value)}`,
    warnings: [],
  };
}

/** The number of `standardErrorFromSd` without its receipt, for whoever makes thousands and prints few. Errors as there. */
export function standardErrorOfSd({ sd, n }: SdAndNumber): number {
  requireNonNegative(sd, 'sd');
  requirePositive(n, 'n');
  return sd / Math.sqrt(n);
}
