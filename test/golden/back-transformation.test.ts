import { describe, expect, it } from 'vitest';
import { caseDifferences, goldenCases } from './golden.ts';

describe('back-transformed pooled effects against metafor', () => {
  const cases = goldenCases('02_backtransform.json');

  it('agrees in every case at 1e-8, tau squared at 1e-6', () => {
    expect(cases.length).toBe(66);
    expect(cases.flatMap((golden) => caseDifferences(golden, (field) => (field === 'tau2' ? 1e-6 : 1e-8)))).toEqual([]);
  });
});
