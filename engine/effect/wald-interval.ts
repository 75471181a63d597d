import { normalQuantile } from '../math/distributions/normal.ts';
import { requireFinite, requireNonNegative, requireWithin } from '../preconditions.ts';

/**
 * Normal confidence interval of one effect on its analysis scale: estimate ± z SE, `level` a fraction (0.95).
 * Errors: `not-finite`, `out-of-range`. Source: Handbook 6.3.1. Golden: 07_conversions.json (smd_to_or).
 */
export function waldInterval(
  input: Readonly<{ estimate: number; standardError: number; level: number }>,
): Readonly<{ low: number; high: number }> {
  requireFinite(input.estimate, 'estimate');
  requireNonNegative(input.standardError, 'standardError');
  requireWithin(input.level, 0, 1, 'level');
  const half = normalQuantile((1 - input.level) / 2, { upper: true }) * input.standardError;
  return { low: input.estimate - half, high: input.estimate + half };
}
