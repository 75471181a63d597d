import { EngineInputError } from '../errors.ts';
import { requirePositive } from '../preconditions.ts';
import { conversion } from './conversion.ts';
import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

/** A standard deviation of the same instrument and time in another study, with its n. */
export type BorrowedSd = Readonly<{ sd: number; n: number }>;

const WARNING = 'The standard deviation is imputed from other studies: repeat the analysis without this study.';

/**
 * A missing standard deviation from those of other studies with the same instrument and time: their median, or their mean weighted
 * by n. Errors: `too-few-studies` without donors; `not-positive`. Source: Handbook 6.5.2.7. Golden: none (definition).
 */
export function imputeSd(donors: readonly BorrowedSd[], method: 'median' | 'weighted mean' = 'median'): Conversion {
  if (donors.length === 0) {
    throw new EngineInputError('too-few-studies', 'No other study gives a standard deviation to borrow.', 'donors');
  }
  donors.forEach(({ sd, n }, i) => {
    requirePositive(sd, `donors[${i}].sd`);
    requirePositive(n, `donors[${i}].n`);
  });
  if (method === 'median') {
    const sorted = donors.map(({ sd }) => sd).sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const value = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
    const formula = { id: 'imputed-sd-median', text: 'median of the SDs of the other studies' };
    return conversion(formula, value, `median(${sorted.map(operand).join(', ')})`, [WARNING]);
  }
  const total = donors.reduce((sum, { n }) => sum + n, 0);
  return conversion(
    { id: 'imputed-sd-weighted-mean', text: 'Σ(n SD) / Σn over the other studies' },
    donors.reduce((sum, { sd, n }) => sum + n * sd, 0) / total,
    `(${donors.map(({ sd, n }) => `${operand(n)} × ${operand(sd)}`).join(' + ')}) / ${operand(total)}`,
    [WARNING],
  );
}
