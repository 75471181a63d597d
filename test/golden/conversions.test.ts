import { describe, expect, it } from 'vitest';
import { caseDifferences, goldenCases } from './golden.ts';

describe('conversions against their formulas in R and metafor', () => {
  const cases = goldenCases('07_conversions.json');

  it('agrees in every case at 1e-10', () => {
    expect(cases.length).toBe(186);
    expect(new Set(cases.map((golden) => golden.task)).size).toBe(29);
    expect(cases.flatMap((golden) => caseDifferences(golden, () => 1e-10))).toEqual([]);
  });
});
