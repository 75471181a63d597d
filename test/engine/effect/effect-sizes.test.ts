import { describe, expect, it } from 'vitest';
import { backTransformSummary } from '../../../engine/effect/back-transformed-summary.ts';
import { fromDoubleArcsine } from '../../../engine/effect/back-transformations.ts';
import { checkVarianceType, effectOfRow } from '../../../engine/effect/effect-of-row.ts';
import { effectSizes, type EffectColumns, type EffectSizeOptions } from '../../../engine/effect/effect-sizes.ts';
import { meanDifferenceFromStandardErrors } from '../../../engine/effect/mean-difference-from-standard-errors.ts';
import type { MeasureId } from '../../../engine/effect/measures.ts';
import { probitDifference } from '../../../engine/effect/probit-difference.ts';
import { isEstimable, type Effect } from '../../../engine/effect/types.ts';

const estimates = (effects: readonly Effect[]) =>
  effects.map((effect) => (isEstimable(effect) ? effect.estimate : effect.notEstimable));
const variances = (effects: readonly Effect[]) =>
  effects.map((effect) => (isEstimable(effect) ? effect.variance : effect.notEstimable));

describe('columns of a data set', () => {
  const ARMS = {
    mean1: [2, null, 4],
    sd1: [1, 1, 1],
    n1: [10, 10, 10],
    mean2: [1, 1, 1],
    sd2: [1, 1, 1],
    n2: [10, 10, 10],
  };

  it('give one effect per study in their order, and none where a number is missing', () => {
    expect(estimates(effectSizes('MD', ARMS))).toEqual([1, 'a number is missing', 3]);
    expect(effectSizes('MD', { ...ARMS, mean1: [], sd1: [], n1: [], mean2: [], sd2: [], n2: [] })).toEqual([]);
  });

  const refused = (code: string, field: string, message: string) => expect.objectContaining({ code, field, message });

  it('are all there and of one length', () => {
    const { sd2: _, ...without } = ARMS;
    expect(() => effectSizes('MD', without)).toThrowError(
      refused('missing-input', 'sd2', 'MD needs a column sd2: add it.'),
    );
    expect(() => effectSizes('MD', { ...ARMS, n1: [10, 10] })).toThrowError(
      refused('length-mismatch', 'n1', 'n1 has 2 entries, the first column 3.'),
    );
  });

  it('have no variance type that their measure does not know', () => {
    const error = refused('unknown-option', 'vtype', 'ROM has no variance type UB: use LS, HO.');
    expect(() => effectSizes('ROM', ARMS, { variance: 'UB' })).toThrowError(error);
    expect(() => checkVarianceType('ROM', 'UB')).toThrowError(error);
    expect(() => checkVarianceType('RR', 'LS')).not.toThrow();
  });
});

