import { describe, expect, it } from 'vitest';
import { mantelHaenszel } from '../../../../engine/pool/counts/mantel-haenszel.ts';
import { mantelHaenszelRates } from '../../../../engine/pool/counts/mantel-haenszel-rates.ts';
import { peto } from '../../../../engine/pool/counts/peto.ts';
import { revManMantelHaenszel } from '../../../../engine/pool/counts/revman-mantel-haenszel.ts';
import type { CommonEffect, NotEstimable } from '../../../../engine/pool/counts/common-effect.ts';

const columns = (rows: readonly (readonly number[])[]) => ({
  events1: rows.map(([a = 0]) => a),
  total1: rows.map(([, n = 0]) => n),
  events2: rows.map(([, , c = 0]) => c),
  total2: rows.map(([, , , n = 0]) => n),
});
const ratio = (pooled: CommonEffect | NotEstimable): [number, number, number] => {
  if ('reason' in pooled) throw new Error(pooled.reason);
  const { estimate, confidenceInterval } = pooled;
  return [Math.exp(estimate), Math.exp(confidenceInterval.low), Math.exp(confidenceInterval.high)];
};
const about = (...values: readonly number[]): unknown[] => values.map((value) => expect.closeTo(value, 3));

describe('checklist C27: rare events with an empty cell', () => {
  const rare = columns([
    [1, 200, 4, 198],
    [0, 150, 3, 152],
    [2, 300, 5, 301],
  ]);

  it('pools without any correction', () => {
    expect(ratio(peto(rare).pooled)).toEqual(about(0.298, 0.108, 0.824));
    expect(ratio(mantelHaenszel(rare, { measure: 'OR' }).pooled)).toEqual(about(0.247, 0.069, 0.879));
    expect(ratio(mantelHaenszel(rare, { measure: 'RR' }).pooled)).toEqual(about(0.25, 0.071, 0.883));
  });

  it('corrects the studies shown, not the pool, and can be told otherwise', () => {
    const shown = mantelHaenszel(rare, { measure: 'OR' });
    expect(shown.studies[1]?.effect).toBeCloseTo(Math.log((0.5 * 149.5) / (3.5 * 150.5)), 12);
    const corrected = mantelHaenszel(rare, { measure: 'OR', poolingCorrection: { add: 0.5, to: 'only0' } });
    expect(ratio(corrected.pooled)[0]).toBeGreaterThan(ratio(shown.pooled)[0]);
  });
});

describe('studies without information', () => {
  const doubleZero = columns([
    [0, 50, 0, 48],
    [3, 50, 6, 48],
    [40, 40, 41, 41],
  ]);

  it('are left out of the shown ratios by default and named by their row', () => {
    const { k, studies, informativeTables } = mantelHaenszel(doubleZero, { measure: 'OR' });
    expect(k).toBe(3);
    expect(studies.map(({ row }) => row)).toEqual([1]);
    expect(informativeTables).toBe(1);
    expect(mantelHaenszel(doubleZero, { measure: 'OR', dropUninformative: false }).studies).toHaveLength(3);
  });

  it('leave the pooled ratios as they are without them', () => {
    const alone = columns([[3, 50, 6, 48]]);
    expect(ratio(mantelHaenszel(doubleZero, { measure: 'OR' }).pooled)).toEqual(
      ratio(mantelHaenszel(alone, { measure: 'OR' }).pooled),
    );
    expect(ratio(peto(doubleZero).pooled)).toEqual(ratio(peto(alone).pooled));
  });

  it('stay in a risk difference', () => {
    const pooled = mantelHaenszel(doubleZero, { measure: 'RD' }).pooled;
    const alone = mantelHaenszel(columns([[3, 50, 6, 48]]), { measure: 'RD' }).pooled;
    expect('estimate' in pooled && 'estimate' in alone && Math.abs(pooled.estimate) < Math.abs(alone.estimate)).toBe(
      true,
    );
  });

  it('make nothing estimable when there are no others, with a reason', () => {
    const nothing = columns([[0, 50, 0, 48]]);
    for (const measure of ['OR', 'RR', 'RD'] as const) {
      const result = mantelHaenszel(nothing, { measure });
      expect(result.pooled).toHaveProperty('reason');
      expect(result.heterogeneity).toBeNull();
      expect(result.cochranMantelHaenszel).toBeNull();
      expect(result.breslowDay).toBeNull();
    }
    expect(peto(nothing).pooled).toHaveProperty('reason');
    const revman = revManMantelHaenszel(nothing, { measure: 'OR' });
    expect(revman.random).toHaveProperty('reason');
    expect(revman.effects).toEqual([null]);
  });

  it('one whole empty column leaves a ratio without an estimate', () => {
    const empty = columns([
      [0, 50, 3, 48],
      [0, 60, 2, 61],
    ]);
    expect(mantelHaenszel(empty, { measure: 'OR' }).pooled).toHaveProperty('reason');
    expect(mantelHaenszel(empty, { measure: 'RR' }).pooled).toHaveProperty('reason');
    expect(mantelHaenszel(empty, { measure: 'RD' }).pooled).toHaveProperty('estimate');
    expect(peto(empty).pooled).toHaveProperty('estimate');
  });
});

