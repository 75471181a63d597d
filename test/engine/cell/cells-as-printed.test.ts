import { describe, expect, it } from 'vitest';
import { readCell, type CellContext } from '../../../engine/cell/read-cell.ts';
import type { ValueField } from '../../../engine/review/records/index.ts';

/** Cells of tables as journals set them, each with the fields a careful reader would fill from it. */

/** `mean 5.2, sd 2.1`; the number alone; or the reason of a refusal. */
function read(text: string, context: CellContext): string {
  const reading = readCell(text, context);
  if (reading.kind === 'several')
    return reading.parts.map(({ field, text: printed }) => `${field} ${printed}`).join(', ');
  const { number } = reading;
  if (number.kind === 'number') return `${number.qualifier === '=' ? '' : number.qualifier}${number.value}`;
  return number.kind === 'refused' ? number.reason : number.kind;
}

const arm = (field: ValueField, decimalMark: '.' | ',' = '.') => ({ field, row: 'arm', decimalMark }) as const;
const contrast = (field: ValueField = 'estimate', decimalMark: '.' | ',' = '.') =>
  ({ field, row: 'contrast', decimalMark }) as const;

describe('marks around a number', () => {
  it.each([
    ['3.1*', arm('mean'), '3.1'],
    ['3.1 †', arm('mean'), '3.1'],
    ['0.04**', contrast('p'), '0.04'],
    ['5.2 (2.1)‡', arm('mean'), 'mean 5.2, sd 2.1'],
    ['5.2* (2.1)', arm('mean'), 'mean 5.2, sd 2.1'],
    ['−0.62 (−1.02 to −0.23)*', contrast(), 'estimate -0.62, ci_low -1.02, ci_high -0.23'],
    ['2.1\u2009±\u20090.3', arm('mean'), 'mean 2.1, sd 0.3'],
    ['1\u202f234,5', arm('mean', ','), '1234.5'],
    ['–0·62 (95% CI –1·02 to –0·23)', contrast(), 'estimate -0.62, ci_low -1.02, ci_high -0.23'],
    ['–·62 (95% CI –1·02 to –·23)', contrast(), 'estimate -.62, ci_low -1.02, ci_high -.23'],
    ['1.2·10⁻³', contrast('p'), '0.0012'],
    ['1,2·10⁻³', contrast('p', ','), '0.0012'],
  ] as const)('%s', (text, context, expected) => expect(read(text, context)).toBe(expected));

  it.each(['3.1ᵃ', '3.1a', '3.1²', '*3.1', '2*3', '3.1 points'])('%s is left to the reviewer', (text) => {
    expect(readCell(text, arm('mean'))).toMatchObject({ kind: 'one', number: { kind: 'refused' } });
  });

  it('a formula of a paper with decimal commas is reckoned with them', () => {
    expect(readCell('=sqrt(50)*0,31', arm('sd', ','))).toMatchObject({
      number: { kind: 'formula', value: 2.1920310216782974 },
    });
    expect(readCell('=min(4,1; 2,9)', arm('sd', ','))).toMatchObject({ number: { kind: 'formula', value: 2.9 } });
  });
});

describe('means and their spreads', () => {
  it.each([
    ['M = 5.2, SD = 2.1', 'mean 5.2, sd 2.1'],
    ['5.2 (SD = 2.1)', 'mean 5.2, sd 2.1'],
    ['5.2 (s.d. 2.1)', 'mean 5.2, sd 2.1'],
    ['5.2 SD 2.1', 'mean 5.2, sd 2.1'],
    ['5.2 (±2.1)', 'mean 5.2, sd 2.1'],
    ['5.2 ± 2.1 SD', 'mean 5.2, sd 2.1'],
    ['Mean (SD): 5.2 (2.1)', 'mean 5.2, sd 2.1'],
    ['M(SD) = 5.2 (2.1)', 'mean 5.2, sd 2.1'],
    ['5.2 ± 0.3 (SE)', 'mean 5.2, se 0.3'],
    ['5.2 ± 0.3 SEM', 'mean 5.2, se 0.3'],
    ['M = 5.2, SE = 0.3', 'mean 5.2, se 0.3'],
    ['5.2 (2.1), n = 48', 'mean 5.2, sd 2.1, n 48'],
    ['5.2 ± 2.1 (n=48)', 'mean 5.2, sd 2.1, n 48'],
    ['n=48; 5.2 (2.1)', 'mean 5.2, sd 2.1, n 48'],
    ['-1.21 (-1.50, -0.92); n=224', 'mean -1.21, ci_low -1.50, ci_high -0.92, n 224'],
    ['3.1 [2.0]', 'mean 3.1, sd 2.0'],
  ])('%s', (text, expected) => expect(read(text, arm('mean'))).toBe(expected));

  it('an unnamed interval of a mean is taken for a confidence interval, and that is said', () => {
    expect(readCell('5.2 (4.6–5.8)', arm('mean'))).toMatchObject({ assumed: expect.stringContaining('quartiles') });
    expect(readCell('5.2 (95% CI 4.6–5.8)', arm('mean'))).toMatchObject({ assumed: null, level: 95 });
  });
});

describe('medians', () => {
  it.each([
    ['median', 'Median (IQR) 6 (4–9)', 'median 6, q1 4, q3 9'],
    ['mean', 'median 6 (4–9)', 'median 6, q1 4, q3 9'],
    ['median', '6 (Q1–Q3 4–9)', 'median 6, q1 4, q3 9'],
    ['median', '6 (Q1 4, Q3 9)', 'median 6, q1 4, q3 9'],
    ['median', '6 (25th–75th percentile, 4–9)', 'median 6, q1 4, q3 9'],
    ['median', '6 (IQR 4–9, range 1–20)', 'median 6, q1 4, q3 9, min 1, max 20'],
    ['median', '6 [range 1–20; IQR 4–9]', 'median 6, q1 4, q3 9, min 1, max 20'],
    ['q1', 'IQR 4–9', 'q1 4, q3 9'],
    ['min', 'range 1–20', 'min 1, max 20'],
  ] as const)('in %s: %s', (field, text, expected) => expect(read(text, arm(field))).toBe(expected));

  it('a width alone is refused, with what is needed instead', () => {
    expect(read('6 (IQR 5)', arm('median'))).toContain('both ends');
  });
});

