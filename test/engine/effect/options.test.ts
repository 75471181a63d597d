import { describe, expect, it } from 'vitest';
import { effectOfRow, type EffectRow } from '../../../engine/effect/effect-of-row.ts';
import { effectSizes } from '../../../engine/effect/effect-sizes.ts';
import type { MeasureId } from '../../../engine/effect/measures.ts';
import { standardisedMeanDifference } from '../../../engine/effect/standardised-mean-difference.ts';
import type { EffectEstimate } from '../../../engine/effect/types.ts';
import { waldInterval } from '../../../engine/effect/wald-interval.ts';
import type { ZeroCellPolicy } from '../../../engine/effect/zero-cells.ts';

const of = (id: MeasureId, row: EffectRow, policy?: ZeroCellPolicy): EffectEstimate =>
  effectOfRow(id, row, policy === undefined ? {} : { policy }) as EffectEstimate;

const SWEETING: ZeroCellPolicy = { add: 'treatment-arm', to: 'only0', dropDoubleZero: true };
const ADD_TO_ALL: ZeroCellPolicy = { add: 0.25, to: 'all', dropDoubleZero: false };
const NEVER: ZeroCellPolicy = { add: 0.25, to: 'none', dropDoubleZero: false };

describe('constants for empty cells', () => {
  const rates = { events1: 0, time1: 10, events2: 4, time2: 20 };
  it('go to events only, never to person-time', () => {
    expect(of('IRR', rates).estimate).toBeCloseTo(Math.log(0.5 / 10 / (4.5 / 20)), 14);
    expect(of('IRR', rates, SWEETING).variance).toBeCloseTo(1 / 0.5 + 1 / 4.5, 14);
    expect(of('IRR', { ...rates, events1: 2 }).variance).toBeCloseTo(1 / 2 + 1 / 4, 14);
    expect(of('IRR', { ...rates, events1: 2, events2: 0 }).variance).toBeCloseTo(1 / 2.5 + 1 / 0.5, 14);
    expect(of('IRR', { ...rates, events1: 2 }, ADD_TO_ALL).variance).toBeCloseTo(1 / 2.25 + 1 / 4.25, 14);
    expect(of('IRD', { ...rates, events2: 0 }).variance).toBeCloseTo(0.5 / 100 + 0.5 / 400, 15);
    expect(of('IRD', { ...rates, events2: 0 }).estimate).toBe(0);
    expect(of('IRD', { ...rates, events2: 0 }, NEVER).variance).toBe(0);
    expect(of('IRD', rates).variance).toBeCloseTo(4 / 400, 15);
    expect(of('IRD', rates, ADD_TO_ALL).estimate).toBeCloseTo(0.25 / 10 - 4.25 / 20, 15);
    expect(of('IRSD', rates, ADD_TO_ALL).estimate).toBeCloseTo(Math.sqrt(0.025) - Math.sqrt(4.25 / 20), 15);
  });

  it('single groups', () => {
    expect(of('PR', { events: 0, n: 9 }).estimate).toBeCloseTo(0.05, 15);
    expect(of('PR', { events: 9, n: 9 }).estimate).toBeCloseTo(0.95, 15);
    expect(of('PR', { events: 3, n: 9 }).variance).toBeCloseTo((1 / 3) * (2 / 3) * (1 / 9), 15);
    expect(of('PR', { events: 0, n: 9 }, SWEETING).estimate).toBeCloseTo(0.05, 15);
    expect(of('PR', { events: 3, n: 9 }, ADD_TO_ALL).estimate).toBeCloseTo(3.25 / 9.5, 15);
    expect(of('PAS', { events: 0, n: 9 }).estimate).toBe(0);
    expect(of('IRLN', { events: 0, time: 8 }).variance).toBe(2);
    expect(of('IRLN', { events: 0, time: 8 }, SWEETING).variance).toBe(2);
    expect(of('IRLN', { events: 3, time: 8 }, ADD_TO_ALL).variance).toBeCloseTo(1 / 3.25, 15);
    expect(of('IR', { events: 3, time: 8 }).estimate).toBe(3 / 8);
    expect(of('IRS', { events: 0, time: 8 }).estimate).toBe(0);
  });

  it('the risk difference takes only its variance from corrected counts, unless a policy is given', () => {
    const none = { events1: 0, n1: 10, events2: 0, n2: 20 };
    const p1 = 0.5 / 11;
    const p2 = 0.5 / 21;
    expect(of('RD', none).estimate).toBe(0);
    expect(of('RD', none).variance).toBeCloseTo((p1 * (1 - p1)) / 11 + (p2 * (1 - p2)) / 21, 15);
    expect(of('RD', none, NEVER).variance).toBe(0);
    expect(of('RD', { ...none, events2: 5 }).variance).toBeCloseTo((0.25 * 0.75) / 20, 15);
  });
});

