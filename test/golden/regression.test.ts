import { describe, expect, it } from 'vitest';
import { caseDifferences, goldenCases } from './golden.ts';
import { disagreeing, fieldsOf, numbers, resultOf } from './held.ts';

describe('meta-regression against metafor', () => {
  const cases = goldenCases('04_metareg.json');

  /**
   * Where R is held to be wrong. With a raw year as moderator the intercept's variance is 1e3 to 1e4 times what is left of it,
   * and R's limits lose digits where they cross zero; the values below are from 40 and 50 digits.
   */
  const EXACT = [
    { id: 'mr:lau1992_OR:year:DL:knha:', at: 29, limit: 0.00036926755316231421 },
    { id: 'mr:olkin1995_OR:year:REML:knha:', at: 23, limit: -4.8710879263679461e-7 },
  ];

  /** metafor's R2 at its default tolerance divides by a tau squared that is zero at full convergence. Informational. */
  const R2_OF_ZERO = 'mr:lau1992_OR:year:ML:z:';

  it('agrees in every other case', () => {
    expect(cases.length).toBe(145);
    const found = disagreeing(cases, (field) =>
      field.includes('R2_metafor') ? 1e-2 : field.includes('tau2') ? 1e-6 : 1e-7,
    );
    expect(Object.keys(found).toSorted()).toEqual([...EXACT.map(({ id }) => id), R2_OF_ZERO].toSorted());
    expect(EXACT.map(({ id }) => fieldsOf(found[id]!, id))).toEqual([['fitted_pi_ub'], ['fitted_pi_ub']]);
    expect(fieldsOf(found[R2_OF_ZERO]!, R2_OF_ZERO)).toEqual(['R2_metafor_default_tol']);
  });

  it('is nearer to the exact value where R loses digits', () => {
    for (const { id, at, limit } of EXACT) {
      const golden = cases.find((one) => one.id === id)!;
      const ours = numbers(resultOf(golden)['fitted_pi_ub'])[at]!;
      const theirs = numbers(golden.expected['fitted_pi_ub'])[at]!;
      expect(Math.abs(ours - limit)).toBeLessThan(1e-12);
      expect(Math.abs(theirs - limit)).toBeGreaterThan(1e-11);
    }
  });
});

describe('subgroups against metafor and meta', () => {
  const cases = goldenCases('04_subgroup.json');

  it('agrees in every case of metafor', () => {
    const own = cases.filter(({ task }) => task === 'subgroup');
    expect(own.length).toBe(60);
    expect(own.flatMap((golden) => caseDifferences(golden, () => 1e-7))).toEqual([]);
  });

  /** REML at meta's default tolerance stops at 1e-11 or 1e-12 short of the boundary zero. */
  const SHORT_OF_ZERO = ['metagen_sg:hackshaw1998:country:REML:FALSE', 'metagen_sg:pignon2000:grp:REML:FALSE'];

  it('agrees with meta, and reaches zero where meta stops short of it', () => {
    const own = cases.filter(({ task }) => task === 'subgroup_metagen');
    expect(own.length).toBe(48);
    const found = {
      ...disagreeing(
        own.filter(({ options }) => options['method'] === 'DL'),
        () => 1e-7,
      ),
      ...disagreeing(
        own.filter(({ options }) => options['method'] === 'REML'),
        () => 1e-4,
      ),
    };
    expect(Object.keys(found).toSorted()).toEqual(SHORT_OF_ZERO);
    for (const id of SHORT_OF_ZERO) {
      expect(found[id]).toHaveLength(1);
      expect(found[id]![0]).toMatch(/tau2_w\[\d\]: got 0, want \d\.\d+e-1[12]$/);
    }
  });
});
