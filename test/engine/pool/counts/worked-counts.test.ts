import { describe, expect, it } from 'vitest';
import { heterogeneityFromQ, qAroundEstimate } from '../../../../engine/pool/counts/common-effect.ts';
import {
  cochranMantelHaenszelTest,
  homogeneityTests,
  informativeTables,
} from '../../../../engine/pool/counts/homogeneity-tests.ts';
import { mantelHaenszel } from '../../../../engine/pool/counts/mantel-haenszel.ts';
import { mantelHaenszelRates } from '../../../../engine/pool/counts/mantel-haenszel-rates.ts';
import { peto } from '../../../../engine/pool/counts/peto.ts';
import { revManMantelHaenszel } from '../../../../engine/pool/counts/revman-mantel-haenszel.ts';
import { rateEffect, tableEffect } from '../../../../engine/pool/counts/study-effects.ts';
import type { CommonEffect, NotEstimable, QAroundEstimate } from '../../../../engine/pool/counts/common-effect.ts';
import type { ChiSquaredTest } from '../../../../engine/pool/counts/homogeneity-tests.ts';

const COLUMNS = {
  events1: [12, 3, 20, 8],
  total1: [60, 40, 90, 55],
  events2: [6, 9, 14, 10],
  total2: [58, 41, 92, 50],
};
const RATES = { events1: [4, 2, 9], time1: [120, 80, 200], events2: [9, 5, 12], time2: [118, 84, 190] };

const numbers = (pooled: CommonEffect | NotEstimable): readonly number[] => {
  if ('reason' in pooled) throw new Error(pooled.reason);
  const { estimate, standardError, statistic, pValue, confidenceInterval } = pooled;
  return [estimate, standardError, statistic, pValue, confidenceInterval.low, confidenceInterval.high];
};
const spread = (found: QAroundEstimate | null): readonly number[] =>
  found === null ? [] : [found.q, found.pValue, found.iSquared, found.hSquared];
const expectClose = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 9));
};
const expectTest = (actual: ChiSquaredTest | null, statistic: number, df: number, pValue: number): void => {
  expect(actual?.statistic).toBeCloseTo(statistic, 9);
  expect(actual?.degreesOfFreedom).toBe(df);
  expect(actual?.pValue).toBeCloseTo(pValue, 9);
};

