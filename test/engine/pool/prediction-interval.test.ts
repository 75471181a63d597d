import { describe, expect, it } from 'vitest';
import { analysePairwise } from '../../../engine/pool/pairwise.ts';
import { namedPredictionIntervals, predictionInterval } from '../../../engine/pool/prediction-interval.ts';

const effects = [3.1 - 4.3, 4.0 - 4.4, 2.8 - 4.6, 3.9 - 4.5, 4.4 - 4.5, 3.3 - 4.2];
const variances = [0.41458, 0.30205, 0.49258, 0.37393, 0.37715, 0.26992].map((se) => se * se);

describe('named prediction intervals, checklist C23', () => {
  it.each([
    ['HK', -1.898, 0.349, 5],
    ['HK-PR', -1.988, 0.439, 4],
    ['HTS', -1.966, 0.417, 4],
    ['V', -1.878, 0.329, 5],
    ['S', -1.616, 0.067, null],
  ] as const)('%s', (kind, low, high, degreesOfFreedom) => {
    const intervals = namedPredictionIntervals(analysePairwise(effects, variances));
    expect(intervals[kind]).toMatchObject({ kind, degreesOfFreedom });
    expect(intervals[kind]?.low).toBeCloseTo(low, 3);
    expect(intervals[kind]?.high).toBeCloseTo(high, 3);
  });

  it('are absent where they have no degrees of freedom or no standard error', () => {
    const two = namedPredictionIntervals(analysePairwise([0.1, 0.9], [0.02, 0.03]));
    expect(two).toMatchObject({ HTS: null, 'HK-PR': null });
    expect(two.V?.degreesOfFreedom).toBe(1);
    const identical = namedPredictionIntervals(analysePairwise([0.2, 0.2, 0.2], [0.02, 0.03, 0.04]));
    expect(identical).toMatchObject({ HK: null, 'HK-PR': null });
    expect(identical.S).not.toBeNull();
  });
});

describe('a prediction interval is estimate ± critical × sqrt(tau squared + SE squared)', () => {
  const errors = { wald: 3, knappHartung: 5 };
  // Quantiles of 0.975: t on 1, 2 and 3 degrees of freedom, and the normal. sqrt(16 + 9) = 5, sqrt(144 + 25) = 13.
  it.each([
    ['HTS', 16, 3, 1, 12.7062047361747 * 5],
    ['V', 16, 3, 2, 4.30265272974946 * 5],
    ['HK', 144, 4, 3, 3.18244630528371 * 13],
    ['HK-PR', 144, 4, 2, 4.30265272974946 * 13],
    ['S', 16, 1, null, 1.95996398454005 * 5],
  ] as const)('%s', (kind, tauSquared, k, degreesOfFreedom, halfWidth) => {
    const interval = predictionInterval(kind, 7, tauSquared, errors, k, 0.95);
    expect(interval).toMatchObject({ kind, degreesOfFreedom });
    expect(interval?.low).toBeCloseTo(7 - halfWidth, 9);
    expect(interval?.high).toBeCloseTo(7 + halfWidth, 9);
  });

  it('takes the critical value from the caller', () => {
    expect(predictionInterval('V', 7, 16, errors, 3, 0.95, 2)).toMatchObject({ low: -3, high: 17 });
  });

  it.each([
    ['HTS', 2],
    ['HK-PR', 2],
    ['V', 1],
    ['HK', 1],
  ] as const)('%s needs more than %s studies', (kind, k) => {
    expect(predictionInterval(kind, 7, 16, errors, k, 0.95)).toBeNull();
    expect(predictionInterval(kind, 7, 16, errors, k + 1, 0.95)).not.toBeNull();
  });
});
