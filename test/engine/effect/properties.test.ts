import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromArcsine,
  fromCubeRoot,
  fromDoubleArcsine,
  fromFreemanTukeyRate,
  fromLogComplement,
  fromLogit,
  fromSquareRoot,
  harmonicMean,
} from '../../../engine/effect/back-transformations.ts';
import { effectOfRow, type EffectRow, type RowOptions } from '../../../engine/effect/effect-of-row.ts';
import { effectSizes } from '../../../engine/effect/effect-sizes.ts';
import { MEASURES, type EffectField, type MeasureId } from '../../../engine/effect/measures.ts';
import { reliability, reliabilityCubeRoot, reliabilityLog } from '../../../engine/effect/reliability.ts';
import { riskRatio } from '../../../engine/effect/risk-ratio.ts';
import { isEstimable, type Effect, type EffectEstimate } from '../../../engine/effect/types.ts';
import { cellsUnder, RAW_CELLS } from '../../../engine/effect/zero-cells.ts';

const SEED = { seed: 20260101, numRuns: 300 };

const real = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
const n = fc.integer({ min: 3, max: 5000 });
const sd = fc.oneof(real(1e-5, 1e5), fc.constant(1), fc.constant(1e-5));
const arms = fc.record({ mean1: real(0.1, 1e4), sd1: sd, n1: n, mean2: real(0.1, 1e4), sd2: sd, n2: n });
const table = fc
  .tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 }), real(0, 1), real(0, 1))
  .map(([n1, n2, p1, p2]) => ({ n1, n2, events1: Math.round(p1 * n1), events2: Math.round(p2 * n2) }));
const rates = fc.record({
  events1: fc.integer({ min: 0, max: 500 }),
  time1: real(0.1, 1e5),
  events2: fc.integer({ min: 0, max: 500 }),
  time2: real(0.1, 1e5),
});
const paired = fc.record({
  mean1: real(0.1, 1e4),
  sd1: sd,
  mean2: real(0.1, 1e4),
  sd2: sd,
  n,
  correlation: real(-0.99, 0.99),
});

const CONTINUOUS: readonly MeasureId[] = ['MD', 'SMD', 'SMDH', 'ROM', 'VR', 'CVR'];
const BINARY: readonly MeasureId[] = ['OR', 'RR', 'RD', 'AS', 'PETO', 'OR2DL', 'OR2DN', 'PBIT', 'PHI', 'YUQ', 'YUY'];
const RATES: readonly MeasureId[] = ['IRR', 'IRD', 'IRSD'];

const swapArms = (row: EffectRow): EffectRow => {
  const swapped: Record<string, number> = {};
  for (const [field, value] of Object.entries(row)) {
    const other = field.endsWith('1')
      ? `${field.slice(0, -1)}2`
      : field.endsWith('2')
        ? `${field.slice(0, -1)}1`
        : field;
    swapped[other] = value;
  }
  return swapped;
};

const close = (got: number, want: number, scale = 0): boolean =>
  got === want || Math.abs(got - want) <= 1e-9 * Math.max(Math.abs(want), Math.abs(got)) + 1e-12 * scale;

const both = (a: Effect, b: Effect, check: (a: EffectEstimate, b: EffectEstimate) => void): void => {
  expect(isEstimable(a)).toBe(isEstimable(b));
  if (isEstimable(a) && isEstimable(b)) check(a, b);
};

const neverNaN = (effect: Effect): void => {
  if (!isEstimable(effect)) {
    expect(effect.notEstimable.length).toBeGreaterThan(5);
    return;
  }
  expect(Number.isFinite(effect.estimate)).toBe(true);
  expect(effect.variance).toBeGreaterThanOrEqual(0);
  expect(effect.standardError).toBe(Math.sqrt(effect.variance));
};