/** Reference values of metafor 4.8: estimate, standard error, z, p, limits; then Q, its p, I squared and H squared. */
describe('four trials against metafor', () => {
  it.each([
    [
      'OR',
      [0.0974411897519, 0.240986422074, 0.404343070091, 0.685960457713, -0.374883518277, 0.569765897781],
      [6.91749189647, 0.0745746037083, 56.6316803128, 2.30583063216],
    ],
    [
      'RR',
      [0.0820006751204, 0.202766726853, 0.404408930366, 0.685912034267, -0.315414806775, 0.479416157016],
      [6.66750072607, 0.0832856621658, 55.0056291967, 2.22250024202],
    ],
    [
      'RD',
      [0.0138340152987, 0.0341915024491, 0.404603901782, 0.685768690044, -0.0531800980789, 0.0808481286764],
      [7.65173662715, 0.053785227517, 60.7932140613, 2.55057887572],
    ],
  ] as const)('Mantel-Haenszel %s', (measure, pooled, heterogeneity) => {
    const result = mantelHaenszel(COLUMNS, { measure });
    expectClose(numbers(result.pooled), pooled);
    expectClose(spread(result.heterogeneity), heterogeneity);
    expect(result.heterogeneity?.degreesOfFreedom).toBe(3);
    expect(result).toMatchObject({ measure, k: 4, informativeTables: measure === 'OR' ? 4 : null });
    if (measure === 'OR') return;
    expect(result).toMatchObject({ cochranMantelHaenszel: null, breslowDay: null, tarone: null });
  });

  it('the tests of the odds ratio', () => {
    const result = mantelHaenszel(COLUMNS, { measure: 'OR' });
    expectTest(result.cochranMantelHaenszel, 0.0812176317054, 1, 0.775654045798);
    expectTest(result.breslowDay, 7.34015612115, 3, 0.0618109406018);
    expectTest(result.tarone, 7.34012056701, 3, 0.0618119195543);
    const uncorrected = mantelHaenszel(COLUMNS, { measure: 'OR', continuityCorrection: false });
    expectTest(uncorrected.cochranMantelHaenszel, 0.164647259994, 1, 0.684913444197);
  });

  it('Peto', () => {
    const result = peto(COLUMNS);
    expectClose(
      numbers(result.pooled),
      [0.0980175386565, 0.241560844241, 0.405767494995, 0.684913444197, -0.375433016131, 0.571468093444],
    );
    expectClose(spread(result.heterogeneity), [7.25790836499, 0.0641162206678, 58.6657773957, 2.41930278833]);
    expect(result.studies.map(({ row }) => row)).toEqual([0, 1, 2, 3]);
  });

  it.each([
    [
      'IRR',
      [-0.574526666358, 0.324886259642, -1.7683932432, 0.0769951853702, -1.21129203433, 0.062238701611],
      [0.585519009664, 0.746201576993, 0, 0.292759504832],
    ],
    [
      'IRD',
      [-0.0289958308991, 0.0161988496057, -1.78999321587, 0.0734550020216, -0.0607449927173, 0.00275333091898],
      [0.450987970754, 0.798121860836, 0, 0.225493985377],
    ],
  ] as const)('Mantel-Haenszel %s', (measure, pooled, heterogeneity) => {
    const result = mantelHaenszelRates(RATES, { measure });
    expectClose(numbers(result.pooled), pooled);
    expectClose(spread(result.heterogeneity), heterogeneity);
    expect(result).toMatchObject({ measure, k: 3 });
    if (measure === 'IRD') expect(result.test).toBeNull();
    else expectTest(result.test, 2.67847726417, 1, 0.101712944743);
  });

  it('the rate test without its continuity correction, and narrower intervals at 80 %', () => {
    const { test, pooled } = mantelHaenszelRates(RATES, { measure: 'IRR', continuityCorrection: false, level: 0.8 });
    expectTest(test, 3.21418619135, 1, 0.0730024849082);
    // Normal quantile of 0.9.
    const [estimate = 0, error = 0, , , low, high] = numbers(pooled);
    expectClose([low!, high!], [estimate - 1.2815515655446 * error, estimate + 1.2815515655446 * error]);
  });
});

describe('one table', () => {
  it('has the effects of its own counts, and none where a cell is empty', () => {
    const table = { row: 5, a: 2, b: 8, c: 5, d: 15 };
    expect(tableEffect(table, 'RD')).toMatchObject({ row: 5 });
    expect(tableEffect(table, 'OR')?.effect).toBeCloseTo(Math.log((2 * 15) / (8 * 5)), 14);
    expect(tableEffect(table, 'OR')?.variance).toBeCloseTo(1 / 2 + 1 / 8 + 1 / 5 + 1 / 15, 14);
    expect(tableEffect(table, 'RR')?.effect).toBeCloseTo(Math.log(0.2 / 0.25), 14);
    expect(tableEffect(table, 'RD')?.effect).toBeCloseTo(-0.05, 14);
    expect(tableEffect({ ...table, a: 0 }, 'OR')).toBeNull();
    expect(tableEffect({ ...table, a: 0, c: 0 }, 'RD')).toBeNull();
  });

  it('of rates likewise', () => {
    const rate = { row: 2, x1: 4, t1: 10, x2: 9, t2: 30 };
    const ratio = rateEffect(rate, 'IRR');
    expect(ratio?.row).toBe(2);
    expect(ratio?.effect).toBeCloseTo(Math.log(0.4 / 0.3), 14);
    expect(ratio?.variance).toBeCloseTo(1 / 4 + 1 / 9, 14);
    const difference = rateEffect(rate, 'IRD');
    expect(difference?.effect).toBeCloseTo(0.1, 14);
    expect(difference?.variance).toBeCloseTo(4 / 100 + 9 / 900, 14);
    expect(rateEffect({ ...rate, x1: 0 }, 'IRR')).toBeNull();
    expect(rateEffect({ ...rate, x2: 0 }, 'IRR')).toBeNull();
    expect(rateEffect({ ...rate, x1: 0, x2: 0 }, 'IRD')).toBeNull();
    expect(rateEffect({ ...rate, x1: 0 }, 'IRD')?.variance).toBeCloseTo(9 / 900, 14);
  });

  it('has no heterogeneity', () => {
    expect(heterogeneityFromQ(0, 1)).toEqual({ q: 0, degreesOfFreedom: 0, pValue: 1, iSquared: 0, hSquared: 1 });
    expect(qAroundEstimate([], 0)).toBeNull();
    const two = [
      { row: 0, effect: 1, variance: 0.5 },
      { row: 1, effect: 4, variance: 2 },
    ];
    expect(qAroundEstimate(two, 2)).toMatchObject({ q: 4, degreesOfFreedom: 1, iSquared: 75, hSquared: 4 });
  });
});

