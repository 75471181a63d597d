import { cellsUnder, RAW_CELLS, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, type BinaryArms, type Effect } from './types.ts';

/**
 * Peto's one-step log odds ratio, arm 1 against arm 2 (log scale, null 0, back-transformed by exp). Needs no zero-cell correction.
 * Formula: (O - E)/V, O = a, E = n1(a + c)/N, V = n1 n2 (a + c)(b + d)/(N²(N - 1)); variance 1/V.
 * Errors: `out-of-range` when events exceed n. Not estimable: an empty arm; no events, or only events, in both arms.
 * Source: Yusuf et al. (1985) doi:10.1016/S0033-0620(85)80003-7. Golden: 01_effect_sizes.json (PETO).
 */
export function petoOddsRatio(arms: BinaryArms, policy: ZeroCellPolicy = RAW_CELLS): Effect {
  const cells = cellsUnder(arms, policy);
  if ('notEstimable' in cells) return cells;
  const { a, b, c, d } = cells;
  const n1 = a + b;
  const n2 = c + d;
  const total = n1 + n2;
  const information = (n1 * n2 * ((a + c) / total) * ((b + d) / total)) / (total - 1);
  if (!(information > 0)) {
    return { notEstimable: a + c === 0 ? 'no events in either arm' : 'all participants had the event in both arms' };
  }
  // O - E = (a d - b c)/N, which does not cancel when O and E are large and close.
  return estimated((a * d - b * c) / total / information, 1 / information);
}
