import { expect, test } from 'vitest';
import { chiSquaredCdf } from '../../../../engine/math/distributions/chi-squared.ts';
import { analyseMantelHaenszel } from '../../../../engine/pool/counts/pairwise-mantel-haenszel.ts';
import type { TableMeasure } from '../../../../engine/pool/counts/study-effects.ts';
import { goldenCases } from '../../../golden/golden.ts';

const options = { profile: 'grove', level: 0.95 } as const;

type Columns = Readonly<{ ai: number[]; n1i: number[]; ci: number[]; n2i: number[] }>;
const columnsOf = ({ ai, n1i, ci, n2i }: Columns) => ({ events1: ai, total1: n1i, events2: ci, total2: n2i });

/** The cases of rma.mh with metafor's own defaults, which this function has no options to leave. */
const cases = goldenCases('03_mh_peto.json').filter(
  ({ task, options: given, expected }) =>
    task === 'rma_mh' &&
    (given['measure'] === 'OR' || given['measure'] === 'RR' || given['measure'] === 'RD') &&
    given['add_es'] === 0.5 &&
    given['add_pool'] === 0 &&
    given['to_es'] === 'only0' &&
    given['drop00'] === true &&
    typeof expected['beta'] === 'number' &&
    (given['level'] ?? 95) === 95,
);

test('there are many such cases', () => expect(cases.length).toBeGreaterThan(20));

test.each(cases.map((golden) => [golden.id, golden] as const))(
  '%s agrees with metafor',
  (_, { input, options: given, expected }) => {
    const columns = columnsOf(input as Columns);
    const result = analyseMantelHaenszel(columns, { ...options, measure: given['measure'] as TableMeasure });
    if (!('estimate' in result)) throw new Error(result.reason);
    const { printed } = result;
    const close = (actual: number | null, field: string) => {
      const value = expected[field] as number;
      expect(Math.abs((actual ?? Number.NaN) - value), field).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(value)));
    };
    close(result.estimate, 'beta');
    close(printed.standardError, 'se');
    close(printed.low, 'ci_lb');
    close(printed.high, 'ci_ub');
    close(result.q, 'QE');
    close(result.qDegreesOfFreedom, 'QE_df');
    // For one study metafor says 0; nothing can be said.
    if (result.k > 1) close(result.iSquared, 'I2');
    expect(result.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 9);
  },
);

test('weights are the shares of the studies’ own ratios: b c / N, n1 c / N, n1 n2 / N', () => {
  const columns = { events1: [1, 3], total1: [10, 20], events2: [2, 6], total2: [10, 20] };
  const weightsOf = (measure: TableMeasure) => {
    const result = analyseMantelHaenszel(columns, { ...options, measure });
    return 'estimate' in result ? result.weights : [];
  };
  const percent = (a: number, b: number) => [(100 * a) / (a + b), (100 * b) / (a + b)];
  for (const [measure, shares] of [
    ['OR', percent((9 * 2) / 20, (17 * 6) / 40)],
    ['RR', percent((10 * 2) / 20, (20 * 6) / 40)],
    ['RD', percent((10 * 10) / 20, (20 * 20) / 40)],
  ] as const) {
    weightsOf(measure).forEach((weight, i) => expect(weight, measure).toBeCloseTo(shares[i]!, 10));
  }
});

test('without an event in one arm of every study the ratio says that it is not estimable', () => {
  const columns = { events1: [0, 0], total1: [10, 20], events2: [2, 6], total2: [10, 20] };
  expect(analyseMantelHaenszel(columns, { ...options, measure: 'OR' })).toEqual({
    reason: expect.stringContaining('no study has an event'),
  });
});

test('one study is its own result, with nothing said about heterogeneity', () => {
  const result = analyseMantelHaenszel(
    { events1: [4], total1: [10], events2: [6], total2: [12] },
    { ...options, measure: 'RR' },
  );
  expect(result).toMatchObject({ k: 1, weights: [100], qPValue: null, iSquared: null, findings: ['single study'] });
  expect('estimate' in result && result.estimate).toBeCloseTo(Math.log(0.4 / 0.5), 12);
});

test('the whole result says what it is: a common effect, a Wald interval, no prediction interval', () => {
  const columns = { events1: [12, 20, 8], total1: [60, 90, 55], events2: [6, 14, 10], total2: [58, 92, 50] };
  const result = analyseMantelHaenszel(columns, { ...options, measure: 'OR' });
  if (!('estimate' in result)) throw new Error(result.reason);
  expect(result).toMatchObject({
    profile: 'grove',
    estimator: 'EE',
    weighting: 'Mantel-Haenszel',
    k: 3,
    tauSquared: 0,
    tauSquaredTruncated: false,
    converged: true,
    wald: { method: 'Wald', degreesOfFreedom: null, level: 0.95 },
    knappHartung: null,
    knappHartungAdHoc: null,
    qDegreesOfFreedom: 2,
    tauSquaredInterval: null,
    iSquaredInterval: null,
    predictionInterval: null,
    predictionIntervalAbsent: 'A common-effect analysis assumes one effect in every setting.',
    findings: [],
  });
  expect(result.printed).toBe(result.wald);
  expect(result.qPValue).toBeCloseTo(chiSquaredCdf(result.q, 2, { upper: true }), 14);
  expect(result.iSquaredFromQ).toBe(result.iSquared);
});

test('no event in one study and one in everybody of the other leave the risk difference without a standard error', () => {
  const columns = { events1: [0, 10], total1: [10, 10], events2: [0, 10], total2: [10, 10] };
  const result = analyseMantelHaenszel(columns, { ...options, measure: 'RD' });
  expect(result).toEqual({
    reason: 'No study has both events and non-events, so the risk difference has no standard error.',
  });
});
