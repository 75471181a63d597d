import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ellipsise, widthOf, wrapText } from '../../report/components/text/fit-text.ts';
import { measureText } from '../../report/components/text/measure-text.ts';

describe('measureText', () => {
  it('has the advance widths of the font, in units of 2048 to the em', () => {
    const widths = ['0', '1', '−', 'τ', '≤', ' '].map((character) => measureText(character, 2048));
    expect(widths).toEqual([1292, 833, 1355, 954, 1355, 576]);
    expect(measureText('0', 2048, 400, true)).toBe(1328);
    expect(measureText('0', 2048, 600, true)).toBe(1325);
    expect(measureText('01', 16)).toBeCloseTo(((1292 + 833) * 16) / 2048, 12);
  });

  it('gives all figures and signs of a number one width when tabular', () => {
    const widths = ['0', '1', '7', '−', '+', '<'].map((character) => measureText(character, 12, 400, true));
    expect(new Set(widths).size).toBe(1);
    expect(measureText('1', 12)).toBeLessThan(measureText('0', 12));
  });

  it('errs to the wide side for scripts the font lacks and gives marks no width', () => {
    expect(measureText('王', 10)).toBe(10);
    expect(measureText('e\u0301', 10)).toBe(measureText('e', 10));
    expect(measureText('', 10)).toBe(0);
  });
});

describe('ellipsise and wrapText', () => {
  const style = { size: 12 };
  const words = fc.string({ unit: 'grapheme', maxLength: 80 });

  it('never exceed the width and never tear a character', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 400 }), fc.integer({ min: 1, max: 4 }), (text, width, lines) => {
        const wrapped = wrapText(text, width, style, lines);
        expect(wrapped.length).toBeLessThanOrEqual(lines);
        for (const line of [...wrapped, ellipsise(text, width, style)]) {
          expect(widthOf(line, style)).toBeLessThanOrEqual(width);
          expect(line.isWellFormed() || !text.isWellFormed()).toBe(true);
        }
      }),
      { seed: 20_261_122 },
    );
  });

  it('keep what fits and mark what does not', () => {
    expect(ellipsise('Cherkin 2016', 200, style)).toBe('Cherkin 2016');
    expect(ellipsise('Cherkin 2016', 50, style)).toBe('Cherki…');
    expect(wrapText('Brandt-Østergaard and colleagues 2013', 130, style)).toEqual([
      'Brandt-Østergaard',
      'and colleagues 2013',
    ]);
    expect(wrapText('I²\u00a00% and', 34, style)).toEqual(['I²\u00a00%', 'and']);
    expect(wrapText('one two three four', 56, style, 2)).toEqual(['one two', 'three fo…']);
  });
});
