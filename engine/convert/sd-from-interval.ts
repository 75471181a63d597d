import { requirePositive } from '../preconditions.ts';
import { conversion } from './conversion.ts';
import { operand } from './operand.ts';
import { intervalQuantile } from './quantile.ts';
import { standardErrorFromInterval } from './standard-error-from-interval.ts';
import type { Conversion } from './types.ts';

/** Under this many participants the t and z routes differ by more than about 2%. */
const SMALL_ARM = 60;

/**
 * Standard deviation of one arm from the confidence interval of its mean.
 * Formula: √n (U - L)/(2q), q = t(n - 1) by default, z only where the report says the interval is normal or model-based.
 * `level` is a fraction. Errors: `not-finite`, `not-positive`, `out-of-range`.
 * Source: Handbook 6.5.2.2. Golden: 07_conversions.json (sd_from_ci_one_group).
 */
export function sdFromInterval(
  input: Readonly<{ low: number; high: number; n: number; level: number; quantile?: 't' | 'z' }>,
): Conversion {
  const { low, high, n, level } = input;
  requirePositive(n, 'n');
  const degreesOfFreedom = input.quantile === 'z' ? null : n - 1;
  const standardError = standardErrorFromInterval({ low, high, level, degreesOfFreedom });
  const quantile = intervalQuantile(level, degreesOfFreedom);
  const warnings = [...standardError.warnings];
  if (n < SMALL_ARM && input.quantile === 'z') {
    warnings.push('With fewer than 60 participants the t quantile gives a noticeably smaller standard deviation.');
  }
  return conversion(
    { id: 'sd-from-interval', text: `√n × (upper − lower) / (2 × ${degreesOfFreedom === null ? 'z' : 't'})` },
    standardError.value * Math.sqrt(n),
    `√${operand(n)} × ${operand(Math.abs(high - low))} / (2 × ${quantile.name} ${operand(quantile.value)})`,
    warnings,
  );
}

/** Middle of an interval, which is the estimate when the interval is symmetric. Source: Handbook 6.3.1. Golden: 07_conversions.json (sd_from_ci_one_group). */
export function intervalMidpoint(input: Readonly<{ low: number; high: number }>): Conversion {
  return conversion(
    { id: 'interval-midpoint', text: '(lower + upper) / 2' },
    (input.low + input.high) / 2,
    `(${operand(input.low)} + ${operand(input.high)}) / 2`,
  );
}
