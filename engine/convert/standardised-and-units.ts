import { requireFinite, requirePositive } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

/**
 * A standardised mean difference (or its limit, or standard error) in the units of one instrument: times the reference SD, and
 * times -1 when the instrument points the other way.
 * Errors: `not-finite`, `not-positive`. Source: Handbook 15.5.3.2. Golden: 07_conversions.json (smd_to_md).
 */
export function differenceFromStandardised(
  input: Readonly<{ standardised: number; referenceSd: number; opposite?: boolean }>,
): Conversion {
  const { standardised, referenceSd } = input;
  requireFinite(standardised, 'standardised');
  requirePositive(referenceSd, 'referenceSd');
  const sign = input.opposite === true ? -1 : 1;
  return conversion(
    { id: 'difference-from-smd', text: input.opposite === true ? '−SMD × SD_ref' : 'SMD × SD_ref' },
    sign * standardised * referenceSd,
    `${sign < 0 ? '−' : ''}${bracketed(standardised)} × ${operand(referenceSd)}`,
    ['The result depends on the reference standard deviation: name the study it comes from.'],
  );
}

/**
 * A mean difference (or its limit, or standard error) standardised by a reference SD.
 * Errors: `not-finite`, `not-positive`. Source: Handbook 10.5.2. Golden: 07_conversions.json (md_to_smd).
 */
export function standardisedFromDifference(input: Readonly<{ difference: number; referenceSd: number }>): Conversion {
  requireFinite(input.difference, 'difference');
  requirePositive(input.referenceSd, 'referenceSd');
  return conversion(
    { id: 'smd-from-difference', text: 'MD / SD_ref' },
    input.difference / input.referenceSd,
    `${bracketed(input.difference)} / ${operand(input.referenceSd)}`,
  );
}