describe('which tables say something about the odds ratio', () => {
  const [noEvent, allEvents, one] = [
    { row: 0, a: 0, b: 5, c: 0, d: 6 },
    { row: 1, a: 5, b: 0, c: 6, d: 0 },
    { row: 2, a: 1, b: 4, c: 0, d: 6 },
  ];

  it('those with an event and a non-event', () => {
    expect(informativeTables([noEvent, allEvents, one])).toEqual([one]);
    expect(homogeneityTests([noEvent, allEvents], 0)).toBeNull();
    expect(homogeneityTests([noEvent, one], 0)?.breslowDay).toMatchObject({ degreesOfFreedom: 0, pValue: null });
    expect(cochranMantelHaenszelTest([noEvent, allEvents], true)).toBeNull();
    // a = 1, expected 5/11, variance 5 6 1 10 / (11^2 10).
    expect(cochranMantelHaenszelTest([one, noEvent], false)?.statistic).toBeCloseTo((6 / 11) ** 2 / (30 / 121), 12);
  });
});

describe('reasons', () => {
  const NONE = { events1: [0], total1: [50], events2: [0], total2: [48] };
  const ARM = 'In one arm no study has an event (or every participant has it), so the ratio is not estimable';
  const BOTH = 'No study has both events and non-events, so the risk difference has no standard error.';

  it.each([
    ['OR', ARM],
    ['RR', ARM],
    ['RD', BOTH],
  ] as const)('of Mantel-Haenszel %s', (measure, reason) => {
    expect(mantelHaenszel(NONE, { measure }).pooled).toEqual({ reason: expect.stringContaining(reason) });
    // Everybody has the event: a risk ratio of one, without a standard error.
    const all = { events1: [50], total1: [50], events2: [48], total2: [48] };
    expect(mantelHaenszel(all, { measure }).pooled).toEqual({ reason: expect.stringContaining(reason) });
  });

  it('of Peto, of rates and of RevMan', () => {
    expect(peto(NONE)).toEqual({
      k: 1,
      pooled: { reason: 'No study has both events and non-events, so the odds ratio is not estimable.' },
      studies: [],
      heterogeneity: null,
    });
    const rates = { events1: [0], time1: [10], events2: [0], time2: [10] };
    expect(mantelHaenszelRates(rates, { measure: 'IRR' }).pooled).toEqual({
      reason: expect.stringContaining('In one arm no study has an event, so the rate ratio'),
    });
    expect(mantelHaenszelRates(rates, { measure: 'IRD' }).pooled).toEqual({
      reason: 'No study has an event, so the rate difference has no standard error.',
    });
    for (const [x1, x2] of [
      [3, 0],
      [0, 3],
    ] as const)
      expect(mantelHaenszelRates({ ...rates, events1: [x1], events2: [x2] }, { measure: 'IRR' }).pooled).toHaveProperty(
        'reason',
      );
    expect(revManMantelHaenszel(NONE, { measure: 'RR' })).toEqual({
      effects: [null],
      weights: [0],
      common: { reason: expect.stringContaining(ARM) },
      random: { reason: 'No study has an effect on this measure.' },
      q: 0,
      qDegreesOfFreedom: 0,
      tauSquared: null,
      iSquared: null,
    });
    // With the correction even empty tables have a variance; without it they have none.
    expect(revManMantelHaenszel(NONE, { measure: 'RD', increment: 0 }).common).toEqual({ reason: BOTH });
    expect(revManMantelHaenszel(NONE, { measure: 'RD' }).common).toHaveProperty('estimate');
  });
});

