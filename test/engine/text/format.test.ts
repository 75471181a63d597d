import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineInputError } from '../../../engine/errors.ts';
import { roundToPlaces, toDecimal, toDigits } from '../../../engine/text/decimal.ts';
import {
  decimalsToShow,
  formatEstimateWithInterval,
  formatInterval,
  formatLevel,
  formatTauSquaredInterval,
} from '../../../engine/text/format-interval.ts';
import {
  formatCompact,
  formatCount,
  formatFixed,
  formatNonZero,
  formatPercent,
  formatScientific,
  formatSigned,
  formatSignificant,
} from '../../../engine/text/format-number.ts';
import { formatP, formatPWithLetter } from '../../../engine/text/format-p.ts';

it.each([
  [0, 2, '0.00'],
  [0.0012, 2, '0.0012'],
  [-0.0012, 2, '−0.0012'],
  [0.005, 2, '0.01'],
  [0.14, 2, '0.14'],
])('formatNonZero of %d at %i decimals is %s', (value, decimals, text) => {
  expect(formatNonZero(value, decimals)).toBe(text);
});

describe('formatFixed', () => {
  it.each([
    [1.005, 2, '1.01'],
    [-1.005, 2, '−1.01'],
    [2.5, 0, '3'],
    [-2.5, 0, '−3'],
    [0.5, 0, '1'],
    [0.05, 1, '0.1'],
    [0.049, 1, '0.0'],
    [-0.001, 2, '0.00'],
    [-0, 1, '0.0'],
    [9.995, 2, '10.00'],
    [99.5, 0, '100'],
    [0.999, 2, '1.00'],
    [1e21, 0, '1000000000000000000000'],
    [1.5e-7, 7, '0.0000002'],
    [1e-7, 3, '0.000'],
    [1234.5678, 2, '1234.57'],
    [5e-324, 2, '0.00'],
    [12, 2, '12.00'],
    [0.1 + 0.2, 17, '0.30000000000000004'],
  ])('%d at %i decimals is %s', (value, decimals, text) => expect(formatFixed(value, decimals)).toBe(text));

  it('refuses what has no digits, naming it', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => formatFixed(value, 2)).toThrow(EngineInputError);
    }
    expect(() => formatFixed(1, 0.5)).toThrow(/decimals/);
    expect(() => formatFixed(1, 101)).toThrow(/decimals/);
  });

  it('rounds half away from zero on the decimal string, symmetrically', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 5 }), (units, decimals) => {
        const half = Number(`${units}5e-${decimals + 1}`);
        const up = formatFixed(half, decimals);
        expect(Number(up.replace('.', ''))).toBe(units + 1);
        expect(formatFixed(-half, decimals)).toBe(`−${up}`);
      }),
      { seed: 20261122, numRuns: 1000 },
    );
  });

  it('rounds every number as its decimal string is rounded, near a tie and far from one', () => {
    const near = fc
      .tuple(fc.integer({ min: -2e9, max: 2e9 }), fc.integer({ min: 0, max: 7 }), fc.integer({ min: -4, max: 4 }))
      .map(([units, places, steps]) => (units + 0.5) / 10 ** places + steps * 1e-12 * (units + 0.5));
    fc.assert(
      fc.property(
        fc.oneof(near, fc.double({ min: -1e10, max: 1e10, noNaN: true })),
        fc.integer({ min: 0, max: 7 }),
        (value, decimals) => {
          const rounded = roundToPlaces(toDecimal(value), decimals);
          expect(formatFixed(value, decimals)).toBe(`${rounded.negative ? '−' : ''}${toDigits(rounded, decimals)}`);
        },
      ),
      { seed: 20261123, numRuns: 3000 },
    );
  });

  it('is never further than half a unit of its last digit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 8 }),
        (value, decimals) => {
          const text = formatFixed(value, decimals);
          expect(text).toMatch(decimals === 0 ? /^−?\d+$/ : new RegExp(`^−?\\d+\\.\\d{${decimals}}$`));
          expect(text).not.toMatch(/^−[0.]+$/);
          expect(Math.abs(Number(text.replace('−', '-')) - value)).toBeLessThanOrEqual(
            0.5 * 10 ** -decimals + 1e-15 * Math.abs(value),
          );
        },
      ),
      { seed: 20261122, numRuns: 1000 },
    );
  });
});

