import { EngineInputError } from '../errors.ts';
import { requireNonNegative, requirePositive } from '../preconditions.ts';
import { conversion } from './conversion.ts';
import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

/**
 * One standard deviation for both arms from the standard error of their unadjusted difference of means.
 * Formula: SE / √(1/n1 + 1/n2). Errors: `refused` for an adjusted contrast, whose standard error is not that of a raw
 * difference; `not-positive`, `out-of-range`. Source: Handbook 6.5.2.3. Golden: 07_conversions.json (pooled_sd_from_md_ci).
 */
export function commonSdFromStandardError(
  input: Readonly<{ standardError: number; n1: number; n2: number; isAdjusted?: boolean }>,
): Conversion {
  const { standardError, n1, n2 } = input;
  if (input.isAdjusted === true) {
    throw new EngineInputError(
      'refused',
      'The standard error of an adjusted contrast does not give a raw standard deviation: enter the contrast and its standard error.',
      'isAdjusted',
    );
  }
  requireNonNegative(standardError, 'standardError');
  requirePositive(n1, 'n1');
  requirePositive(n2, 'n2');
  return conversion(
    { id: 'common-sd', text: 'SE / √(1/n1 + 1/n2)' },
    standardError / Math.sqrt(1 / n1 + 1 / n2),
    `${operand(standardError)} / √(1/${operand(n1)} + 1/${operand(n2)})`,
    ['One standard deviation is used for both arms.'],
  );
}
