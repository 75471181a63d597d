import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTINUOUS_SELECTIONS, selectionShape } from '../../../engine/bias/selection-functions.ts';
import { continuousLikelihood, stepLikelihood } from '../../../engine/bias/selection-likelihood.ts';
import { selectionModel } from '../../../engine/bias/selection-model.ts';
import { notANumberPaths } from '../not-a-number.ts';
import { apart, ordinaryStudies, SEEDED } from '../study-arbitraries.ts';

const columns = (studies: { effects: number[]; variances: number[] }) =>
  [Float64Array.from(studies.effects), Float64Array.from(studies.variances)] as const;

describe('the likelihood', () => {
  const point = fc.record({
    mean: fc.double({ min: -1, max: 1, noNaN: true }),
    tauSquared: fc.double({ min: 0.05, max: 1, noNaN: true }),
    delta: fc.double({ min: 0.3, max: 3, noNaN: true }),
  });

  it.each([...CONTINUOUS_SELECTIONS, 'stepfun' as const])('%s has the gradient of its value', (type) => {
    fc.assert(
      fc.property(ordinaryStudies(3, 8), point, (studies, at) => {
        const [effects, variances] = columns(studies);
        const isStep = type === 'stepfun';
        const likelihood = isStep
          ? stepLikelihood(effects, variances, [0.025, 0.5, 1])
          : continuousLikelihood(effects, variances, type);
        const count = isStep ? 3 : selectionShape(type).parameters;
        const x = [at.mean, at.tauSquared, ...Array.from({ length: count }, (_, j) => at.delta + 0.1 * j)];
        const scratch = new Float64Array(x.length);
        const gradient = new Float64Array(x.length);
        const value = (z: readonly number[]): number => likelihood(z[0]!, z[1]!, z.slice(2), scratch);
        likelihood(x[0]!, x[1]!, x.slice(2), gradient);
        x.forEach((_, j) => {
          const h = 1e-5;
          const slope = (value(x.with(j, x[j]! + h)) - value(x.with(j, x[j]! - h))) / (2 * h);
          expect(apart(gradient[j]!, slope)).toBeLessThan(1e-5);
        });
      }),
      { ...SEEDED, numRuns: 25 },
    );
  });

  it('is the ordinary one without selection', () => {
    const [effects, variances] = columns({ effects: [0.1, 0.5, -0.2], variances: [0.1, 0.2, 0.3] });
    const plain = effects.reduce((sum, effect, i) => {
      const total = variances[i]! + 0.05;
      return sum - 0.5 * Math.log(2 * Math.PI * total) - (effect - 0.2) ** 2 / (2 * total);
    }, 0);
    const gradient = new Float64Array(4);
    expect(stepLikelihood(effects, variances, [0.025, 1])(0.2, 0.05, [1, 1], gradient)).toBeCloseTo(plain, 12);
    for (const type of CONTINUOUS_SELECTIONS) {
      const { parameters, neutral } = selectionShape(type);
      const delta = new Array<number>(parameters).fill(neutral);
      expect(continuousLikelihood(effects, variances, type)(0.2, 0.05, delta, gradient)).toBeCloseTo(plain, 9);
    }
  });
});

describe('the fit', () => {
  const EFFECTS = [0.6, 0.4, 0.55, 0.7, 0.1, 0.35, 0.9, 0.5, 0.05, 0.45, 0.3, 0.8];
  const VARIANCES = [0.04, 0.03, 0.05, 0.09, 0.02, 0.03, 0.16, 0.05, 0.01, 0.04, 0.02, 0.12];
  const STEP = { type: 'stepfun', estimator: 'ML' } as const;

  it('mirrors with the direction', () => {
    const up = selectionModel(EFFECTS, VARIANCES, { ...STEP, alternative: 'greater' });
    const down = selectionModel(
      EFFECTS.map((effect) => -effect),
      VARIANCES,
      { ...STEP, alternative: 'less' },
    );
    expect(down.estimate).toBe(-up.estimate);
    expect(down.logLikelihood).toBe(up.logLikelihood);
    expect(down.intervalCounts).toEqual(up.intervalCounts);
    expect(notANumberPaths(up)).toEqual([]);
  });

  it('never has a lower likelihood than without selection when that is inside the model', () => {
    const fitted = selectionModel(EFFECTS, VARIANCES, { ...STEP, alternative: 'greater', steps: [0.025, 0.5] });
    expect(fitted.logLikelihood).toBeGreaterThanOrEqual(fitted.unadjustedLogLikelihood - 1e-9);
    expect(fitted.likelihoodRatio.degreesOfFreedom).toBe(2);
    expect(fitted.delta[0]).toBe(1);
    expect(fitted.deltaStandardErrors[0]).toBeNull();
  });

  it('keeps fixed weights fixed and tests nothing', () => {
    const fitted = selectionModel(EFFECTS, VARIANCES, { ...STEP, alternative: 'greater', delta: [1, 0.5] });
    expect(fitted.delta).toEqual([1, 0.5]);
    expect(fitted.likelihoodRatio.pValue).toBeNull();
  });

  it('refuses a first interval without studies, unordered steps and unknown functions', () => {
    const none = EFFECTS.map(() => 0);
    const fit = (options: object): unknown =>
      selectionModel(none, VARIANCES, { ...STEP, alternative: 'greater', ...options });
    expect(() => fit({})).toThrow(expect.objectContaining({ code: 'refused', field: 'steps' }));
    expect(() => fit({ steps: [0.5, 0.025] })).toThrow(expect.objectContaining({ code: 'out-of-range' }));
    expect(() => fit({ type: 'cubic' })).toThrow(expect.objectContaining({ code: 'unknown-option', field: 'type' }));
    expect(() => fit({ delta: [1, -1] })).toThrow(expect.objectContaining({ field: 'delta' }));
  });
});
