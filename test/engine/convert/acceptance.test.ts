import { describe, expect, it } from 'vitest';
import { clusterStandardError, designEffect, effectiveCount } from '../../../engine/convert/cluster.ts';
import { changeSd, correlationFromChangeSd } from '../../../engine/convert/change-sd.ts';
import { combineContrasts } from '../../../engine/convert/combine-contrasts.ts';
import { combineCounts, combineGroups } from '../../../engine/convert/combine-groups.ts';
import { combineMeans } from '../../../engine/convert/combine-means.ts';
import { commonSdFromStandardError } from '../../../engine/convert/common-sd.ts';
import { absoluteRiskFromOddsRatio, absoluteRiskFromRiskRatio } from '../../../engine/convert/absolute-risk.ts';
import { logRatioStandardErrorFromInterval } from '../../../engine/convert/log-ratio-standard-error-from-interval.ts';
import { meanFromFiveNumbers } from '../../../engine/convert/mean-from-five-numbers.ts';
import { oddsRatioFromRiskRatio, riskRatioFromOddsRatio } from '../../../engine/convert/odds-and-risk.ts';
import { sdFromFiveNumbers } from '../../../engine/convert/sd-from-five-numbers.ts';
import { sdFromInterval } from '../../../engine/convert/sd-from-interval.ts';
import { sdFromStandardError } from '../../../engine/convert/sd-from-standard-error.ts';
import { sharedCovarianceOfCounts, splitComparator } from '../../../engine/convert/shared-comparator.ts';
import { skewnessGate } from '../../../engine/convert/skewness-gate.ts';
import { standardErrorFromInterval } from '../../../engine/convert/standard-error-from-interval.ts';
import { standardErrorFromP, testStatisticFromP } from '../../../engine/convert/standard-error-from-p.ts';
import { logOddsRatioFromStandardised } from '../../../engine/convert/standardised-and-odds.ts';
import { differenceFromStandardised } from '../../../engine/convert/standardised-and-units.ts';
import { meanDifference } from '../../../engine/effect/mean-difference.ts';
import { meanDifferenceFromStandardErrors } from '../../../engine/effect/mean-difference-from-standard-errors.ts';
import { oddsRatio } from '../../../engine/effect/odds-ratio.ts';
import { petoOddsRatio } from '../../../engine/effect/peto-odds-ratio.ts';
import { riskDifference } from '../../../engine/effect/risk-difference.ts';
import { riskRatio } from '../../../engine/effect/risk-ratio.ts';
import { hedgesCorrection } from '../../../engine/effect/small-sample-correction.ts';
import { standardisedMeanDifference } from '../../../engine/effect/standardised-mean-difference.ts';
import { isEstimable, type Effect, type EffectEstimate } from '../../../engine/effect/types.ts';
import { waldInterval } from '../../../engine/effect/wald-interval.ts';

/** The statements' own tolerance: half a unit of the last printed digit, or 1e-3 relative where that is more. */
const printed = (value: number, expected: string): void => {
  const decimals = expected.split('.')[1]?.length ?? 0;
  expect(Math.abs(value - Number(expected)), `${value} as ${expected}`).toBeLessThanOrEqual(
    Math.max(0.5001 * 10 ** -decimals, 1e-3 * Math.abs(value)),
  );
};

const estimable = (effect: Effect): EffectEstimate => {
  if (!isEstimable(effect)) throw new Error(effect.notEstimable);
  return effect;
};

const interval = (effect: Effect) => waldInterval({ ...estimable(effect), level: 0.95 });

