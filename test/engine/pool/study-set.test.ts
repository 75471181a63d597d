import { describe, expect, it } from 'vitest';
import { checkedLevel } from '../../../engine/pool/confidence-level.ts';
import { prepareStudies, weigh } from '../../../engine/pool/study-set.ts';

describe('a set of studies', () => {
  it('is kept as deviations from its most precise study', () => {
    const variances = [0.5, 0.25, 2, 0.25];
    const set = prepareStudies([3, 5, -1, 9], variances);
    expect(set).toMatchObject({ k: 4, origin: 5, smallestVariance: 0.25, largestVariance: 2 });
    expect([...set.deviations]).toEqual([-2, 0, -6, 4]);
    expect(set.variances).toBe(variances);
  });

  it('weighs by 1 / (v + tau squared): effects 0 and 3, weights 1 and 1/2', () => {
    // mean 1; q = 1 + 4/2; q slope = 1 + 4/4; trace = (9/4 - 5/4) / (3/2).
    const sums = weigh(prepareStudies([0, 3], [0.75, 1.75]), 0.25);
    expect(sums.weight).toBeCloseTo(1.5, 14);
    expect(sums.mean).toBeCloseTo(1, 14);
    expect(sums.q).toBeCloseTo(3, 14);
    expect(sums.qSlope).toBeCloseTo(2, 14);
    expect(sums.trace).toBeCloseTo(2 / 3, 14);
  });

  it.each([
    [1e60, 1e60],
    [-1e60, 1 / 1e60],
  ])('reaches as far as effect %s and variance %s', (effect, variance) => {
    expect(prepareStudies([effect], [variance])).toMatchObject({ k: 1, origin: effect, smallestVariance: variance });
  });
});

describe('refusals name the study', () => {
  it.each([
    [[], [], 'too-few-studies', 'effects', 'There is no study to analyse'],
    [[1, 2], [1], 'length-mismatch', 'variances', 'There are 2 effects but 1 variances'],
    [[1, NaN], [1, 1], 'not-finite', 'effects', 'Effect 2 is NaN'],
    [[1, Infinity], [1, 0], 'not-finite', 'effects', 'Effect 2 is Infinity'],
    [[1, 2], [1, NaN], 'not-finite', 'variances', 'Variance 2 is NaN'],
    [[1, 2], [-1, 1], 'not-positive', 'variances', 'Variance 1 is -1'],
    [[1, 2], [1, 0], 'not-positive', 'variances', 'Variance 2 is 0'],
    [[1, -2e60], [1, 1], 'out-of-range', 'effects', 'Study 2 has effect -2e+60 and variance 1'],
    [[1, 1e60], [1, 2e60], 'out-of-range', 'variances', 'Study 2 has effect 1e+60 and variance 2e+60'],
    [[1, 1], [5e-61, 1], 'out-of-range', 'variances', 'Study 1 has effect 1 and variance 5e-61'],
  ])('effects %j, variances %j: %s of %s', (effects, variances, code, field, message) => {
    expect(() => prepareStudies(effects, variances)).toThrowError(
      expect.objectContaining({ code, field, message: expect.stringContaining(message) }),
    );
  });
});

describe('the confidence level', () => {
  it.each([1e-9, 0.5, 0.95, 1 - 1e-9])('%s is one', (level) => expect(checkedLevel(level)).toBe(level));

  it.each([0, 1, -0.1, 95, NaN])('%s is none', (level) => {
    expect(() => checkedLevel(level)).toThrowError(
      expect.objectContaining({
        code: 'out-of-range',
        field: 'level',
        message: expect.stringContaining(`The confidence level is ${level}`),
      }),
    );
  });
});