describe('swapping the arms turns the sign and keeps the variance', () => {
  const options: RowOptions = {};
  const holds = (id: MeasureId, row: EffectRow): void =>
    both(effectOfRow(id, row, options), effectOfRow(id, swapArms(row), options), (a, b) => {
      expect(close(a.estimate, -b.estimate, 1), `${a.estimate} and ${b.estimate}`).toBe(true);
      expect(close(a.variance, b.variance), `${a.variance} and ${b.variance}`).toBe(true);
    });
  it.each(CONTINUOUS)('%s', (id) =>
    fc.assert(
      fc.property(arms, (row) => holds(id, row)),
      SEED,
    ),
  );
  it.each(BINARY)('%s', (id) =>
    fc.assert(
      fc.property(table, (row) => holds(id, row)),
      SEED,
    ),
  );
  it.each(RATES)('%s', (id) =>
    fc.assert(
      fc.property(rates, (row) => holds(id, row)),
      SEED,
    ),
  );
  it.each(['MC', 'SMCRP', 'SMCC', 'ROMC', 'VRC', 'CVRC'] as const)('%s', (id) =>
    fc.assert(
      fc.property(paired, (row) => holds(id, row)),
      SEED,
    ),
  );
});

describe('turning events into non-events', () => {
  const turned = (row: EffectRow): EffectRow => ({
    ...row,
    events1: row.n1! - row.events1!,
    events2: row.n2! - row.events2!,
  });
  it.each(['OR', 'RD', 'AS', 'PETO', 'PBIT', 'PHI', 'YUQ'] as const)('turns the sign of %s', (id) =>
    fc.assert(
      fc.property(table, (row) =>
        both(effectOfRow(id, row), effectOfRow(id, turned(row)), (a, b) => {
          expect(close(a.estimate, -b.estimate, 1)).toBe(true);
          expect(close(a.variance, b.variance)).toBe(true);
        }),
      ),
      SEED,
    ),
  );
});

describe('changing the unit', () => {
  const scaled = (row: EffectRow, by: number): EffectRow => ({
    ...row,
    mean1: row.mean1! * by,
    sd1: row.sd1! * by,
    mean2: row.mean2! * by,
    sd2: row.sd2! * by,
  });
  it('scales mean differences and leaves standardised and ratio measures alone', () => {
    fc.assert(
      fc.property(arms, fc.constantFrom(1e-3, 0.25, 8, 1000), (row, by) => {
        both(effectOfRow('MD', row), effectOfRow('MD', scaled(row, by)), (a, b) => {
          expect(close(b.estimate, by * a.estimate, by * Math.max(row.mean1, row.mean2))).toBe(true);
          expect(close(b.variance, by ** 2 * a.variance)).toBe(true);
        });
        for (const id of ['SMD', 'SMDH', 'SMD1', 'ROM', 'VR', 'CVR'] as const) {
          both(effectOfRow(id, row), effectOfRow(id, scaled(row, by)), (a, b) => {
            expect(close(b.estimate, a.estimate, row.mean1 / Math.min(row.sd1, row.sd2) + 10), id).toBe(true);
          });
        }
      }),
      SEED,
    );
  });

  it('shifting both means leaves differences alone', () => {
    fc.assert(
      fc.property(arms, (row) => {
        const shifted = { ...row, mean1: row.mean1 + 100, mean2: row.mean2 + 100 };
        both(effectOfRow('MD', row), effectOfRow('MD', shifted), (a, b) =>
          expect(close(a.estimate, b.estimate, 1e4)).toBe(true),
        );
      }),
      SEED,
    );
  });
});

