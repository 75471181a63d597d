import { requirePositive } from '../preconditions.ts';
import { operand } from './operand.ts';
import { intervalQuantile, intervalQuantileValue } from './quantile.ts';
import type { Conversion } from './types.ts';

type RatioInterval = Readonly<{ low: number; high: number; level: number }>;

const widthOf = ({ low, high }: RatioInterval) => Math.abs(Math.log(high / low));

/**
 * Standard error of a log ratio (RR, OR, HR, rate ratio) from the confidence interval printed on the ratio scale.
 * Formula: (ln U - ln L)/(2z). Limits must be above zero; `level` is a fraction (0.95).
 * Errors: `not-positive`, `out-of-range`. Source: Handbook 6.3.2. Golden: 07_conversions.json (log_ratio_se_from_ci).
 */
export function logRatioStandardErrorFromInterval(input: RatioInterval & Readonly<{ estimate?: number }>): Conversion {
  const { low, high, estimate } = input;
  const value = logRatioStandardErrorOfInterval(input);
  const quantile = intervalQuantile(input.level, null);
  const width = widthOf(input);
  const warnings: string[] = [];
  if (high < low) warnings.push('The upper limit is below the lower one; their distance was used.');
  if (estimate !== undefined) {
    requirePositive(estimate, 'estimate');
    const asymmetry = Math.abs(Math.log(estimate) - (Math.log(low) + Math.log(high)) / 2) / width;
    if (estimate < Math.min(low, high) || estimate > Math.max(low, high)) {
      warnings.push('The interval does not hold its estimate: check all three numbers.');
    } else if (asymmetry > 0.05) {
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

/** The number of `logRatioStandardErrorFromInterval` without its receipt. Errors as there. */
export function logRatioStandardErrorOfInterval(input: RatioInterval): number {
  requirePositive(input.low, 'low');
  requirePositive(input.high, 'high');
  return widthOf(input) / (2 * intervalQuantileValue(input.level, null));
}
