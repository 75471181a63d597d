import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absoluteRiskFromHazardRatio,
  absoluteRiskFromOddsRatio,
  absoluteRiskFromRiskRatio,
  numberNeededToTreat,
} from '../../../engine/convert/absolute-risk.ts';
import { changeSd, correlationFromChangeSd } from '../../../engine/convert/change-sd.ts';
import { combineContrasts } from '../../../engine/convert/combine-contrasts.ts';
import { combineCounts, combineGroups } from '../../../engine/convert/combine-groups.ts';
import { combineMeans } from '../../../engine/convert/combine-means.ts';
import {
  correlationFromStandardised,
  fisherZFromCorrelation,
  standardisedFromCorrelation,
} from '../../../engine/convert/correlation-and-standardised.ts';
import {
  crossoverStandardisedStandardError,
  differenceSd,
  pairedStandardError,
  pairedStandardErrorFromT,
} from '../../../engine/convert/crossover.ts';
import { imputeSd } from '../../../engine/convert/impute-sd.ts';
import { logNormalFromFiveNumbers } from '../../../engine/convert/log-normal-from-five-numbers.ts';
import { logScaleFromRaw, rawFromLogScale } from '../../../engine/convert/log-normal.ts';
import { logRatioStandardErrorFromInterval } from '../../../engine/convert/log-ratio-standard-error-from-interval.ts';
import { meanFromFiveNumbers } from '../../../engine/convert/mean-from-five-numbers.ts';
import { oddsRatioFromRiskRatio, riskRatioFromOddsRatio } from '../../../engine/convert/odds-and-risk.ts';
import { bracketed, operand } from '../../../engine/convert/operand.ts';
import {
  differenceRoundingBand,
  roundingHalfWidth,
  standardErrorRoundingBand,
} from '../../../engine/convert/printed-rounding.ts';
import { itemMeanFromSum, reflectScore, rescaleDifference, rescaleScore } from '../../../engine/convert/rescale.ts';
import { responderProportion } from '../../../engine/convert/responder.ts';
import { sdFromFiveNumbers } from '../../../engine/convert/sd-from-five-numbers.ts';
import { sdFromInterquartileRange, sdFromRange } from '../../../engine/convert/sd-from-interquartile-range.ts';
import { sdFromInterval } from '../../../engine/convert/sd-from-interval.ts';
import { sdFromStandardError } from '../../../engine/convert/sd-from-standard-error.ts';
import {
  sharedCovarianceOfCounts,
  sharedCovarianceOfMeans,
  sharedCovarianceOfStandardised,
  splitComparator,
} from '../../../engine/convert/shared-comparator.ts';
import { skewnessGate } from '../../../engine/convert/skewness-gate.ts';
import { standardErrorFromInterval } from '../../../engine/convert/standard-error-from-interval.ts';
import {
  standardErrorFromF,
  standardErrorFromP,
  standardErrorFromStatistic,
  testStatisticFromP,
} from '../../../engine/convert/standard-error-from-p.ts';
import { standardErrorFromSd } from '../../../engine/convert/standard-error-from-sd.ts';
import {
  standardisedFromF,
  standardisedFromP,
  standardisedFromT,
} from '../../../engine/convert/standardised-from-test.ts';
import {
  logOddsRatioFromStandardised,
  logOddsRatioVarianceFromStandardised,
  standardisedFromLogOddsRatio,
  standardisedVarianceFromLogOddsRatio,
} from '../../../engine/convert/standardised-and-odds.ts';
import type { Conversion } from '../../../engine/convert/types.ts';
import { normalQuantile } from '../../../engine/math/distributions/normal.ts';

const SEED = { seed: 20260104, numRuns: 200 };
const real = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
const n = fc.integer({ min: 5, max: 5000 });
const ratio = real(-3, 3).map(Math.exp);
const risk = real(0.001, 0.999);

const relative = (got: number, want: number): number => Math.abs(got - want) / Math.max(1e-300, Math.abs(want));

