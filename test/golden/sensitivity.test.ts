import { describe, expect, it } from 'vitest';
import { caseDifferences, differences, goldenCases } from './golden.ts';
import { disagreeing, numbers, resultOf } from './held.ts';

describe('sensitivity analyses against metafor', () => {
  it.each([
    ['05_leave1out.json', 71, 1e-7],
    ['05_cumul.json', 74, 1e-7],
    ['05_blup.json', 69, 1e-7],
    ['05_gosh.json', 18, 1e-7],
    ['05_funnel.json', 24, 1e-7],
  ] as const)('agrees in every case of %s', (file, count, tolerance) => {
    const cases = goldenCases(file);
    expect(cases.length).toBe(count);
    const wrong = cases.flatMap((golden) =>
      caseDifferences(golden, (field) => (field === 'tau2' ? Math.max(1e-6, tolerance) : tolerance)),
    );
    expect(wrong).toEqual([]);
  });

  it('agrees in every case of influence', () => {
    const cases = goldenCases('05_influence.json');
    expect(cases.length).toBe(70);
    const wrong = cases.flatMap((golden) => {
      const result = resultOf(golden);
      return Object.entries(golden.expected).flatMap(([field, expected]) => {
        // Pure numbers that rounding alone moves where a deletion changes nothing, and tau squared beside the variances.
        const scale = golden.id.includes('mk_ident') ? 1 : Math.max(...numbers(golden.input['vi']));
        const fixed = golden.id.includes('mk_ident') || field === 'tau2_del' ? scale : undefined;
        return differences(expected, result[field], 1e-5, `${golden.id} ${field}`, fixed);
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe('Baujat points against metafor', () => {
  const cases = goldenCases('05_baujat.json');

  /**
   * REML: metafor refits without each study at its default tolerance, so some refits stop early (sixth digit) and some do not
   * converge at all (left empty). Its own fully converged leave-one-out results decide.
   */
  const NOT_CONVERGED_IN_R = [
    'bau:fleiss1993bin_OR:REML:z',
    'bau:goralczyk2011_AR_OR:REML:z',
    'bau:lau1992_OR:REML:z',
    'bau:mk_dom_S:REML:z',
    'bau:olkin1995_OR:REML:z',
    'bau:raudenbush1985:REML:z',
  ];

  it('agrees in every other case', () => {
    expect(cases.length).toBe(51);
    const found = disagreeing(
      cases.filter(({ id }) => !id.includes('mk_ident')),
      () => 1e-7,
    );
    expect(Object.keys(found).toSorted()).toEqual(NOT_CONVERGED_IN_R);
  });

  it('is zero for identical effects, where R prints rounding noise', () => {
    for (const golden of cases.filter(({ id }) => id.includes('mk_ident'))) {
      const { x, y } = resultOf(golden);
      expect([...numbers(x), ...numbers(y)].every((value) => value === 0)).toBe(true);
    }
  });

  it("follows from R's converged leave-one-out results where its Baujat refits did not converge", () => {
    const leaveOneOut = goldenCases('05_leave1out.json');
    for (const id of NOT_CONVERGED_IN_R) {
      const golden = cases.find((one) => one.id === id)!;
      const without = leaveOneOut.find((one) => one.id === id.replace('bau:', 'l1o:'))!;
      const influence = goldenCases('05_influence.json').find((one) => one.id === id.replace('bau:', 'inf:'))!;
      const pooled = numbers(golden.input['yi'])[0]! - numbers(influence.expected['resid'])[0]!;
      const y = numbers(resultOf(golden)['y']);
      numbers(without.expected['estimate']).forEach((estimate, i) => {
        const point = ((pooled - estimate) / numbers(without.expected['se'])[i]!) ** 2;
        expect(Math.abs(y[i]! - point)).toBeLessThan(1e-7 * point + 1e-9);
      });
    }
  });
});
