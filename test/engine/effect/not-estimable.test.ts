import { describe, expect, it } from 'vitest';
import { effectOfRow, type EffectRow, type RowOptions } from '../../../engine/effect/effect-of-row.ts';
import { MEASURES, type MeasureId } from '../../../engine/effect/measures.ts';
import { HANDBOOK_ZERO_CELLS, RAW_CELLS } from '../../../engine/effect/zero-cells.ts';

const ARMS: EffectRow = { mean1: 3, sd1: 1, n1: 10, mean2: 2, sd2: 1.5, n2: 12 };
const TABLE: EffectRow = { events1: 3, n1: 20, events2: 5, n2: 25 };
const RATES: EffectRow = { events1: 3, time1: 100, events2: 5, time2: 90 };
const PAIRED: EffectRow = { mean1: 3, sd1: 1, mean2: 2, sd2: 1.5, n: 12, correlation: 0.5 };
const MEAN: EffectRow = { mean: 3, sd: 1, n: 12 };
const COUNT: EffectRow = { events: 3, n: 12 };
const RATE: EffectRow = { events: 3, time: 12 };
const R: EffectRow = { correlation: 0.3, n: 20 };
const ALPHA: EffectRow = { alpha: 0.8, items: 5, n: 30 };

const EMPTY = 'no participants analysed';
const CORRECTION = 'too few participants for the small-sample correction';
const NO_SPREAD = 'the standard deviation is zero';
const RATIO_SPREAD = 'a standard deviation is zero, so their ratio has no logarithm';
const SIGNS = 'the means are zero or differ in sign, so their ratio has no logarithm';
const CV_MEAN = 'a mean is zero or negative, so its coefficient of variation has no logarithm';
const ONE_MEAN = 'the mean is zero or negative, so it has no logarithm';
const NO_VARIATION = 'no variation: nobody, or everybody, had the event';
const NO_TIME = 'no person-time observed';
const ALL_EVENTS = 'all participants had the event in both arms';
const NO_EVENTS = 'no events in either arm';

