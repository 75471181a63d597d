import { checkedLevel } from '../confidence-level.ts';
import {
  commonEffect,
  qAroundEstimate,
  type CommonEffect,
  type NotEstimable,
  type QAroundEstimate,
} from './common-effect.ts';
import {
  cochranMantelHaenszelTest,
  homogeneityTests,
  informativeTables,
  type ChiSquaredTest,
} from './homogeneity-tests.ts';
import { tableEffect, type StudyEffect, type TableMeasure } from './study-effects.ts';
import {
  correctTables,
  isUninformative,
  NO_CORRECTION,
  readTables,
  type Table,
  type TwoByTwoColumns,
  type ZeroCellCorrection,
} from './two-by-two.ts';

export type MantelHaenszelOptions = Readonly<{
  measure: TableMeasure;
  /** Added to cells for the studies' own effects (forest plot and Q); default 1/2 in studies with a zero cell. */
  studyCorrection?: ZeroCellCorrection;
  /** Added to cells before pooling; default none, and it should stay none. */
  poolingCorrection?: ZeroCellCorrection;
  /** Leave studies without events, or without non-events, in either arm out of the studies' effects. Default true. */
  dropUninformative?: boolean;
  /** Continuity correction of the Cochran-Mantel-Haenszel test; default true. */
  continuityCorrection?: boolean;
  /** In (0, 1); default 0.95. */
  level?: number;
}>;

export type MantelHaenszelResult = Readonly<{
  measure: TableMeasure;
  /** Studies with all four numbers, all of which enter the pooled estimate. */
  k: number;
  pooled: CommonEffect | NotEstimable;
  /** Effects of the studies that have one; their `row` tells which. */
  studies: readonly StudyEffect[];
  /** Null when no study has an effect or nothing is pooled. */
  heterogeneity: QAroundEstimate | null;
  /** The following are for the odds ratio only. */
  informativeTables: number | null;
  cochranMantelHaenszel: ChiSquaredTest | null;
  breslowDay: ChiSquaredTest | null;
  tarone: ChiSquaredTest | null;
}>;

/**
 * Mantel-Haenszel common effect of 2x2 tables: log odds ratio, log risk ratio or risk difference.
 *
 * OR = sum(ad/N) / sum(bc/N), variance of Robins, Breslow and Greenland. RR = sum(a n2/N) / sum(c n1/N), variance of
 * Greenland and Robins. RD = sum((a n2 - c n1)/N) / sum(n1 n2/N), variance of Sato, Greenland and Robins. No correction is
 * needed for empty cells; a whole column of zeros leaves a ratio undefined, which is said.
 *
 * Sources: Robins J, Breslow N, Greenland S (1986), Biometrics 42:311-323, doi:10.2307/2531052; Greenland S, Robins JM
 * (1985), Biometrics 41:55-68, doi:10.2307/2530643; Sato T (1989), Biometrics 45:1323-1324 (RD variance).
 * Golden: 03_mh_peto.json (rma_mh).
 *
 * @throws EngineInputError for impossible counts, unequal columns and unknown options
 */
export function mantelHaenszel(columns: TwoByTwoColumns, options: MantelHaenszelOptions): MantelHaenszelResult {
  const level = checkedLevel(options.level ?? 0.95);
  const { measure } = options;
  const raw = readTables(columns);
  const tables = correctTables(raw, options.poolingCorrection ?? NO_CORRECTION);
  const pooled = mantelHaenszelEstimate(tables, measure, level);
  const dropUninformative = options.dropUninformative ?? true;
  const studies = correctTables(raw, options.studyCorrection ?? { add: 0.5, to: 'only0' })
    .filter((_, i) => !(dropUninformative && isUninformative(raw[i] as Table)))
    .map((table) => tableEffect(table, measure))
    .filter((study) => study !== null);
  const isOddsRatio = measure === 'OR';
  const tests = isOddsRatio && 'estimate' in pooled ? homogeneityTests(tables, pooled.estimate) : null;
  return {
    measure,
    k: raw.length,
    pooled,
    studies,
    heterogeneity: 'estimate' in pooled ? qAroundEstimate(studies, pooled.estimate) : null,
    informativeTables: isOddsRatio ? informativeTables(tables).length : null,
    cochranMantelHaenszel: isOddsRatio ? cochranMantelHaenszelTest(tables, options.continuityCorrection ?? true) : null,
    breslowDay: tests?.breslowDay ?? null,
    tarone: tests?.tarone ?? null,
  };
}

/** The pooled estimate alone, from tables as they are. See `mantelHaenszel` for formulas and sources. */
export function mantelHaenszelEstimate(
  tables: readonly Table[],
  measure: TableMeasure,
  level: number,
): CommonEffect | NotEstimable {
  switch (measure) {
    case 'OR':
      return oddsRatio(tables, level);
    case 'RR':
      return riskRatio(tables, level);
    case 'RD':
      return riskDifference(tables, level);
  }
}

const NO_EVENTS: NotEstimable = {
  reason:
    'In one arm no study has an event (or every participant has it), so the ratio is not estimable without a correction.',
};

function oddsRatio(tables: readonly Table[], level: number): CommonEffect | NotEstimable {
  let [r, s, pr, cross, qs] = [0, 0, 0, 0, 0];
  for (const { a, b, c, d } of tables) {
    const total = a + b + c + d;
    const [ri, si] = [(a / total) * d, (b / total) * c];
    const [pi, qi] = [(a + d) / total, (b + c) / total];
    r += ri;
    s += si;
    pr += pi * ri;
    cross += pi * si + qi * ri;
    qs += qi * si;
  }
  if (!(r > 0 && s > 0)) return NO_EVENTS;
  const variance = 0.5 * (pr / (r * r) + cross / (r * s) + qs / (s * s));
  return commonEffect(Math.log(r / s), Math.sqrt(variance), level);
}

function riskRatio(tables: readonly Table[], level: number): CommonEffect | NotEstimable {
  let [r, s, p] = [0, 0, 0];
  for (const { a, b, c, d } of tables) {
    const [n1, n2] = [a + b, c + d];
    const total = n1 + n2;
    r += (a / total) * n2;
    s += (c / total) * n1;
    p += ((n1 / total) * n2 * (a + c) - a * c) / total;
  }
  if (!(r > 0 && s > 0 && p > 0)) return NO_EVENTS;
  return commonEffect(Math.log(r / s), Math.sqrt(p / (r * s)), level);
}

function riskDifference(tables: readonly Table[], level: number): CommonEffect | NotEstimable {
  let [weight, sum] = [0, 0];
  for (const { a, b, c, d } of tables) {
    const [n1, n2] = [a + b, c + d];
    weight += (n1 * n2) / (n1 + n2);
    sum += (a * n2 - c * n1) / (n1 + n2);
  }
  const estimate = sum / weight;
  let [p, q] = [0, 0];
  for (const { a, b, c, d } of tables) {
    const [n1, n2] = [a + b, c + d];
    const total = n1 + n2;
    p += ((n1 / total) * n1 * c - (n2 / total) * n2 * a + ((n1 / total) * n2 * (n2 - n1)) / 2) / total;
    q += ((a / total) * d + (c / total) * b) / 2;
  }
  const variance = (estimate * p + q) / (weight * weight);
  if (!(variance > 0))
    return { reason: 'No study has both events and non-events, so the risk difference has no standard error.' };
  return commonEffect(estimate, Math.sqrt(variance), level);
}