describe('the tests of the odds ratio', () => {
  const rows = columns([
    [12, 60, 6, 58],
    [20, 90, 14, 92],
  ]);

  it('Cochran-Mantel-Haenszel without continuity correction is the square of the Peto statistic', () => {
    const test = mantelHaenszel(rows, { measure: 'OR', continuityCorrection: false }).cochranMantelHaenszel;
    const pooled = peto(rows).pooled;
    expect(test?.statistic).toBeCloseTo('statistic' in pooled ? pooled.statistic ** 2 : NaN, 10);
    expect(test?.degreesOfFreedom).toBe(1);
  });

  it('Breslow-Day is zero for one table, whose own odds ratio is the common one', () => {
    const one = mantelHaenszel(columns([[12, 60, 6, 58]]), { measure: 'OR' });
    expect(one.breslowDay?.statistic).toBeCloseTo(0, 20);
    expect(one.breslowDay?.pValue).toBeNull();
    expect(one.tarone?.statistic).toBeGreaterThanOrEqual(0);
  });
});

describe('rates', () => {
  const rates = { events1: [4, 0, 9], time1: [120, 80, 200], events2: [9, 2, 12], time2: [118, 84, 190] };

  it('swap sign when the arms are swapped', () => {
    const swapped = { events1: rates.events2, time1: rates.time2, events2: rates.events1, time2: rates.time1 };
    for (const measure of ['IRR', 'IRD'] as const) {
      const [one, two] = [
        mantelHaenszelRates(rates, { measure }).pooled,
        mantelHaenszelRates(swapped, { measure }).pooled,
      ];
      if ('reason' in one || 'reason' in two) throw new Error('not estimable');
      expect(two.estimate).toBeCloseTo(-one.estimate, 14);
      expect(two.standardError).toBeCloseTo(one.standardError, 14);
    }
  });

  it('have a reason when an arm has no event', () => {
    const none = { events1: [0, 0], time1: [10, 20], events2: [1, 2], time2: [10, 20] };
    expect(mantelHaenszelRates(none, { measure: 'IRR' }).pooled).toHaveProperty('reason');
    expect(mantelHaenszelRates(none, { measure: 'IRD' }).pooled).toHaveProperty('estimate');
    const nothing = { ...none, events2: [0, 0] };
    expect(mantelHaenszelRates(nothing, { measure: 'IRD' }).pooled).toHaveProperty('reason');
    expect(mantelHaenszelRates(nothing, { measure: 'IRR' }).test).toBeNull();
  });
});

describe('the RevMan analysis', () => {
  const rows = columns([
    [12, 60, 6, 58],
    [0, 40, 3, 41],
    [20, 90, 14, 92],
  ]);

  it('pools exactly only when asked', () => {
    const exact = revManMantelHaenszel(rows, { measure: 'OR', poolExactly: true });
    expect(ratio(exact.common)[0]).toBeCloseTo(ratio(mantelHaenszel(rows, { measure: 'OR' }).pooled)[0], 14);
    expect(ratio(revManMantelHaenszel(rows, { measure: 'OR' }).common)[0]).not.toBeCloseTo(ratio(exact.common)[0], 4);
  });

  it('has a larger Q around the Mantel-Haenszel estimate than around its own mean', () => {
    const around = revManMantelHaenszel(rows, { measure: 'OR' });
    const own = revManMantelHaenszel(rows, { measure: 'OR', qAroundMantelHaenszel: false });
    expect(around.q).toBeGreaterThan(own.q);
    expect(revManMantelHaenszel(rows, { measure: 'OR', estimator: 'PM' }).tauSquared).toBeGreaterThanOrEqual(0);
  });

  it('keeps uninformative studies when asked, with weight', () => {
    const withZero = columns([
      [12, 60, 6, 58],
      [0, 40, 0, 41],
    ]);
    expect(revManMantelHaenszel(withZero, { measure: 'RR' }).weights[1]).toBe(0);
    expect(revManMantelHaenszel(withZero, { measure: 'RR', keepUninformative: true }).weights[1]).toBeGreaterThan(0);
  });
});

describe('impossible counts', () => {
  const good = columns([[1, 10, 2, 11]]);
  it.each([
    ['more events than participants', { events1: [11] }, 'out-of-range', 'events1'],
    ['a negative count', { events2: [-1] }, 'out-of-range', 'events2'],
    ['an empty arm', { events2: [0], total2: [0] }, 'not-positive', 'total2'],
    ['a missing number written as NaN', { events1: [NaN] }, 'not-finite', 'events1'],
    ['unequal columns', { total1: [10, 12] }, 'length-mismatch', 'total1'],
  ])('%s', (_name, change, code, field) => {
    expect(() => peto({ ...good, ...change })).toThrowError(expect.objectContaining({ code, field }));
  });

  it('leave out incomplete studies; none complete is an error', () => {
    const gap = { events1: [1, null], total1: [10, 12], events2: [2, 3], total2: [11, 12] };
    expect(mantelHaenszel(gap, { measure: 'OR' }).k).toBe(1);
    expect(() => mantelHaenszel({ ...gap, events1: [null, null] }, { measure: 'OR' })).toThrowError(
      expect.objectContaining({ code: 'too-few-studies' }),
    );
  });

  it('an unknown scope of the correction', () => {
    const to = 'sometimes' as 'all';
    expect(() => mantelHaenszel(good, { measure: 'OR', studyCorrection: { add: 0.5, to } })).toThrowError(
      expect.objectContaining({ code: 'unknown-option', field: 'to' }),
    );
  });

  it.each([
    ['all', true, true],
    ['if0all', true, true],
    ['only0', true, false],
    ['none', false, false],
  ] as const)('the scope %s corrects the right studies', (to, zero, other) => {
    const rows = columns([
      [0, 10, 2, 11],
      [3, 10, 2, 11],
    ]);
    const { studies } = mantelHaenszel(rows, { measure: 'RD', studyCorrection: { add: 1, to } });
    const raw = [-2 / 11, 3 / 10 - 2 / 11];
    expect(studies[0]?.effect !== raw[0]).toBe(zero);
    expect(studies[1]?.effect !== raw[1]).toBe(other);
  });
});
