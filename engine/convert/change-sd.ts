import { EngineInputError } from '../errors.ts';
import { requireNonNegative, requirePositive, requireWithin } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

/**
 * Standard deviation of change scores from those at baseline and at follow-up and their correlation in the same arm.
 * Formula: √(SD_b² + SD_f² - 2 r SD_b SD_f). Without `correlation`, 0.5 is assumed and the warning asks for 0.3 and 0.7.
 * Errors: `out-of-range`, `not-finite`. Source: Handbook 6.5.2.8. Golden: 07_conversions.json (change_sd).
 */
export function changeSd(
  input: Readonly<{ sdBaseline: number; sdFollowUp: number; correlation?: number }>,
): Conversion {
  const { sdBaseline: b, sdFollowUp: f } = input;
  const correlation = input.correlation ?? 0.5;
  requireNonNegative(b, 'sdBaseline');
  requireNonNegative(f, 'sdFollowUp');
  requireWithin(correlation, -1, 1, 'correlation');
  const warnings: string[] = [
    'The standard deviation of change is imputed: repeat the analysis with another correlation.',
  ];
  if (input.correlation === undefined) {
    warnings.push('The correlation of 0.5 is an assumption of last resort: repeat the analysis with 0.3 and 0.7.');
  } else if (correlation < 0 || correlation > 0.95) {
    warnings.push('A correlation outside 0 to 0.95 is unusual: check where it comes from.');
  }
  return conversion(
    { id: 'change-sd', text: '√(SD_b² + SD_f² − 2 r SD_b SD_f)' },
    Math.sqrt(Math.max(0, b ** 2 + f ** 2 - 2 * correlation * b * f)),
    `√(${operand(b)}² + ${operand(f)}² − 2 × ${bracketed(correlation)} × ${operand(b)} × ${operand(f)})`,
    warnings,
  );
}

/**
 * Correlation of baseline and follow-up from the three standard deviations of a study that reports them all.
 * Formula: (SD_b² + SD_f² - SD_c²)/(2 SD_b SD_f). Errors: `out-of-range` when the three cannot belong together (|r| > 1);
 * `not-positive`. Source: Handbook 6.5.2.8. Golden: 07_conversions.json (corr_from_change_sd).
 */
export function correlationFromChangeSd(
  input: Readonly<{ sdBaseline: number; sdFollowUp: number; sdChange: number }>,
): Conversion {
  const { sdBaseline: b, sdFollowUp: f, sdChange: c } = input;
  requirePositive(b, 'sdBaseline');
  requirePositive(f, 'sdFollowUp');
  requireNonNegative(c, 'sdChange');
  const value = (b ** 2 + f ** 2 - c ** 2) / (2 * b * f);
  if (Math.abs(value) > 1) {
    throw new EngineInputError(
      'out-of-range',
      `The three standard deviations give a correlation of ${value.toFixed(3)}: one of them is not what it seems (a standard error, or another group).`,
      'sdChange',
    );
  }
  return conversion(
    { id: 'correlation-from-change-sd', text: '(SD_b² + SD_f² − SD_c²) / (2 SD_b SD_f)' },
    value,
    `(${operand(b)}² + ${operand(f)}² − ${operand(c)}²) / (2 × ${operand(b)} × ${operand(f)})`,
    value < 0 || value > 0.95
      ? ['A correlation outside 0 to 0.95 is unusual: check the three standard deviations.']
      : [],
  );
}