describe('other numbers', () => {
  it('significant digits', () => {
    expect(formatSignificant(0.003285, 3)).toBe('0.00329');
    expect(formatSignificant(1234, 2)).toBe('1200');
    expect(formatSignificant(0.0999, 2)).toBe('0.10');
    expect(formatSignificant(9.99, 2)).toBe('10');
    expect(formatSignificant(-2.1, 3)).toBe('−2.10');
    expect(formatSignificant(0, 3)).toBe('0.00');
    expect(formatSignificant(5e-9, 2)).toBe('0.0000000050');
  });

  it('powers of ten', () => {
    expect(formatScientific(1.234e-5, 2)).toBe('1.2 × 10⁻⁵');
    expect(formatScientific(-9.99e12, 2)).toBe('−1.0 × 10¹³');
    expect(formatScientific(5e-324, 3)).toBe('5.00 × 10⁻³²⁴');
    expect(formatScientific(0, 3)).toBe('0');
    expect(formatSignificant(5e-324, 2)).toBe(`0.${'0'.repeat(323)}50`);
  });

  it('signed, compact, percent and counts', () => {
    expect([formatSigned(0.5, 1), formatSigned(-0.5, 1), formatSigned(0.001, 2)]).toEqual(['+0.5', '−0.5', '0.00']);
    expect([formatCompact(36), formatCompact(0.31), formatCompact(1 / 3), formatCompact(100)]).toEqual([
      '36',
      '0.31',
      '0.3333',
      '100',
    ]);
    expect([formatPercent(52.4), formatPercent(52.36, 1), formatPercent(0)]).toEqual(['52%', '52.4%', '0%']);
    expect([
      formatCount(956),
      formatCount(1000),
      formatCount(10000),
      formatCount(1234567),
      formatCount(113.64),
    ]).toEqual(['956', '1000', '10,000', '1,234,567', '114']);
  });
});

describe('p-values', () => {
  it.each([
    [0.0041, '0.004'],
    [0.0194, '0.019'],
    [0.001, '0.001'],
    [0.00099, '<0.001'],
    [0, '<0.001'],
    [1, '>0.999'],
    [0.9985, '0.999'],
    [0.5, '0.500'],
    [0.05, '0.050'],
    [0.04996, '0.04996'],
    [0.0504, '0.0504'],
    [0.0995, '0.0995'],
    [0.04999999999, '<0.050'],
    [0.05000000001, '>0.050'],
  ])('%d prints as %s', (p, text) => expect(formatP(p)).toBe(text));

  it('puts the sign before the number', () => {
    expect(formatPWithLetter(0.0041)).toBe('p = 0.004');
    expect(formatPWithLetter(1e-9)).toBe('p < 0.001');
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses %d', (p) => expect(() => formatP(p)).toThrow(EngineInputError));
});

describe('intervals', () => {
  it('join with "to"', () => {
    expect(formatInterval({ low: -1.361, high: -0.187 }, 2)).toBe('−1.36 to −0.19');
    expect(formatInterval({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }, 2)).toBe('−∞ to ∞');
    const result = { estimate: -0.7744, low: -1.361, high: -0.187 };
    expect(formatEstimateWithInterval(result, { decimals: 2 })).toBe('−0.77 (−1.36 to −0.19)');
    expect(formatEstimateWithInterval(result, { decimals: 2, level: 0.95 })).toBe('−0.77 (95% CI −1.36 to −0.19)');
    expect(formatEstimateWithInterval(result, { decimals: 1, level: 0.9, label: 'CrI' })).toBe(
      '−0.8 (90% CrI −1.4 to −0.2)',
    );
    expect([formatLevel(0.95), formatLevel(0.999), formatLevel(0.975)]).toEqual(['95%', '99.9%', '97.5%']);
  });

  it('show as many decimals as the width needs', () => {
    expect(decimalsToShow({ low: -0.00385, high: -0.00273 })).toBe(4);
    expect(decimalsToShow({ low: 0.34, high: 0.7 })).toBe(2);
    expect(decimalsToShow({ low: 1, high: 1.1 })).toBe(2);
    expect(decimalsToShow({ low: 1, high: 1.09 })).toBe(3);
    expect(decimalsToShow({ low: 1, high: 1 })).toBe(2);
    expect(decimalsToShow({ low: 100, high: 300 }, 0)).toBe(0);
  });

  it('names the states of a Q-profile interval', () => {
    expect(formatTauSquaredInterval({ low: 0, high: 1.234, state: 'exact' })).toBe('0.00 to 1.23');
    expect(formatTauSquaredInterval({ low: 0, high: 100, state: 'beyond limit' })).toBe('0.00 to >100.00');
    expect(formatTauSquaredInterval({ low: 0, high: 0, state: 'zero set' })).toBe('[0, 0] (upper limit not estimable)');
  });
});