/** A receipt is whole: an id, a formula, the formula ending in the value, sentences as warnings. */
const whole = (conversion: Conversion): void => {
  expect(conversion.formulaId).toMatch(/^[a-z][a-z0-9-]+$/u);
  expect(conversion.formula.length).toBeGreaterThan(3);
  expect(conversion.filled.endsWith(`= ${operand(conversion.value)}`), conversion.filled).toBe(true);
  expect(conversion.filled).not.toMatch(/NaN|undefined|Infinity/u);
  for (const warning of conversion.warnings) expect(warning).toMatch(/^[A-Z].*\.$/u);
};

describe('conversions undo one another', () => {
  it('SD, SE and interval', () => {
    fc.assert(
      fc.property(real(0.01, 1e4), n, real(-1e3, 1e3), fc.constantFrom(0.9, 0.95, 0.99), (sd, size, mean, level) => {
        const se = standardErrorFromSd({ sd, n: size });
        expect(relative(sdFromStandardError({ standardError: se.value, n: size }).value, sd)).toBeLessThan(1e-14);
        const half = normalQuantile((1 + level) / 2) * se.value;
        const interval = { low: mean - half, high: mean + half, level };
        const back = standardErrorFromInterval({ ...interval, degreesOfFreedom: null });
        expect(Math.abs(back.value - se.value)).toBeLessThan(1e-12 * (Math.abs(mean) + half));
        const byZ = sdFromInterval({ ...interval, n: size, quantile: 'z' });
        const byT = sdFromInterval({ ...interval, n: size });
        expect(byT.value).toBeLessThan(byZ.value);
        [se, back, byZ, byT].forEach(whole);
      }),
      SEED,
    );
  });

  it('p-value, statistic and standard error', () => {
    fc.assert(
      fc.property(
        real(-50, 50).filter((x) => Math.abs(x) > 1e-3),
        real(1e-10, 0.99),
        fc.option(n),
        (estimate, p, df) => {
          const se = standardErrorFromP({ estimate, p, degreesOfFreedom: df });
          const statistic = testStatisticFromP({ p, degreesOfFreedom: df });
          expect(relative(Math.abs(estimate) / se.value, statistic.value)).toBeLessThan(1e-14);
          expect(standardErrorFromStatistic({ estimate, statistic: -statistic.value }).value).toBe(se.value);
          const byF = standardErrorFromF({ estimate, f: statistic.value ** 2, numeratorDegreesOfFreedom: 1 });
          expect(relative(byF.value, se.value)).toBeLessThan(1e-13);
          [se, statistic, byF].forEach(whole);
        },
      ),
      SEED,
    );
  });

  it('SD of change and correlation', () => {
    fc.assert(
      fc.property(real(0.1, 100), real(0.1, 100), real(-1, 1), (sdBaseline, sdFollowUp, correlation) => {
        const change = changeSd({ sdBaseline, sdFollowUp, correlation });
        whole(change);
        expect(change.value).toBeLessThanOrEqual(sdBaseline + sdFollowUp + 1e-12);
        fc.pre(Math.abs(correlation) < 0.999);
        const back = correlationFromChangeSd({ sdBaseline, sdFollowUp, sdChange: change.value });
        const scale = (sdBaseline ** 2 + sdFollowUp ** 2) / (sdBaseline * sdFollowUp);
        expect(Math.abs(back.value - correlation)).toBeLessThan(1e-13 * scale);
        whole(back);
      }),
      SEED,
    );
  });

  it('odds ratio and risk ratio', () => {
    fc.assert(
      fc.property(ratio, risk, (oddsRatio, baselineRisk) => {
        const rr = riskRatioFromOddsRatio({ oddsRatio, baselineRisk });
        const back = oddsRatioFromRiskRatio({ riskRatio: rr.value, baselineRisk });
        expect(relative(back.value, oddsRatio)).toBeLessThan(1e-10);
        const absolute = absoluteRiskFromOddsRatio({ oddsRatio, assumedRisk: baselineRisk });
        expect(relative(absolute.risk.value, baselineRisk * rr.value)).toBeLessThan(1e-13);
        const direct = absoluteRiskFromRiskRatio({ riskRatio: rr.value, assumedRisk: baselineRisk });
        expect(relative(direct.risk.value, absolute.risk.value)).toBeLessThan(1e-13);
        expect(Math.sign(rr.value - 1)).toBe(Math.sign(oddsRatio - 1));
        [rr, back, absolute.risk, absolute.difference, direct.difference].forEach(whole);
      }),
      SEED,
    );
  });

  it('standardised difference and log odds ratio', () => {
    fc.assert(
      fc.property(real(-5, 5), real(0, 5), fc.constantFrom('logistic', 'normal'), (value, variance, distribution) => {
        const there = logOddsRatioFromStandardised({ value, distribution });
        expect(standardisedFromLogOddsRatio({ value: there.value, distribution }).value).toBeCloseTo(value, 13);
        const spread = logOddsRatioVarianceFromStandardised({ variance, distribution });
        expect(standardisedVarianceFromLogOddsRatio({ variance: spread.value, distribution }).value).toBeCloseTo(
          variance,
          13,
        );
        if (Math.abs(value) > 1e-6) {
          expect(Math.abs(spread.value / (there.value / value) ** 2 - variance)).toBeLessThan(1e-13 * 5);
        }
        [there, spread].forEach(whole);
      }),
      SEED,
    );
  });

  it('correlation and standardised difference, in equal groups', () => {
    fc.assert(
      fc.property(real(-0.99, 0.99), (correlation) => {
        const d = standardisedFromCorrelation({ correlation });
        expect(correlationFromStandardised({ d: d.value, n1: 50, n2: 50 }).value).toBeCloseTo(correlation, 13);
        whole(d);
        whole(fisherZFromCorrelation({ correlation }));
      }),
      SEED,
    );
  });

  it('raw and log scale', () => {
    fc.assert(
      fc.property(real(0.1, 100), real(0.1, 100), (mean, sd) => {
        const logs = logScaleFromRaw({ mean, sd });
        const back = rawFromLogScale({ logMean: logs.mean.value, logSd: logs.sd.value });
        expect(relative(back.mean.value, mean)).toBeLessThan(1e-12);
        expect(relative(back.sd.value, sd)).toBeLessThan(1e-11);
        [logs.mean, logs.sd, back.mean, back.sd].forEach(whole);
      }),
      SEED,
    );
  });

  it('scores', () => {
    const range = { minimum: 3, maximum: 21 };
    expect(rescaleScore({ score: 12, ...range }).value).toBe(50);
    expect(rescaleDifference({ difference: -9, ...range }).value).toBe(-50);
    expect(reflectScore({ score: 5, ...range }).value).toBe(19);
    expect(reflectScore({ score: reflectScore({ score: 5, ...range }).value, ...range }).value).toBe(5);
    expect(itemMeanFromSum({ sum: 18, items: 6 }).value).toBe(3);
    [rescaleScore({ score: 12, ...range }), rescaleDifference({ difference: -9, ...range })].forEach(whole);
    [reflectScore({ score: 5, ...range }), itemMeanFromSum({ sum: 18, items: 6 })].forEach(whole);
    expect(() => rescaleScore({ score: 1, minimum: 5, maximum: 5 })).toThrow(
      expect.objectContaining({ field: 'maximum' }),
    );
  });
});

