import { describe, expect, it } from 'vitest';
import { guessDecimalMark } from '../../../engine/cell/decimal-mark.ts';
import { readCell, type CellContext } from '../../../engine/cell/read-cell.ts';
import type { ValueField } from '../../../engine/review/records/index.ts';

/** `mean 5.2, sd 2.1` for several numbers, the number or the kind of refusal for one. */
function read(text: string, context: Partial<CellContext> = {}): string {
  const reading = readCell(text, { field: 'mean', row: 'arm', ...context });
  if (reading.kind === 'several')
    return reading.parts.map(({ field, text: printed }) => `${field} ${printed}`).join(', ');
  const { number } = reading;
  return number.kind === 'number' ? `${number.qualifier === '=' ? '' : number.qualifier}${number.value}` : number.kind;
}

const contrast = { field: 'estimate', row: 'contrast' } as const;

describe('one number', () => {
  it.each([
    ['2.1', '2.1'],
    ['2·1', '2.1'],
    ['<0.001', '<0.001'],
    ['−0.62', '-0.62'],
    ['– 0.62', '-0.62'],
    ['', 'empty'],
    ['1,234', 'ambiguous'],
    ['=sqrt(50)*0.31', 'formula'],
    ['see text', 'refused'],
  ])('%s is %s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('several numbers as papers print them', () => {
  it.each([
    ['-0.62 (-1.02, -0.23)', 'estimate -0.62, ci_low -1.02, ci_high -0.23'],
    ['-0.62 [-1.02 to -0.23]', 'estimate -0.62, ci_low -1.02, ci_high -0.23'],
    ['−0.62 (95% CI, −1.02 to −0.23; P = .002)', 'estimate -0.62, ci_low -1.02, ci_high -0.23, p .002'],
    ['-0.62 (95% CI: -1.02, -0.23), p<0.001', 'estimate -0.62, ci_low -1.02, ci_high -0.23, p <0.001'],
    ['0.72 (0.55–0.94)', 'estimate 0.72, ci_low 0.55, ci_high 0.94'],
    ['0.72 (0.55,0.94)', 'estimate 0.72, ci_low 0.55, ci_high 0.94'],
    ['-0.62, -1.02 to -0.23', 'estimate -0.62, ci_low -1.02, ci_high -0.23'],
    ['-0.62 (-1.02--0.23)', 'estimate -0.62, ci_low -1.02, ci_high -0.23'],
    ['-0.62 (SE 0.20)', 'estimate -0.62, se 0.20'],
    ['OR 1.4 (0.9 to 2.1)', 'estimate 1.4, ci_low 0.9, ci_high 2.1'],
  ])('contrast %s', (text, expected) => expect(read(text, contrast)).toBe(expected));

  it.each([
    ['5.2 ± 2.1', 'mean 5.2, sd 2.1'],
    ['5.2+/-2.1', 'mean 5.2, sd 2.1'],
    ['5.2 (2.1)', 'mean 5.2, sd 2.1'],
    ['5.2 (SD 2.1)', 'mean 5.2, sd 2.1'],
    ['5.2 (SE: 0.3)', 'mean 5.2, se 0.3'],
    ['-1.21 (-1.50 to -0.92)', 'mean -1.21, ci_low -1.50, ci_high -0.92'],
    ['6 (IQR 4 to 9)', 'median 6, q1 4, q3 9'],
    ['6 [IQR, 4-9]', 'median 6, q1 4, q3 9'],
    ['median 6 (range 1 to 20)', 'median 6, min 1, max 20'],
    ['53/224 (23.7%)', 'events 53, n 224, percent 23.7'],
    ['53 of 224', 'events 53, n 224'],
    ['53 (23.7%)', 'events 53, percent 23.7'],
    ['1,053/2,240', 'events 1,053, n 2,240'],
  ])('arm %s', (text, expected) => expect(read(text)).toBe(expected));

  it('the field typed into decides where no label does', () => {
    expect(read('6 (4 to 9)', { field: 'median' })).toBe('median 6, q1 4, q3 9');
    expect(read('6 (4 -9)', { field: 'median' })).toBe('median 6, q1 4, q3 9');
    expect(read('5.2 ± 0.3', { field: 'se' })).toBe('mean 5.2, se 0.3');
    expect(read('-1.50 to -0.92', { field: 'ci_low' })).toBe('ci_low -1.50, ci_high -0.92');
    expect(read('4 to 9', { field: 'q1' })).toBe('q1 4, q3 9');
  });

  it('a decimal comma needs another mark between the limits, or a blank', () => {
    expect(read('-0,62 (-1,02; -0,23)', { ...contrast, decimalMark: ',' })).toBe(
      'estimate -0,62, ci_low -1,02, ci_high -0,23',
    );
    expect(read('-0,62 (-1,02, -0,23)', { ...contrast, decimalMark: ',' })).toBe(
      'estimate -0,62, ci_low -1,02, ci_high -0,23',
    );
    expect(read('5,2 ± 2,1', { decimalMark: ',' })).toBe('mean 5,2, sd 2,1');
  });

  it('a level that is printed is kept; what is taken for granted is said', () => {
    expect(readCell('-0.62 (90% CI -0.9 to -0.3)', contrast)).toMatchObject({ level: 90, assumed: null });
    expect(readCell('5.2 ± 2.1', { field: 'mean', row: 'arm' })).toMatchObject({
      assumed: expect.stringContaining('SE'),
    });
  });

  it('shapes that could mean several things are refused, each with its reason', () => {
    for (const text of ['5.2 2.1 3.4', '5.2 (2.1) (3.4)', '5,200 (1,234)', '1 2', '5.2 (a)', '(5.2', '1-2-3', '±2']) {
      expect(read(text)).toBe('refused');
    }
    expect(read('5.2 ± 2.1', contrast)).toBe('refused');
  });

  it('a label or brackets around the number of a field are not part of it', () => {
    expect(readCell('n = 53', { field: 'n', row: 'arm' })).toMatchObject({ kind: 'one', number: { value: 53 } });
    expect(readCell('(2.1)', { field: 'sd', row: 'arm' })).toMatchObject({ kind: 'one', number: { value: 2.1 } });
    expect(readCell('SE 0.3', { field: 'se', row: 'arm' })).toMatchObject({ kind: 'one', number: { value: 0.3 } });
    for (const [field, text] of [
      ['sd', 'SE 0.3'],
      ['se', 'SD 2.1'],
      ['mean', '(2.1)'],
    ] as const)
      expect(readCell(text, { field, row: 'arm' })).toMatchObject({ kind: 'one', number: { kind: 'refused' } });
  });

  it('a bracket after a contrast is its standard error, and that is said', () => {
    expect(read('-1.21 (0.15)', contrast)).toBe('estimate -1.21, se 0.15');
    expect(readCell('-1.21 (0.15)', contrast)).toMatchObject({ assumed: expect.stringContaining('standard error') });
  });

  it('a percentage is no count, and decimal commas are named as the reason', () => {
    const reasonOf = (text: string, field: ValueField) => {
      const reading = readCell(text, { field, row: 'arm' });
      return reading.kind === 'one' && reading.number.kind === 'refused' ? reading.number.reason : null;
    };
    expect(reasonOf('24%', 'n')).toContain('is a percentage');
    expect(reasonOf('24%', 'percent')).toBeNull();
    expect(reasonOf('5,2 ± 2,1', 'mean')).toContain('decimal commas');
    expect(reasonOf('5.2 ± 2.1 ± 3', 'mean')).not.toContain('decimal commas');
  });

  it('a percentage typed where events are counted is a percentage', () => {
    expect(read('24%', { field: 'events', row: 'arm' })).toBe('percent 24%');
    expect(read('23·7 %', { field: 'events', row: 'arm' })).toBe('percent 23.7 %');
    expect(read('53 (24%)', { field: 'events', row: 'arm' })).toBe('events 53, percent 24');
  });
});

describe('the decimal mark of a column', () => {
  it.each([
    [['0.31', '2.1', '1,234.5'], '.', 'certain'],
    [['0,31', '2,1', '1.234,5'], ',', 'certain'],
    [['0,31', '2,1', '1,234'], ',', 'certain'],
    [['0.31', '0,3', '2.2'], '.', 'likely'],
    [['12', '40'], '.', 'unknown'],
    [['1,234', '2,345'], '.', 'unknown'],
  ])('%j has a %s, %s', (texts, mark, confidence) => {
    expect(guessDecimalMark(texts)).toMatchObject({ mark, confidence });
  });

  it('names the texts that can be read both ways', () => {
    expect(guessDecimalMark(['1,234', '0.5', '2.345']).ambiguous).toEqual(['1,234', '2.345']);
  });
});