/** 'if0all' corrects every study when one of all has an empty cell, and no study otherwise. */
describe('the policy that looks at all studies', () => {
  const policy = { add: 1, to: 'if0all', dropDoubleZero: false } as const;

  it.each<[string, MeasureId, EffectColumns, (x: number) => EffectColumns]>([
    [
      'no event in arm 1',
      'RR',
      { events1: [0, 3], n1: [10, 10], events2: [2, 4], n2: [10, 10] },
      (x) => ({ events1: [1, x], n1: [10, 10], events2: [2, 4], n2: [10, 10] }),
    ],
    [
      'no event in arm 2',
      'RR',
      { events1: [2, 3], n1: [10, 10], events2: [0, 4], n2: [10, 10] },
      (x) => ({ events1: [2, x], n1: [10, 10], events2: [1, 4], n2: [10, 10] }),
    ],
    [
      'everybody has the event',
      'RR',
      { events1: [10, 3], n1: [10, 10], events2: [2, 4], n2: [10, 10] },
      (x) => ({ events1: [9, x], n1: [10, 10], events2: [2, 4], n2: [10, 10] }),
    ],
    [
      'no event in person-time 1',
      'IRR',
      { events1: [0, 3], time1: [10, 10], events2: [2, 4], time2: [10, 10] },
      (x) => ({ events1: [1, x], time1: [10, 10], events2: [2, 4], time2: [10, 10] }),
    ],
    [
      'no event in person-time 2',
      'IRR',
      { events1: [2, 3], time1: [10, 10], events2: [0, 4], time2: [10, 10] },
      (x) => ({ events1: [2, x], time1: [10, 10], events2: [1, 4], time2: [10, 10] }),
    ],
    ['no event', 'PLO', { events: [0, 3], n: [10, 10] }, (x) => ({ events: [1, x], n: [10, 10] })],
    ['nothing but events', 'PLO', { events: [10, 3], n: [10, 10] }, (x) => ({ events: [9, x], n: [10, 10] })],
  ])('%s of one study corrects the other too, %s', (_name, id, empty, full) => {
    const corrected = effectSizes(id, empty, { policy });
    const everywhere = effectSizes(id, empty, { policy: { ...policy, to: 'all' } });
    expect(corrected).toEqual(everywhere);
    const uncorrected = effectSizes(id, full(3), { policy });
    expect(uncorrected).toEqual(effectSizes(id, full(3), { policy: { ...policy, to: 'none' } }));
    expect(estimates(uncorrected)[1]).not.toBeCloseTo(Number(estimates(corrected)[1]), 4);
  });

  it('skips studies with a number missing', () => {
    const columns = { events1: [null, 3], n1: [10, 10], events2: [0, 4], n2: [10, 10] };
    const [missing, found] = estimates(effectSizes('RR', columns, { policy }));
    expect(missing).toBe('a number is missing');
    expect(found).toBeCloseTo(Math.log(0.3 / 0.4), 14);
  });

  it('says nothing to measures without cells', () => {
    const columns = { mean: [2, 3], sd: [1, 1], n: [9, 16] };
    expect(effectSizes('MN', columns, { policy })).toEqual(effectSizes('MN', columns));
  });
});

describe('variances at the average effect', () => {
  const AVERAGE: EffectSizeOptions = { variance: 'AV' };

  it('of standardised differences weigh the estimates by their participants', () => {
    const columns = {
      mean1: [1, 2, null],
      sd1: [1, 1, 1],
      n1: [10, 30, 10],
      mean2: [0, 0, 0],
      sd2: [1, 1, 1],
      n2: [10, 10, 10],
    };
    const found = effectSizes('SMD', columns, AVERAGE);
    const [one = NaN, two = NaN] = estimates(effectSizes('SMD', columns)).map(Number);
    const average = (20 * one + 40 * two) / 60;
    expect(estimates(found)).toEqual([one, two, 'a number is missing']);
    expect(variances(found)[0]).toBeCloseTo(1 / 10 + 1 / 10 + average ** 2 / 40, 13);
    expect(variances(found)[1]).toBeCloseTo(1 / 30 + 1 / 10 + average ** 2 / 80, 13);
    const first = found[0]!;
    if (!isEstimable(first)) throw new Error(first.notEstimable);
    expect(first.standardError).toBe(Math.sqrt(first.variance));
  });

  it('of correlations likewise; what is not estimable stays so and counts for nothing', () => {
    const columns = { correlation: [0.2, 0.5, null, 0.3], n: [11, 31, 10, 1] };
    const found = effectSizes('COR', columns, AVERAGE);
    const average = (11 * 0.2 + 31 * 0.5) / 42;
    expect(variances(found)[0]).toBeCloseTo((1 - average ** 2) ** 2 / 10, 13);
    expect(variances(found)[1]).toBeCloseTo((1 - average ** 2) ** 2 / 30, 13);
    expect(found[2]).toEqual({ notEstimable: 'a number is missing' });
    expect(found[3]).toHaveProperty('notEstimable');
  });
});

