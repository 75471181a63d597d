import { describe, expect, it } from 'vitest';
import { analysePairwise } from '../../../engine/pool/pairwise.ts';
import { namedPredictionIntervals } from '../../../engine/pool/prediction-interval.ts';

const effects = [3.1 - 4.3, 4.0 - 4.4, 2.8 - 4.6, 3.9 - 4.5, 4.4 - 4.5, 3.3 - 4.2];
const variances = [0.41458, 0.30205, 0.49258, 0.37393, 0.37715, 0.26992].map((se) => se * se);

describe('named prediction intervals, checklist C23', () => {
  const intervals = namedPredictionIntervals(analysePairwise(effects, variances));

  it.each([
    ['HK', -1.898, 0.349, 5],
    ['HK-PR', -1.988, 0.439, 4],
    ['HTS', -1.966, 0.417, 4],
    ['V', -1.878, 0.329, 5],
    ['S', -1.616, 0.067, null],
  ] as const)('%s', (kind, low, high, degreesOfFreedom) => {
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