describe('RevMan', () => {
  it.each(['OR', 'RR', 'RD'] as const)('without empty cells pools %s as Mantel-Haenszel does', (measure) => {
    const { common, q, qDegreesOfFreedom, iSquared, weights } = revManMantelHaenszel(COLUMNS, { measure });
    const reference = mantelHaenszel(COLUMNS, { measure });
    expect(numbers(common)[0]).toBeCloseTo(numbers(reference.pooled)[0]!, 13);
    expect(q).toBeCloseTo(reference.heterogeneity?.q ?? NaN, 9);
    expect(iSquared).toBeCloseTo(reference.heterogeneity?.iSquared ?? NaN, 8);
    expect(qDegreesOfFreedom).toBe(3);
    const [a, n1, c, n2] = [12, 60, 6, 58];
    const share = { OR: ((n1 - a) * c) / (n1 + n2), RR: (n1 * c) / (n1 + n2), RD: (n1 * n2) / (n1 + n2) };
    expect(weights[0]).toBeCloseTo(share[measure], 12);
  });

  it('gives the risk difference its own standard error, sqrt(sum w^2 v) / sum w', () => {
    const [weight, variance] = COLUMNS.events1.reduce(
      ([sum, squares], a, i) => {
        const [n1, c, n2] = [COLUMNS.total1[i]!, COLUMNS.events2[i]!, COLUMNS.total2[i]!];
        const share = (n1 * n2) / (n1 + n2);
        return [sum + share, squares + share ** 2 * ((a * (n1 - a)) / n1 ** 3 + (c * (n2 - c)) / n2 ** 3)];
      },
      [0, 0],
    );
    const { common } = revManMantelHaenszel(COLUMNS, { measure: 'RD' });
    expect(numbers(common)[1]).toBeCloseTo(Math.sqrt(variance) / weight, 13);
  });

  it('shows an empty cell’s risk difference from the counts, its variance from the corrected ones', () => {
    const columns = { events1: [0, 5], total1: [10, 20], events2: [4, 6], total2: [10, 20] };
    const { effects } = revManMantelHaenszel(columns, { measure: 'RD' });
    expect(effects[0]?.effect).toBe(-0.4);
    expect(effects[0]?.variance).toBeCloseTo((0.5 * 10.5) / 11 ** 3 + (4.5 * 6.5) / 11 ** 3, 14);
    expect(effects[1]?.effect).toBeCloseTo(-0.05, 14);
    expect(revManMantelHaenszel(columns, { measure: 'OR' }).effects[0]?.effect).toBeCloseTo(
      Math.log((0.5 * 6.5) / (10.5 * 4.5)),
      13,
    );
  });

  it('leaves out a table where everyone has the event from odds ratios only', () => {
    const columns = { events1: [10, 5], total1: [10, 20], events2: [10, 6], total2: [10, 20] };
    const isShown = (measure: 'OR' | 'RR' | 'RD') =>
      revManMantelHaenszel(columns, { measure }).effects.map((effect) => effect !== null);
    expect(isShown('OR')).toEqual([false, true]);
    expect(isShown('RR')).toEqual([true, true]);
    expect(isShown('RD')).toEqual([true, true]);
  });

  it('one study differs from nothing, though its own effect is corrected and the pooled one is not', () => {
    const one = { events1: [5], total1: [20], events2: [6], total2: [20] };
    const studyCorrection = { add: 1, to: 'all' } as const;
    const { pooled, studies, heterogeneity } = mantelHaenszel(one, { measure: 'OR', studyCorrection });
    expect(numbers(pooled)[0]).toBeCloseTo(Math.log((5 * 14) / (15 * 6)), 13);
    expect(studies[0]?.effect).toBeCloseTo(Math.log((6 * 15) / (16 * 7)), 13);
    expect(heterogeneity).toEqual({ q: 0, degreesOfFreedom: 0, pValue: 1, iSquared: 0, hSquared: 1 });
  });

  it('pools one study as itself', () => {
    const one = { events1: [5], total1: [20], events2: [6], total2: [20] };
    const result = revManMantelHaenszel(one, { measure: 'RR' });
    expect(result).toMatchObject({ q: 0, qDegreesOfFreedom: 0, tauSquared: null, iSquared: null });
    expect(numbers(result.random).slice(0, 2)).toEqual([
      result.effects[0]?.effect,
      Math.sqrt(result.effects[0]?.variance ?? NaN),
    ]);
  });

  it('uses inverse variances, 1 / (v + tau squared), for random effects', () => {
    const { effects, tauSquared, random, q } = revManMantelHaenszel(COLUMNS, { measure: 'OR' });
    const studies = effects.filter((effect) => effect !== null);
    const sums = (tau: number) =>
      studies.reduce(
        ([w, wy, ww], { effect, variance }) => {
          const weight = 1 / (variance + tau);
          return [w + weight, wy + weight * effect, ww + weight * weight] as const;
        },
        [0, 0, 0] as readonly [number, number, number],
      );
    const [w, , ww] = sums(0);
    expect(tauSquared).toBeCloseTo((q - 3) / (w - ww / w), 11);
    const [total, weighted] = sums(tauSquared ?? NaN);
    expectClose(numbers(random).slice(0, 2), [weighted / total, 1 / Math.sqrt(total)]);
  });
});

