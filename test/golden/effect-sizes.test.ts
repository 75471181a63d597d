import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../engine/math/distributions/normal.ts';
import { computeLine } from '../../engine/compute/dispatch.ts';
import { caseDifferences, goldenCases, type GoldenCase } from './golden.ts';

/**
 * metafor's tetrachoric correlation comes from R's optimize() at its default tolerance (epsilon to the 1/4), and at the boundary its variance is that of
 * wherever it stopped; gsl's hypergeometric function is wrong in one bias-corrected correlation (12 persons, r = -0.04). The
 * truths below were computed by quadrature and by series on 30-digit arithmetic.
 */
const TETRACHORIC_TOLERANCE = Number.EPSILON ** 0.25;
const UNBIASED_CORRELATION = {
  row: 5,
  estimate: -0.0425673015547952327,
  LS: 0.09057993935733388329,
  UB: 0.1244138891544615898,
};

const isTetrachoric = (golden: GoldenCase): boolean => golden.options['measure'] === 'RTET';
const isGslCase = (golden: GoldenCase): boolean => golden.id.startsWith('es:cohen1981:UCOR');

function columns(golden: GoldenCase): Readonly<Record<'yi' | 'vi', readonly (number | null)[]>> {
  const reply = computeLine(golden);
  if ('error' in reply) throw new Error(reply.error.message);
  return reply.result as Record<'yi' | 'vi', (number | null)[]>;
}

describe('effect sizes against metafor', () => {
  const cases = goldenCases('01_effect_sizes.json');

  const exact = cases.filter((golden) => !isTetrachoric(golden) && !isGslCase(golden));
  const measures = [...new Set(exact.map((golden) => golden.options['measure'] as string))];

  it('runs every case', () => {
    expect(cases.length).toBe(722);
    expect(exact.length).toBe(716);
    expect(measures.length).toBe(48);
  });

  it.each(measures)('agrees in every case of %s at 1e-10', (id) => {
    const own = exact.filter((golden) => golden.options['measure'] === id);
    expect(own.flatMap((golden) => caseDifferences(golden, () => 1e-10))).toEqual([]);
  });

  it('agrees with the tetrachoric correlations as far as the optimiser went', () => {
    const found = cases.filter(isTetrachoric).flatMap((golden) => {
      const ours = columns(golden);
      return (['yi', 'vi'] as const).flatMap((field) =>
        (golden.expected[field] as (number | null)[]).flatMap((want, i) => {
          const got = ours[field][i]!;
          if (got === want || (field === 'vi' && got === null && Math.abs(ours.yi[i] ?? 1) === 1)) return [];
          const close = want !== null && got !== null && Math.abs(got - want) <= TETRACHORIC_TOLERANCE;
          return close ? [] : [`${golden.id} ${field}[${i}]: got ${got}, want ${want}`];
        }),
      );
    });
    expect(found).toEqual([]);
  });

  it('has the bias-corrected correlation that gsl misses', () => {
    const gsl = cases.filter(isGslCase);
    expect(gsl.length).toBe(2);
    for (const golden of gsl) {
      const { yi, vi } = columns(golden);
      const { row, estimate } = UNBIASED_CORRELATION;
      expect(yi[row]).toBeCloseTo(estimate, 14);
      expect(vi[row]).toBeCloseTo(UNBIASED_CORRELATION[golden.options['vtype'] === 'UB' ? 'UB' : 'LS'], 14);
      const rest = { ...golden, expected: without(golden, row) };
      expect(caseDifferences(rest, () => 1e-10).filter((line) => !line.includes(`[${row}]`))).toEqual([]);
    }
  });

  it('solves the tetrachoric equation exactly where it has a closed form: equal margins of one half', () => {
    // With both cut points at zero the cell is 1/4 + arcsin(r)/(2π) (Sheppard).
    expect(normalQuantile(0.5)).toBe(0);
    const reply = computeLine({
      id: 'sheppard',
      task: 'effect_size',
      input: { ai: [30], n1i: [50], ci: [20], n2i: [50] },
      options: { measure: 'RTET' },
    });
    const r = Math.sin(2 * Math.PI * (0.3 - 0.25));
    expect('result' in reply && (reply.result as { yi: number[] }).yi[0]).toBeCloseTo(r, 13);
  });
});

function without(golden: GoldenCase, row: number): GoldenCase['expected'] {
  const drop = (column: unknown) => (column as number[]).map((value, i) => (i === row ? null : value));
  return { yi: drop(golden.expected['yi']), vi: drop(golden.expected['vi']) };
}
