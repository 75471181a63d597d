import { cellsUnder, RAW_CELLS, type Cells, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, type BinaryArms, type Effect } from './types.ts';

/**
 * Risk difference, arm 1 minus arm 2 (identity scale, null 0).
 * Formula: a/n1 - c/n2; variance p1(1-p1)/n1 + p2(1-p2)/n2. Without a policy the estimate comes from the raw counts, and only
 * a variance of zero is replaced by the one from counts + 0.5 (Handbook 10.4.4); with a policy both use its cells.
 * Errors: `out-of-range` when events exceed n. Not estimable: an empty arm.
 * Source: Handbook 10.4. Golden: 01_effect_sizes.json (RD).
 */
export function riskDifference(arms: BinaryArms, policy?: ZeroCellPolicy): Effect {
  const cells = cellsUnder(arms, policy ?? RAW_CELLS);
  if ('notEstimable' in cells) return cells;
  const { a, b, c, d } = cells;
  const estimate = a / (a + b) - c / (c + d);
  const variance = varianceOf(cells);
  if (policy !== undefined || variance > 0) return estimated(estimate, variance);
  return estimated(estimate, varianceOf({ a: a + 0.5, b: b + 0.5, c: c + 0.5, d: d + 0.5 }));
}

function varianceOf({ a, b, c, d }: Cells): number {
  return (a * b) / (a + b) ** 3 + (c * d) / (c + d) ** 3;
}
