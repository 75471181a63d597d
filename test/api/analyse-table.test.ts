import { expect, test } from 'vitest';
import { analyseTable } from '../../api/procedures/analyse-table.ts';

const P6 = `study,mean1,sd1,n1,mean2,sd2,n2
S1,3.1,2.0,50,4.3,2.1,48
S2,4.0,2.2,110,4.4,2.3,112
S3,2.8,1.9,36,4.6,2.2,34
S4,3.9,2.4,80,4.5,2.3,78
S5,4.4,2.1,64,4.5,2.2,66
S6,3.3,2.3,140,4.2,2.2,138
`;

test('the worked example P6: REML with Knapp-Hartung', () => {
  const { pooled, studies } = analyseTable(P6, { measure: 'MD' });
  expect(pooled.tauSquared).toBeCloseTo(0.1389, 4);
  expect(pooled.estimate).toBeCloseTo(-0.7744, 4);
  expect([pooled.printed.low, pooled.printed.high].map((limit) => limit.toFixed(3))).toEqual(['-1.361', '-0.187']);
  expect(studies.map((study) => study.weightPercent!.toFixed(2))).toEqual([
    '14.59',
    '19.71',
    '11.89',
    '16.27',
    '16.13',
    '21.42',
  ]);
});

test('an estimator by name, and estimates with standard errors', () => {
  expect(analyseTable(P6, { measure: 'MD', estimator: 'PM' }).pooled.tauSquared).toBeCloseTo(0.1864, 4);
  const { printed } = analyseTable('estimate,se\n-0.62,0.2015301\n-0.64,0.2705788\n-1,0.4336755\n', { measure: 'GEN' });
  expect(printed.estimate).toBeCloseTo(-0.6726, 4);
});

test('ratios are turned back to the scale that is read', () => {
  const { scale, printed } = analyseTable('events1,n1,events2,n2\n30,100,40,100\n25,100,40,100\n', { measure: 'RR' });
  expect(scale).toBe('log');
  expect(printed.estimate).toBeGreaterThan(0.6);
  expect(printed.estimate).toBeLessThan(0.8);
});

test('a missing number leaves its study out; text, unknown columns and an empty table are refused with the place', () => {
  const { studies, pooled } = analyseTable('study,estimate,se\nA,1,0.5\nB,,0.5\nC,2,0.4\n', { measure: 'GEN' });
  expect(studies.map((study) => study.weightPercent === null)).toEqual([false, true, false]);
  expect(pooled.k).toBe(2);
  expect(() => analyseTable('estimate,se\n1,big\n', { measure: 'GEN' })).toThrow(/Line 2, column se/u);
  expect(() => analyseTable('effect\n1\n', { measure: 'GEN' })).toThrow(/needs a column "estimate"/u);
  expect(() => analyseTable('mean1,sd1\n1,2\n', { measure: 'MD' })).toThrow(/needs a column n1/u);
  expect(() => analyseTable('estimate,se\n', { measure: 'GEN' })).toThrow(/no line of numbers/u);
  expect(() => analyseTable('estimate,se\n1,2\n', { measure: 'BEST' })).toThrow(/no measure “BEST”/u);
  expect(() => analyseTable('estimate,se\n"1,2\n', { measure: 'GEN' })).toThrow(/cannot be read/u);
});
