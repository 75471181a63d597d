import { requirePositive } from '../preconditions.ts';
import { conversion } from './conversion.ts';
import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

/** Natural logarithm of a ratio above zero. Source: Handbook 6.3.2. Golden: 07_conversions.json (log_ratio_se_from_ci). */
export function logRatio(input: Readonly<{ estimate: number }>): Conversion {
  requirePositive(input.estimate, 'estimate');
  return conversion(
    { id: 'log-ratio', text: 'ln(estimate)' },
    Math.log(input.estimate),
    `ln ${operand(input.estimate)}`,
  );
}

/**
 * Middle of a ratio's interval on the log scale, where the log of the estimate should be.
 * Source: Handbook 6.3.2. Golden: 07_conversions.json (log_ratio_se_from_ci).
 */
export function logIntervalMidpoint(input: Readonly<{ low: number; high: number }>): Conversion {
  requirePositive(input.low, 'low');
  requirePositive(input.high, 'high');
  return conversion(
    { id: 'log-interval-midpoint', text: '(ln lower + ln upper) / 2' },
    (Math.log(input.low) + Math.log(input.high)) / 2,
    `(ln ${operand(input.low)} + ln ${operand(input.high)}) / 2`,
  );
}
