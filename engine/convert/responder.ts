import { normalCdf, normalQuantile } from '../math/distributions/normal.ts';
import { requireFinite } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import { requireRisk } from './odds-and-risk.ts';
import type { Conversion } from './types.ts';

const ESTIMATED = 'Estimated from means: nobody counted these responders.';

/**
 * Proportion of responders with the intervention, from a standardised mean difference in the direction of response and the
 * comparator's proportion. Formula: normal Φ(Φ⁻¹(p0) + SMD); logistic with OR = exp(π SMD/√3).
 * Errors: `not-finite`, `out-of-range`. Source: Handbook 15.5.3.3; Cox & Snell (1989).
 * Golden: 07_conversions.json (smd_to_responder).
 */
export function responderProportion(
  input: Readonly<{ standardised: number; comparatorProportion: number; distribution?: 'normal' | 'logistic' }>,
): Conversion {
  const { standardised, comparatorProportion: p0 } = input;
  requireFinite(standardised, 'standardised');
  requireRisk(p0, 'comparatorProportion');
  if (input.distribution === 'logistic') {
    const logit = Math.log(p0 / (1 - p0)) + (Math.PI / Math.sqrt(3)) * standardised;
    return conversion(
      { id: 'responder-logistic', text: 'logit⁻¹(logit p0 + SMD × π/√3)' },
      1 / (1 + Math.exp(-logit)),
      `logit⁻¹(logit ${operand(p0)} + ${bracketed(standardised)} × 1.8138)`,
      [ESTIMATED],
    );
  }
  return conversion(
    { id: 'responder-normal', text: 'Φ(Φ⁻¹(p0) + SMD)' },
    normalCdf(normalQuantile(p0) + standardised),
    `Φ(Φ⁻¹(${operand(p0)}) + ${bracketed(standardised)})`,
    [ESTIMATED],
  );
}

/**
 * Probability that a random person of group 1 scores above one of group 2 (common-language effect size): Φ(d/√2).
 * Errors: `not-finite`. Source: McGraw & Wong (1992) doi:10.1037/0033-2909.111.2.361. Golden: 07_conversions.json (smd_to_responder).
 */
export function probabilityOfSuperiority(input: Readonly<{ standardised: number }>): Conversion {
  requireFinite(input.standardised, 'standardised');
  return conversion(
    { id: 'probability-of-superiority', text: 'Φ(d/√2)' },
    normalCdf(input.standardised / Math.SQRT2),
    `Φ(${bracketed(input.standardised)}/√2)`,
  );
}

/** Share of group 2 below the mean of group 1 (Cohen's U3): Φ(d). Source: Cohen (1988). Golden: 07_conversions.json (smd_to_responder). */
export function cohensU3(input: Readonly<{ standardised: number }>): Conversion {
  requireFinite(input.standardised, 'standardised');
  return conversion(
    { id: 'cohens-u3', text: 'Φ(d)' },
    normalCdf(input.standardised),
    `Φ(${bracketed(input.standardised)})`,
  );
}

/** Overlap of two normal distributions of equal variance: 2Φ(-|d|/2). Source: Cohen (1988). Golden: 07_conversions.json (smd_to_responder). */
export function overlapCoefficient(input: Readonly<{ standardised: number }>): Conversion {
  requireFinite(input.standardised, 'standardised');
  return conversion(
    { id: 'overlap-coefficient', text: '2Φ(−|d|/2)' },
    2 * normalCdf(-Math.abs(input.standardised) / 2),
    `2Φ(−|${operand(input.standardised)}|/2)`,
  );
}
