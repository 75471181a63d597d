import { twoSidedPValue } from '../pool/pooled-interval.ts';
import { prepareStudies, weigh } from '../pool/study-set.ts';
import { asymmetryTestGate, type GateOutcome, type StudyCountGate } from '../regression/study-count-gate.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';
import { kendallExactPValue, kendallScore, type KendallScore } from './kendall.ts';

/** Largest k with an exact p: beyond it the normal approximation is indistinguishable and the exact one takes O(k^3). */
const EXACT_LIMIT = 1000;

export type RankTest = Readonly<{
  k: number;
  omitted: readonly number[];
  /** Kendall's tau-b; null when effects or variances do not vary. */
  tau: number | null;
  pValue: number | null;
  method: 'exact' | 'normal approximation';
  /** Concordant minus discordant pairs, its standard error, and their ratio (Begg's normal test). */
  score: number | null;
  scoreStandardError: number;
  normalStatistic: number | null;
  normalPValue: number | null;
  gate: GateOutcome;
}>;

/**
 * Begg and Mazumdar's rank correlation test: Kendall's tau between (y - m) / sqrt(v - 1 / sum w), m the common-effect
 * estimate, and v. Exact without ties, normal with the tie-corrected variance otherwise. Low power.
 *
 * @param effects length k >= 3, analysis scale; null where missing
 * @throws EngineInputError refused (k < 10 without a reason), too-few-studies, length-mismatch, not-finite, not-positive
 * @source Begg & Mazumdar 1994 doi:10.2307/2533446
 * @golden 05_ranktest.json
 */
export function rankTest(
  effects: NullableColumn,
  variances: NullableColumn,
  gate: StudyCountGate = 'enforced',
): RankTest {
  const data = readStudies(effects, variances, [], 3);
  const studies = prepareStudies(data.effects, data.variances);
  const { k } = studies;
  const outcome = asymmetryTestGate(k, gate);
  const sums = weigh(studies, 0);
  const standardised = studies.deviations.map(
    (deviation, i) => (deviation - sums.mean) / Math.sqrt(studies.variances[i]! - 1 / sums.weight),
  );
  return { k, omitted: data.omitted, ...rankCorrelation(kendallScore(standardised, data.variances)), gate: outcome };
}

/** The tests of one Kendall score: exact where it exists, and the normal approximation beside it. */
export function rankCorrelation(concordance: KendallScore): Omit<RankTest, 'k' | 'omitted' | 'gate'> {
  const { n, tau, score } = concordance;
  const scoreStandardError = Math.sqrt(concordance.variance);
  if (tau === null || scoreStandardError === 0) {
    return {
      tau: null,
      pValue: null,
      method: 'normal approximation',
      score: null,
      scoreStandardError,
      normalStatistic: null,
      normalPValue: null,
    };
  }
  const normalStatistic = score / scoreStandardError;
  const normalPValue = twoSidedPValue(normalStatistic, null);
  const exact = !concordance.hasTies && n <= EXACT_LIMIT;
  return {
    tau,
    pValue: exact ? kendallExactPValue(score, n) : normalPValue,
    method: exact ? 'exact' : 'normal approximation',
    score,
    scoreStandardError,
    normalStatistic,
    normalPValue,
  };
}
