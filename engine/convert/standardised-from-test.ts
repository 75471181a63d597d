import { requireFinite, requireNonNegative, requirePositive } from '../preconditions.ts';
import { hedgesCorrection } from '../effect/small-sample-correction.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import { testStatisticFromP, type PValueQualifier } from './standard-error-from-p.ts';
import type { Conversion } from './types.ts';

type GroupSizes = Readonly<{ n1: number; n2: number }>;

function checkSizes({ n1, n2 }: GroupSizes): void {
  requirePositive(n1, 'n1');
  requirePositive(n2, 'n2');
}

/**
 * Cohen's d from the t statistic of two independent groups: t √(1/n1 + 1/n2).
 * Errors: `not-positive`, `not-finite`. Source: Handbook 6.5.2.3; Borenstein et al. (2009). Golden: 07_conversions.json (t_to_d).
 */
export function standardisedFromT(input: Readonly<{ t: number }> & GroupSizes): Conversion {
  checkSizes(input);
  requireFinite(input.t, 't');
  return conversion(
    { id: 'smd-from-t', text: 't × √(1/n1 + 1/n2)' },
    input.t * Math.sqrt(1 / input.n1 + 1 / input.n2),
    `${bracketed(input.t)} × √(1/${operand(input.n1)} + 1/${operand(input.n2)})`,
  );
}

/**
 * Cohen's d from the F statistic of two independent groups (one numerator degree of freedom): ±√(F (1/n1 + 1/n2)).
 * F has lost the direction: `sign` gives it. Errors: `out-of-range`, `not-positive`. Source: Handbook 6.5.2.3.
 * Golden: 07_conversions.json (F_to_d).
 */
export function standardisedFromF(input: Readonly<{ f: number; sign: number }> & GroupSizes): Conversion {
  checkSizes(input);
  requireNonNegative(input.f, 'f');
  requireFinite(input.sign, 'sign');
  return conversion(
    { id: 'smd-from-f', text: '±√(F × (1/n1 + 1/n2))' },
    Math.sign(input.sign) * Math.sqrt(input.f * (1 / input.n1 + 1 / input.n2)),
    `${input.sign < 0 ? '−' : ''}√(${operand(input.f)} × (1/${operand(input.n1)} + 1/${operand(input.n2)}))`,
    ['An F statistic has no sign: the direction comes from the text.'],
  );
}

/**
 * Cohen's d from the two-sided p-value of a t test of two independent groups, with the direction in `sign`.
 * Errors: those of `testStatisticFromP`. Source: Handbook 6.5.2.3. Golden: 07_conversions.json (p_to_d).
 */
export function standardisedFromP(
  input: Readonly<{ p: number; sign: number; qualifier?: PValueQualifier }> & GroupSizes,
): Conversion {
  checkSizes(input);
  requireFinite(input.sign, 'sign');
  const statistic = testStatisticFromP({
    p: input.p,
    degreesOfFreedom: input.n1 + input.n2 - 2,
    ...(input.qualifier === undefined ? {} : { qualifier: input.qualifier }),
  });
  return conversion(
    { id: 'smd-from-p', text: '±t(1 − p/2, n1 + n2 − 2) × √(1/n1 + 1/n2)' },
    Math.sign(input.sign) * statistic.value * Math.sqrt(1 / input.n1 + 1 / input.n2),
    `${input.sign < 0 ? '−' : ''}${operand(statistic.value)} × √(1/${operand(input.n1)} + 1/${operand(input.n2)})`,
    ['A p-value has no sign: the direction comes from the text.', ...statistic.warnings],
  );
}

/**
 * Hedges' g from Cohen's d: times the exact J(df). Errors: `not-positive` unless df > 1.
 * Source: Hedges (1981) doi:10.3102/10769986006002107. Golden: 07_conversions.json (t_to_d).
 */
export function hedgesFromCohen(input: Readonly<{ d: number; degreesOfFreedom: number }>): Conversion {
  requireFinite(input.d, 'd');
  requirePositive(input.degreesOfFreedom - 1, 'degreesOfFreedom - 1');
  const j = hedgesCorrection(input.degreesOfFreedom);
  return conversion({ id: 'hedges-g', text: 'J(df) × d' }, j * input.d, `${operand(j)} × ${bracketed(input.d)}`);
}
