import { EngineInputError } from '../errors.ts';
import { requirePositive } from '../preconditions.ts';
import { conversion } from './conversion.ts';
import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

function requireDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < -15 || decimals > 15) {
    throw new EngineInputError(
      'out-of-range',
      `decimals is ${decimals}: give the number of printed decimals.`,
      'decimals',
    );
  }
}

/**
 * Half-width of the interval a printed number stands for: 0.5 × 10^-d. Errors: `out-of-range`.
 * Source: extraction rules 5.1 (the tool's own convention). Golden: none (definition).
 */
export function roundingHalfWidth(input: Readonly<{ decimals: number }>): Conversion {
  requireDecimals(input.decimals);
  return conversion(
    { id: 'rounding-half-width', text: '0.5 × 10^−d' },
    0.5 * 10 ** -input.decimals,
    `0.5 × 10^−${operand(input.decimals)}`,
  );
}

/**
 * Half-width of the band around the difference of two numbers printed with `decimals` decimals: 10^-d. Errors: `out-of-range`.
 * Source: extraction rules 5.1. Golden: none (definition).
 */
export function differenceRoundingBand(input: Readonly<{ decimals: number }>): Conversion {
  requireDecimals(input.decimals);
  return conversion(
    { id: 'difference-rounding-band', text: '10^−d' },
    10 ** -input.decimals,
    `10^−${operand(input.decimals)}`,
  );
}

/**
 * Half-width of the band around a standard error recomputed from an interval printed with `decimals` decimals: 10^-d/(2q).
 * Errors: `out-of-range`, `not-positive`. Source: extraction rules 5.1. Golden: none (definition).
 */
export function standardErrorRoundingBand(input: Readonly<{ decimals: number; quantile: number }>): Conversion {
  requireDecimals(input.decimals);
  requirePositive(input.quantile, 'quantile');
  return conversion(
    { id: 'standard-error-rounding-band', text: '10^−d / (2q)' },
    10 ** -input.decimals / (2 * input.quantile),
    `10^−${operand(input.decimals)} / (2 × ${operand(input.quantile)})`,
  );
}
