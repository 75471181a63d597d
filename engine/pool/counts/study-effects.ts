import { oddsRatio } from '../../effect/odds-ratio.ts';
import { riskDifference } from '../../effect/risk-difference.ts';
import { riskRatio } from '../../effect/risk-ratio.ts';
import { isEstimable } from '../../effect/types.ts';
import { RAW_CELLS } from '../../effect/zero-cells.ts';
import type { RatePair, Table } from './two-by-two.ts';

export type TableMeasure = 'OR' | 'RR' | 'RD';
export type RateMeasure = 'IRR' | 'IRD';

/** Effect and variance of one study on the analysis scale (log for ratios), and its row in the caller's columns. */
export type StudyEffect = Readonly<{ row: number; effect: number; variance: number }>;

const TABLE_EFFECTS = { OR: oddsRatio, RR: riskRatio, RD: riskDifference };

/**
 * Effect and variance of one 2x2 table as given (no correction is added here).
 * Null when a zero cell leaves effect or variance undefined, or the variance zero.
 */
export function tableEffect({ row, a, b, c, d }: Table, measure: TableMeasure): StudyEffect | null {
  const effect = TABLE_EFFECTS[measure]({ events1: a, n1: a + b, events2: c, n2: c + d }, RAW_CELLS);
  return isEstimable(effect) ? usable(row, effect.estimate, effect.variance) : null;
}

/**
 * Effect and variance of one pair of rates. IRR: ln of the ratio of rates, 1/x1 + 1/x2. IRD: difference of rates,
 * x1/t1^2 + x2/t2^2. Null when a zero count leaves effect or variance undefined.
 */
export function rateEffect({ row, x1, t1, x2, t2 }: RatePair, measure: RateMeasure): StudyEffect | null {
  if (measure === 'IRR') return usable(row, Math.log(x1 / t1) - Math.log(x2 / t2), 1 / x1 + 1 / x2);
  return usable(row, x1 / t1 - x2 / t2, x1 / t1 ** 2 + x2 / t2 ** 2);
}

function usable(row: number, effect: number, variance: number): StudyEffect | null {
  return Number.isFinite(effect) && Number.isFinite(variance) && variance > 0 ? { row, effect, variance } : null;
}
