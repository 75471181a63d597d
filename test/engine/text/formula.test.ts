import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFormula } from '../../../engine/text/formula.ts';

describe('evaluateFormula', () => {
  it.each([
    ['=(4.1-2.9)/3.92', (4.1 - 2.9) / 3.92],
    ['1+2*3', 7],
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['2^3^2', 512],
    ['--2', 2],
    ['sqrt(16)', 4],
    ['ln(exp(2))', 2],
    ['abs(-3)', 3],
    ['min(3, 1, 2)', 1],
    ['max(3,1,2)', 3],
    ['= 0·31 × √1', null],
    ['0·31×6', 1.8599999999999999],
    ['6÷4', 1.5],
    ['4−6', -2],
    ['1.5e2/3', 50],
    ['0*-1', 0],
  ])('%s', (text, expected) => {
    const result = evaluateFormula(text);
    if (expected === null) expect(result.kind).toBe('refused');
    else expect(result).toMatchObject({ kind: 'value', value: expected });
  });

  it.each([
    'x+1',
    'pi',
    'e',
    'sin(1)',
    'log(2)',
    'constructor(1)',
    'toString',
    '__proto__',
    'sqrt',
    'sqrt()',
    'sqrt(1,2)',
    'min()',
    'import("fs")',
    'f(x)=x',
    'a=1',
    '1:1e8',
    '[1,2]',
    '{a:1}',
    '"text"',
    '5%',
    '3!',
    "2'",
    '#5',
    '1;2',
    '1 2',
    '2(3)',
    '(2)(3)',
    '0x10',
    '0b1',
    '1==1',
    '1<2',
    'true',
    '1 ? 2 : 3',
    '2 m',
    '1e3m',
    '1.2.3',
    '1..2',
    '1,2',
    '(1',
    '1)',
    '',
    '=',
    '1/0',
    '0/0',
    'sqrt(-1)',
    'ln(-1)',
    'ln(0)',
    '9^999',
    '1\n+2',
  ])('refuses %j with a sentence', (text) => {
    const result = evaluateFormula(text);
    expect(result.kind).toBe('refused');
    expect(result.kind === 'refused' && result.reason).toMatch(/^(The|A) formula .*\.$/s);
  });

  it('refuses more than 200 characters, and takes 200', () => {
    expect(evaluateFormula(`1${'+1'.repeat(100)}`).kind).toBe('refused');
    expect(evaluateFormula(`${'1+'.repeat(99)}10`)).toMatchObject({ kind: 'value', value: 109 });
    expect(evaluateFormula(`${'('.repeat(99)}1${')'.repeat(99)}`)).toMatchObject({ kind: 'value', value: 1 });
  });

  it('answers any text with a finite value or a reason', { timeout: 60_000 }, () => {
    const pieces = fc.array(
      fc.constantFrom(
        '1',
        '2.5',
        '.5',
        '+',
        '-',
        '*',
        '/',
        '^',
        '(',
        ')',
        ',',
        'sqrt',
        'ln',
        'exp',
        'min',
        'max',
        'abs',
        ' ',
        'e',
        ':',
        '[',
        ';',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 250 }),
        ),
        (text) => {
          const result = evaluateFormula(text);
          if (result.kind === 'value') expect(Number.isFinite(result.value)).toBe(true);
          else expect(result.reason).not.toBe('');
        },
      ),
      { seed: 20261122, numRuns: 400 },
    );
  });

  it('computes what the same expression means in double precision', () => {
    const number = fc.integer({ min: 1, max: 9999 }).map((value) => value / 100);
    fc.assert(
      fc.property(number, number, number, fc.constantFrom('+', '-', '*', '/'), (a, b, c, sign) => {
        const inner = sign === '+' ? b + c : sign === '-' ? b - c : sign === '*' ? b * c : b / c;
        expect(evaluateFormula(`${a}-(${b}${sign}${c})`)).toMatchObject({
          kind: 'value',
          value: a - inner === 0 ? 0 : a - inner,
        });
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
});
