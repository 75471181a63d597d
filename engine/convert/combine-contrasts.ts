import { requireFinite, requireNonNegative, requirePositive, requireWithin } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import type { Conversion } from './types.ts';

/**
 * What the two contrasts share. `comparatorVariance` is the sampling variance of the shared comparator (SD_c²/n_c for means,
 * 1/e_c - 1/n_c for log risk ratios); without it the covariance is correlation × SE_a × SE_b.
 */
export type SharedComparator = Readonly<{ correlation?: number; comparatorVariance?: number }>;

/** With equal arms two contrasts against one comparator correlate by a half. */
const EQUAL_ARMS_CORRELATION = 0.5;

/**
 * Two contrasts a - c and b - c against the same comparator as one contrast of both groups together, on the analysis scale.
 * Formula: weights n_a/(n_a + n_b) (people, not inverse variance, since the combined group is what would have been randomised);
 * variance w_a² V_a + w_b² V_b + 2 w_a w_b C, C the comparator's variance if known, else ρ SE_a SE_b (ρ 0.5 by default).
 * Errors: `not-positive`, `out-of-range`, `not-finite`. Source: Handbook 23.3.4; Gleser & Olkin (2009).
 * Golden: none (LAMP: -0.4 and -0.7 give -0.55, SE 0.122).
 */
export function combineContrasts(
  input: Readonly<{
    estimateA: number;
    standardErrorA: number;
    nA: number;
    estimateB: number;
    standardErrorB: number;
    nB: number;
  }> &
    SharedComparator,
): Readonly<{ estimate: Conversion; standardError: Conversion }> {
  const { estimateA, standardErrorA, nA, estimateB, standardErrorB, nB } = input;
  requireFinite(estimateA, 'estimateA');
  requireFinite(estimateB, 'estimateB');
  requireNonNegative(standardErrorA, 'standardErrorA');
  requireNonNegative(standardErrorB, 'standardErrorB');
  requirePositive(nA, 'nA');
  requirePositive(nB, 'nB');
  const correlation = input.correlation ?? EQUAL_ARMS_CORRELATION;
  requireWithin(correlation, -1, 1, 'correlation');
  if (input.comparatorVariance !== undefined) requireNonNegative(input.comparatorVariance, 'comparatorVariance');
  const covariance = input.comparatorVariance ?? correlation * standardErrorA * standardErrorB;
  const weightA = nA / (nA + nB);
  const weightB = nB / (nA + nB);
  const estimate = weightA * estimateA + weightB * estimateB;
  const variance =
    weightA ** 2 * standardErrorA ** 2 + weightB ** 2 * standardErrorB ** 2 + 2 * weightA * weightB * covariance;
  const standardError = Math.sqrt(Math.max(0, variance));
  const warnings = [];
  if (input.comparatorVariance === undefined && input.correlation === undefined) {
    warnings.push('The correlation of 0.5 between the contrasts assumes arms of equal size.');
  }
  if (variance < 0)
    warnings.push('The covariance is too large for these standard errors; the variance was set to zero.');
  const covarianceText =
    input.comparatorVariance === undefined
      ? `${bracketed(correlation)} × ${operand(standardErrorA)} × ${operand(standardErrorB)}`
      : operand(covariance);
  return {
    estimate: {
      value: estimate,
      formulaId: 'combined-contrast',
      formula: '(n_a a + n_b b) / (n_a + n_b)',
      filled: `(${operand(nA)} × ${bracketed(estimateA)} + ${operand(nB)} × ${bracketed(estimateB)}) / ${operand(nA + nB)} = ${operand(estimate)}`,
      warnings: [],
    },
    standardError: {
      value: standardError,
      formulaId: 'combined-contrast-standard-error',
      formula:
        input.comparatorVariance === undefined
          ? '√(w_a² SE_a² + w_b² SE_b² + 2 w_a w_b ρ SE_a SE_b)'
          : '√(w_a² SE_a² + w_b² SE_b² + 2 w_a w_b V_c)',
      filled: `√(${operand(weightA)}² × ${operand(standardErrorA)}² + ${operand(weightB)}² × ${operand(standardErrorB)}² + 2 × ${operand(weightA)} × ${operand(weightB)} × ${covarianceText}) = ${operand(standardError)}`,
      warnings,
    },
  };
}
