import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommonEffect, NotEstimable } from '../../../../engine/pool/counts/common-effect.ts';
import { mantelHaenszel } from '../../../../engine/pool/counts/mantel-haenszel.ts';
import { peto } from '../../../../engine/pool/counts/peto.ts';
import { revManMantelHaenszel } from '../../../../engine/pool/counts/revman-mantel-haenszel.ts';
import type { TwoByTwoColumns } from '../../../../engine/pool/counts/two-by-two.ts';

const SETTINGS = { seed: 20260711, numRuns: 200 };
const arm = fc.integer({ min: 1, max: 60 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const tables = fc.array(fc.tuple(arm, arm), { minLength: 1, maxLength: 12 });

type Row = readonly [readonly [number, number], readonly [number, number]];
const columns = (rows: readonly Row[]): TwoByTwoColumns => ({
  events1: rows.map(([[a]]) => a),
  total1: rows.map(([[, n]]) => n),
  events2: rows.map(([, [c]]) => c),
  total2: rows.map(([, [, n]]) => n),
});

const METHODS = {
  'Mantel-Haenszel OR': (x: TwoByTwoColumns) => mantelHaenszel(x, { measure: 'OR' }).pooled,
  'Mantel-Haenszel RR': (x: TwoByTwoColumns) => mantelHaenszel(x, { measure: 'RR' }).pooled,
  'Mantel-Haenszel RD': (x: TwoByTwoColumns) => mantelHaenszel(x, { measure: 'RD' }).pooled,
  Peto: (x: TwoByTwoColumns) => peto(x).pooled,
  'RevMan random OR': (x: TwoByTwoColumns) => revManMantelHaenszel(x, { measure: 'OR' }).random,
} satisfies Readonly<Record<string, (x: TwoByTwoColumns) => CommonEffect | NotEstimable>>;

const near = (got: number, want: number): boolean => Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want));

describe.each(Object.entries(METHODS))('%s', (_name, pool) => {
  it('is finite or says why not', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const pooled = pool(columns(rows));
        if ('reason' in pooled) expect(pooled.reason.length).toBeGreaterThan(10);
        else {
          const { estimate, standardError, statistic, pValue, confidenceInterval } = pooled;
          const all = [estimate, standardError, statistic, pValue, confidenceInterval.low, confidenceInterval.high];
          expect(all.every(Number.isFinite)).toBe(true);
          expect(standardError).toBeGreaterThan(0);
        }
      }),
      SETTINGS,
    );
  });

  it('changes sign when the arms are swapped', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const one = pool(columns(rows));
        const two = pool(columns(rows.map(([first, second]) => [second, first] as const)));
        expect('reason' in two).toBe('reason' in one);
        if ('reason' in one || 'reason' in two) return;
        expect(near(two.estimate, -one.estimate)).toBe(true);
        expect(near(two.standardError, one.standardError)).toBe(true);
      }),
      SETTINGS,
    );
  });

  it('does not depend on the order of the studies', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const [one, two] = [pool(columns(rows)), pool(columns([...rows].reverse()))];
        if ('reason' in one || 'reason' in two) expect('reason' in two).toBe('reason' in one);
        else {
          expect(near(two.estimate, one.estimate)).toBe(true);
          expect(near(two.standardError, one.standardError)).toBe(true);
        }
      }),
      SETTINGS,
    );
  });
});

describe('odds ratios', () => {
  it('change sign when events and non-events are swapped', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const flipped = rows.map(
          ([[a, n], [c, m]]) =>
            [
              [n - a, n],
              [m - c, m],
            ] as const,
        );
        for (const pool of [METHODS['Mantel-Haenszel OR'], METHODS.Peto]) {
          const [one, two] = [pool(columns(rows)), pool(columns(flipped))];
          if ('reason' in one || 'reason' in two) expect('reason' in two).toBe('reason' in one);
          else expect(near(two.estimate, -one.estimate)).toBe(true);
        }
      }),
      SETTINGS,
    );
  });
});
