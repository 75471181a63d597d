import { EngineInputError } from '../errors.ts';
import { normalQuantile } from '../math/distributions/normal.ts';
import { studentTQuantile } from '../math/distributions/student-t.ts';
import { requireFinite, requirePositive } from '../preconditions.ts';
import { conversion } from './conversion.ts';
import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

/** How a p-value is printed: exactly, as an upper bound ("< 0.05"), or as a lower bound ("> 0.05", "NS"). */
export type PValueQualifier = '=' | '<' | '>';

export type PrintedPValue = Readonly<{
  /** Two-sided. */
  p: number;
  /** Of the t test behind it; null for a z test. */
  degreesOfFreedom: number | null;
  qualifier?: PValueQualifier;
}>;

const BOUND_WARNING =
  'The p-value is printed as a bound and was used as if exact, so the standard error is at most too large.';

/**
 * The absolute test statistic of a two-sided p-value: the t or normal quantile at 1 - p/2.
 * A bound "< p" is used as p with a warning. Errors: `refused` for "> p" or "NS", which give no statistic;
 * `out-of-range` for p outside (0, 1]. Source: Handbook 6.5.2.3, 6.3.2. Golden: 07_conversions.json (pooled_sd_from_md_p).
 */
export function testStatisticFromP(input: PrintedPValue): Conversion {
  const { p, degreesOfFreedom } = input;
  requirePositive(p, 'p');
  if (p > 1) throw new EngineInputError('out-of-range', `p is ${p}: a p-value lies between 0 and 1.`, 'p');
  if (input.qualifier === '>') {
    throw new EngineInputError(
      'refused',
      'A p-value printed as "not significant" or "above" a bound gives no standard error: look for an interval, a test statistic or an exact p.',
      'p',
    );
  }
  if (degreesOfFreedom !== null) requirePositive(degreesOfFreedom, 'degreesOfFreedom');
  const value =
    degreesOfFreedom === null
      ? normalQuantile(p / 2, { upper: true })
      : studentTQuantile(p / 2, degreesOfFreedom, { upper: true });
  const name = degreesOfFreedom === null ? 'z' : 't';
  return conversion(
    { id: `${name}-from-p`, text: `${name}(1 − p/2${degreesOfFreedom === null ? '' : ', df'})` },
    value,
    `${name}(1 − ${operand(p)}/2${degreesOfFreedom === null ? '' : `, ${operand(degreesOfFreedom)}`})`,
    input.qualifier === '<' ? [BOUND_WARNING] : [],
  );
}

/**
 * Standard error of an estimate (on the analysis scale: log for ratios) from its two-sided p-value: |estimate| / t or z.
 * Errors: those of `testStatisticFromP`; `refused` for an estimate of zero. Source: Handbook 6.3.2, 6.5.2.3.
 * Golden: 07_conversions.json (pooled_sd_from_md_p).
 */
export function standardErrorFromP(input: Readonly<{ estimate: number }> & PrintedPValue): Conversion {
  const statistic = testStatisticFromP(input);
  const name = input.degreesOfFreedom === null ? 'z' : 't';
  return quotient('p', input.estimate, statistic.value, `${name}, ${name} = ${statistic.formula}`, statistic.warnings);
}

/**
 * Standard error of a difference of means from its t or z statistic: |estimate| / |statistic|.
 * Errors: `refused` when the statistic is zero. Source: Handbook 6.5.2.3.
 * Golden: 07_conversions.json (pooled_sd_from_md_p, read from t).
 */
export function standardErrorFromStatistic(
  input: Readonly<{ estimate: number; statistic: number; name?: 't' | 'z' }>,
): Conversion {
  requireFinite(input.statistic, 'statistic');
  return quotient('statistic', input.estimate, Math.abs(input.statistic), input.name ?? 't', []);
}

/**
 * Standard error of a difference of two means from an F statistic with one numerator degree of freedom: |estimate| / √F.
 * Errors: `refused` when F compares more than two groups, or is zero. Source: Handbook 6.5.2.3.
 * Golden: 07_conversions.json (F_to_d).
 */
export function standardErrorFromF(
  input: Readonly<{ estimate: number; f: number; numeratorDegreesOfFreedom: number }>,
): Conversion {
  if (input.numeratorDegreesOfFreedom !== 1) {
    throw new EngineInputError(
      'refused',
      'An F statistic of three or more groups does not give the standard error of one comparison.',
      'numeratorDegreesOfFreedom',
    );
  }
  requirePositive(input.f, 'f');
  return quotient('f', input.estimate, Math.sqrt(input.f), '√F', []);
}

function quotient(
  from: string,
  estimate: number,
  statistic: number,
  name: string,
  warnings: readonly string[],
): Conversion {
  requireFinite(estimate, 'estimate');
  if (estimate === 0 || statistic === 0) {
    throw new EngineInputError(
      'refused',
      'An estimate or test statistic of zero says nothing about the standard error.',
      estimate === 0 ? 'estimate' : 'statistic',
    );
  }
  return conversion(
    { id: `standard-error-from-${from}`, text: `|estimate| / ${name}` },
    Math.abs(estimate) / statistic,
    `${operand(Math.abs(estimate))} / ${operand(statistic)}`,
    warnings,
  );
}
