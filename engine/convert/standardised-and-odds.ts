import { requireFinite, requireNonNegative } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

/** `logistic`: times π/√3 (Chinn, Hasselblad & Hedges); `normal`: times 1.65 (Cox & Snell). */
export type UnderlyingDistribution = 'logistic' | 'normal';

/** Chinn's constant as it is often printed. */
export const CHINN_ROUNDED = 1.81;

function factorOf(distribution: UnderlyingDistribution): Readonly<{ factor: number; name: string }> {
  return distribution === 'logistic'
    ? { factor: Math.PI / Math.sqrt(3), name: 'π/√3' }
    : { factor: 1.65, name: '1.65' };
}

const DIRECTION = 'Both effects must point the same way (both benefit or both harm) before they are combined.';

/**
 * A standardised mean difference, or its standard error, as a log odds ratio: times π/√3 (or 1.65).
 * Errors: `not-finite`. Source: Chinn (2000) doi:10.1002/1097-0258(20001130)19:22<3127::AID-SIM784>3.0.CO;2-M; Handbook 10.6.
 * Golden: 07_conversions.json (smd_to_or).
 */
export function logOddsRatioFromStandardised(
  input: Readonly<{ value: number; distribution?: UnderlyingDistribution }>,
): Conversion {
  requireFinite(input.value, 'value');
  const { factor, name } = factorOf(input.distribution ?? 'logistic');
  return conversion(
    { id: `log-odds-ratio-from-smd-${input.distribution ?? 'logistic'}`, text: `SMD × ${name}` },
    input.value * factor,
    `${bracketed(input.value)} × ${operand(factor)}`,
    [DIRECTION],
  );
}

/** As `logOddsRatioFromStandardised`, for a sampling variance: times π²/3 (or 1.65²). Source: Chinn (2000). Golden: 07_conversions.json (smd_to_or). */
export function logOddsRatioVarianceFromStandardised(
  input: Readonly<{ variance: number; distribution?: UnderlyingDistribution }>,
): Conversion {
  requireNonNegative(input.variance, 'variance');
  const { factor, name } = factorOf(input.distribution ?? 'logistic');
  return conversion(
    { id: `log-odds-ratio-variance-from-smd-${input.distribution ?? 'logistic'}`, text: `variance × (${name})²` },
    input.variance * factor ** 2,
    `${operand(input.variance)} × ${operand(factor)}²`,
  );
}

/**
 * A log odds ratio, or its standard error, as a standardised mean difference: times √3/π (or divided by 1.65).
 * Errors: `not-finite`. Source: Chinn (2000); Handbook 10.6. Golden: 07_conversions.json (or_to_smd).
 */
export function standardisedFromLogOddsRatio(
  input: Readonly<{ value: number; distribution?: UnderlyingDistribution }>,
): Conversion {
  requireFinite(input.value, 'value');
  const { factor, name } = factorOf(input.distribution ?? 'logistic');
  return conversion(
    { id: `smd-from-log-odds-ratio-${input.distribution ?? 'logistic'}`, text: `ln OR / (${name})` },
    input.value / factor,
    `${bracketed(input.value)} / ${operand(factor)}`,
    [DIRECTION],
  );
}

/** As `standardisedFromLogOddsRatio`, for a sampling variance. Source: Chinn (2000). Golden: 07_conversions.json (or_to_smd). */
export function standardisedVarianceFromLogOddsRatio(
  input: Readonly<{ variance: number; distribution?: UnderlyingDistribution }>,
): Conversion {
  requireNonNegative(input.variance, 'variance');
  const { factor, name } = factorOf(input.distribution ?? 'logistic');
  return conversion(
    { id: `smd-variance-from-log-odds-ratio-${input.distribution ?? 'logistic'}`, text: `variance / (${name})²` },
    input.variance / factor ** 2,
    `${operand(input.variance)} / ${operand(factor)}²`,
  );
}
