import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFixed, formatPercent, formatScientific } from '../../../engine/text/format-number.ts';
import { formatP } from '../../../engine/text/format-p.ts';
import { parsePrintedNumber, type PrintedNumber } from '../../../engine/text/parse-number.ts';

type Expected = [text: string, value: number, decimals: number, qualifier?: string];

const READ: Expected[] = [
  ['2.1', 2.1, 1],
  [' 2.10 ', 2.1, 2],
  ['2·1', 2.1, 1],
  ['−0.62', -0.62, 2],
  ['–0.62', -0.62, 2],
  ['—0.62', -0.62, 2],
  ['-0.62', -0.62, 2],
  ['- 0.62', -0.62, 2],
  ['‑0·62', -0.62, 2],
  ['+0.5', 0.5, 1],
  ['.05', 0.05, 2],
  ['−.05', -0.05, 2],
  ['5.', 5, 0],
  ['<0.001', 0.001, 3, '<'],
  ['< .001', 0.001, 3, '<'],
  ['p<0.001', 0.001, 3, '<'],
  ['P = 0.03', 0.03, 2, '='],
  ['≤0.05', 0.05, 2, '<='],
  ['<=0.05', 0.05, 2, '<='],
  ['>0.05', 0.05, 2, '>'],
  ['≥ 10', 10, 0, '>='],
  ['~12', 12, 0, '~'],
  ['≈12', 12, 0, '~'],
  ['=2.10', 2.1, 2, '='],
  ['1 234', 1234, 0],
  ['1\u202f234', 1234, 0],
  ['1\u00a0234.5', 1234.5, 1],
  ["12'345'678", 12345678, 0],
  ['1,234.5', 1234.5, 1],
  ['1,234,567', 1234567, 0],
  ['−1,234.50', -1234.5, 2],
  ['1.2e-5', 1.2e-5, 6],
  ['1.2E3', 1200, 0],
  ['1.2 × 10−5', 1.2e-5, 6],
  ['1.2×10⁻⁵', 1.2e-5, 6],
  ['1.2×10³', 1200, 0],
  ['1.2x10^-5', 1.2e-5, 6],
  ['1\u200b2', 12, 0],
  ['-0.00', 0, 2],
  ['0', 0, 0],
];

describe('parsePrintedNumber', () => {
  it.each(READ)('reads %j as %d with %i decimals', (text, value, decimals, qualifier = '=') => {
    expect(parsePrintedNumber(text)).toEqual({
      kind: 'number',
      value,
      decimals,
      qualifier,
      percent: false,
      printed: text.trim(),
    });
  });

  it('keeps a percentage as printed and says that it is one', () => {
    expect(parsePrintedNumber('45%')).toMatchObject({ kind: 'number', value: 45, decimals: 0, percent: true });
    expect(parsePrintedNumber('<1.5 %')).toMatchObject({ value: 1.5, qualifier: '<', percent: true });
  });

  it('does not turn a negative zero into one', () => {
    const reading = parsePrintedNumber('−0.0');
    expect(reading.kind === 'number' && Object.is(reading.value, 0)).toBe(true);
  });

  it('treats one comma before three digits as ambiguous, unless the field counts', () => {
    expect(parsePrintedNumber('1,234')).toMatchObject({ kind: 'ambiguous', readings: [1234, 1.234], printed: '1,234' });
    expect(parsePrintedNumber('−1,234')).toMatchObject({ kind: 'ambiguous', readings: [-1234, -1.234] });
    expect(parsePrintedNumber('1,234', { count: true })).toMatchObject({ kind: 'number', value: 1234, decimals: 0 });
    expect(parsePrintedNumber('1.234', { decimalMark: ',' })).toMatchObject({
      kind: 'ambiguous',
      readings: [1234, 1.234],
    });
  });

  it('reads a decimal comma only when told to', () => {
    expect(parsePrintedNumber('2,1')).toMatchObject({ kind: 'refused' });
    expect(parsePrintedNumber('0,123')).toMatchObject({ kind: 'refused' });
    expect(parsePrintedNumber('2,1', { decimalMark: ',' })).toMatchObject({ kind: 'number', value: 2.1, decimals: 1 });
    expect(parsePrintedNumber('1,234', { decimalMark: ',' })).toMatchObject({
      kind: 'number',
      value: 1.234,
      decimals: 3,
    });
    expect(parsePrintedNumber('1.234,5', { decimalMark: ',' })).toMatchObject({ kind: 'number', value: 1234.5 });
    expect(parsePrintedNumber('1 234,5', { decimalMark: ',' })).toMatchObject({ kind: 'number', value: 1234.5 });
    expect(parsePrintedNumber('2.1', { decimalMark: ',' })).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/decimal point.*Type 2,1/),
    });
  });

  it('computes formulas and keeps what was typed', () => {
    const reading = parsePrintedNumber('=(4.1−2.9)/3.92');
    expect(reading).toMatchObject({ kind: 'formula', formula: '(4.1-2.9)/3.92', printed: '=(4.1−2.9)/3.92' });
    expect(reading.kind === 'formula' && reading.value).toBeCloseTo(0.30612244897959, 13);
  });

  it.each([
    ['', 'empty'],
    [' \u00a0 ', 'empty'],
  ])('calls %j empty', (text, kind) => expect(parsePrintedNumber(text).kind).toBe(kind));

  it.each([
    ['–', /dash alone/],
    ['NR', /no number/],
    ['NS', /no number/],
    ['<', /no number/],
    ['2.1 (0.3)', /2 numbers \(2\.1, 0\.3\)/],
    ['2.1 ± 0.3', /2 numbers/],
    ['12/50', /2 numbers/],
    ['1–2', /2 numbers/],
    ['1 23', /2 numbers/],
    ['1 2345', /2 numbers/],
    ['1.2.3', /more than one decimal mark/],
    ['1.234.567', /more than one decimal mark/],
    ['1 234,5', /decimal comma.*Type 1 234\.5/],
    ['2.1*', /more than the number 2\.1/],
    ['2.1²', /more than the number 2\.1/],
    ['12³', /more than the number 12/],
    ['2×103', /2 numbers/],
    ['2.1a', /more than the number/],
    ['12,34', /decimal comma/],
    ['1e999', /larger/],
    ['1e-999', /closer to zero/],
    ['=2*', /not complete/],
    ['9'.repeat(80), /longer than any number/],
  ])('refuses %j with the reason', (text, reason) => {
    const reading = parsePrintedNumber(text);
    expect(reading.kind).toBe('refused');
    expect(reading.kind === 'refused' && reading.reason).toMatch(reason);
  });
});