const CASES: readonly (readonly [MeasureId, EffectRow, Partial<EffectRow>, string, RowOptions?])[] = [
  ['MD', ARMS, { n1: 0 }, EMPTY],
  ['MD', ARMS, { n2: 0 }, EMPTY],
  ['MD', ARMS, { n1: 1, n2: 1 }, 'the sampling variance cannot be computed', { variance: 'HO' }],
  ['SMD', ARMS, { n1: 0 }, EMPTY],
  ['SMD', ARMS, { sd1: 0, sd2: 0 }, NO_SPREAD],
  ['SMD', ARMS, { n1: 1, n2: 2 }, CORRECTION],
  ['SMDH', ARMS, { sd1: 0, sd2: 0 }, NO_SPREAD],
  ['SMDH', ARMS, { n2: 1 }, CORRECTION],
  ['SMDH', ARMS, { n1: 1 }, CORRECTION],
  ['SMDH', ARMS, { n1: 0 }, EMPTY],
  ['SMD1', ARMS, { sd2: 0 }, NO_SPREAD],
  ['SMD1', ARMS, { n2: 2 }, CORRECTION],
  ['SMD1', ARMS, { n2: 0 }, EMPTY],
  ['SMD1H', ARMS, { n1: 1 }, CORRECTION],
  ['ROM', ARMS, { mean2: 0 }, SIGNS],
  ['ROM', ARMS, { mean1: 0 }, SIGNS],
  ['ROM', ARMS, { mean2: -1 }, SIGNS],
  ['ROM', ARMS, { n2: 0 }, EMPTY],
  ['VR', ARMS, { n1: 1 }, 'an arm has fewer than two participants'],
  ['VR', ARMS, { n2: 1 }, 'an arm has fewer than two participants'],
  ['VR', ARMS, { sd1: 0 }, RATIO_SPREAD],
  ['VR', ARMS, { sd2: 0 }, RATIO_SPREAD],
  ['VR', ARMS, { n2: 0 }, EMPTY],
  ['CVR', ARMS, { n1: 1 }, 'an arm has fewer than two participants'],
  ['CVR', ARMS, { n2: 1 }, 'an arm has fewer than two participants'],
  ['CVR', ARMS, { sd1: 0 }, RATIO_SPREAD],
  ['CVR', ARMS, { sd2: 0 }, RATIO_SPREAD],
  ['CVR', ARMS, { mean1: 0 }, CV_MEAN],
  ['CVR', ARMS, { mean2: -1 }, CV_MEAN],
  ['CVR', ARMS, { n1: 0 }, EMPTY],
  ['OR', TABLE, { n1: 0, events1: 0 }, EMPTY],
  ['OR', TABLE, { n2: 0, events2: 0 }, EMPTY],
  ['OR', TABLE, { events1: 0, events2: 0 }, NO_EVENTS],
  ['OR', TABLE, { events1: 20, events2: 25 }, ALL_EVENTS],
  [
    'OR',
    TABLE,
    { events1: 0 },
    'an empty cell: the odds ratio is zero or infinite without a correction',
    { policy: RAW_CELLS },
  ],
  [
    'OR',
    TABLE,
    { events2: 0 },
    'an empty cell: the odds ratio is zero or infinite without a correction',
    { policy: RAW_CELLS },
  ],
  [
    'OR',
    TABLE,
    { events1: 20 },
    'an empty cell: the odds ratio is zero or infinite without a correction',
    { policy: RAW_CELLS },
  ],
  [
    'OR',
    TABLE,
    { events2: 25 },
    'an empty cell: the odds ratio is zero or infinite without a correction',
    { policy: RAW_CELLS },
  ],
  ['OR2DL', TABLE, { events1: 0, events2: 0 }, NO_EVENTS],
  ['YUQ', TABLE, { events1: 0, events2: 0 }, NO_EVENTS],
  ['RR', TABLE, { events1: 0, events2: 0 }, NO_EVENTS],
  [
    'RR',
    TABLE,
    { events1: 0 },
    'an arm without events: the risk ratio is zero or infinite without a correction',
    { policy: RAW_CELLS },
  ],
  [
    'RR',
    TABLE,
    { events2: 0 },
    'an arm without events: the risk ratio is zero or infinite without a correction',
    { policy: RAW_CELLS },
  ],
  ['RD', TABLE, { n1: 0, events1: 0 }, EMPTY],
  ['RD', TABLE, { events1: 0, events2: 0 }, NO_EVENTS, { policy: HANDBOOK_ZERO_CELLS }],
  ['AS', TABLE, { n1: 0, events1: 0 }, EMPTY],
  ['PETO', TABLE, { n1: 0, events1: 0 }, EMPTY],
  ['PETO', TABLE, { events1: 0, events2: 0 }, NO_EVENTS],
  ['PETO', TABLE, { events1: 20, events2: 25 }, ALL_EVENTS],
  ['PBIT', TABLE, { n1: 0, events1: 0 }, EMPTY],
  ['PBIT', TABLE, { events1: 0 }, 'an empty cell: the probit is infinite without a correction', { policy: RAW_CELLS }],
  ['PBIT', TABLE, { events1: 20 }, 'an empty cell: the probit is infinite without a correction', { policy: RAW_CELLS }],
  ['PBIT', TABLE, { events2: 0 }, 'an empty cell: the probit is infinite without a correction', { policy: RAW_CELLS }],
  ['PBIT', TABLE, { events2: 25 }, 'an empty cell: the probit is infinite without a correction', { policy: RAW_CELLS }],
  ['PHI', TABLE, { n1: 0, events1: 0 }, EMPTY],
  ['PHI', TABLE, { events1: 0, events2: 0 }, NO_VARIATION],
  ['PHI', TABLE, { events1: 20, events2: 25 }, NO_VARIATION],
  ['RTET', TABLE, { n1: 0, events1: 0 }, EMPTY],
  ['RTET', TABLE, { events1: 0, events2: 0 }, NO_VARIATION],
  ['RTET', TABLE, { events1: 20, events2: 25 }, NO_VARIATION],
  ['IRR', RATES, { time1: 0 }, NO_TIME],
  ['IRR', RATES, { time2: 0 }, NO_TIME],
  ['IRR', RATES, { events1: 0, events2: 0 }, NO_EVENTS],
  [
    'IRR',
    RATES,
    { events1: 0 },
    'an arm without events: the rate ratio is zero or infinite without a correction',
    { policy: RAW_CELLS },
  ],
  [
    'IRR',
    RATES,
    { events2: 0 },
    'an arm without events: the rate ratio is zero or infinite without a correction',
    { policy: RAW_CELLS },
  ],
  ['IRD', RATES, { time1: 0 }, NO_TIME],
  ['IRSD', RATES, { time2: 0 }, NO_TIME],
  [
    'HR_OE_V',
    { observedMinusExpected: 1, variance: 2 },
    { variance: 0 },
    'V is zero, so the trial has no information on the hazard ratio',
  ],
  ['COR', R, { n: 1 }, 'too few persons for the variance of a correlation'],
  ['COR', R, { n: 4 }, 'too few persons for the variance of a correlation', { variance: 'UB' }],
  ['UCOR', R, { n: 4 }, 'too few persons for the variance of a correlation'],
  ['ZCOR', R, { n: 3 }, 'too few persons for the variance of a correlation'],
  ['ZCOR', R, { correlation: 1 }, 'a correlation of ±1 has no Fisher z'],
  ['ZCOR', R, { correlation: -1 }, 'a correlation of ±1 has no Fisher z'],
  ['PR', COUNT, { events: 0, n: 0 }, EMPTY],
  ['PLN', COUNT, { events: 0, n: 0 }, EMPTY],
  [
    'PLN',
    COUNT,
    { events: 0 },
    'no events: the proportion has no logarithm without a correction',
    { policy: RAW_CELLS },
  ],
  ['PLO', COUNT, { events: 0, n: 0 }, EMPTY],
  [
    'PLO',
    COUNT,
    { events: 0 },
    'nobody or everybody had the event: the logit is infinite without a correction',
    { policy: RAW_CELLS },
  ],
  [
    'PLO',
    COUNT,
    { events: 12 },
    'nobody or everybody had the event: the logit is infinite without a correction',
    { policy: RAW_CELLS },
  ],
  ['PAS', COUNT, { events: 0, n: 0 }, EMPTY],
  ['PFT', COUNT, { events: 0, n: 0 }, EMPTY],
  ['IR', RATE, { time: 0 }, NO_TIME],
  ['IRLN', RATE, { time: 0 }, NO_TIME],
  ['IRLN', RATE, { events: 0 }, 'no events: the rate has no logarithm without a correction', { policy: RAW_CELLS }],
  ['IRS', RATE, { time: 0 }, NO_TIME],
  ['IRFT', RATE, { time: 0 }, NO_TIME],
  ['MC', PAIRED, { n: 0 }, EMPTY],
  ['SMCC', PAIRED, { n: 0 }, EMPTY],
  ['SMCC', PAIRED, { sd2: 1, correlation: 1 }, NO_SPREAD],
  ['SMCC', PAIRED, { n: 2 }, 'too few persons'],
  ['SMCR', PAIRED, { n: 0 }, EMPTY],
  ['SMCR', PAIRED, { sd1: 0 }, NO_SPREAD],
  ['SMCR', PAIRED, { n: 2 }, 'too few persons'],
  ['SMCRP', PAIRED, { n: 0 }, EMPTY],
  ['SMCRP', PAIRED, { sd1: 0, sd2: 0 }, NO_SPREAD],
  ['SMCRP', PAIRED, { n: 1 }, 'too few persons'],
  ['ROMC', PAIRED, { n: 0 }, EMPTY],
  ['ROMC', PAIRED, { mean1: -3 }, SIGNS],
  ['VRC', PAIRED, { n: 0 }, EMPTY],
  ['VRC', PAIRED, { n: 1 }, 'fewer than two persons'],
  ['VRC', PAIRED, { sd1: 0 }, RATIO_SPREAD],
  ['VRC', PAIRED, { sd2: 0 }, RATIO_SPREAD],
  ['CVRC', PAIRED, { n: 0 }, EMPTY],
  ['CVRC', PAIRED, { n: 1 }, 'fewer than two persons'],
  ['CVRC', PAIRED, { sd1: 0 }, RATIO_SPREAD],
  ['CVRC', PAIRED, { sd2: 0 }, RATIO_SPREAD],
  ['CVRC', PAIRED, { mean1: 0 }, CV_MEAN],
  ['CVRC', PAIRED, { mean2: 0 }, CV_MEAN],
  ['MN', MEAN, { n: 0 }, EMPTY],
  ['SMN', MEAN, { n: 0 }, EMPTY],
  ['SMN', MEAN, { sd: 0 }, NO_SPREAD],
  ['SMN', MEAN, { n: 2 }, 'fewer than two participants'],
  ['MNLN', MEAN, { n: 0 }, EMPTY],
  ['MNLN', MEAN, { mean: 0 }, ONE_MEAN],
  ['CVLN', MEAN, { n: 1 }, 'fewer than two participants'],
  ['CVLN', MEAN, { sd: 0 }, NO_SPREAD],
  ['CVLN', MEAN, { mean: -1 }, ONE_MEAN],
  ['SDLN', { sd: 1, n: 5 }, { n: 1 }, 'fewer than two participants'],
  ['SDLN', { sd: 1, n: 5 }, { sd: 0 }, NO_SPREAD],
  ['ARAW', ALPHA, { alpha: 1 }, 'an alpha of one or more has no sampling variance'],
  ['AHW', ALPHA, { items: 1 }, 'needs at least two items and more than two persons'],
  ['ABT', ALPHA, { n: 2 }, 'needs at least two items and more than two persons'],
];

