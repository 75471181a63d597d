import { checkedLevel } from '../confidence-level.ts';
import {
  commonEffect,
  qAroundEstimate,
  type CommonEffect,
  type NotEstimable,
  type QAroundEstimate,
} from './common-effect.ts';
import { mantelHaenszelRateTest, type ChiSquaredTest } from './homogeneity-tests.ts';
import { rateEffect, type RateMeasure, type StudyEffect } from './study-effects.ts';
import {
  correctRates,
  NO_CORRECTION,
  readRates,
  type RateColumns,
  type RatePair,
  type ZeroCellCorrection,
} from './two-by-two.ts';

export type MantelHaenszelRatesOptions = Readonly<{
  measure: RateMeasure;
  /** Added to event counts for the studies' own effects; default 1/2 in studies with a zero count. */
  studyCorrection?: ZeroCellCorrection;
  /** Added to event counts before pooling; default none. */
  poolingCorrection?: ZeroCellCorrection;
  /** Leave studies without any event out of the studies' effects. Default true. */
  dropUninformative?: boolean;
  /** Continuity correction of the test of the rate ratio; default true. */
  continuityCorrection?: boolean;
  level?: number;
}>;

export type MantelHaenszelRatesResult = Readonly<{
  measure: RateMeasure;
  k: number;
  pooled: CommonEffect | NotEstimable;
  studies: readonly StudyEffect[];
  heterogeneity: QAroundEstimate | null;
  /** Mantel-Haenszel test of the rate ratio; null for the rate difference. */
  test: ChiSquaredTest | null;
}>;

/**
 * Mantel-Haenszel common effect of pairs of rates: log rate ratio or rate difference.
 *
 * IRR = sum(x1 t2/T) / sum(x2 t1/T), variance sum(t1 t2 (x1 + x2)/T^2) / (R S). IRD = sum((x1 t2 - x2 t1)/T) / sum(t1 t2/T),
 * variance sum((t1 t2/T)^2 (x1/t1^2 + x2/t2^2)) / (sum(t1 t2/T))^2. T = t1 + t2.
 *
 * Source: Greenland S, Robins JM (1985), Biometrics 41:55-68, doi:10.2307/2530643. Golden: 03_mh_peto.json (rma_mh, rates).
 */
export function mantelHaenszelRates(
  columns: RateColumns,
  options: MantelHaenszelRatesOptions,
): MantelHaenszelRatesResult {
  const level = checkedLevel(options.level ?? 0.95);
  const raw = readRates(columns);
  const rates = correctRates(raw, options.poolingCorrection ?? NO_CORRECTION);
  const pooled = options.measure === 'IRR' ? rateRatio(rates, level) : rateDifference(rates, level);
  const dropUninformative = options.dropUninformative ?? true;
  const studies = correctRates(raw, options.studyCorrection ?? { add: 0.5, to: 'only0' })
    .filter((_, i) => !(dropUninformative && (raw[i] as RatePair).x1 === 0 && (raw[i] as RatePair).x2 === 0))
    .map((rate) => rateEffect(rate, options.measure))
    .filter((study) => study !== null);
  return {
    measure: options.measure,
    k: raw.length,
    pooled,
    studies,
    heterogeneity: 'estimate' in pooled ? qAroundEstimate(studies, pooled.estimate) : null,
    test: options.measure === 'IRR' ? mantelHaenszelRateTest(rates, options.continuityCorrection ?? true) : null,
  };
}

function rateRatio(rates: readonly RatePair[], level: number): CommonEffect | NotEstimable {
  let [r, s, p] = [0, 0, 0];
  for (const { x1, t1, x2, t2 } of rates) {
    const total = t1 + t2;
    r += x1 * (t2 / total);
    s += x2 * (t1 / total);
    p += (t1 / total) * (t2 / total) * (x1 + x2);
  }
  if (!(r > 0 && s > 0))
    return { reason: 'In one arm no study has an event, so the rate ratio is not estimable without a correction.' };
  return commonEffect(Math.log(r / s), Math.sqrt(p / (r * s)), level);
}

function rateDifference(rates: readonly RatePair[], level: number): CommonEffect | NotEstimable {
  let [weight, sum, p] = [0, 0, 0];
  for (const { x1, t1, x2, t2 } of rates) {
    const share = (t1 / (t1 + t2)) * t2;
    weight += share;
    sum += share * (x1 / t1 - x2 / t2);
    p += share * share * (x1 / t1 ** 2 + x2 / t2 ** 2);
  }
  if (!(p > 0)) return { reason: 'No study has an event, so the rate difference has no standard error.' };
  return commonEffect(sum / weight, Math.sqrt(p) / weight, level);
}