describe('options reach the studies shown', () => {
  const columns = { events1: [0, 0, 3], total1: [10, 10, 10], events2: [2, 0, 4], total2: [10, 10, 10] };

  it('Peto corrects and keeps them only when asked', () => {
    expect(peto(columns).studies.map(({ row }) => row)).toEqual([0, 2]);
    expect(peto(columns, { dropUninformative: false }).studies).toHaveLength(2);
    const corrected = peto(columns, { studyCorrection: { add: 0.5, to: 'only0' }, dropUninformative: false });
    expect(corrected.studies).toHaveLength(3);
    // O - E = 0.5 - 11 3 / 22; V = 11 11 3 19 / (22^2 21).
    expect(corrected.studies[0]?.effect).toBeCloseTo(-1 / ((11 * 11 * 3 * 19) / (22 ** 2 * 21)), 12);
    expect(corrected.studies[0]?.variance).toBeCloseTo((22 ** 2 * 21) / (11 * 11 * 3 * 19), 12);
    expect(corrected.pooled).toEqual(peto(columns).pooled);
    expect(peto(columns, { level: 0.8 }).pooled).not.toEqual(peto(columns).pooled);
  });

  it('rates likewise', () => {
    const rates = { events1: [0, 0, 3], time1: [10, 10, 10], events2: [2, 0, 4], time2: [20, 10, 10] };
    const shown = mantelHaenszelRates(rates, { measure: 'IRR' });
    expect(shown.studies.map(({ row }) => row)).toEqual([0, 2]);
    expect(shown.studies[0]?.effect).toBeCloseTo(Math.log(0.5 / 10 / (2.5 / 20)), 13);
    expect(shown.studies[1]?.effect).toBeCloseTo(Math.log(3 / 4), 13);
    expect(mantelHaenszelRates(rates, { measure: 'IRR', dropUninformative: false }).studies).toHaveLength(3);
    const everywhere = mantelHaenszelRates(rates, { measure: 'IRR', studyCorrection: { add: 1, to: 'all' } });
    expect(everywhere.studies[1]?.effect).toBeCloseTo(Math.log(4 / 5), 13);
    const pooled = mantelHaenszelRates(rates, { measure: 'IRD', poolingCorrection: { add: 1, to: 'all' } }).pooled;
    // Shares 20/3, 5, 5; differences 1/10 - 3/20, 0, 4/10 - 5/10.
    expect(numbers(pooled)[0]).toBeCloseTo(((20 / 3) * -0.05 + 5 * -0.1) / (20 / 3 + 10), 12);
  });
});