describe('properties', () => {
  it('reads back every number formatFixed prints, with the decimals it printed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          const text = formatFixed(value, decimals);
          const reading = parsePrintedNumber(text);
          expect(reading).toMatchObject({ kind: 'number', decimals, qualifier: '=' });
          if (reading.kind === 'number') {
            expect(Math.abs(reading.value - value)).toBeLessThanOrEqual(
              0.5 * 10 ** -decimals + Math.abs(value) * 1e-15,
            );
            expect(formatFixed(reading.value, decimals)).toBe(text);
          }
        },
      ),
      { seed: 20261122, numRuns: 1000 },
    );
  });

  it('reads plain digits at once as it reads them the long way', () => {
    const digits = fc.stringMatching(/^-?\d{1,17}(\.\d{0,17})?$/u);
    const options = fc.constantFrom({}, { decimalMark: ',' as const }, { count: true });
    fc.assert(
      fc.property(digits, options, (text, option) => {
        // A mark that nobody sees, and that the short way does not know.
        const theLongWay = parsePrintedNumber(`\u200b${text}`, option);
        const reading = parsePrintedNumber(text, option);
        if (theLongWay.kind === 'number') expect(reading).toEqual({ ...theLongWay, printed: text });
        else expect(reading.kind).toBe(theLongWay.kind);
      }),
      { seed: 20261122, numRuns: 2000 },
    );
  });

  it('reads back p-values, percentages and powers of ten', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-200, max: 1e200, noNaN: true }),
        (p, size) => {
          const reading = parsePrintedNumber(formatP(p));
          expect(reading.kind).toBe('number');
          if (reading.kind === 'number' && reading.qualifier === '=')
            expect(Math.abs(reading.value - p)).toBeLessThanOrEqual(0.0005);
          if (reading.kind === 'number' && reading.qualifier === '<') expect(p).toBeLessThan(reading.value);
          if (reading.kind === 'number' && reading.qualifier === '>') expect(p).toBeGreaterThan(reading.value);
          expect(parsePrintedNumber(formatPercent(100 * p, 1))).toMatchObject({
            kind: 'number',
            percent: true,
            decimals: 1,
          });
          const power = parsePrintedNumber(formatScientific(size, 6));
          expect(power.kind === 'number' && Math.abs(power.value / size - 1) < 1e-5).toBe(true);
        },
      ),
      { seed: 20261122, numRuns: 1000 },
    );
  });

  const scraps = fc.array(
    fc.constantFrom(
      ...'0123456789.,·−–-+eE×x*^()%<>=~≤≥pP ±/',
      '10',
      '\u202f',
      'sqrt(',
      '⁻',
      '²',
      "'",
      '∞',
      'NaN',
      '0x',
      '\n',
      '\ud800',
    ),
    { maxLength: 60 },
  );

  it('answers any junk with a typed reading that never holds a NaN or an infinity', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          scraps.map((parts) => parts.join('')),
        ),
        (text) => {
          expectSound(parsePrintedNumber(text));
          expectSound(parsePrintedNumber(text, { decimalMark: ',', count: true }));
          expectSound(parsePrintedNumber(`=${text}`));
        },
      ),
      { seed: 20261122, numRuns: 400 },
    );
  });

  it('comes to an end on long hostile text', { timeout: 60_000 }, () => {
    for (const unit of ['1 ', '1,', '1,234,', '- ', '9', '(', '<', ' ', '×10', "1'111'", 'e1']) {
      const text = unit.repeat(50_000);
      expectSound(parsePrintedNumber(text));
      expectSound(parsePrintedNumber(`=${text}`));
    }
  });
});

function expectSound(reading: PrintedNumber): void {
  if (reading.kind === 'number' || reading.kind === 'formula') expect(Number.isFinite(reading.value)).toBe(true);
  if (reading.kind === 'ambiguous') expect(reading.readings.every(Number.isFinite)).toBe(true);
  if (reading.kind === 'refused') expect(reading.reason).toMatch(/\.$/);
}
