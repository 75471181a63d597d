import { describe, expect, it } from 'vitest';
import { differences, goldenCases, type GoldenCase } from './golden.ts';
import { numbers, resultOf as compute } from './held.ts';

type Result = Readonly<Record<string, unknown>>;
const results = new Map<string, Result>();

/** Each model is fitted once: the four tests below look at the same results. */
function resultOf(golden: GoldenCase): Result {
  const result = results.get(golden.id) ?? compute(golden);
  results.set(golden.id, result);
  return result;
}

/**
 * Where R is held to be wrong.
 * A higher maximum: all of R's optimisers start from the same place and stop at a lower one.
 * Quadrature: metafor integrates with R's integrate() at a relative tolerance of 1.2e-4 (its log-likelihoods of these cases
 * come back to the last digit with QUADPACK at that tolerance); for beta and power, with a kink at the clipped p-values, that
 * moves the log-likelihood by 1e-5 to 5e-4 and differences of it, the standard errors, by more.
 */
const HIGHER_MAXIMUM = [
  'sel:li2007_OR:step025:ML:less',
  'sel:li2007_OR:beta:ML:less',
  'sel:bangertdrowns2004:beta:ML:greater',
  'sel:lau1992_OR:beta:ML:less',
];
const QUADRATURE = [
  'sel:hackshaw1998:halfnorm:ML:greater',
  'sel:hackshaw1998:beta:ML:greater',
  'sel:bcg_RR:beta:ML:less',
  'sel:li2007_OR:logistic:ML:less',
  'sel:bangertdrowns2004:power:ML:greater',
];

const OF_STANDARD_ERROR = new Set(['se', 'se_tau2', 'se_delta', 'stat', 'pval', 'ci_lb', 'ci_ub']);

function disagreements(golden: GoldenCase): string[] {
  const result = resultOf(golden);
  return Object.entries(golden.expected).flatMap(([field, expected]) => {
    if (field === 'optimizer_logLik_range') return [];
    const path = `${golden.id} ${field}`;
    // Log-likelihoods to 1e-5; tau squared at the boundary to 1e-6; the rest relative, to 1e-3 and (standard errors) 1e-2.
    if (field.startsWith('logLik') || field === 'LRT') return differences(expected, result[field], 0, path, 2e7);
    const relative = OF_STANDARD_ERROR.has(field) ? 1e-2 : 1e-3;
    return differences(expected, result[field], relative, path, field === 'tau2' ? 1e6 : 1e8);
  });
}

describe('selection models against metafor', () => {
  const cases = goldenCases('05_selmodel.json');

  it('agrees in every case not held against R', () => {
    expect(cases.length).toBe(68);
    const found = cases
      .map((golden) => ({ id: golden.id, wrong: disagreements(golden) }))
      .filter(({ wrong }) => wrong.length > 0);
    expect(found.map(({ id }) => id).toSorted()).toEqual([...HIGHER_MAXIMUM, ...QUADRATURE].toSorted());
  }, 60_000);

  it('has the higher likelihood where R stops at a lower maximum', () => {
    for (const id of HIGHER_MAXIMUM) {
      const golden = cases.find((one) => one.id === id)!;
      expect(resultOf(golden)['logLik']).toBeGreaterThan((golden.expected['logLik'] as number) + 0.1);
    }
  });

  it("lists R's maximum among the lower ones", () => {
    const golden = cases.find(({ id }) => id === 'sel:li2007_OR:step025:ML:less')!;
    const others = resultOf(golden)['other_maxima'] as readonly { beta: number; logLik: number }[];
    const found = others.find(({ logLik }) => Math.abs(logLik - (golden.expected['logLik'] as number)) < 1e-5);
    expect(found?.beta).toBeCloseTo(golden.expected['beta'] as number, 4);
  });

  it('agrees on the estimates where only the quadrature of R is coarse', () => {
    for (const id of QUADRATURE) {
      const golden = cases.find((one) => one.id === id)!;
      const result = resultOf(golden);
      expect(Math.abs((result['logLik'] as number) - (golden.expected['logLik'] as number))).toBeLessThan(6e-4);
      expect(result['beta']).toBeCloseTo(golden.expected['beta'] as number, 2);
      expect(numbers(result['delta']).length).toBe(numbers(golden.expected['delta']).length);
    }
  });
});
