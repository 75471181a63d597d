import { EngineInputError } from '../errors.ts';
import { requireCount, requireFinite, requireNonNegative, requirePositive } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

/**
 * Covariance of two mean differences that share a comparator: the variance of its mean, SD_c²/n_c.
 * Errors: `out-of-range`, `not-positive`. Source: Gleser & Olkin (2009); Handbook 23.3.4. Golden: none (definition).
 */
export function sharedCovarianceOfMeans(input: Readonly<{ sd: number; n: number }>): Conversion {
  requireNonNegative(input.sd, 'sd');
  requirePositive(input.n, 'n');
  return conversion(
    { id: 'shared-covariance-md', text: 'SD_c² / n_c' },
    input.sd ** 2 / input.n,
    `${operand(input.sd)}² / ${operand(input.n)}`,
  );
}

/**
 * Covariance of two log risk ratios, two log odds ratios or two risk differences that share a comparator.
 * Formula: RR 1/e - 1/n; OR 1/e + 1/(n-e); RD p(1-p)/n. Errors: `out-of-range`; `not-positive` for a comparator without
 * events (RR, OR) or without non-events (OR). Source: Gleser & Olkin (2009). Golden: none (C11: 0.015).
 */
export function sharedCovarianceOfCounts(
  measure: 'RR' | 'OR' | 'RD',
  input: Readonly<{ events: number; n: number }>,
): Conversion {
  const { events, n } = input;
  requireCount(events, n, 'events', 'n');
  requirePositive(n, 'n');
  const e = operand(events);
  if (measure === 'RD') {
    const value = (events * (n - events)) / n ** 3;
    const formula = { id: 'shared-covariance-rd', text: 'p_c (1 − p_c) / n_c' };
    return conversion(formula, value, `(${e}/${operand(n)}) × (1 − ${e}/${operand(n)}) / ${operand(n)}`);
  }
  requirePositive(events, 'events');
  if (measure === 'RR') {
    const formula = { id: 'shared-covariance-rr', text: '1/e_c − 1/n_c' };
    return conversion(formula, 1 / events - 1 / n, `1/${e} − 1/${operand(n)}`);
  }
  requirePositive(n - events, 'n - events');
  const formula = { id: 'shared-covariance-or', text: '1/e_c + 1/(n_c − e_c)' };
  return conversion(formula, 1 / events + 1 / (n - events), `1/${e} + 1/${operand(n - events)}`);
}

/**
 * Covariance of two standardised mean differences that share a comparator: 1/n_c + g1 g2/(2N), N everyone in the arms involved.
 * Errors: `not-positive`, `not-finite`. Source: Gleser & Olkin (2009). Golden: none (definition).
 */
export function sharedCovarianceOfStandardised(
  input: Readonly<{ comparatorN: number; totalN: number; g1: number; g2: number }>,
): Conversion {
  requirePositive(input.comparatorN, 'comparatorN');
  requirePositive(input.totalN, 'totalN');
  requireFinite(input.g1, 'g1');
  requireFinite(input.g2, 'g2');
  return conversion(
    { id: 'shared-covariance-smd', text: '1/n_c + g1 g2 / (2N)' },
    1 / input.comparatorN + (input.g1 * input.g2) / (2 * input.totalN),
    `1/${operand(input.comparatorN)} + ${bracketed(input.g1)} × ${bracketed(input.g2)} / (2 × ${operand(input.totalN)})`,
  );
}

/**
 * A comparator's participants (or events) split over `comparisons` comparisons; mean and SD do not change. Fractions are kept.
 * Errors: `out-of-range`, `not-positive`. Source: Handbook 23.3.4. Golden: none (C11).
 */
export function splitComparator(input: Readonly<{ count: number; comparisons: number }>): Conversion {
  requireNonNegative(input.count, 'count');
  requirePositive(input.comparisons, 'comparisons');
  if (!Number.isInteger(input.comparisons)) {
    throw new EngineInputError(
      'out-of-range',
      `comparisons is ${input.comparisons}: a comparator is split among a whole number of them.`,
      'comparisons',
    );
  }
  return conversion(
    { id: 'split-comparator', text: 'count / comparisons' },
    input.count / input.comparisons,
    `${operand(input.count)} / ${operand(input.comparisons)}`,
    ['Splitting is approximate: the comparisons stay correlated.'],
  );
}
