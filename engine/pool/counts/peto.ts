import { checkedLevel } from '../confidence-level.ts';
import {
  commonEffect,
  heterogeneityFromQ,
  type CommonEffect,
  type NotEstimable,
  type QAroundEstimate,
} from './common-effect.ts';
import type { StudyEffect } from './study-effects.ts';
import {
  correctTables,
  isUninformative,
  NO_CORRECTION,
  readTables,
  type Table,
  type TwoByTwoColumns,
  type ZeroCellCorrection,
} from './two-by-two.ts';

export type PetoOptions = Readonly<{
  /** Added to cells for the studies' own effects as shown; the pooled estimate and Q use the counts as they are. Default none. */
  studyCorrection?: ZeroCellCorrection;
  /** Leave studies without events, or without non-events, in either arm out. Default true; they carry no information. */
  dropUninformative?: boolean;
  /** In (0, 1); default 0.95. */
  level?: number;
}>;

export type PetoResult = Readonly<{
  /** Studies with all four numbers. */
  k: number;
  pooled: CommonEffect | NotEstimable;
  /** One-step log odds ratio and variance of the studies with both events and non-events. */
  studies: readonly StudyEffect[];
  heterogeneity: QAroundEstimate | null;
}>;

/**
 * Peto's one-step common log odds ratio: sum(O - E) / sum V, standard error 1 / sqrt(sum V), with O = a, E = n1 m / N and
 * V = n1 n2 m (N - m) / (N^2 (N - 1)), m the events of both arms. Each study's own effect is (O - E) / V, variance 1/V.
 * Good for rare events, balanced arms and small effects; biased otherwise.
 *
 * Source: Yusuf S, Peto R, Lewis J, Collins R, Sleight P (1985), Prog Cardiovasc Dis 27:335-371,
 * doi:10.1016/S0033-0620(85)80003-7. Golden: 03_mh_peto.json (rma_peto).
 *
 * @throws EngineInputError for impossible counts and unequal columns
 */
export function peto(columns: TwoByTwoColumns, options: PetoOptions = {}): PetoResult {
  const level = checkedLevel(options.level ?? 0.95);
  const tables = readTables(columns);
  const pairs = tables.map(observedMinusExpected);
  const information = pairs.reduce((sum, pair) => sum + pair.variance, 0);
  const dropUninformative = options.dropUninformative ?? true;
  const studies = correctTables(tables, options.studyCorrection ?? NO_CORRECTION)
    .filter((_, i) => !(dropUninformative && isUninformative(tables[i] as Table)))
    .map(observedMinusExpected)
    .filter((pair) => pair.variance > 0)
    .map(({ row, difference, variance }) => ({ row, effect: difference / variance, variance: 1 / variance }));
  if (!(information > 0)) {
    const reason = 'No study has both events and non-events, so the odds ratio is not estimable.';
    return { k: tables.length, pooled: { reason }, studies, heterogeneity: null };
  }
  const estimate = pairs.reduce((sum, pair) => sum + pair.difference, 0) / information;
  let q = 0;
  for (const { difference, variance } of pairs)
    if (variance > 0) q += (difference / variance - estimate) ** 2 * variance;
  return {
    k: tables.length,
    pooled: commonEffect(estimate, 1 / Math.sqrt(information), level),
    studies,
    heterogeneity: heterogeneityFromQ(q, studies.length),
  };
}

/** O - E and its hypergeometric variance V; both zero for a table without events or without non-events. */
function observedMinusExpected({ row, a, b, c, d }: Table): { row: number; difference: number; variance: number } {
  const [n1, n2, events] = [a + b, c + d, a + c];
  const total = n1 + n2;
  return {
    row,
    difference: a - (n1 * events) / total,
    variance: ((n1 / total) * (n2 / total) * events * (b + d)) / (total - 1),
  };
}
