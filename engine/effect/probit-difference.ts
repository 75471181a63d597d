import { normalDensity, normalQuantile } from '../math/distributions/normal.ts';
import { cellsUnder, HANDBOOK_ZERO_CELLS, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, type BinaryArms, type Effect } from './types.ts';

/**
 * Difference of probit-transformed risks, arm 1 minus arm 2: a standardised mean difference of an underlying normal variable
 * (identity scale, null 0).
 * Formula: Φ⁻¹(p1) - Φ⁻¹(p2); variance p1(1-p1)/(n1 φ(z1)²) + p2(1-p2)/(n2 φ(z2)²).
 * Not estimable: an empty arm, an uncorrected empty cell.
 * Source: Sánchez-Meca, Marín-Martínez & Chacón-Moscoso (2003) doi:10.1037/1082-989X.8.4.448. Golden: 01_effect_sizes.json (PBIT).
 */
export function probitDifference(arms: BinaryArms, policy: ZeroCellPolicy = HANDBOOK_ZERO_CELLS): Effect {
  const cells = cellsUnder(arms, policy);
  if ('notEstimable' in cells) return cells;
  const { a, b, c, d } = cells;
  if (a === 0 || b === 0 || c === 0 || d === 0) {
    return { notEstimable: 'an empty cell: the probit is infinite without a correction' };
  }
  const arm1 = probit(a, b);
  const arm2 = probit(c, d);
  return estimated(arm1.z - arm2.z, arm1.variance + arm2.variance);
}

function probit(events: number, others: number): Readonly<{ z: number; variance: number }> {
  const n = events + others;
  const z = events <= others ? normalQuantile(events / n) : normalQuantile(others / n, { upper: true });
  return { z, variance: ((events / n) * (others / n)) / (n * normalDensity(z) ** 2) };
}
