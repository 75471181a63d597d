import type { PairwiseFinding, PairwiseResult } from '../pool/types.ts';
import type { SubgroupTest } from '../review/between-subgroups.ts';
import {
  formatEstimateWithInterval,
  formatLevel,
  formatTauSquaredInterval,
  type IntervalFormat,
} from './format-interval.ts';
import { formatCompact, formatFixed, formatNonZero, formatPercent } from './format-number.ts';
import { formatPWithLetter } from './format-p.ts';
import { PAIRWISE_FINDINGS, POOLED } from './phrases.ts';

/** What the sentences need beside the result; all optional. */
export type PooledSentenceOptions = Readonly<{
  /** Decimals of tauSquared and its interval. Default 2. */
  decimals?: number;
  /** Whether tauSquared carries its Q-profile interval. Default true. */
  hasTauSquaredInterval?: boolean;
}>;

export type MethodSentenceOptions = Readonly<{
  decimals?: number;
  /** False where `heterogeneitySentence` and `noPredictionSentence` stand beside it, so that no number is said twice. Default true. */
  hasHeterogeneity?: boolean;
}>;

/**
 * The method in one line, for the footer of a forest plot:
 *
 * `Random effects (REML); 95% CI by Wald, the wider of Wald and Knapp–Hartung; tau² 0.00 (Q-profile 0.00 to 1.23); I²
 * 0%; no prediction interval: no heterogeneity is estimated …; profile Grove`
 *
 * Every choice that changes the printed numbers is in it: model, estimator, interval, degrees of freedom, profile.
 */
export function pooledMethodSentence(result: PairwiseResult, options: MethodSentenceOptions = {}): string {
  const { decimals = 2, hasHeterogeneity = true } = options;
  const parts = [POOLED.model(result.k, result.estimator, POOLED.weightings[result.weighting]), intervalPart(result)];
  if (result.k > 1) {
    if (hasHeterogeneity) {
      if (result.estimator !== 'EE') parts.push(tauSquaredPart(result, decimals));
      if (result.iSquared !== null) parts.push(`I² ${formatPercent(result.iSquared)}`);
    }
    if (hasHeterogeneity || result.predictionInterval !== null) parts.push(predictionPart(result));
  }
  parts.push(POOLED.profile(POOLED.profileNames[result.profile]));
  return parts.filter((part) => part !== '').join('; ');
}

/**
 * `Heterogeneity: tau² 0.14 (Q-profile 0.00 to 2.04); Q = 10.50, df = 5, p = 0.062; I² 52%`; empty for a single
 * study.
 */
export function heterogeneitySentence(result: PairwiseResult, options: PooledSentenceOptions = {}): string {
  if (result.k < 2 || result.qPValue === null) return '';
  const parts = [
    `Q = ${formatFixed(result.q, 2)}, df = ${result.qDegreesOfFreedom}, ${formatPWithLetter(result.qPValue)}`,
  ];
  const decimals = options.decimals ?? 2;
  if (result.estimator !== 'EE') {
    parts.unshift(
      options.hasTauSquaredInterval === false
        ? `tau² ${formatNonZero(result.tauSquared, decimals)}`
        : tauSquaredPart(result, decimals),
    );
  }
  if (result.iSquared !== null) parts.push(`I² ${formatPercent(result.iSquared)}`);
  return POOLED.heterogeneity(parts.join('; '));
}

/** `No prediction interval: at least three studies are needed.`; empty where one is drawn or one study stands alone. */
export function noPredictionSentence({ k, predictionIntervalAbsent }: PairwiseResult): string {
  return k < 2 || predictionIntervalAbsent === null ? '' : POOLED.noPredictionSentence(predictionIntervalAbsent);
}

/** `Test for overall effect: t(5) = −3.39, p = 0.019`, from the printed interval. */
export function overallTestSentence(result: PairwiseResult): string {
  const { degreesOfFreedom, statistic, pValue } = result.printed;
  const letter = degreesOfFreedom === null ? 'z' : `t(${formatCompact(degreesOfFreedom, 1)})`;
  return POOLED.overallTest(`${letter} = ${formatFixed(statistic, 2)}, ${formatPWithLetter(pValue)}`);
}

/**
 * `Test for subgroup differences: χ² = 0.53, df = 1, p = 0.467; I² 0%; a tau² for each subgroup`, an F statistic where the analysis tests
 * with t. Null says why there is none.
 */
export function subgroupTestSentence(test: SubgroupTest | null): string {
  if (test === null || test.statistic === null || test.pValue === null) return POOLED.noSubgroupTest;
  const {
    statistic,
    degreesOfFreedom: df,
    denominatorDegreesOfFreedom: denominator,
    pValue,
    iSquared,
    tauSquared,
  } = test;
  const value = formatFixed(statistic, 2);
  const parts = [
    `${denominator === null ? `χ² = ${value}, df = ${df}` : `F(${df}, ${formatCompact(denominator, 1)}) = ${value}`}, ${formatPWithLetter(pValue)}`,
    iSquared === null ? '' : `I² ${formatPercent(iSquared)}`,
    POOLED.subgroupTauSquared[tauSquared],
  ];
  return POOLED.subgroupTest(parts.filter((part) => part !== '').join('; '));
}

/**
 * `−0.77 (95% CI −1.36 to −0.19)` from numbers already on the scale to be shown, beside the level of the printed
 * interval.
 */
export function pooledEstimateText(
  result: PairwiseResult,
  shown: Readonly<{ estimate: number; low: number; high: number }>,
  format: Omit<IntervalFormat, 'level'>,
): string {
  return formatEstimateWithInterval(shown, { ...format, level: result.printed.level });
}

/** The sentence for each finding of a pairwise result; whole sentences, printed under the result. */
export function pairwiseFindingSentence(finding: PairwiseFinding): string {
  return PAIRWISE_FINDINGS[finding];
}

function intervalPart(result: PairwiseResult): string {
  const { level, method, degreesOfFreedom } = result.printed;
  const distribution = degreesOfFreedom === null ? '' : `, t(${formatCompact(degreesOfFreedom, 1)})`;
  const rule = POOLED.intervalRule(result);
  return `${formatLevel(level)} CI by ${POOLED.intervalMethods[method]}${distribution}${rule}`;
}

function tauSquaredPart(result: PairwiseResult, decimals: number): string {
  const value = formatNonZero(result.tauSquared, decimals);
  const interval = result.tauSquaredInterval;
  if (interval === null) return `tau² ${value}`;
  const text = formatTauSquaredInterval(interval, decimals);
  return interval.state === 'zero set' ? `tau² ${value}, Q-profile ${text}` : `tau² ${value} (Q-profile ${text})`;
}

function predictionPart(result: PairwiseResult): string {
  const prediction = result.predictionInterval;
  if (prediction === null) {
    return result.predictionIntervalAbsent === null ? '' : POOLED.noPrediction(result.predictionIntervalAbsent);
  }
  const distribution =
    prediction.degreesOfFreedom === null ? 'normal' : `t(${formatCompact(prediction.degreesOfFreedom, 1)})`;
  return POOLED.prediction(prediction.kind, distribution);
}