describe('a mean difference from standard errors', () => {
  const INPUT = { mean1: 5, standardError1: 3, mean2: 7, standardError2: 4 };

  it('adds their squares', () => {
    expect(meanDifferenceFromStandardErrors(INPUT)).toEqual({ estimate: -2, variance: 25, standardError: 5 });
  });

  it.each([
    [{ mean1: NaN }, 'mean1'],
    [{ mean2: Infinity }, 'mean2'],
    [{ standardError1: -1 }, 'standardError1'],
    [{ standardError2: -1 }, 'standardError2'],
    [{ standardError2: NaN }, 'standardError2'],
  ])('refuses %j', (change, field) => {
    expect(() => meanDifferenceFromStandardErrors({ ...INPUT, ...change })).toThrowError(
      expect.objectContaining({ field }),
    );
  });
});

describe('a probit difference', () => {
  it('keeps its digits whichever half the events are in', () => {
    // Quantiles of the normal distribution at 1e-9 and 1/4.
    const arms = (events1: number) => ({ events1, n1: 1e9, events2: 5, n2: 20 });
    const [low, high] = [probitDifference(arms(1)), probitDifference(arms(1e9 - 1))];
    expect(low).toHaveProperty('estimate', expect.closeTo(-5.99780701500769 + 0.674489750196082, 11));
    expect(high).toHaveProperty('estimate', expect.closeTo(5.99780701500769 + 0.674489750196082, 11));
  });
});

describe('options of one row', () => {
  const ROW = { mean1: 5, sd1: 2, n1: 10, mean2: 3, sd2: 4, n2: 30 };

  it('a mean difference with separate or pooled variances', () => {
    expect(effectOfRow('MD', ROW)).toHaveProperty('variance', 4 / 10 + 16 / 30);
    const pooled = (9 * 4 + 29 * 16) / 38;
    expect(effectOfRow('MD', ROW, { variance: 'HO' })).toHaveProperty(
      'variance',
      expect.closeTo(pooled * (1 / 10 + 1 / 30), 13),
    );
  });

  it('a ratio of means likewise', () => {
    expect(effectOfRow('ROM', ROW)).toHaveProperty('variance', expect.closeTo(4 / 250 + 16 / 270, 13));
    const pooled = (9 * 4 + 29 * 16) / 38;
    expect(effectOfRow('ROM', ROW, { variance: 'HO' })).toHaveProperty(
      'variance',
      expect.closeTo(pooled * (1 / 250 + 1 / 270), 13),
    );
  });

  it('a standardised difference as RevMan has it: 1 - 3 / (4 N - 9)', () => {
    const uncorrected = 2 / Math.sqrt((9 * 4 + 29 * 16) / 38);
    expect(effectOfRow('SMD', ROW, { variance: 'RevMan5' })).toHaveProperty(
      'estimate',
      expect.closeTo(uncorrected * (1 - 3 / (160 - 9)), 13),
    );
    expect(effectOfRow('SMD', ROW, { correct: false })).toHaveProperty('estimate', expect.closeTo(uncorrected, 13));
  });
});

describe('a pooled summary on its natural scale', () => {
  const summary = {
    estimate: 0.8,
    confidenceInterval: { low: 0.7, high: 0.9 },
    predictionInterval: { low: 0.5, high: 1.1 },
  };

  it('has every number transformed, by the harmonic mean of the sizes where the measure needs one', () => {
    const back = (x: number) => fromDoubleArcsine(x, 15);
    expect(backTransformSummary('PFT', summary, [10, 30])).toEqual({
      estimate: back(0.8),
      confidenceInterval: { low: back(0.7), high: back(0.9) },
      predictionInterval: { low: back(0.5), high: back(1.1) },
    });
    expect(backTransformSummary('RR', summary).estimate).toBe(Math.exp(0.8));
  });

  it('keeps an absent prediction interval absent, and needs no sizes', () => {
    expect(backTransformSummary('RR', { ...summary, predictionInterval: null }, []).predictionInterval).toBeNull();
    expect(backTransformSummary('PFT', summary, [])).toEqual(backTransformSummary('PFT', summary));
  });
});
