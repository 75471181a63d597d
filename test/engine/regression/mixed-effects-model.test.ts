import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitRandomEffects } from '../../../engine/pool/random-effects.ts';
import { TAU_SQUARED_ESTIMATORS } from '../../../engine/pool/tau-squared/estimate.ts';
import type { PooledTest } from '../../../engine/pool/types.ts';
import { designMatrix } from '../../../engine/regression/design-matrix.ts';
import { explainedHeterogeneity } from '../../../engine/regression/explained-heterogeneity.ts';
import { mixedEffectsModel } from '../../../engine/regression/mixed-effects-model.ts';
import { predictFromModel } from '../../../engine/regression/predictions.ts';
import { notANumberPaths } from '../not-a-number.ts';
import { apart, awkwardStudies, ordinaryStudies, SEEDED } from '../study-arbitraries.ts';
import { BCG } from './bcg.ts';

const OVERRIDE = { overriddenBecause: 'a test of the method, not of the rule' } as const;
const TESTS: readonly PooledTest[] = ['z', 't', 'knha', 'adhoc'];
const interceptOnly = (k: number) => designMatrix(k, []);
const withNumber = (values: readonly number[]) =>
  designMatrix(values.length, [{ kind: 'continuous', name: 'x', values }]);

describe('without moderators', () => {
  it.each(TAU_SQUARED_ESTIMATORS)('%s is the univariate model, standard error of tau squared included', (estimator) => {
    fc.assert(
      fc.property(ordinaryStudies(3), fc.constantFrom(...TESTS), ({ effects, variances }, test) => {
        const model = mixedEffectsModel(effects, variances, interceptOnly(effects.length), { estimator, test });
        const pooled = fitRandomEffects(effects, variances, { estimator, test });
        const [mean] = model.coefficients;
        expect(apart(model.tauSquared, pooled.tauSquared)).toBeLessThan(1e-8);
        expect(apart(mean!.estimate, pooled.estimate)).toBeLessThan(1e-8);
        expect(apart(mean!.standardError, pooled.standardError)).toBeLessThan(1e-8);
        expect(apart(model.residualQ.statistic, pooled.q)).toBeLessThan(1e-8);
        expect(apart(model.weights[0]!, pooled.weights[0]!)).toBeLessThan(1e-8);
        expect(apart(model.iSquared, pooled.iSquared)).toBeLessThan(1e-6);
        expect(apart(model.likelihood.reml.logLikelihood, pooled.restricted.logLikelihood)).toBeLessThan(1e-8);
        expect(apart(model.likelihood.ml.aicc, pooled.maximumLikelihood.aicCorrected!)).toBeLessThan(1e-8);
        const [ours, theirs] = [model.tauSquaredStandardError, pooled.tauSquaredStandardError];
        if (ours === null || theirs === null) expect(ours).toBe(theirs);
        else expect(apart(ours, theirs)).toBeLessThan(1e-6);
      }),
      { ...SEEDED, numRuns: 60 },
    );
  });
});

describe('without an intercept', () => {
  it('QE is the weighted sum of squared residuals, and the slope a weighted regression through the origin', () => {
    const [y, v, x] = [
      [0.1, 0.5, -0.2, 0.9],
      [0.1, 0.2, 0.05, 0.3],
      [1, 2, -1, 0.5],
    ];
    // Slope: (1 + 5 + 4 + 1.5) / (10 + 20 + 20 + 5/6) = 11.5 / 50.8333.
    const slope = 11.5 / (50 + 5 / 6);
    const model = mixedEffectsModel(
      y!,
      v!,
      { names: ['x'], columns: [x!] },
      { estimator: 'EE', test: 'z', gate: OVERRIDE },
    );
    expect(model.coefficients[0]!.estimate).toBeCloseTo(slope, 14);
    const residual = y!.reduce((sum, effect, i) => sum + (effect - slope * x![i]!) ** 2 / v![i]!, 0);
    expect(model.residualQ.statistic).toBeCloseTo(residual, 12);
    expect(residual).toBeCloseTo(2.248360655737705, 14);
  });
});