describe('counts that cannot be', () => {
  const TABLE = { events1: [1, 1], total1: [10, 10], events2: [2, 2], total2: [11, 11] };
  const RATE = { events1: [1, 1], time1: [10, 10], events2: [2, 2], time2: [11, 11] };

  it.each([
    [{ events1: [1, 11] }, 'out-of-range', 'events1', 'Study 2 has 11 events among 10: correct events1 or total1.'],
    [{ events2: [12, 2] }, 'out-of-range', 'events2', 'Study 1 has 12 events among 11: correct events2 or total2.'],
    [{ events1: [1, -1] }, 'out-of-range', 'events1', 'events1 of study 2 is -1: a count is never negative.'],
    [{ events2: [2, Infinity] }, 'not-finite', 'events2', 'events2 of study 2 is Infinity: give a count.'],
    [{ total1: [10, NaN] }, 'not-finite', 'total1', 'total1 of study 2 is NaN: give a number.'],
    [{ events2: [0, 2], total2: [0, 11] }, 'not-positive', 'total2', 'total2 of study 1 is 0: with nobody observed'],
    [{ total2: [11] }, 'length-mismatch', 'total2', 'total2 has 1 rows but events1 has 2.'],
    [{ events2: [null, null] }, 'too-few-studies', 'events1', 'No study has all four numbers.'],
  ])('tables: %j', (change, code, field, message) => {
    expect(() => mantelHaenszel({ ...TABLE, ...change }, { measure: 'OR' })).toThrowError(
      expect.objectContaining({ code, field, message: expect.stringContaining(message) }),
    );
  });

  it.each([
    [{ events1: [-1, 1] }, 'out-of-range', 'events1', 'events1 of study 1 is -1'],
    [{ events2: [2, NaN] }, 'not-finite', 'events2', 'events2 of study 2 is NaN'],
    [{ time1: [10, 0] }, 'not-positive', 'time1', 'time1 of study 2 is 0'],
    [{ time2: [Infinity, 11] }, 'not-finite', 'time2', 'time2 of study 1 is Infinity'],
    [{ time1: [1, 2, 3] }, 'length-mismatch', 'time1', 'time1 has 3 rows but events1 has 2.'],
    [{ time1: [null, null] }, 'too-few-studies', 'events1', 'No study has all four numbers.'],
  ])('rates: %j', (change, code, field, message) => {
    expect(() => mantelHaenszelRates({ ...RATE, ...change }, { measure: 'IRR' })).toThrowError(
      expect.objectContaining({ code, field, message: expect.stringContaining(message) }),
    );
  });

  it.each(['events1', 'total1', 'events2', 'total2'] as const)('a study without %s is left out', (missing) => {
    const columns = { ...TABLE, [missing]: [null, TABLE[missing][1]!] };
    expect(mantelHaenszel(columns, { measure: 'OR' })).toMatchObject({ k: 1, studies: [{ row: 1 }] });
  });

  it.each(['events1', 'time1', 'events2', 'time2'] as const)('a rate without %s is left out', (missing) => {
    const columns = { ...RATE, [missing]: [null, RATE[missing][1]!] };
    expect(mantelHaenszelRates(columns, { measure: 'IRR' })).toMatchObject({ k: 1, studies: [{ row: 1 }] });
  });

  it('an unknown scope of the correction names those there are', () => {
    const studyCorrection = { add: 0.5, to: 'sometimes' as 'all' };
    expect(() => peto(TABLE, { studyCorrection })).toThrowError(
      expect.objectContaining({
        code: 'unknown-option',
        field: 'to',
        message: 'There is no correction scope "sometimes": use only0, all, if0all or none.',
      }),
    );
  });
});
