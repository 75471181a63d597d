import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analysePairwise } from '../../../engine/pool/pairwise.ts';
import { fitRandomEffects } from '../../../engine/pool/random-effects.ts';
import { TAU_SQUARED_ESTIMATORS } from '../../../engine/pool/tau-squared/estimate.ts';
import type { PairwiseResult, ProfileName } from '../../../engine/pool/types.ts';

const SETTINGS = { seed: 20260711, numRuns: 150 };
const PROFILES: readonly ProfileName[] = ['grove', 'cochrane', 'conservative', 'revman5'];

type Study = Readonly<{ effect: number; variance: number }>;

const effect = fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(0, 0.5, -0.5, 1e-9, 1e6));
const variance = fc.oneof(
  fc.double({ min: -2.5, max: 1, noNaN: true }).map((exponent) => 10 ** exponent),
  fc.constantFrom(1e-10, 1e10, 0.04, 0.04),
);
const study = fc.record({ effect, variance });
const ordinary = fc.record({
  effect: fc.double({ min: -3, max: 3, noNaN: true }).map((value) => Math.round(value * 1000) / 1000),
  variance: fc.double({ min: 0.01, max: 2, noNaN: true }),
});
const anyStudies = fc.array(study, { minLength: 1, maxLength: 25 });
const ordinaryStudies = fc.array(ordinary, { minLength: 2, maxLength: 25 });

const analyse = (studies: readonly Study[], options = {}): PairwiseResult =>
  analysePairwise(
    studies.map((each) => each.effect),
    studies.map((each) => each.variance),
    options,
  );

/** Every number of a result, however deep, with its path. */
function numbers(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, entry]) => numbers(entry, `${path}.${key}`));
}

const near = (got: number, want: number, tolerance = 1e-7): boolean =>
  Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want));

describe('any effects, variances from 1e-10 to 1e10, ties and zeros', () => {
  it('never gives a number that is not finite, in any profile', () => {
    fc.assert(
      fc.property(anyStudies, fc.constantFrom(...PROFILES), (studies, profile) => {
        const result = analyse(studies, { profile });
        expect(numbers(result).filter(([, value]) => !Number.isFinite(value))).toEqual([]);
      }),
      SETTINGS,
    );
  });

  it('keeps its own order: intervals hold the estimate, tau squared is not negative, weights add to 100', () => {
    fc.assert(
      fc.property(anyStudies, fc.constantFrom(...PROFILES), (studies, profile) => {
        const result = analyse(studies, { profile });
        expect(result.tauSquared).toBeGreaterThanOrEqual(0);
        expect(result.converged).toBe(true);
        for (const interval of [result.wald, result.knappHartung, result.knappHartungAdHoc, result.printed]) {
          if (interval === null) continue;
          expect(interval.low).toBeLessThanOrEqual(result.estimate);
          expect(interval.high).toBeGreaterThanOrEqual(result.estimate);
          expect(interval.pValue).toBeGreaterThanOrEqual(0);
          expect(interval.pValue).toBeLessThanOrEqual(1);
        }
        expect(
          near(
            result.weights.reduce((sum, weight) => sum + weight, 0),
            100,
          ),
        ).toBe(true);
        const spread = studies.map((each) => each.effect);
        expect(result.estimate).toBeGreaterThanOrEqual(Math.min(...spread) - 1e-9);
        expect(result.estimate).toBeLessThanOrEqual(Math.max(...spread) + 1e-9 * Math.max(1, Math.max(...spread)));
        const tau = result.tauSquaredInterval;
        if (tau !== null) expect(tau.low).toBeLessThanOrEqual(tau.high);
        if (result.predictionInterval !== null) {
          expect(result.predictionInterval.low).toBeLessThanOrEqual(result.printed.low);
          expect(result.predictionInterval.high).toBeGreaterThanOrEqual(result.printed.high);
        }
      }),
      SETTINGS,
    );
  });

  it('prints the wider of Wald and Knapp-Hartung for three or more studies, Wald for fewer', () => {
    fc.assert(
      fc.property(anyStudies, (studies) => {
        const { printed, wald, knappHartung, k } = analyse(studies);
        if (k < 3) expect(printed).toBe(wald);
        else {
          const width = (interval: typeof wald): number => interval.high - interval.low;
          expect(width(printed)).toBeGreaterThanOrEqual(width(wald) * (1 - 1e-9) - 1e-9);
          if (knappHartung) expect(width(printed)).toBeGreaterThanOrEqual(width(knappHartung) * (1 - 1e-9) - 1e-9);
        }
      }),
      SETTINGS,
    );
  });
});