describe('acceptance statements on extraction and conversion', () => {
  const arms = [
    { low: -1.5, high: -0.92, n: 224, level: 0.95, mean: -1.21 },
    { low: -0.86, high: -0.31, n: 227, level: 0.95, mean: -0.59 },
  ] as const;

  it('C01: SDs from the arms’ intervals by t, with z beside them', () => {
    printed(standardErrorFromInterval({ ...arms[0], degreesOfFreedom: 223 }).value, '0.14716');
    printed(standardErrorFromInterval({ ...arms[1], degreesOfFreedom: 226 }).value, '0.13956');
    printed(sdFromInterval(arms[0]).value, '2.2025');
    printed(sdFromInterval(arms[1]).value, '2.1026');
    printed(sdFromInterval({ ...arms[0], quantile: 'z' }).value, '2.2145');
    printed(sdFromInterval({ ...arms[1], quantile: 'z' }).value, '2.1140');
    expect(sdFromInterval(arms[0]).filled).toContain('t(0.975, 223)');
    expect(sdFromInterval({ ...arms[0], quantile: 'z' }).filled).toContain('z(0.975)');
  });

  it('C02: the recomputed difference', () => {
    const md = meanDifference({
      mean1: -1.21,
      sd1: sdFromInterval(arms[0]).value,
      n1: 224,
      mean2: -0.59,
      sd2: sdFromInterval(arms[1]).value,
      n2: 227,
    });
    printed(estimable(md).estimate, '-0.62');
    printed(estimable(md).standardError, '0.20281');
    printed(interval(md).low, '-1.0175');
    printed(interval(md).high, '-0.2225');
    const fromErrors = meanDifferenceFromStandardErrors({
      mean1: -1.21,
      standardError1: standardErrorFromInterval({ ...arms[0], degreesOfFreedom: 223 }).value,
      mean2: -0.59,
      standardError2: standardErrorFromInterval({ ...arms[1], degreesOfFreedom: 226 }).value,
    });
    expect(fromErrors.standardError).toBeCloseTo(estimable(md).standardError, 12);
  });

  it('C03: the standard error of the printed contrast', () => {
    printed(
      standardErrorFromInterval({ low: -1.02, high: -0.23, level: 0.95, degreesOfFreedom: null }).value,
      '0.20153',
    );
  });

  it('C04: SD from SE, and from a 90% interval', () => {
    printed(sdFromStandardError({ standardError: 1.8, n: 36 }).value, '10.80');
    printed(sdFromInterval({ low: 4, high: 6, n: 50, level: 0.9 }).value, '4.218');
    printed(sdFromInterval({ low: 4, high: 6, n: 50, level: 0.9, quantile: 'z' }).value, '4.299');
  });

  it('C05: common SD from an exact p; a bound is flagged; NS gives nothing', () => {
    const p = { p: 0.008, degreesOfFreedom: 45 };
    printed(testStatisticFromP(p).value, '2.7755');
    const se = standardErrorFromP({ estimate: -3.8, ...p });
    printed(se.value, '1.3691');
    printed(commonSdFromStandardError({ standardError: se.value, n1: 25, n2: 22 }).value, '4.684');
    expect(se.warnings).toEqual([]);
    const bound = standardErrorFromP({ estimate: -3.8, p: 0.05, degreesOfFreedom: 45, qualifier: '<' });
    expect(bound.value).toBe(standardErrorFromP({ estimate: -3.8, p: 0.05, degreesOfFreedom: 45 }).value);
    expect(bound.warnings).toEqual([expect.stringContaining('bound')]);
    expect(() => standardErrorFromP({ estimate: -3.8, p: 0.05, degreesOfFreedom: 45, qualifier: '>' })).toThrow(
      expect.objectContaining({ code: 'refused', field: 'p' }),
    );
    expect(() => commonSdFromStandardError({ standardError: 1, n1: 25, n2: 22, isAdjusted: true })).toThrow(
      expect.objectContaining({ code: 'refused', field: 'isAdjusted' }),
    );
  });

  it('C06: SD of change', () => {
    const sds = { sdBaseline: 2.1, sdFollowUp: 2.5 };
    printed(changeSd({ ...sds, correlation: 0.5 }).value, '2.326');
    printed(changeSd({ ...sds, correlation: 0.7 }).value, '1.819');
    printed(changeSd({ ...sds, correlation: 0.8 }).value, '1.503');
    expect(changeSd(sds).value).toBe(changeSd({ ...sds, correlation: 0.5 }).value);
    expect(changeSd(sds).warnings).toHaveLength(2);
    expect(changeSd({ ...sds, correlation: 0.8 }).warnings).toHaveLength(1);
    expect(changeSd({ ...sds, correlation: 0.96 }).warnings).toHaveLength(2);
    const back = correlationFromChangeSd({ ...sds, sdChange: changeSd({ ...sds, correlation: 0.7 }).value });
    expect(back.value).toBeCloseTo(0.7, 12);
    expect(() => correlationFromChangeSd({ ...sds, sdChange: 4.7 })).toThrow(
      expect.objectContaining({ code: 'out-of-range', field: 'sdChange' }),
    );
  });

  it('C07: two groups as one', () => {
    const groups = [
      { n: 40, mean: 5.2, sd: 2.1 },
      { n: 35, mean: 6, sd: 2.4 },
    ] as const;
    const two = combineMeans({ n1: 40, mean1: 5.2, sd1: 2.1, n2: 35, mean2: 6, sd2: 2.4 });
    expect(two.n).toBe(75);
    printed(two.mean.value, '5.5733');
    printed(two.sd.value, '2.2654');
    expect(combineGroups(groups).sd.value).toBeCloseTo(two.sd.value, 13);
  });

  it('C08 and C09: medians pass or fail the skewness gate', () => {
    const quartiles = { n: 60, q1: 4, median: 6, q3: 9 };
    expect(skewnessGate(quartiles).isSkewed).toBe(false);
    printed(skewnessGate(quartiles).statistic, '0.200');
    printed(skewnessGate(quartiles).criticalValue, '0.3404');
    printed(meanFromFiveNumbers(quartiles).value, '6.353');
    printed(sdFromFiveNumbers(quartiles).value, '3.798');
    expect(meanFromFiveNumbers(quartiles).warnings).toEqual([]);
    const five = { n: 80, minimum: 1, q1: 4, median: 6, q3: 9, maximum: 20 };
    expect(skewnessGate(five).isSkewed).toBe(true);
    printed(skewnessGate(five).statistic, '0.543');
    printed(skewnessGate(five).criticalValue, '0.335');
    printed(meanFromFiveNumbers(five).value, '6.660');
    printed(sdFromFiveNumbers(five).value, '3.852');
    expect(sdFromFiveNumbers(five).warnings).toEqual([skewnessGate(five).sentence]);
  });

  it('C10: a cluster trial', () => {
    const effect = designEffect({ meanClusterSize: 25, icc: 0.05 }).value;
    expect(effect).toBeCloseTo(2.2, 12);
    printed(effectiveCount({ count: 250, designEffect: effect }).value, '113.64');
    const raw = riskRatio({ events1: 40, n1: 250, events2: 60, n2: 250 });
    printed(Math.exp(estimable(raw).estimate), '0.667');
    printed(Math.exp(interval(raw).low), '0.465');
    printed(Math.exp(interval(raw).high), '0.955');
    const standardError = clusterStandardError({
      standardError: estimable(raw).standardError,
      designEffect: effect,
    }).value;
    printed(standardError, '0.2722');
    const adjusted = waldInterval({ estimate: estimable(raw).estimate, standardError, level: 0.95 });
    printed(Math.exp(adjusted.low), '0.391');
    printed(Math.exp(adjusted.high), '1.137');
    expect(designEffect({ meanClusterSize: 25, icc: 0.05, sizeVariation: 0.4 }).value).toBeCloseTo(2.4, 12);
  });

  it('C11: three arms combined, split, and their covariance', () => {
    const both = combineCounts([
      { events: 30, n: 100 },
      { events: 25, n: 100 },
    ]);
    const rr = riskRatio({ events1: both.events.value, n1: both.n.value, events2: 40, n2: 100 });
    printed(Math.exp(estimable(rr).estimate), '0.6875');
    printed(estimable(rr).standardError, '0.1679');
    expect(sharedCovarianceOfCounts('RR', { events: 40, n: 100 }).value).toBeCloseTo(0.015, 12);
    expect(splitComparator({ count: 40, comparisons: 2 }).value).toBe(20);
  });

  it('C12: zero cells', () => {
    const table = { events1: 0, n1: 50, events2: 4, n2: 50 };
    const or = oddsRatio(table);
    printed(Math.exp(estimable(or).estimate), '0.102');
    printed(Math.exp(interval(or).low), '0.0054');
    printed(Math.exp(interval(or).high), '1.95');
    const rr = riskRatio(table);
    printed(Math.exp(estimable(rr).estimate), '0.111');
    printed(Math.exp(interval(rr).low), '0.0061');
    printed(Math.exp(interval(rr).high), '2.01');
    const peto = petoOddsRatio(table);
    printed(Math.exp(estimable(peto).estimate), '0.127');
    printed(Math.exp(interval(peto).low), '0.0174');
    printed(Math.exp(interval(peto).high), '0.930');
    printed(estimable(riskDifference(table)).estimate, '-0.080');
    printed(estimable(riskDifference(table)).standardError, '0.0384');
    const none = { events1: 0, n1: 50, events2: 0, n2: 60 };
    for (const measure of [oddsRatio, riskRatio, petoOddsRatio]) {
      expect(measure(none)).toEqual({ notEstimable: 'no events in either arm' });
    }
    expect(estimable(riskDifference(none)).estimate).toBe(0);
    expect(estimable(riskDifference(none)).variance).toBeGreaterThan(0);
  });

  it('C13: odds and risks at a baseline', () => {
    for (const [or, rr] of [
      [0.6, '0.682'],
      [0.45, '0.539'],
      [0.8, '0.851'],
    ] as const) {
      printed(riskRatioFromOddsRatio({ oddsRatio: or, baselineRisk: 0.3 }).value, rr);
    }
    printed(oddsRatioFromRiskRatio({ riskRatio: 0.75, baselineRisk: 0.3 }).value, '0.677');
    expect(() => oddsRatioFromRiskRatio({ riskRatio: 3.2, baselineRisk: 0.4 })).toThrow(/1280 per 1000/);
  });

  it('C14: SMD to odds ratio and to familiar units', () => {
    for (const [smd, log, or] of [
      [-0.42, '-0.762', '0.467'],
      [-0.6, '-1.088', '0.337'],
      [-0.24, '-0.435', '0.647'],
    ] as const) {
      const value = logOddsRatioFromStandardised({ value: smd }).value;
      printed(value, log);
      printed(Math.exp(value), or);
    }
    for (const [smd, small, large] of [
      [-0.35, '-0.77', '-7.7'],
      [-0.62, '-1.36', '-13.6'],
      [-0.07, '-0.15', '-1.5'],
    ] as const) {
      printed(differenceFromStandardised({ standardised: smd, referenceSd: 2.2 }).value, small);
      printed(differenceFromStandardised({ standardised: smd, referenceSd: 22 }).value, large);
    }
    expect(differenceFromStandardised({ standardised: 0.5, referenceSd: 2, opposite: true }).value).toBe(-1);
  });

  it('C15: Hedges’ g', () => {
    const g = standardisedMeanDifference({ mean1: -1.21, sd1: 2.2025, n1: 224, mean2: -0.59, sd2: 2.1026, n2: 227 });
    printed(hedgesCorrection(449), '0.99833');
    printed(estimable(g).estimate, '-0.2875');
    printed(estimable(g).standardError, '0.0947');
    printed(interval(g).low, '-0.473');
    printed(interval(g).high, '-0.102');
  });

  it('C17: a symmetric hazard ratio has no warning, a shifted one has', () => {
    const hazard = logRatioStandardErrorFromInterval({ low: 0.55, high: 0.94, level: 0.95, estimate: 0.72 });
    printed(hazard.value, '0.1367');
    expect(hazard.warnings).toEqual([]);
    expect(
      logRatioStandardErrorFromInterval({ low: 0.55, high: 0.94, level: 0.95, estimate: 0.8 }).warnings,
    ).toHaveLength(1);
  });

  it('C33: absolute effects', () => {
    const at200 = (riskRatio: number) =>
      absoluteRiskFromRiskRatio({ riskRatio, assumedRisk: 200, per: 1000 }).difference.value;
    expect([0.75, 0.62, 0.91].map((rr) => Math.round(at200(rr)))).toEqual([-50, -76, -18]);
    const at300 = (oddsRatio: number) => absoluteRiskFromOddsRatio({ oddsRatio, assumedRisk: 300, per: 1000 });
    expect(Math.round(at300(0.6).risk.value)).toBe(205);
    expect([0.6, 0.45, 0.8].map((or) => Math.round(at300(or).difference.value))).toEqual([-95, -138, -45]);
  });

  it('LAMP: two contrasts against one comparator by people, not by inverse variance', () => {
    const lamp = combineContrasts({
      estimateA: -0.4,
      standardErrorA: 0.14,
      nA: 271,
      estimateB: -0.7,
      standardErrorB: 0.141,
      nB: 271,
    });
    printed(lamp.estimate.value, '-0.55');
    printed(lamp.standardError.value, '0.122');
    const shared = combineContrasts({
      estimateA: 0,
      standardErrorA: 1,
      nA: 1,
      estimateB: 0,
      standardErrorB: 1,
      nB: 3,
      comparatorVariance: 0.25,
    });
    expect(shared.standardError.value ** 2).toBeCloseTo(1 / 16 + 9 / 16 + 2 * (3 / 16) * 0.25, 14);
    expect(shared.standardError.warnings).toEqual([]);
  });
});
