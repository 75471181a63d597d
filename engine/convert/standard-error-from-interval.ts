import { requireFinite } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import { intervalQuantile, intervalQuantileValue } from './quantile.ts';
import type { Conversion } from './types.ts';

type Interval = Readonly<{ low: number; high: number; level: number; degreesOfFreedom: number | null }>;

/**
 * Standard error from a confidence interval of a mean or of a contrast, on the scale of its limits.
 * Formula: (U - L)/(2q), q the t quantile with `degreesOfFreedom` (n - 1 for an arm, n1 + n2 - 2 for an unadjusted difference)
 * or the normal one when they are null (adjusted, model-based or unknown). `level` is a fraction (0.95).
 * Errors: `not-finite`, `out-of-range`. Source: Handbook 6.5.2.2, 6.3.1. Golden: 07_conversions.json (sd_from_ci_one_group).
 */
export function standardErrorFromInterval(
  // `estimate` only to see whether the interval holds it.
  input: Interval & Readonly<{ estimate?: number }>,
): Conversion {
  const { low, high } = input;
  const value = standardErrorOfInterval(input);
  const quantile = intervalQuantile(input.level, input.degreesOfFreedom);
  const warnings: string[] = [];
  if (high < low) warnings.push('The upper limit is below the lower one; their distance was used.');
  if (high === low) warnings.push('The interval has no width, so the standard error is zero.');
  const { estimate } = input;
  if (estimate !== undefined && (estimate < Math.min(low, high) || estimate > Math.max(low, high)))
    warnings.push('The interval does not hold its estimate: check all three numbers.');
  return {
    value,
    formulaId: 'standard-error-from-interval',
    formula: `(upper − lower) / (2 × ${input.degreesOfFreedom === null ? 'z' : 't'})`,
    filled: `(${operand(high)} − ${bracketed(low)}) / (2 × ${quantile.name}) = ${operand(Math.abs(high - low))} / (2 × ${operand(quantile.value)}) = ${operand(value)}`,
    warnings,
  };
}

/** The number of `standardErrorFromInterval` without its receipt, for whoever makes thousands and prints few. Errors as there. */
export function standardErrorOfInterval({ low, high, level, degreesOfFreedom }: Interval): number {
  requireFinite(low, 'low');
  requireFinite(high, 'high');
  return Math.abs(high - low) / (2 * intervalQuantileValue(level, degreesOfFreedom));
}
