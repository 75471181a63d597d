import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subgroupAnalysis } from '../../../engine/regression/subgroup-analysis.ts';
import { notANumberPaths } from '../not-a-number.ts';
import { apart, awkwardStudies, ordinaryStudies, SEEDED } from '../study-arbitraries.ts';

const OPTIONS = { estimator: 'REML', test: 'z' } as const;
const labels = (k: number): string[] => Array.from({ length: k }, (_, i) => ['low', 'high', 'unclear'][i % 3]!);

describe('subgroup analysis', () => {
  it('splits the common-effect Q into within and between', () => {
    fc.assert(
      fc.property(ordinaryStudies(6), ({ effects, variances }) => {
        const { commonEffect } = subgroupAnalysis(effects, variances, labels(effects.length), OPTIONS);
        const sum = commonEffect.withinQ + commonEffect.between.statistic!;
        expect(apart(sum, commonEffect.totalQ)).toBeLessThan(1e-9);
      }),
      SEEDED,
    );
  });

  it('does not depend on the order of studies', () => {
    fc.assert(
      fc.property(ordinaryStudies(6), ({ effects, variances }) => {
        const groups = labels(effects.length);
        const forward = subgroupAnalysis(effects, variances, groups, OPTIONS);
        const backward = subgroupAnalysis(effects.toReversed(), variances.toReversed(), groups.toReversed(), OPTIONS);
        expect(backward.levels).toEqual(forward.levels);
        const [a, b] = [forward.separateTauSquared.between.statistic!, backward.separateTauSquared.between.statistic!];
        expect(apart(a, b)).toBeLessThan(1e-8);
      }),
      SEEDED,
    );
  });

  it('has no number that is not one, with single studies, ties and identical effects', () => {
    fc.assert(
      fc.property(awkwardStudies(1), fc.constantFrom('z', 'knha', 'adhoc', 't'), ({ effects, variances }, test) => {
        const analysis = subgroupAnalysis(effects, variances, labels(effects.length), { estimator: 'REML', test });
        expect(notANumberPaths(analysis)).toEqual([]);
      }),
      SEEDED,
    );
  });

  it('says that tau squared is not estimable when every subgroup is a single study', () => {
    const analysis = subgroupAnalysis([1, 2, 3], [1, 1, 1], ['a', 'b', 'c'], OPTIONS);
    expect(analysis.commonTauSquared).toBeNull();
    expect(analysis.separateTauSquared.between.degreesOfFreedom).toBe(2);
  });

  it('sorts numbers as numbers and texts by code point, and leaves out unlabelled studies', () => {
    const numbers = subgroupAnalysis([1, 2, 3, 4], [1, 1, 1, 1], [10, 9, 10, null], OPTIONS);
    expect(numbers.levels).toEqual([9, 10]);
    expect(numbers.omitted).toEqual([3]);
    expect(subgroupAnalysis([1, 2], [1, 1], ['b', 'Z'], OPTIONS).levels).toEqual(['Z', 'b']);
  });
});
