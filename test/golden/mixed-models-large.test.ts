import { describe, expect, it } from 'vitest';
import { LARGE_CASES, modelDifferences } from './mixed-model-cases.ts';

describe('generalised linear mixed models of many or large studies against metafor with lme4', () => {
  it.each(['UM.FS', 'UM.RS', 'CM.AL', 'CM.EL', 'NA'])(
    'agrees in every case of model %s',
    (model) => {
      expect(LARGE_CASES.some(({ options }) => options['model'] === model)).toBe(true);
      expect(modelDifferences(LARGE_CASES, model)).toEqual([]);
    },
    30_000,
  );
});