describe.each(TAU_SQUARED_ESTIMATORS)('estimator %s', (estimator) => {
  const settings = { ...SETTINGS, numRuns: 60 };

  it('does not depend on the order of the studies', () => {
    fc.assert(
      fc.property(ordinaryStudies, fc.integer(), (studies, seed) => {
        const shuffled = [...studies].sort(
          (a, b) => Math.sin(seed * a.effect + a.variance) - Math.sin(seed * b.effect + b.variance),
        );
        const [one, two] = [analyse(studies, { estimator }), analyse(shuffled, { estimator })];
        expect(near(two.estimate, one.estimate)).toBe(true);
        expect(near(two.tauSquared, one.tauSquared, 1e-6)).toBe(true);
        expect(near(two.printed.low, one.printed.low, 1e-6)).toBe(true);
      }),
      settings,
    );
  });

  it('shifts, scales and turns with the effects', () => {
    fc.assert(
      fc.property(
        ordinaryStudies,
        fc.constantFrom(-100, -1, -0.01, 0.01, 1, 1000),
        fc.double({ min: -50, max: 50, noNaN: true }),
        (studies, factor, shift) => {
          const moved = studies.map((each) => ({
            effect: factor * each.effect + shift,
            variance: factor ** 2 * each.variance,
          }));
          const [one, two] = [analyse(studies, { estimator }), analyse(moved, { estimator })];
          expect(near((two.estimate - shift) / factor, one.estimate, 1e-5)).toBe(true);
          expect(near(two.tauSquared / factor ** 2, one.tauSquared, 1e-5)).toBe(true);
          expect(near(two.wald.standardError / Math.abs(factor), one.wald.standardError, 1e-5)).toBe(true);
          expect(near(two.iSquared ?? -1, one.iSquared ?? -1, 1e-4)).toBe(true);
        },
      ),
      settings,
    );
  });

  it('has finite fit statistics, and intervals of the right width for every test', () => {
    fc.assert(
      fc.property(
        anyStudies,
        fc.constantFrom('z' as const, 't' as const, 'knha' as const, 'adhoc' as const),
        (studies, test) => {
          const fit = fitRandomEffects(
            studies.map((each) => each.effect),
            studies.map((each) => each.variance),
            { estimator, test },
          );
          // A standard error of zero (identical effects) makes the statistic infinite or undefined, which the type says.
          const named = new Set(fit.standardError > 0 ? [] : ['.statistic']);
          const wrong = numbers(fit).filter(
            ([path, value]) =>
              !Number.isFinite(value) && !named.has(path) && !(path.endsWith('.bic') && value === -Infinity),
          );
          expect(wrong).toEqual([]);
          expect(fit.tauSquaredStandardError === null).toBe(estimator === 'EE' || fit.k === 1);
        },
      ),
      settings,
    );
  });
});

describe('likelihood', () => {
  it('REML and ML are nowhere below the likelihood on a fine grid', () => {
    fc.assert(
      fc.property(
        fc.array(study, { minLength: 2, maxLength: 12 }),
        fc.constantFrom('ML' as const, 'REML' as const),
        (studies, estimator) => {
          const effects = studies.map((each) => each.effect);
          const variances = studies.map((each) => each.variance);
          const best = fitRandomEffects(effects, variances, { estimator });
          const value = (fit: typeof best): number =>
            estimator === 'ML' ? fit.maximumLikelihood.logLikelihood : fit.restricted.logLikelihood;
          for (const other of TAU_SQUARED_ESTIMATORS) {
            const fit = fitRandomEffects(effects, variances, { estimator: other });
            expect(value(fit)).toBeLessThanOrEqual(value(best) + 1e-7 * Math.max(1, Math.abs(value(best))));
          }
        },
      ),
      SETTINGS,
    );
  });
});