describe('with a moderator', () => {
  it('does not depend on the order of the studies', () => {
    fc.assert(
      fc.property(ordinaryStudies(5), ({ effects, variances }) => {
        const x = effects.map((_, i) => i % 4);
        const fit = (order: readonly number[]) =>
          mixedEffectsModel(
            order.map((i) => effects[i]!),
            order.map((i) => variances[i]!),
            withNumber(order.map((i) => x[i]!)),
            { estimator: 'REML', test: 'knha', gate: OVERRIDE },
          );
        const forward = fit(effects.map((_, i) => i));
        const backward = fit(effects.map((_, i) => effects.length - 1 - i));
        expect(apart(forward.tauSquared, backward.tauSquared)).toBeLessThan(1e-9);
        forward.coefficients.forEach((coefficient, j) => {
          expect(apart(coefficient.estimate, backward.coefficients[j]!.estimate)).toBeLessThan(1e-8);
        });
      }),
      SEEDED,
    );
  });

  it('scales and changes sign with the effects, and moves with their origin only in the intercept', () => {
    fc.assert(
      fc.property(ordinaryStudies(5), fc.constantFrom(-1, 0.01, 1000), ({ effects, variances }, factor) => {
        const design = withNumber(effects.map((_, i) => (i * i) % 7));
        const options = { estimator: 'REML', test: 'z', gate: OVERRIDE } as const;
        const plain = mixedEffectsModel(effects, variances, design, options);
        const scaled = mixedEffectsModel(
          effects.map((effect) => factor * effect + 40),
          variances.map((variance) => factor * factor * variance),
          design,
          options,
        );
        const square = factor * factor;
        expect(apart(scaled.tauSquared / square, plain.tauSquared)).toBeLessThan(1e-7);
        expect(apart((scaled.coefficients[0]!.estimate - 40) / factor, plain.coefficients[0]!.estimate)).toBeLessThan(
          1e-7,
        );
        expect(apart(scaled.coefficients[1]!.estimate / factor, plain.coefficients[1]!.estimate)).toBeLessThan(1e-7);
        expect(apart(scaled.residualQ.statistic, plain.residualQ.statistic)).toBeLessThan(1e-7);
      }),
      SEEDED,
    );
  });

  it('is finite or says why not on awkward data', () => {
    fc.assert(
      fc.property(
        awkwardStudies(4),
        fc.constantFrom(...TAU_SQUARED_ESTIMATORS),
        fc.constantFrom(...TESTS),
        ({ effects, variances }, estimator, test) => {
          const design = withNumber(effects.map((_, i) => i));
          const model = mixedEffectsModel(effects, variances, design, { estimator, test, gate: OVERRIDE });
          expect(notANumberPaths(model)).toEqual([]);
          expect(model.tauSquared).toBeGreaterThanOrEqual(0);
        },
      ),
      SEEDED,
    );
  });

  it('puts an estimate on either side of two groups when a factor has two levels', () => {
    const effects = [0.1, 0.2, 0.3, 0.9, 1.1];
    const variances = [0.1, 0.2, 0.1, 0.3, 0.1];
    const design = designMatrix(5, [
      { kind: 'factor', name: 'arm', values: ['b', 'b', 'b', 'a', 'a'], reference: 'b' },
    ]);
    expect(design.names).toEqual(['(Intercept)', 'arma']);
    const model = mixedEffectsModel(effects, variances, design, { estimator: 'EE', test: 'z', gate: OVERRIDE });
    const first = (0.1 / 0.1 + 0.2 / 0.2 + 0.3 / 0.1) / (1 / 0.1 + 1 / 0.2 + 1 / 0.1);
    const second = (0.9 / 0.3 + 1.1 / 0.1) / (1 / 0.3 + 1 / 0.1);
    expect(model.coefficients[0]!.estimate).toBeCloseTo(first, 12);
    expect(model.coefficients[1]!.estimate).toBeCloseTo(second - first, 12);
  });

  it('leaves out a column that repeats another, by name, and a study with a missing value, by position', () => {
    const design = {
      names: ['(Intercept)', 'year', 'decade'],
      columns: [
        [1, 1, 1, 1, 1],
        [1990, 2000, null, 2010, 2020],
        [199, 200, 201, 201, 202],
      ],
    };
    const model = mixedEffectsModel([1, 2, 3, 2, 4], [1, 1, 1, 1, 1], design, {
      estimator: 'EE',
      test: 'z',
      gate: OVERRIDE,
    });
    expect(model.redundant).toEqual(['decade']);
    expect(model.omitted).toEqual([2]);
    expect(model.k).toBe(4);
  });
});

describe('numbers whose squares are none', () => {
  it.each([
    ['effects', [1e80, 1, 2, 3], [1, 1, 1, 1], [1, 2, 3, 4]],
    ['variances', [1, 1, 2, 3], [1, 1e80, 1, 1], [1, 2, 3, 4]],
    ['x', [1, 1, 2, 3], [1, 1, 1, 1], [1, 2, 3, 1e80]],
  ] as const)('are refused in %s', (field, effects, variances, x) => {
    const options = { estimator: 'REML', test: 'z', gate: OVERRIDE } as const;
    expect(() => mixedEffectsModel(effects, variances, withNumber(x), options)).toThrow(
      expect.objectContaining({ code: 'out-of-range', field }),
    );
  });
});

describe('BCG vaccine and absolute latitude', () => {
  const fit = (centreAt: number) =>
    mixedEffectsModel(
      BCG.effects,
      BCG.variances,
      designMatrix(13, [{ kind: 'continuous', name: 'latitude', values: BCG.latitude, centreAt }]),
      { estimator: 'REML', test: 'knha' },
    );

  it('gives the published slope with Knapp-Hartung', () => {
    const model = fit(0);
    const [intercept, slope] = model.coefficients;
    expect(intercept!.estimate).toBeCloseTo(0.2515, 4);
    expect(slope!.estimate).toBeCloseTo(-0.0291, 4);
    expect(slope!.standardError).toBeCloseTo(0.0082, 4);
    expect(slope!.statistic).toBeCloseTo(-3.548, 3);
    expect(slope!.pValue).toBeCloseTo(0.0046, 4);
    expect(slope!.low).toBeCloseTo(-0.0472, 4);
    expect(slope!.high).toBeCloseTo(-0.0111, 4);
    expect(model.tauSquared).toBeCloseTo(0.07635, 4);
    expect(explainedHeterogeneity(model).rSquared).toBeCloseTo(75.6, 1);
  });

  it('changes the intercept only when centred, and predicts the same', () => {
    const [plain, centred] = [fit(0), fit(33.46)];
    expect(centred.coefficients[1]!.estimate).toBeCloseTo(plain.coefficients[1]!.estimate, 12);
    expect(centred.coefficients[0]!.estimate).not.toBeCloseTo(plain.coefficients[0]!.estimate, 3);
    const [here] = predictFromModel(plain, [[40]]);
    const [there] = predictFromModel(centred, [[40 - 33.46]]);
    expect(there!.estimate).toBeCloseTo(here!.estimate, 12);
    expect(there!.predictionHigh).toBeCloseTo(here!.predictionHigh!, 12);
  });
});