describe('not estimable is a named state', () => {
  it.each(
    CASES.map(
      (line) =>
        [
          line
            .slice(0, 4)
            .map((part) => JSON.stringify(part))
            .join(' '),
          line,
        ] as const,
    ),
  )('%s', (_title, line) => {
    const [id, base, change, reason, options] = line;
    const { notEstimable } = effectOfRow(id, { ...base, ...change }, options) as { notEstimable?: string };
    expect(notEstimable).toBe(reason);
    expect(effectOfRow(id, base, options)).not.toHaveProperty('notEstimable');
  });

  it('keeps the tetrachoric estimate at its boundary, without a variance', () => {
    const at = (events1: number, events2: number) => effectOfRow('RTET', { ...TABLE, events1, events2 });
    expect(at(0, 5)).toMatchObject({ pointEstimate: -1 });
    expect(at(20, 5)).toMatchObject({ pointEstimate: 1 });
    expect(at(3, 0)).toMatchObject({ pointEstimate: 1 });
    expect(at(3, 25)).toMatchObject({ pointEstimate: -1, notEstimable: expect.stringContaining('boundary') });
  });
});

describe('impossible numbers throw and name the field', () => {
  it.each([
    ['MD', ARMS, { sd1: -1 }, 'out-of-range', 'sd1'],
    ['MD', ARMS, { sd2: -1 }, 'out-of-range', 'sd2'],
    ['MD', ARMS, { n1: -1 }, 'out-of-range', 'n1'],
    ['MD', ARMS, { n2: -1 }, 'out-of-range', 'n2'],
    ['MD', ARMS, { mean1: NaN }, 'not-finite', 'mean1'],
    ['MD', ARMS, { mean2: Infinity }, 'not-finite', 'mean2'],
    ['RR', TABLE, { events1: 21 }, 'out-of-range', 'events1'],
    ['RR', TABLE, { events2: 26 }, 'out-of-range', 'events2'],
    ['RR', TABLE, { events1: -1 }, 'out-of-range', 'events1'],
    ['RR', TABLE, { n2: NaN }, 'not-finite', 'n2'],
    ['IRR', RATES, { events1: -1 }, 'out-of-range', 'events1'],
    ['IRR', RATES, { events2: -1 }, 'out-of-range', 'events2'],
    ['IRR', RATES, { time1: -1 }, 'out-of-range', 'time1'],
    ['IRR', RATES, { time2: -1 }, 'out-of-range', 'time2'],
    ['COR', R, { correlation: 1.1 }, 'out-of-range', 'correlation'],
    ['COR', R, { n: -1 }, 'out-of-range', 'n'],
    ['PR', COUNT, { events: 13 }, 'out-of-range', 'events'],
    ['IR', RATE, { events: -1 }, 'out-of-range', 'events'],
    ['IR', RATE, { time: -1 }, 'out-of-range', 'time'],
    ['MC', PAIRED, { correlation: -1.1 }, 'out-of-range', 'correlation'],
    ['MC', PAIRED, { sd1: -1 }, 'out-of-range', 'sd1'],
    ['MC', PAIRED, { sd2: -1 }, 'out-of-range', 'sd2'],
    ['MC', PAIRED, { mean1: NaN }, 'not-finite', 'mean1'],
    ['MC', PAIRED, { mean2: NaN }, 'not-finite', 'mean2'],
    ['MC', PAIRED, { n: -1 }, 'out-of-range', 'n'],
    ['MN', MEAN, { mean: NaN }, 'not-finite', 'mean'],
    ['MN', MEAN, { sd: -1 }, 'out-of-range', 'sd'],
    ['MN', MEAN, { n: -1 }, 'out-of-range', 'n'],
    ['SDLN', { sd: 1, n: 5 }, { sd: -1 }, 'out-of-range', 'sd'],
    ['SDLN', { sd: 1, n: 5 }, { n: -1 }, 'out-of-range', 'n'],
    [
      'HR_OE_V',
      { observedMinusExpected: 1, variance: 2 },
      { observedMinusExpected: NaN },
      'not-finite',
      'observedMinusExpected',
    ],
    ['HR_OE_V', { observedMinusExpected: 1, variance: 2 }, { variance: -1 }, 'out-of-range', 'variance'],
    ['ARAW', ALPHA, { alpha: NaN }, 'not-finite', 'alpha'],
    ['ARAW', ALPHA, { items: 0 }, 'not-positive', 'items'],
    ['ARAW', ALPHA, { n: 0 }, 'not-positive', 'n'],
  ] as const)('%s of %j with %j', (id, base, change, code, field) => {
    expect(() => effectOfRow(id, { ...base, ...change })).toThrow(expect.objectContaining({ code, field }));
  });
});

describe('the registry', () => {
  it('states scale, null and back-transformation of every measure', () => {
    expect(MEASURES.length).toBe(52);
    for (const { id, name, scale, nullValue, inputs, backTransform } of MEASURES) {
      expect(name.length, id).toBeGreaterThan(3);
      expect(inputs.length, id).toBeGreaterThan(1);
      if (nullValue !== null) expect(backTransform(0, 20), `${id} on the ${scale} scale`).toBe(nullValue);
    }
  });

  it('lists no variance type a measure does not have', () => {
    expect(() => effectOfRow('MD', ARMS, { variance: 'UB' })).toThrow(/MD has no variance type UB: use LS, HO/);
    expect(() => effectOfRow('RR', TABLE, { variance: 'AV' })).toThrow(/RR has no variance type AV: use LS\./);
  });
});
