import { pooledInterval } from '../pooled-interval.ts';
import type { PairwiseResult, ProfileName } from '../types.ts';
import type { NotEstimable } from './common-effect.ts';
import { mantelHaenszel } from './mantel-haenszel.ts';
import type { TableMeasure } from './study-effects.ts';
import { readTables, type Table, type TwoByTwoColumns } from './two-by-two.ts';

export type PairwiseMantelHaenszelOptions = Readonly<{ measure: TableMeasure; profile: ProfileName; level: number }>;

const COMMON_EFFECT = 'A common-effect analysis assumes one effect in every setting.';

/**
 * A Mantel-Haenszel common effect in the form of every pairwise analysis: estimate, Wald interval, weights in percent, Q around
 * the estimate with I squared from it. Formulas of the estimate: `mantelHaenszel`. Weights are the shares with which a study's
 * own ratio or difference enters: b c / N (OR), n1 c / N (RR), n1 n2 / N (RD). Empty cells are left as they are; only a study's
 * own effect in Q takes 1/2.
 *
 * Sources: Robins J, Breslow N, Greenland S (1986), Biometrics 42:311-323, doi:10.2307/2531052; Greenland S, Robins JM
 * (1985), Biometrics 41:55-68, doi:10.2307/2530643. Golden: 03_mh_peto.json (rma_mh).
 *
 * @param columns one row a study, all four numbers present
 * @throws EngineInputError for impossible counts and unequal columns
 */
export function analyseMantelHaenszel(
  columns: TwoByTwoColumns,
  { measure, profile, level }: PairwiseMantelHaenszelOptions,
): PairwiseResult | NotEstimable {
  const { pooled, heterogeneity, k } = mantelHaenszel(columns, { measure, level });
  if (!('estimate' in pooled)) return pooled;
  const { estimate } = pooled;
  const shares = readTables(columns).map((table) => share(table, measure));
  const total = shares.reduce((sum, each) => sum + each, 0);
  const wald = pooledInterval('Wald', estimate, pooled.standardError, null, level);
  const iSquared = k > 1 ? (heterogeneity?.iSquared ?? null) : null;
  return {
    profile,
    estimator: 'EE',
    weighting: 'Mantel-Haenszel',
    k,
    estimate,
    tauSquared: 0,
    tauSquaredTruncated: false,
    converged: true,
    wald,
    knappHartung: null,
    knappHartungAdHoc: null,
    printed: wald,
    weights: shares.map((each) => (100 * each) / total),
    q: heterogeneity?.q ?? 0,
    qDegreesOfFreedom: heterogeneity?.degreesOfFreedom ?? 0,
    qPValue: k > 1 ? (heterogeneity?.pValue ?? null) : null,
    iSquared,
    iSquaredFromQ: iSquared,
    tauSquaredInterval: null,
    iSquaredInterval: null,
    predictionInterval: null,
    predictionIntervalAbsent: COMMON_EFFECT,
    findings: k === 1 ? ['single study'] : [],
  };
}

function share({ a, b, c, d }: Table, measure: TableMeasure): number {
  const total = a + b + c + d;
  if (measure === 'OR') return (b / total) * c;
  if (measure === 'RR') return ((a + b) / total) * c;
  return ((a + b) / total) * (c + d);
}