describe('groups', () => {
  const groups = fc.array(fc.record({ n: fc.integer({ min: 2, max: 500 }), mean: real(-100, 100), sd: real(0, 50) }), {
    minLength: 1,
    maxLength: 6,
  });
  it('combine to the same whatever their order, all at once or one by one', () => {
    fc.assert(
      fc.property(groups, (list) => {
        const all = combineGroups(list);
        const turned = combineGroups(list.toReversed());
        expect(Math.abs(all.sd.value - turned.sd.value)).toBeLessThan(1e-10);
        whole(all.mean);
        whole(all.sd);
        let [first, ...rest] = list;
        for (const next of rest) {
          const two = combineMeans({
            n1: first!.n,
            mean1: first!.mean,
            sd1: first!.sd,
            n2: next.n,
            mean2: next.mean,
            sd2: next.sd,
          });
          first = { n: two.n, mean: two.mean.value, sd: two.sd.value };
          whole(two.mean);
          whole(two.sd);
        }
        expect(first!.n).toBe(all.n);
        expect(Math.abs(first!.mean - all.mean.value)).toBeLessThan(1e-10);
        expect(Math.abs(first!.sd - all.sd.value)).toBeLessThan(1e-9);
      }),
      SEED,
    );
  });
  it('count events and people', () => {
    const both = combineCounts([
      { events: 3, n: 10 },
      { events: 4, n: 20 },
    ]);
    expect([both.events.value, both.n.value]).toEqual([7, 30]);
    expect(both.events.filled).toBe('3 + 4 = 7');
    expect(() => combineCounts([])).toThrow(expect.objectContaining({ code: 'too-few-studies' }));
    expect(() => combineCounts([{ events: 11, n: 10 }])).toThrow(expect.objectContaining({ field: 'events[0]' }));
    expect(() => combineGroups([{ n: 1, mean: 2, sd: 0 }])).toThrow(expect.objectContaining({ code: 'not-positive' }));
  });
  it('contrasts: the order does not matter, and full correlation adds standard errors', () => {
    fc.assert(
      fc.property(
        real(-3, 3),
        real(0.01, 2),
        n,
        real(-3, 3),
        real(0.01, 2),
        n,
        real(-1, 1),
        (a, seA, nA, b, seB, nB, correlation) => {
          const forth = combineContrasts({
            estimateA: a,
            standardErrorA: seA,
            nA,
            estimateB: b,
            standardErrorB: seB,
            nB,
            correlation,
          });
          const back = combineContrasts({
            estimateA: b,
            standardErrorA: seB,
            nA: nB,
            estimateB: a,
            standardErrorB: seA,
            nB: nA,
            correlation,
          });
          expect(Math.abs(forth.estimate.value - back.estimate.value)).toBeLessThan(1e-13);
          expect(Math.abs(forth.standardError.value - back.standardError.value)).toBeLessThan(1e-7);
          expect(forth.estimate.value).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-12);
          const sum = (nA * seA + nB * seB) / (nA + nB);
          const full = combineContrasts({
            estimateA: a,
            standardErrorA: seA,
            nA,
            estimateB: b,
            standardErrorB: seB,
            nB,
            correlation: 1,
          });
          expect(relative(full.standardError.value, sum)).toBeLessThan(1e-12);
          expect(forth.standardError.value).toBeLessThanOrEqual(sum * (1 + 1e-12));
          whole(forth.estimate);
          whole(forth.standardError);
        },
      ),
      SEED,
    );
  });
});