describe('never NaN', () => {
  const anyNumber: Readonly<Record<string, fc.Arbitrary<number>>> = {
    mean: real(-1e6, 1e6),
    sd: fc.oneof(fc.constant(0), real(1e-5, 1e5)),
    n: fc.integer({ min: 0, max: 200 }),
    time: fc.oneof(fc.constant(0), real(1e-3, 1e6)),
    correlation: fc.oneof(fc.constantFrom(-1, 0, 1), real(-1, 1)),
    alpha: real(-1, 1),
    items: fc.integer({ min: 1, max: 30 }),
    observedMinusExpected: real(-100, 100),
    variance: real(0, 1e3),
  };
  const rowOf = (fields: readonly EffectField[]): fc.Arbitrary<EffectRow> =>
    fc.record(
      Object.fromEntries(
        fields.map((field) => {
          const kind = field.replace(/[12]$/u, '');
          return [field, kind === 'events' ? fc.integer({ min: 0, max: 200 }) : anyNumber[kind]!];
        }),
      ),
    );
  const possible = (row: EffectRow): EffectRow => ({
    ...row,
    ...(row.n1 !== undefined && row.events1 !== undefined ? { events1: Math.min(row.events1, row.n1) } : {}),
    ...(row.n2 !== undefined && row.events2 !== undefined ? { events2: Math.min(row.events2, row.n2) } : {}),
    ...(row.n !== undefined && row.events !== undefined ? { events: Math.min(row.events, row.n) } : {}),
  });
  it.each(MEASURES.map(({ id, inputs }) => [id, inputs] as const))('%s', (id, inputs) =>
    fc.assert(
      fc.property(rowOf(inputs), (row) => neverNaN(effectOfRow(id, possible(row)))),
      { ...SEED, numRuns: 200 },
    ),
  );
  it.each([1e-5, 1e5])('with a standard deviation of %d', (spread) => {
    for (const id of CONTINUOUS) {
      const effect = effectOfRow(id, { mean1: 3, sd1: spread, n1: 2, mean2: 2, sd2: spread, n2: 3 });
      expect(isEstimable(effect) && Number.isFinite(effect.estimate) && effect.variance > 0, id).toBe(true);
    }
  });
});

describe('a whole data set', () => {
  it('does not depend on the order of its studies', () => {
    fc.assert(
      fc.property(fc.array(arms, { minLength: 1, maxLength: 12 }), (rows) => {
        const columns = (list: readonly EffectRow[]) =>
          Object.fromEntries(
            (['mean1', 'sd1', 'n1', 'mean2', 'sd2', 'n2'] as const).map((field) => [
              field,
              list.map((row) => row[field]!),
            ]),
          );
        const forth = effectSizes('SMD', columns(rows), { variance: 'AV' });
        const back = effectSizes('SMD', columns(rows.toReversed()), { variance: 'AV' }).toReversed();
        forth.forEach((effect, i) =>
          both(effect, back[i]!, (a, b) => expect(close(a.variance, b.variance)).toBe(true)),
        );
      }),
      { ...SEED, numRuns: 50 },
    );
  });

  it('corrects all tables when one has an empty cell and the policy says so', () => {
    const columns = { events1: [0, 4], n1: [10, 10], events2: [2, 5], n2: [10, 10] };
    const policy = { add: 0.5, to: 'if0all', dropDoubleZero: false } as const;
    const [, corrected] = effectSizes('OR', columns, { policy }) as EffectEstimate[];
    expect(corrected!.variance).toBeCloseTo(1 / 4.5 + 1 / 6.5 + 2 / 5.5, 14);
    const [, untouched] = effectSizes('OR', { ...columns, events1: [1, 4] }, { policy }) as EffectEstimate[];
    expect(untouched!.variance).toBeCloseTo(1 / 4 + 1 / 6 + 2 / 5, 14);
    const single = { events: [0, 4], n: [10, 10] };
    expect((effectSizes('PLO', single, { policy })[1] as EffectEstimate).variance).toBeCloseTo(1 / 4.5 + 1 / 6.5, 14);
    const timed = { events1: [0, 4], time1: [10, 10], events2: [2, 5], time2: [10, 10] };
    expect((effectSizes('IRR', timed, { policy })[1] as EffectEstimate).variance).toBeCloseTo(1 / 4.5 + 1 / 5.5, 14);
  });
});