describe('small-sample corrections', () => {
  const arms = { mean1: 2, sd1: 1, n1: 2, mean2: 1, sd2: 2, n2: 2 };
  it('are refused where they have no meaning', () => {
    const few = { notEstimable: 'too few participants for the small-sample correction' };
    expect(standardisedMeanDifference({ ...arms, n1: 1 }, { correction: 'approximate' })).toEqual(few);
    expect(standardisedMeanDifference({ ...arms, n1: 1, n2: 1 }, { correction: 'none' })).toEqual(few);
    expect(standardisedMeanDifference({ ...arms, n1: 1 }, { correction: 'none' })).toMatchObject({ estimate: 0.5 });
  });
  it('can be left off', () => {
    expect(of('SMD1', arms)).toHaveProperty('notEstimable');
    expect(effectOfRow('SMD1', arms, { correct: false })).toMatchObject({ estimate: 0.5, variance: 1 + 0.25 / 4 });
    expect(effectOfRow('SMD1H', arms, { correct: false })).toMatchObject({ variance: 1 / 4 + 1 + 0.25 / 2 });
    expect(effectOfRow('VR', arms, { correct: false })).toMatchObject({ estimate: -Math.LN2 });
    const long = { ...arms, n1: 5 };
    expect((effectOfRow('VR', long) as EffectEstimate).estimate).toBeCloseTo(-Math.LN2 + 1 / 8 - 1 / 2, 14);
    expect((effectOfRow('CVR', long, { correct: false }) as EffectEstimate).estimate).toBeCloseTo(-Math.log(4), 14);
    const pair = { mean1: 2, sd1: 1, mean2: 1, sd2: 2, n: 5, correlation: 0.5 };
    expect((effectOfRow('CVRC', pair, { correct: false }) as EffectEstimate).estimate).toBeCloseTo(-Math.log(4), 14);
    expect((effectOfRow('CVRC', pair) as EffectEstimate).estimate).toBeCloseTo(-Math.log(4) + (4 - 0.25) / 10, 14);
    expect((effectOfRow('ROMC', pair, { correct: true }) as EffectEstimate).estimate).toBeCloseTo(
      Math.LN2 + (0.25 - 4) / 10,
      14,
    );
    const one = { mean: 4, sd: 2, n: 11 };
    expect((effectOfRow('CVLN', one, { correct: false }) as EffectEstimate).estimate).toBeCloseTo(-Math.LN2, 14);
    expect((effectOfRow('SDLN', { sd: 2, n: 11 }, { correct: false }) as EffectEstimate).estimate).toBeCloseTo(
      Math.LN2,
      14,
    );
    expect((effectOfRow('SMN', one, { correct: false }) as EffectEstimate).estimate).toBe(2);
    expect((effectOfRow('SMCRP', pair, { correct: false }) as EffectEstimate).estimate).toBeCloseTo(
      1 / Math.sqrt(2.5),
      14,
    );
    expect((effectOfRow('SMCRH', pair, { correct: false }) as EffectEstimate).variance).toBeCloseTo(3 / 4 + 1 / 8, 14);
  });
});

describe('columns', () => {
  it('name what is missing or too long, and check the variance type even without a complete row', () => {
    expect(() => effectSizes('PR', { events: [1] })).toThrow(/PR needs a column n: add it\./u);
    expect(() => effectSizes('PR', { events: [1], n: [2, 3] })).toThrow(/n has 2 entries, the first column 1\./u);
    expect(() => effectSizes('PR', { events: [null], n: [2] }, { variance: 'AV' })).toThrow(
      /PR has no variance type AV/u,
    );
    expect(effectSizes('PR', { events: [], n: [] })).toEqual([]);
    expect(effectSizes('PR', { events: [null], n: [2] })).toEqual([{ notEstimable: 'a number is missing' }]);
  });
  it('weight the average by participants and leave out what is not estimable', () => {
    const [first, missing, third] = effectSizes(
      'COR',
      { correlation: [0.2, null, 0.6], n: [11, 5, 31] },
      { variance: 'AV' },
    );
    const average = (11 * 0.2 + 31 * 0.6) / 42;
    expect((first as EffectEstimate).variance).toBeCloseTo((1 - average ** 2) ** 2 / 10, 15);
    expect((third as EffectEstimate).standardError).toBeCloseTo((1 - average ** 2) / Math.sqrt(30), 15);
    expect(missing).toHaveProperty('notEstimable');
  });
});

describe('the normal interval of one effect', () => {
  it('is symmetric and as wide as its level', () => {
    const { low, high } = waldInterval({ estimate: 1, standardError: 2, level: 0.95 });
    expect(low + high).toBeCloseTo(2, 14);
    expect(high - 1).toBeCloseTo(3.919927969080108, 12);
    expect(() => waldInterval({ estimate: 1, standardError: -2, level: 0.95 })).toThrow(
      expect.objectContaining({ field: 'standardError' }),
    );
    expect(() => waldInterval({ estimate: NaN, standardError: 2, level: 0.95 })).toThrow(
      expect.objectContaining({ field: 'estimate' }),
    );
    expect(() => waldInterval({ estimate: 1, standardError: 2, level: 95 })).toThrow(
      expect.objectContaining({ field: 'level' }),
    );
  });
});
