import { requireFinite, requireNonNegative, requirePositive } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import type { Conversion } from './types.ts';

/**
 * Two groups as one: the mean and standard deviation that the pooled individuals would have. Not the pooled SD, which leaves out
 * the difference between the groups; repeat for three groups and more.
 * Formula: N = n1 + n2; M = (n1 M1 + n2 M2)/N; SD = √(((n1-1)SD1² + (n2-1)SD2² + (n1 n2/N)(M1-M2)²)/(N-1)).
 * Errors: `not-positive`, `out-of-range`, `not-finite`. Source: Handbook 6.5.2.10. Golden: 07_conversions.json (combine_arms_cont).
 */
export function combineMeans(
  input: Readonly<{ n1: number; mean1: number; sd1: number; n2: number; mean2: number; sd2: number }>,
): Readonly<{ mean: Conversion; sd: Conversion; n: number }> {
  const { n1, mean1, sd1, n2, mean2, sd2 } = input;
  requirePositive(n1, 'n1');
  requirePositive(n2, 'n2');
  requireFinite(mean1, 'mean1');
  requireFinite(mean2, 'mean2');
  requireNonNegative(sd1, 'sd1');
  requireNonNegative(sd2, 'sd2');
  const n = n1 + n2;
  requirePositive(n - 1, 'n1 + n2 - 1');
  const mean = (n1 * mean1 + n2 * mean2) / n;
  const between = ((n1 * n2) / n) * (mean1 - mean2) ** 2;
  const sd = Math.sqrt(((n1 - 1) * sd1 ** 2 + (n2 - 1) * sd2 ** 2 + between) / (n - 1));
  return {
    n,
    mean: {
      value: mean,
      formulaId: 'combined-mean',
      formula: '(n1 M1 + n2 M2) / N',
      filled: `(${operand(n1)} × ${bracketed(mean1)} + ${operand(n2)} × ${bracketed(mean2)}) / ${operand(n)} = ${operand(mean)}`,
      warnings: [],
    },
    sd: {
      value: sd,
      formulaId: 'combined-sd',
      formula: '√(((n1−1) SD1² + (n2−1) SD2² + (n1 n2 / N)(M1 − M2)²) / (N−1))',
      filled: `√((${operand(n1 - 1)} × ${operand(sd1)}² + ${operand(n2 - 1)} × ${operand(sd2)}² + ${operand((n1 * n2) / n)} × ${bracketed(mean1 - mean2)}²) / ${operand(n - 1)}) = ${operand(sd)}`,
      warnings: [],
    },
  };
}
