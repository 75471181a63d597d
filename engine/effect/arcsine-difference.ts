import { cellsUnder, RAW_CELLS, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, type BinaryArms, type Effect } from './types.ts';

/**
 * Difference of arcsine-transformed risks, arm 1 minus arm 2 (arcsine scale, null 0; no back-transformation of its own).
 * Formula: arcsin√p1 - arcsin√p2; variance 1/(4 n1) + 1/(4 n2). Defined with empty cells.
 * Source: Rücker et al. (2009) doi:10.1002/sim.3511. Golden: 01_effect_sizes.json (AS).
 */
export function arcsineDifference(arms: BinaryArms, policy: ZeroCellPolicy = RAW_CELLS): Effect {
  const cells = cellsUnder(arms, policy);
  if ('notEstimable' in cells) return cells;
  const { a, b, c, d } = cells;
  // arcsin√(a/(a+b)) = atan2(√a, √b), exact near both ends.
  const estimate = Math.atan2(Math.sqrt(a), Math.sqrt(b)) - Math.atan2(Math.sqrt(c), Math.sqrt(d));
  return estimated(estimate, 1 / (4 * (a + b)) + 1 / (4 * (c + d)));
}
