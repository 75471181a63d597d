import { EngineInputError } from '../errors.ts';
import { requireFinite, requireNonNegative, requirePositive, requireWithin } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

/**
 * Standard deviation of the within-person differences of a crossover trial.
 * Formula: √(SD_A² + SD_B² - 2 r SD_A SD_B). Errors: `out-of-range`. Source: Handbook 23.2.7; Elbourne et al. (2002)
 * doi:10.1093/ije/31.1.140. Golden: 07_conversions.json (crossover_paired).
 */
export function differenceSd(input: Readonly<{ sdA: number; sdB: number; correlation: number }>): Conversion {
  const { sdA, sdB, correlation } = input;
  requireNonNegative(sdA, 'sdA');
  requireNonNegative(sdB, 'sdB');
  requireWithin(correlation, -1, 1, 'correlation');
  return conversion(
    { id: 'difference-sd', text: '√(SD_A² + SD_B² − 2 r SD_A SD_B)' },
    Math.sqrt(Math.max(0, sdA ** 2 + sdB ** 2 - 2 * correlation * sdA * sdB)),
    `√(${operand(sdA)}² + ${operand(sdB)}² − 2 × ${bracketed(correlation)} × ${operand(sdA)} × ${operand(sdB)})`,
    ['The result depends on the correlation between the periods: repeat the analysis with others.'],
  );
}

/**
 * Standard error of a crossover trial's mean difference: SD of the differences over √n persons.
 * Errors: `out-of-range`, `not-positive`. Source: Handbook 23.2.6. Golden: 07_conversions.json (crossover_paired).
 */
export function pairedStandardError(input: Readonly<{ sdDifference: number; n: number }>): Conversion {
  requireNonNegative(input.sdDifference, 'sdDifference');
  requirePositive(input.n, 'n');
  return conversion(
    { id: 'paired-standard-error', text: 'SD of differences / √n' },
    input.sdDifference / Math.sqrt(input.n),
    `${operand(input.sdDifference)} / √${operand(input.n)}`,
  );
}

/**
 * Standard error of a crossover trial's mean difference from its paired t statistic: |MD| / |t|.
 * Errors: `refused` when t is zero. Source: Handbook 23.2.6. Golden: none (definition).
 */
export function pairedStandardErrorFromT(input: Readonly<{ meanDifference: number; t: number }>): Conversion {
  requireFinite(input.meanDifference, 'meanDifference');
  requireFinite(input.t, 't');
  if (input.t === 0 || input.meanDifference === 0) {
    throw new EngineInputError('refused', 'A t statistic of zero says nothing about the standard error.', 't');
  }
  return conversion(
    { id: 'paired-standard-error-from-t', text: '|MD| / |t|' },
    Math.abs(input.meanDifference / input.t),
    `${operand(Math.abs(input.meanDifference))} / ${operand(Math.abs(input.t))}`,
  );
}

/**
 * Standard error of a crossover trial's standardised mean difference `g` (by the between-person SD): √(1/n + g²/(2n)) √(2(1-r)).
 * Errors: `not-positive`, `out-of-range`. Source: Handbook 23.2.7.2. Golden: none (definition).
 */
export function crossoverStandardisedStandardError(
  input: Readonly<{ g: number; n: number; correlation: number }>,
): Conversion {
  const { g, n, correlation } = input;
  requireFinite(g, 'g');
  requirePositive(n, 'n');
  requireWithin(correlation, -1, 1, 'correlation');
  return conversion(
    { id: 'crossover-smd-standard-error', text: '√(1/n + g²/(2n)) × √(2(1 − r))' },
    Math.sqrt(1 / n + g ** 2 / (2 * n)) * Math.sqrt(2 * (1 - correlation)),
    `√(1/${operand(n)} + ${bracketed(g)}²/(2 × ${operand(n)})) × √(2 × (1 − ${bracketed(correlation)}))`,
  );
}
