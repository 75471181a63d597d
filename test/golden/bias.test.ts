import { describe, expect, it } from 'vitest';
import { prepareStudies, weigh } from '../../engine/pool/study-set.ts';
import { caseDifferences, differences, goldenCases, type GoldenCase } from './golden.ts';
import { disagreeing, numbers, resultOf } from './held.ts';

describe('reporting-bias methods against metafor and meta', () => {
  it.each([
    ['05_metabias_bin.json', 56, 1e-8],
    ['05_ranktest.json', 45, 1e-8],
    ['05_tes.json', 22, 1e-7],
    ['05_fsn.json', 96, 1e-7],
  ] as const)('agrees in every case of %s', (file, count, tolerance) => {
    const cases = goldenCases(file);
    expect(cases.length).toBe(count);
    expect(cases.flatMap((golden) => caseDifferences(golden, () => tolerance))).toEqual([]);
  });
});

describe('regression tests against R', () => {
  /** Identical effects: the residuals are zero, and what R divides is rounding noise. Not estimable here. */
  const PERFECT_FIT = 'mk_ident';

  it('agrees in every case with residuals', () => {
    const cases = [...goldenCases('05_regtest.json'), ...goldenCases('05_petpeese.json')];
    expect(cases.length).toBe(422);
    const found = disagreeing(cases, () => 1e-6);
    expect(Object.keys(found).every((id) => id.includes(PERFECT_FIT))).toBe(true);
    const closed = cases.filter(({ options, id }) => options['method'] !== 'REML' && !id.includes(PERFECT_FIT));
    expect(closed.flatMap((golden) => caseDifferences(golden, () => 1e-8))).toEqual([]);
  });

  it('has no test of a slope where all effects are identical', () => {
    const cases = [...goldenCases('05_regtest.json'), ...goldenCases('05_petpeese.json')].filter(
      ({ id, options }) => id.includes(PERFECT_FIT) && options['model'] !== 'rma',
    );
    expect(cases.length).toBe(5);
    for (const golden of cases) {
      const result = resultOf(golden);
      const isTest = 'stat' in result;
      expect(result[isTest ? 'stat' : 'slope_t']).toBeNull();
      expect(result[isTest ? 'pval' : 'slope_p']).toBeNull();
    }
  });
});

describe('trim and fill against metafor', () => {
  const cases = goldenCases('05_trimfill.json');

  /** REML score of tau squared over the scale of its two terms: zero at the fully converged estimate. */
  function relativeScore(result: Readonly<Record<string, unknown>>): number {
    const sums = weigh(prepareStudies(numbers(result['yi']), numbers(result['vi'])), result['tau2'] as number);
    return Math.abs(sums.qSlope - sums.trace) / sums.trace;
  }

  it('finds the same number on the same side in every case', () => {
    expect(cases.length).toBe(433);
    for (const golden of cases) {
      const result = resultOf(golden);
      expect([golden.id, result['k0'], result['side']]).toEqual([
        golden.id,
        golden.expected['k0'],
        golden.expected['side'],
      ]);
    }
  });

  /**
   * metafor's trimfill() refits at its default tolerance whatever the model's own was, so with REML its filled effects and
   * tau squared stop in the fourth to seventh digit. Everything else agrees.
   */
  it('agrees in every case but those where R stops before REML has converged', () => {
    const found = disagreeing(cases, () => 1e-6);
    const early = cases.filter(({ id }) => id in found);
    expect(early.length).toBe(58);
    const scores = early.map((golden: GoldenCase) => {
      expect(golden.options['method']).toBe('REML');
      expect(golden.expected['k0']).toBeGreaterThan(0);
      const result = resultOf(golden);
      for (const field of ['beta', 'se', 'yi', 'QE'] as const) {
        expect(differences(golden.expected[field]!, result[field], 2e-3, `${golden.id} ${field}`)).toEqual([]);
      }
      return { id: golden.id, ours: relativeScore(result), theirs: relativeScore(golden.expected) };
    });
    expect(scores.filter(({ ours }) => ours > 1e-9)).toEqual([]);
    expect(scores.filter(({ theirs }) => theirs < 1e-8)).toEqual([]);
  });
});
