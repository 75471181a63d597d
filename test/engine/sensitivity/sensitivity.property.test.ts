import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitRandomEffects } from '../../../engine/pool/random-effects.ts';
import { TAU_SQUARED_ESTIMATORS } from '../../../engine/pool/tau-squared/estimate.ts';
import { baujat } from '../../../engine/sensitivity/baujat.ts';
import { bestLinearUnbiasedPrediction } from '../../../engine/sensitivity/best-linear-unbiased-prediction.ts';
import { cumulativeMetaAnalysis } from '../../../engine/sensitivity/cumulative.ts';
import { influence } from '../../../engine/sensitivity/influence.ts';
import { leaveOneOut } from '../../../engine/sensitivity/leave-one-out.ts';
import { notANumberPaths } from '../not-a-number.ts';
import { apart, awkwardStudies, ordinaryStudies, reversed, SEEDED } from '../study-arbitraries.ts';

const estimators = fc.constantFrom(...TAU_SQUARED_ESTIMATORS);
const tests = fc.constantFrom('z', 't', 'knha', 'adhoc');

describe('any studies, variances from 1e-10 to 1e10, ties and k = 2', () => {
  it('gives no number that is not one', () => {
    fc.assert(
      fc.property(awkwardStudies(2), estimators, tests, ({ effects, variances }, estimator, test) => {
        const options = { estimator, test };
        expect(notANumberPaths(leaveOneOut(effects, variances, options))).toEqual([]);
        expect(notANumberPaths(influence(effects, variances, options))).toEqual([]);
        expect(notANumberPaths(baujat(effects, variances, options))).toEqual([]);
        expect(notANumberPaths(bestLinearUnbiasedPrediction(effects, variances, options))).toEqual([]);
        expect(notANumberPaths(cumulativeMetaAnalysis(effects, variances, null, options))).toEqual([]);
      }),
      SEEDED,
    );
  });
});

describe('ordinary studies', () => {
  it('leave-one-out is the pooled model of the others', () => {
    fc.assert(
      fc.property(ordinaryStudies(3), estimators, tests, ({ effects, variances }, estimator, test) => {
        const rows = leaveOneOut(effects, variances, { estimator, test });
        const without = fitRandomEffects(effects.slice(1), variances.slice(1), { estimator, test });
        expect(rows[0]!.position).toBe(0);
        expect(apart(rows[0]!.estimate, without.estimate)).toBeLessThan(1e-10);
        expect(apart(rows[0]!.high, without.confidenceInterval.high)).toBeLessThan(1e-10);
        expect(apart(rows[0]!.iSquared, without.iSquared)).toBeLessThan(1e-8);
      }),
      SEEDED,
    );
  });

  it('the order of the studies only orders the rows', () => {
    fc.assert(
      fc.property(ordinaryStudies(3), (studies) => {
        const options = { estimator: 'REML', test: 'knha' } as const;
        const forward = influence(studies.effects, studies.variances, options);
        const back = reversed(studies);
        const backward = influence(back.effects, back.variances, options).toReversed();
        forward.forEach((row, i) => {
          expect(apart(row.cooksDistance ?? 0, backward[i]!.cooksDistance ?? 0)).toBeLessThan(1e-7);
          expect(apart(row.hat, backward[i]!.hat)).toBeLessThan(1e-9);
        });
      }),
      SEEDED,
    );
  });

  it('weights add to 100 and changing the sign of all effects changes the signs of the deletions', () => {
    fc.assert(
      fc.property(ordinaryStudies(3), ({ effects, variances }) => {
        const options = { estimator: 'DL', test: 'z' } as const;
        const rows = influence(effects, variances, options);
        const mirrored = influence(
          effects.map((effect) => -effect),
          variances,
          options,
        );
        expect(rows.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 8);
        rows.forEach((row, i) => expect(apart(row.dffits ?? 0, -(mirrored[i]!.dffits ?? 0))).toBeLessThan(1e-8));
      }),
      SEEDED,
    );
  });

  it('shrinks every effect towards the pooled one, and cumulates to it', () => {
    fc.assert(
      fc.property(ordinaryStudies(2), ({ effects, variances }) => {
        const options = { estimator: 'REML', test: 'z' } as const;
        const pooled = fitRandomEffects(effects, variances, options);
        bestLinearUnbiasedPrediction(effects, variances, options).forEach((row, i) => {
          const [low, high] = [Math.min(effects[i]!, pooled.estimate), Math.max(effects[i]!, pooled.estimate)];
          expect(row.estimate).toBeGreaterThanOrEqual(low - 1e-12);
          expect(row.estimate).toBeLessThanOrEqual(high + 1e-12);
        });
        const last = cumulativeMetaAnalysis(effects, variances, variances, options).at(-1)!;
        expect(apart(last.estimate, pooled.estimate)).toBeLessThan(1e-8);
      }),
      SEEDED,
    );
  });
});

describe('what is missing', () => {
  it('leaves out a study without variance and keeps the caller’s positions', () => {
    const rows = leaveOneOut([1, 2, 3, 4], [1, null, 1, 1], { estimator: 'EE', test: 'z' });
    expect(rows.map(({ position }) => position)).toEqual([0, 2, 3]);
    expect(rows[0]!.estimate).toBe(3.5);
  });

  it('refuses a single study, unequal columns and impossible variances, naming the field', () => {
    const options = { estimator: 'EE', test: 'z' } as const;
    expect(() => leaveOneOut([1], [1], options)).toThrow(expect.objectContaining({ code: 'too-few-studies' }));
    expect(() => leaveOneOut([1, 2], [1], options)).toThrow(
      expect.objectContaining({ code: 'length-mismatch', field: 'variances' }),
    );
    expect(() => leaveOneOut([1, 2], [1, 0], options)).toThrow(
      expect.objectContaining({ code: 'not-positive', field: 'variances' }),
    );
    expect(() => cumulativeMetaAnalysis([1, 2], [1, 1], [1], options)).toThrow(
      expect.objectContaining({ code: 'length-mismatch', field: 'order' }),
    );
  });

  it('sorts years given as texts, ties in the order of the data', () => {
    const rows = cumulativeMetaAnalysis([1, 2, 3, 4], [1, 1, 1, 1], ['1981b', '1979', '1981a', '1979'], {
      estimator: 'EE',
      test: 'z',
    });
    expect(rows.map(({ position }) => position)).toEqual([1, 3, 2, 0]);
  });
});
