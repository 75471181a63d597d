import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heterogeneityIntervals } from '../../../engine/heterogeneity/confidence-intervals.ts';
import { chiSquaredQuantile } from '../../../engine/math/distributions/chi-squared.ts';
import { prepareStudies, weigh } from '../../../engine/pool/study-set.ts';
import { profileLogLikelihood } from '../../../engine/pool/tau-squared/likelihood.ts';

const EFFECTS = [-1.2, -0.4, -1.8, -0.6, -0.1, -0.9];
const VARIANCES = [0.17, 0.09, 0.24, 0.14, 0.14, 0.07];

describe('Q-profile', () => {
  it('has the chi-squared quantiles at its limits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 1e-3, max: 4, noNaN: true })), {
          minLength: 2,
          maxLength: 20,
        }),
        fc.constantFrom(0.8, 0.95, 0.99),
        (studies, level) => {
          const set = prepareStudies(
            studies.map(([effect]) => effect),
            studies.map(([, variance]) => variance),
          );
          const { tauSquared, state } = heterogeneityIntervals(
            studies.map(([effect]) => effect),
            studies.map(([, variance]) => variance),
            { level },
          );
          const lower = chiSquaredQuantile((1 + level) / 2, set.k - 1);
          const upper = chiSquaredQuantile((1 - level) / 2, set.k - 1);
          if (state === 'zero set') {
            expect(weigh(set, 0).q).toBeLessThan(upper);
            expect(tauSquared.high).toBe(0);
            return;
          }
          expect(weigh(set, tauSquared.high).q / upper).toBeCloseTo(1, 9);
          if (tauSquared.low === 0) expect(weigh(set, 0).q).toBeLessThanOrEqual(lower * (1 + 1e-12));
          else expect(weigh(set, tauSquared.low).q / lower).toBeCloseTo(1, 9);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });

  it('solves k = 2 in closed form: t = (d^2/quantile - v1 - v2)/2', () => {
    const { tauSquared } = heterogeneityIntervals([0.2, 0.9], [0.03, 0.02]);
    expect(tauSquared.high).toBeCloseTo((0.49 / chiSquaredQuantile(0.025, 1) - 0.05) / 2, 8);
  });

  it('keeps its digits beside a large common offset', () => {
    // Sixteenths, so that adding the offset is exact.
    const effects = [-19, -6, -29, -10, -2, -14].map((sixteenths) => sixteenths / 16);
    const here = heterogeneityIntervals(effects, VARIANCES);
    const there = heterogeneityIntervals(
      effects.map((effect) => effect + 2 ** 30),
      VARIANCES,
    );
    expect(there).toEqual(here);
  });
});

describe('profile likelihood', () => {
  it.each(['ML', 'REML'] as const)('falls by half the chi-squared quantile at its %s limits', (estimator) => {
    const set = prepareStudies([...EFFECTS, 3], [...VARIANCES, 0.05]);
    const { tauSquared } = heterogeneityIntervals([...EFFECTS, 3], [...VARIANCES, 0.05], { estimator, method: 'PL' });
    const top = profileLogLikelihood(set, tauSquared.estimate, estimator);
    const drop = chiSquaredQuantile(0.95, 1) / 2;
    expect(tauSquared.low).toBeGreaterThan(0);
    expect(top - profileLogLikelihood(set, tauSquared.low, estimator)).toBeCloseTo(drop, 9);
    expect(top - profileLogLikelihood(set, tauSquared.high, estimator)).toBeCloseTo(drop, 9);
  });

  it('is refused for a moment estimator, and for one study', () => {
    expect(() => heterogeneityIntervals(EFFECTS, VARIANCES, { estimator: 'DL', method: 'PL' })).toThrowError(
      expect.objectContaining({ code: 'refused', field: 'method' }),
    );
    expect(() => heterogeneityIntervals([1], [1])).toThrowError(expect.objectContaining({ code: 'too-few-studies' }));
  });
});

describe('the scales', () => {
  it('are monotone functions of one interval', () => {
    const { tauSquared, tau, iSquared, hSquared } = heterogeneityIntervals(EFFECTS, VARIANCES);
    expect(tau.high ** 2).toBeCloseTo(tauSquared.high, 12);
    for (const limit of ['estimate', 'low', 'high'] as const) {
      expect(iSquared[limit]).toBeCloseTo(100 * (1 - 1 / hSquared[limit]), 9);
    }
  });
});