describe('medians', () => {
  it('of a normal sample give its mean and SD, and shift and scale with it', () => {
    fc.assert(
      fc.property(n, real(-100, 100), real(0.1, 50), (size, mean, sd) => {
        const at = (p: number) => mean + sd * normalQuantile(p);
        const extreme = (size - 0.375) / (size + 0.25);
        const quartile = (0.75 * size - 0.125) / (size + 0.25);
        const five = {
          n: size,
          minimum: at(1 - extreme),
          q1: at(1 - quartile),
          median: mean,
          q3: at(quartile),
          maximum: at(extreme),
        };
        for (const summary of [
          five,
          { ...five, minimum: undefined, maximum: undefined },
          { ...five, q1: undefined, q3: undefined },
        ]) {
          const [m, s] = [meanFromFiveNumbers(summary), sdFromFiveNumbers(summary)];
          expect(Math.abs(m.value - mean)).toBeLessThan(1e-11 * (Math.abs(mean) + sd));
          expect(relative(s.value, sd)).toBeLessThan(1e-10);
          expect(skewnessGate(summary).isSkewed).toBe(false);
          whole(m);
          whole(s);
        }
      }),
      SEED,
    );
  });
  it('of a log-normal sample give its mean and SD', () => {
    const summary = { n: 4000, q1: Math.exp(1 - 0.6744), median: Math.exp(1), q3: Math.exp(1 + 0.6744) };
    const { mean, sd } = logNormalFromFiveNumbers(summary);
    expect(mean.value / Math.exp(1.5)).toBeCloseTo(1, 2);
    expect(sd.value / (mean.value * Math.sqrt(Math.E - 1))).toBeCloseTo(1, 2);
    expect(mean.warnings[0]).toMatch(/log-normal/u);
    expect(() => logNormalFromFiveNumbers({ ...summary, q1: 0 })).toThrow(expect.objectContaining({ field: 'q1' }));
  });
  it('refuse what cannot be', () => {
    const fails = (change: object, code: string, field: string): void =>
      expect(() => meanFromFiveNumbers({ n: 20, q1: 1, median: 2, q3: 3, ...change })).toThrow(
        expect.objectContaining({ code, field }),
      );
    fails({ n: 4 }, 'out-of-range', 'n');
    fails({ median: 0.5 }, 'out-of-range', 'median');
    fails({ minimum: 1.5, maximum: 9 }, 'out-of-range', 'q1');
    fails({ maximum: 2.9, minimum: 0 }, 'out-of-range', 'maximum');
    fails({ q1: undefined }, 'missing-input', 'q1');
    fails({ q3: undefined }, 'missing-input', 'q3');
    fails({ median: NaN }, 'not-finite', 'median');
    expect(skewnessGate({ n: 20, q1: 2, median: 2, q3: 2 }).statistic).toBe(0);
  });
});

