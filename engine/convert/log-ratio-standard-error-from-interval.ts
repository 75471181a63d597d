import { requirePositive } from '../preconditions.ts';
import { operand } from './operand.ts';
import { intervalQuantile } from './quantile.ts';
import type { Conversion } from './types.ts';

/**
 * Standard error of a log ratio (RR, OR, HR, rate ratio) from the confidence interval printed on the ratio scale.
 * Formula: (ln U - ln L)/(2z). Limits must be above zero; `level` is a fraction (0.95).
 * Errors: `not-positive`, `out-of-range`. Source: Handbook 6.3.2. Golden: 07_conversions.json (log_ratio_se_from_ci).
 */
export function logRatioStandardErrorFromInterval(
  input: Readonly<{ low: number; high: number; level: number; estimate?: number }>,
): Conversion {
  const { low, high, estimate } = input;
  requirePositive(low, 'low');
  requirePositive(high, 'high');
  const quantile = intervalQuantile(input.level, null);
  const width = Math.abs(Math.log(high / low));
  const value = width / (2 * quantile.value);
  const warnings: string[] = [];
  if (high < low) warnings.push('The upper limit is below the lower one; their distance was used.');
  if (estimate !== undefined) {
    requirePositive(estimate, 'estimate');
    const asymmetry = Math.abs(Math.log(estimate) - (Math.log(low) + Math.log(high)) / 2) / width;
    if (asymmetry > 0.05) {
      warnings.push(
        'The estimate is not in the middle of its interval on the logarithmic scale: check all three numbers.',
      );
    }
  }
  return {
    value,
    formulaId: 'log-ratio-standard-error-from-interval',
    formula: '(ln upper − ln lower) / (2 × z)',
    filled: `(ln ${operand(high)} − ln ${operand(low)}) / (2 × ${operand(quantile.value)}) = ${operand(value)}`,
    warnings,
  };
}
