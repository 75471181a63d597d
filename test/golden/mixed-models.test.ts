import { describe, expect, it } from 'vitest';
import { LARGE_CASES, modelDifferences, SMALL_CASES } from './mixed-model-cases.ts';

describe('generalised linear mixed models of few, small studies against metafor with lme4', () => {
  it.each([
    ['UM.FS', 3],
    ['UM.RS', 3],
    ['CM.AL', 2],
    ['CM.EL', 3],
    ['NA', 3],
  ])('agrees in every case of model %s', (model, count) => {
    expect(SMALL_CASES.filter(({ options }) => options['model'] === model)).toHaveLength(count);
    expect(modelDifferences(SMALL_CASES, model)).toEqual([]);
  });

  it('has read all of them, here and in mixed-models-large', () => {
    expect(SMALL_CASES.length + LARGE_CASES.length).toBe(53);
  });
});
