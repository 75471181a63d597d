import { cellsUnder, HANDBOOK_ZERO_CELLS, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, type BinaryArms, type Effect } from './types.ts';

/**
 * Log risk ratio, arm 1 against arm 2 (log scale, null 0, back-transformed by exp).
 * Formula: ln((a/n1)/(c/n2)); variance 1/a - 1/n1 + 1/c - 1/n2, on the cells after the zero-cell policy.
 * Errors: `out-of-range` when events exceed n. Not estimable: an empty arm, an uncorrected arm without events, a dropped
 * double zero. Source: Katz et al. (1978) doi:10.2307/2530610; Handbook 10.4. Golden: 01_effect_sizes.json (RR).
 */
export function riskRatio(arms: BinaryArms, policy: ZeroCellPolicy = HANDBOOK_ZERO_CELLS): Effect {
  const cells = cellsUnder(arms, policy);
  if ('notEstimable' in cells) return cells;
  const { a, b, c, d } = cells;
  if (a === 0 || c === 0) {
    return { notEstimable: 'an arm without events: the risk ratio is zero or infinite without a correction' };
  }
  // 1/a - 1/(a+b) = b/(a(a+b)), without the cancellation when nearly all have the event.
  return estimated(Math.log(a / (a + b)) - Math.log(c / (c + d)), b / (a * (a + b)) + d / (c * (c + d)));
}