describe('zero cells', () => {
  const zero = { events1: 0, n1: 100, events2: 4, n2: 300 };
  it('adds Sweeting’s correction by the size of the other arm', () => {
    const cells = cellsUnder(zero, { add: 'treatment-arm', to: 'only0', dropDoubleZero: true });
    expect(cells).toEqual({ a: 0.25, b: 100.25, c: 4.75, d: 296.75 });
  });
  it('leaves tables without an empty cell alone', () => {
    const full = { events1: 1, n1: 100, events2: 4, n2: 300 };
    expect(cellsUnder(full, { add: 0.5, to: 'only0', dropDoubleZero: true })).toEqual({ a: 1, b: 99, c: 4, d: 296 });
    expect(cellsUnder(full, { add: 0.5, to: 'all', dropDoubleZero: true })).toEqual({
      a: 1.5,
      b: 99.5,
      c: 4.5,
      d: 296.5,
    });
    expect(cellsUnder(zero, RAW_CELLS)).toEqual({ a: 0, b: 100, c: 4, d: 296 });
  });
  it('keeps the risk ratio’s variance when nearly everyone has the event', () => {
    const effect = riskRatio({ events1: 999_999, n1: 1_000_000, events2: 999_998, n2: 1_000_000 }) as EffectEstimate;
    const exact = 1 / (999_999 * 1e6) + 2 / (999_998 * 1e6);
    expect(effect.variance / exact).toBeCloseTo(1, 14);
  });
});

describe('back-transformations', () => {
  it('undo what they name', () => {
    expect(fromLogit(Math.log(0.3 / 0.7))).toBeCloseTo(0.3, 14);
    expect(fromArcsine(Math.asin(Math.sqrt(0.3)))).toBeCloseTo(0.3, 14);
    expect([fromArcsine(-0.1), fromArcsine(2)]).toEqual([0, 1]);
    expect(fromSquareRoot(3)).toBe(9);
    expect(fromSquareRoot(-3)).toBe(0);
    const alpha = { alpha: 0.83, items: 7, n: 40 };
    expect(fromCubeRoot((reliabilityCubeRoot(alpha) as EffectEstimate).estimate)).toBeCloseTo(0.83, 14);
    expect(fromLogComplement((reliabilityLog(alpha) as EffectEstimate).estimate)).toBeCloseTo(0.83, 14);
    expect(harmonicMean([1, 2, 4])).toBeCloseTo(12 / 7, 14);
  });
  it('turn a Freeman-Tukey value of a single study back to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (events) => {
        const share = effectOfRow('PFT', { events, n: 1000 }) as EffectEstimate;
        expect(fromDoubleArcsine(share.estimate, 1000)).toBeCloseTo(events / 1000, 10);
        const rate = effectOfRow('IRFT', { events, time: 37 }) as EffectEstimate;
        expect(fromFreemanTukeyRate(rate.estimate, 37)).toBeCloseTo(events / 37, 9);
      }),
      { ...SEED, numRuns: 100 },
    );
    expect([fromDoubleArcsine(0, 50), fromDoubleArcsine(1.6, 50)]).toEqual([0, 1]);
    expect(fromFreemanTukeyRate(0.01, 9)).toBe(0);
  });
});

describe('closed forms without a golden case', () => {
  it('Cronbach’s alpha: variances agree by the delta method', () => {
    const input = { alpha: 0.8, items: 6, n: 1000 };
    const raw = reliability(input) as EffectEstimate;
    const log = reliabilityLog(input) as EffectEstimate;
    const root = reliabilityCubeRoot(input) as EffectEstimate;
    expect(raw.variance).toBeCloseTo((2 * 6 * 0.04) / (5 * 998), 16);
    expect(log.variance).toBeCloseTo(raw.variance / 0.04, 12);
    expect(root.variance / (raw.variance / (9 * 0.2 ** (4 / 3)))).toBeCloseTo(1, 2);
  });
  it('standardised mean difference under the null and as RevMan 5 has it', () => {
    const row = { mean1: 3, sd1: 1, n1: 10, mean2: 2, sd2: 1, n2: 15 };
    const atNull = effectOfRow('SMD', row, { variance: 'H0' }) as EffectEstimate;
    expect(atNull.variance).toBeCloseTo(1 / 10 + 1 / 15, 15);
    const revman = effectOfRow('SMD', row, { variance: 'RevMan5' }) as EffectEstimate;
    const g = 1 - 3 / (4 * 25 - 9);
    expect(revman.estimate).toBeCloseTo(g, 15);
    expect(revman.variance).toBeCloseTo(25 / 150 + g ** 2 / (2 * (25 - 3.94)), 15);
  });
});
