import { requireFinite, requirePositive, requireWithin } from '../preconditions.ts';
import { EngineInputError } from '../errors.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

function requireBelowOne(r: number): void {
  requireWithin(r, -1, 1, 'correlation');
  if (Math.abs(r) === 1)
    throw new EngineInputError('out-of-range', 'A correlation of ±1 has no finite equivalent.', 'correlation');
}

/**
 * Cohen's d from a correlation with a dichotomy of equal halves: 2r/√(1 - r²).
 * Errors: `out-of-range`. Source: Borenstein et al. (2009), ch. 7. Golden: 07_conversions.json (r_d).
 */
export function standardisedFromCorrelation(input: Readonly<{ correlation: number }>): Conversion {
  const { correlation: r } = input;
  requireBelowOne(r);
  return conversion(
    { id: 'smd-from-correlation', text: '2r / √(1 − r²)' },
    (2 * r) / Math.sqrt((1 - r) * (1 + r)),
    `2 × ${bracketed(r)} / √(1 − ${bracketed(r)}²)`,
  );
}

/**
 * Correlation of group and outcome from Cohen's d: d/√(d² + a), a = (n1 + n2)²/(n1 n2).
 * Errors: `not-positive`, `not-finite`. Source: Borenstein et al. (2009), ch. 7. Golden: 07_conversions.json (r_d).
 */
export function correlationFromStandardised(input: Readonly<{ d: number; n1: number; n2: number }>): Conversion {
  const { d, n1, n2 } = input;
  requireFinite(d, 'd');
  requirePositive(n1, 'n1');
  requirePositive(n2, 'n2');
  const a = (n1 + n2) ** 2 / (n1 * n2);
  return conversion(
    { id: 'correlation-from-smd', text: 'd / √(d² + (n1 + n2)²/(n1 n2))' },
    d / Math.sqrt(d ** 2 + a),
    `${bracketed(d)} / √(${bracketed(d)}² + ${operand(a)})`,
  );
}

/** Fisher's z of a correlation: artanh r. Errors: `out-of-range`. Source: Fisher (1921). Golden: 07_conversions.json (r_d). */
export function fisherZFromCorrelation(input: Readonly<{ correlation: number }>): Conversion {
  requireBelowOne(input.correlation);
  return conversion(
    { id: 'fisher-z', text: 'artanh r' },
    Math.atanh(input.correlation),
    `artanh ${bracketed(input.correlation)}`,
  );
}
