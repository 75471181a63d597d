import { iSquaredFromQ } from '../../heterogeneity/i-squared.ts';
import { checkedLevel } from '../confidence-level.ts';
import { prepareStudies, weigh } from '../study-set.ts';
import { estimateTauSquared } from '../tau-squared/estimate.ts';
import type { TauSquaredEstimator } from '../types.ts';
import { commonEffect, type CommonEffect, type NotEstimable } from './common-effect.ts';
import { mantelHaenszelEstimate } from './mantel-haenszel.ts';
import { tableEffect, type StudyEffect, type TableMeasure } from './study-effects.ts';
import { correctTables, readTables, type Table, type TwoByTwoColumns } from './two-by-two.ts';

export type RevManOptions = Readonly<{
  measure: TableMeasure;
  /** Added to all cells of studies with a zero cell; default 1/2. */
  increment?: number;
  /** Pool the Mantel-Haenszel ratio from the counts as they are; default false, as RevMan 5 does. */
  poolExactly?: boolean;
  /** Keep studies that say nothing about a ratio, with the increment; default false. */
  keepUninformative?: boolean;
  /** Q (and with it DerSimonian-Laird) around the Mantel-Haenszel estimate, not the inverse-variance one; default true. */
  qAroundMantelHaenszel?: boolean;
  /** Default DL. */
  estimator?: TauSquaredEstimator;
  /** In (0, 1); default 0.95. */
  level?: number;
}>;

export type RevManResult = Readonly<{
  /** By row of the columns: the effect shown in the forest plot, or null when the study is left out. */
  effects: readonly (StudyEffect | null)[];
  /** By row: the Mantel-Haenszel weight, 0 when left out. */
  weights: readonly number[];
  common: CommonEffect | NotEstimable;
  random: CommonEffect | NotEstimable;
  q: number;
  qDegreesOfFreedom: number;
  /** Null for a single study. */
  tauSquared: number | null;
  /** Percent, from Q. Null for a single study. */
  iSquared: number | null;
}>;

/**
 * Mantel-Haenszel common effect beside a DerSimonian-Laird random effect, the way RevMan 5 prints a binary outcome:
 * studies with a zero cell get 1/2 in every cell for their own effect and for the pooled estimate; Q is taken around the
 * Mantel-Haenszel estimate and feeds tau^2 = max(0, (Q - df) / tr(P)); the random effect is inverse-variance, normal-based.
 * A risk difference is pooled from raw differences with weights n1 n2 / N of the corrected arms, variance of Greenland and
 * Robins.
 *
 * Sources: Deeks JJ, Higgins JPT (2010), Statistical algorithms in Review Manager 5, Cochrane; Greenland S, Robins JM (1985),
 * Biometrics 41:55-68, doi:10.2307/2530643. Golden: 03_mh_peto.json (metabin_mh).
 *
 * @throws EngineInputError for impossible counts, unequal columns and unknown options
 */
export function revManMantelHaenszel(columns: TwoByTwoColumns, options: RevManOptions): RevManResult {
  const level = checkedLevel(options.level ?? 0.95);
  const { measure } = options;
  const raw = readTables(columns);
  const used = raw.filter((table) => (options.keepUninformative ?? false) || !leftOut(table, measure));
  const corrected = correctTables(used, { add: options.increment ?? 0.5, to: 'only0' });
  const exactly = (options.poolExactly ?? false) && measure !== 'RD';
  const pooledFrom = exactly ? used : corrected;
  const rows = columns.events1.length;
  const effects: (StudyEffect | null)[] = new Array<StudyEffect | null>(rows).fill(null);
  const weights = new Array<number>(rows).fill(0);
  corrected.forEach((table, i) => {
    effects[table.row] = shownEffect(table, used[i] as Table, measure);
    weights[table.row] = mantelHaenszelWeight(pooledFrom[i] as Table, measure);
  });
  const studies = effects.filter((effect) => effect !== null);
  const common =
    measure === 'RD' ? riskDifference(corrected, used, level) : mantelHaenszelEstimate(pooledFrom, measure, level);
  return { effects, weights, common, ...randomEffect(studies, common, options, level) };
}

/** Without events in either arm a ratio has no estimate; without non-events the odds ratio has none. */
function leftOut({ a, b, c, d }: Table, measure: TableMeasure): boolean {
  if (measure === 'RD') return false;
  return (a === 0 && c === 0) || (measure === 'OR' && b === 0 && d === 0);
}

/** A risk difference is shown from the counts as they are; only its variance takes the correction. */
function shownEffect(corrected: Table, raw: Table, measure: TableMeasure): StudyEffect | null {
  const effect = tableEffect(corrected, measure);
  if (effect === null || measure !== 'RD') return effect;
  return { ...effect, effect: raw.a / (raw.a + raw.b) - raw.c / (raw.c + raw.d) };
}

function mantelHaenszelWeight({ a, b, c, d }: Table, measure: TableMeasure): number {
  const total = a + b + c + d;
  if (measure === 'OR') return (b / total) * c;
  if (measure === 'RR') return ((a + b) / total) * c;
  return ((a + b) / total) * (c + d);
}

function riskDifference(
  corrected: readonly Table[],
  raw: readonly Table[],
  level: number,
): CommonEffect | NotEstimable {
  let [weight, sum, variance] = [0, 0, 0];
  corrected.forEach((table, i) => {
    const { a, b, c, d } = table;
    const [n1, n2] = [a + b, c + d];
    const share = mantelHaenszelWeight(table, 'RD');
    weight += share;
    sum += share * (shownEffect(table, raw[i] as Table, 'RD')?.effect ?? 0);
    variance += share * share * ((a * b) / n1 ** 3 + (c * d) / n2 ** 3);
  });
  if (!(variance > 0))
    return { reason: 'No study has both events and non-events, so the risk difference has no standard error.' };
  return commonEffect(sum / weight, Math.sqrt(variance) / weight, level);
}

function randomEffect(
  studies: readonly StudyEffect[],
  common: CommonEffect | NotEstimable,
  options: RevManOptions,
  level: number,
): Pick<RevManResult, 'random' | 'q' | 'qDegreesOfFreedom' | 'tauSquared' | 'iSquared'> {
  if (studies.length === 0) {
    const reason = 'No study has an effect on this measure.';
    return { random: { reason }, q: 0, qDegreesOfFreedom: 0, tauSquared: null, iSquared: null };
  }
  const set = prepareStudies(
    studies.map(({ effect }) => effect),
    studies.map(({ variance }) => variance),
  );
  const atZero = weigh(set, 0);
  const qDegreesOfFreedom = set.k - 1;
  if (qDegreesOfFreedom === 0) {
    const only = commonEffect(set.origin, Math.sqrt(set.smallestVariance), level);
    return { random: only, q: 0, qDegreesOfFreedom, tauSquared: null, iSquared: null };
  }
  const aroundCommon = (options.qAroundMantelHaenszel ?? true) && 'estimate' in common;
  // Q around another centre exceeds the minimum by (sum w)(distance)^2.
  const distance = aroundCommon ? common.estimate - set.origin - atZero.mean : 0;
  const q = atZero.q + atZero.weight * distance * distance;
  const estimator = options.estimator ?? 'DL';
  const { tauSquared } = estimateTauSquared(set, estimator, estimator === 'DL' ? { ...atZero, q } : atZero);
  const sums = weigh(set, tauSquared);
  return {
    random: commonEffect(set.origin + sums.mean, Math.sqrt(1 / sums.weight), level),
    q,
    qDegreesOfFreedom,
    tauSquared,
    iSquared: iSquaredFromQ(q, qDegreesOfFreedom),
  };
}