describe('counts', () => {
  it.each([
    ['12 (34%)', 'events 12, percent 34'],
    ['12 (34·3)', 'events 12, percent 34.3'],
    ['12, 34%', 'events 12, percent 34'],
    ['n = 12 (34%)', 'events 12, percent 34'],
    ['12/35 (34.3)', 'events 12, n 35, percent 34.3'],
    ['34.3% (12/35)', 'events 12, n 35, percent 34.3'],
    ['34.3% (12)', 'events 12, percent 34.3'],
    ['0 (0%)', 'events 0, percent 0'],
  ])('%s', (text, expected) => expect(read(text, arm('events'))).toBe(expected));

  it('a quotient of two decimals is no count', () => {
    expect(read('5.2/2.1', arm('mean'))).toContain('holds 2 numbers');
  });
});

describe('contrasts', () => {
  const HAZARD = 'estimate 0.72, ci_low 0.55, ci_high 0.94';
  it.each([
    ['0.72; 0.55–0.94', HAZARD],
    ['HR, 0.72; 95% CI, 0.55-0.94; P = .02', `${HAZARD}, p .02`],
    ['aHR 0.72 (0.55–0.94)', HAZARD],
    ['RR = 0.72; 95% CI = 0.55, 0.94', HAZARD],
    ['0.72 (CI95% 0.55-0.94)', HAZARD],
    ['0.72 (95%-CI 0.55-0.94)', HAZARD],
    ['0.72 [IC95% 0.55-0.94]', HAZARD],
    ['HR=0.72, 95%CI=[0.55,0.94]', HAZARD],
    ['0.72 (95% C.I. 0.55-0.94)', HAZARD],
    ['0.72 (0.55, 0.94) (p = 0.015)', `${HAZARD}, p 0.015`],
    ['0.72 [0.55, 0.94] P<0.05', `${HAZARD}, p <0.05`],
    ['-0.62 (P = .002)', 'estimate -0.62, p .002'],
    ['-0.62, P < .001', 'estimate -0.62, p < .001'],
    ['β = −0.62 (SE = 0.20)', 'estimate -0.62, se 0.20'],
    ['SMD = 0.45 (0.1, 0.8)', 'estimate 0.45, ci_low 0.1, ci_high 0.8'],
  ])('%s', (text, expected) => expect(read(text, contrast())).toBe(expected));

  it('limits in the wrong order keep their signs, for the checks to block', () => {
    expect(read('-0.23 to -1.02', contrast('ci_low'))).toBe('ci_low -0.23, ci_high -1.02');
    expect(read('-0.62 (-0.23 to -1.02)', contrast())).toBe('estimate -0.62, ci_low -0.23, ci_high -1.02');
  });

  it('± after a contrast could be three things and is refused', () => {
    expect(read('-0.62 ± 0.20', contrast())).toContain('half an interval');
    expect(read('-0.62 ± 0.40 (95% CI)', contrast())).toContain('half an interval');
  });

  it.each([
    ['t', 't(47) = 2.31', '2.31'],
    ['t', 't(47) = −2.31, p = .025', 't -2.31, p .025'],
    ['t', 't = 2.31, df = 47', '2.31'],
    ['t', 'z = 2.1', '2.1'],
    ['f', 'F(1, 47) = 5.34', '5.34'],
    ['f', 'F1,47 = 5.34', '5.34'],
    ['f', 'F₁,₄₇ = 5.34', '5.34'],
    ['f', 'F(1,47) = 5.34, p = .025, η2 = .10', 'f 5.34, p .025'],
    ['t', 't(47)=2.31, p=.025, d=0.45', 't 2.31, p .025'],
    ['p', 'p 0.015', '0.015'],
    ['p', 'P value .04', '0.04'],
  ] as const)('in %s: %s', (field, text, expected) => expect(read(text, contrast(field))).toBe(expected));

  it('a p-value typed beside its cell is not stored as an effect', () => {
    expect(read('P=0.02', contrast())).toContain('cell of its own');
    expect(read('p < .05', arm('mean'))).toContain('cell of its own');
  });

  it('an F of three groups gives no contrast; a statistic of another field is refused', () => {
    expect(read('F(2, 47) = 5.34', contrast('f'))).toContain('3 groups');
    expect(read('F(1, 47) = 5.34', contrast('t'))).toContain('numbers');
  });

  it.each([
    ['OR 1.4 (0.9 to 2.1)', 'RR', 'The paper says OR, and this row holds RR'],
    ['adjusted HR 1.4 (0.9 to 2.1)', 'OR', 'The paper says HR'],
    ['SMD -0.42 (-0.82, -0.02)', 'MD', 'The paper says SMD'],
    ['OR 1.4 (0.9 to 2.1)', 'OR', 'estimate 1.4'],
    ['OR 1.4 (0.9 to 2.1)', 'PETO', 'estimate 1.4'],
    ['RR 1.4 (0.9 to 2.1)', 'IRR', 'estimate 1.4'],
    ['mean difference -0.62 (-1.02, -0.23)', 'MD', 'estimate -0.62'],
  ])('%s in a row of %s', (text, measure, expected) => {
    expect(read(text, { ...contrast(), measure })).toContain(expected);
  });
});