describe('the rest, by arithmetic', () => {
  it('covariances through a shared comparator', () => {
    expect(sharedCovarianceOfMeans({ sd: 3, n: 36 }).value).toBe(0.25);
    expect(sharedCovarianceOfCounts('OR', { events: 4, n: 20 }).value).toBeCloseTo(1 / 4 + 1 / 16, 15);
    expect(sharedCovarianceOfCounts('RD', { events: 5, n: 20 }).value).toBeCloseTo((0.25 * 0.75) / 20, 15);
    expect(sharedCovarianceOfStandardised({ comparatorN: 20, totalN: 60, g1: 0.5, g2: -0.2 }).value).toBeCloseTo(
      0.05 - 0.1 / 120,
      15,
    );
    expect(() => sharedCovarianceOfCounts('RR', { events: 0, n: 9 })).toThrow(
      expect.objectContaining({ field: 'events' }),
    );
    expect(() => sharedCovarianceOfCounts('OR', { events: 9, n: 9 })).toThrow(
      expect.objectContaining({ field: 'n - events' }),
    );
    [sharedCovarianceOfMeans({ sd: 3, n: 36 }), splitComparator({ count: 41, comparisons: 3 })].forEach(whole);
    (['RR', 'OR', 'RD'] as const).forEach((measure) => whole(sharedCovarianceOfCounts(measure, { events: 4, n: 20 })));
    whole(sharedCovarianceOfStandardised({ comparatorN: 20, totalN: 60, g1: 0.5, g2: -0.2 }));
  });
  it('crossover trials', () => {
    expect(differenceSd({ sdA: 3, sdB: 4, correlation: 0 }).value).toBe(5);
    expect(pairedStandardError({ sdDifference: 5, n: 25 }).value).toBe(1);
    expect(pairedStandardErrorFromT({ meanDifference: -3, t: 1.5 }).value).toBe(2);
    expect(() => pairedStandardErrorFromT({ meanDifference: -3, t: 0 })).toThrow(
      expect.objectContaining({ code: 'refused' }),
    );
    expect(crossoverStandardisedStandardError({ g: 0.5, n: 20, correlation: 0.5 }).value).toBeCloseTo(
      Math.sqrt(0.05 + 0.25 / 40),
      15,
    );
    [differenceSd({ sdA: 3, sdB: 4, correlation: -0.2 }), pairedStandardError({ sdDifference: 5, n: 25 })].forEach(
      whole,
    );
    [
      pairedStandardErrorFromT({ meanDifference: -3, t: 1.5 }),
      crossoverStandardisedStandardError({ g: 0.5, n: 20, correlation: 0.5 }),
    ].forEach(whole);
  });
  it('imputed SDs', () => {
    const donors = [
      { sd: 3, n: 10 },
      { sd: 1, n: 30 },
      { sd: 2, n: 20 },
    ];
    expect(imputeSd(donors).value).toBe(2);
    expect(imputeSd([...donors, { sd: 10, n: 1 }]).value).toBe(2.5);
    expect(imputeSd(donors, 'weighted mean').value).toBeCloseTo(100 / 60, 15);
    expect(imputeSd(donors).warnings[0]).toMatch(/imputed/u);
    expect(() => imputeSd([])).toThrow(expect.objectContaining({ code: 'too-few-studies' }));
    whole(imputeSd(donors));
    whole(imputeSd(donors, 'weighted mean'));
  });
  it('ranges', () => {
    expect(sdFromInterquartileRange({ q1: 2, q3: 4.7 }).value).toBeCloseTo(2, 14);
    expect(() => sdFromInterquartileRange({ q1: 5, q3: 4 })).toThrow(expect.objectContaining({ field: 'q3' }));
    expect(sdFromRange).toThrow(expect.objectContaining({ code: 'refused', field: 'range' }));
  });
  it('rounding bands', () => {
    expect(roundingHalfWidth({ decimals: 2 }).value).toBeCloseTo(0.005, 15);
    expect(differenceRoundingBand({ decimals: 1 }).value).toBeCloseTo(0.1, 15);
    expect(standardErrorRoundingBand({ decimals: 2, quantile: 2 }).value).toBeCloseTo(0.0025, 15);
    expect(() => roundingHalfWidth({ decimals: 1.5 })).toThrow(expect.objectContaining({ field: 'decimals' }));
  });
  it('absolute risks', () => {
    expect(absoluteRiskFromHazardRatio({ hazardRatio: 2, assumedRisk: 0.1 }).risk.value).toBeCloseTo(0.19, 15);
    expect(absoluteRiskFromOddsRatio({ oddsRatio: 2, assumedRisk: 0 }).risk.value).toBe(0);
    expect(absoluteRiskFromOddsRatio({ oddsRatio: 2, assumedRisk: 1000, per: 1000 }).risk.value).toBe(1000);
    expect(absoluteRiskFromRiskRatio({ riskRatio: 3, assumedRisk: 0.5 }).risk.warnings).toHaveLength(1);
    expect(absoluteRiskFromRiskRatio({ riskRatio: 1.5, assumedRisk: 0.5 }).risk.warnings).toHaveLength(0);
    expect(numberNeededToTreat({ riskDifference: -0.05 }).value).toBe(20);
    expect(() => numberNeededToTreat({ riskDifference: 0 })).toThrow(expect.objectContaining({ code: 'refused' }));
    expect(() => absoluteRiskFromRiskRatio({ riskRatio: 1, assumedRisk: 1001, per: 1000 })).toThrow(
      expect.objectContaining({ field: 'assumedRisk' }),
    );
  });
  it('tests of two groups', () => {
    const sizes = { n1: 8, n2: 8 };
    expect(standardisedFromT({ t: -2, ...sizes }).value).toBe(-1);
    expect(standardisedFromF({ f: 4, sign: -1, ...sizes }).value).toBe(-1);
    const p = 0.0652888,
      d = standardisedFromP({ p, sign: -1, qualifier: '<', ...sizes });
    expect(d.value).toBeCloseTo(-1, 4);
    expect(d.warnings).toHaveLength(2);
    [standardisedFromT({ t: -2, ...sizes }), standardisedFromF({ f: 4, sign: -1, ...sizes }), d].forEach(whole);
    expect(testStatisticFromP({ p: 1, degreesOfFreedom: 9 }).value).toBe(0);
    expect(() => standardErrorFromP({ estimate: 1, p: 1, degreesOfFreedom: null })).toThrow(
      expect.objectContaining({ field: 'statistic' }),
    );
    expect(() => standardErrorFromP({ estimate: 0, p: 0.2, degreesOfFreedom: null })).toThrow(
      expect.objectContaining({ field: 'estimate' }),
    );
    expect(() => testStatisticFromP({ p: 1.2, degreesOfFreedom: null })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
    expect(() => standardErrorFromF({ estimate: 1, f: 3, numeratorDegreesOfFreedom: 2 })).toThrow(
      expect.objectContaining({ code: 'refused' }),
    );
  });
  it('responders grow with the effect, and an effect of zero changes nothing', () => {
    fc.assert(
      fc.property(
        real(-2, 2),
        risk,
        fc.constantFrom('normal', 'logistic'),
        (standardised, comparatorProportion, distribution) => {
          const p = responderProportion({ standardised, comparatorProportion, distribution });
          expect((p.value - comparatorProportion) * Math.sign(standardised)).toBeGreaterThanOrEqual(-1e-14);
          const none = responderProportion({ standardised: 0, comparatorProportion, distribution });
          expect(relative(none.value, comparatorProportion)).toBeLessThan(1e-12);
          whole(p);
        },
      ),
      SEED,
    );
  });
  it('intervals that are odd say so', () => {
    const turned = standardErrorFromInterval({ low: 2, high: 1, level: 0.95, degreesOfFreedom: null });
    expect(turned.value).toBeGreaterThan(0);
    expect(turned.warnings).toEqual([expect.stringContaining('below')]);
    expect(standardErrorFromInterval({ low: 1, high: 1, level: 0.95, degreesOfFreedom: 9 }).warnings).toEqual([
      expect.stringContaining('no width'),
    ]);
    expect(logRatioStandardErrorFromInterval({ low: 2, high: 1, level: 0.95 }).warnings).toHaveLength(1);
    expect(sdFromInterval({ low: 1, high: 2, n: 20, level: 0.95, quantile: 'z' }).warnings).toHaveLength(1);
    expect(sdFromInterval({ low: 1, high: 2, n: 60, level: 0.95, quantile: 'z' }).warnings).toHaveLength(0);
    expect(() => standardErrorFromInterval({ low: 1, high: 2, level: 95, degreesOfFreedom: null })).toThrow(
      expect.objectContaining({ field: 'level' }),
    );
    expect(() => sdFromInterval({ low: 1, high: 2, n: 1, level: 0.95 })).toThrow(
      expect.objectContaining({ field: 'degreesOfFreedom' }),
    );
    expect(() => logRatioStandardErrorFromInterval({ low: 0, high: 2, level: 0.95 })).toThrow(
      expect.objectContaining({ field: 'low' }),
    );
  });
});

describe('numbers in formulas', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [36, '36'],
    [123456, '123456'],
    [1234567, '1234570'],
    [0.1234567, '0.123457'],
    [-1.5, '−1.5'],
    [1e-9, '0.000000001'],
    [2.50000001, '2.5'],
    [1e21, '1000000000000000000000'],
    [99.99999999, '100'],
  ])('%d is %s', (value, text) => expect(operand(value)).toBe(text));
  it('brackets what is negative', () => expect([bracketed(-2), bracketed(2)]).toEqual(['(−2)', '2']));
});
