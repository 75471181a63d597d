import { describe, expect, it } from 'vitest';
import { computeLine } from '../../engine/compute/dispatch.ts';
import { firstDifferences, goldenCases } from './golden.ts';
import { disagreements } from './pool-disagreements.ts';

describe('inverse-variance models against metafor', () => {
  const cases = goldenCases('02_rma_uni.json');

  it('agrees in every case', () => {
    expect(cases.length).toBe(1336);
    const wrong = firstDifferences(cases, (golden) => {
      const wide = /mk_offset|mk_vspan/.test(golden.id);
      return disagreements(golden, (field) => (wide ? 1e-5 : field.includes('tau2') ? 1e-6 : 1e-8));
    });
    expect(wrong).toEqual([]);
  });

  it('finds the global maximum of the likelihood where the default start of R stops at zero', () => {
    const bimodal = cases.filter(({ expected }) => 'metafor_default_start_tau2' in expected);
    expect(bimodal.length).toBe(2);
    for (const golden of bimodal) {
      const reply = computeLine(golden);
      expect(reply).toMatchObject({ result: { converged: true } });
      expect(golden.expected['metafor_default_start_tau2']).toBe(0);
    }
  });
});

describe('heterogeneity intervals against metafor', () => {
  it('agrees in every case', () => {
    const cases = goldenCases('02_rma_confint.json');
    expect(cases.length).toBe(246);
    const wrong = firstDifferences(cases, (golden) =>
      disagreements(golden, () => (golden.id.includes('large') ? 1e-5 : 1e-6)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('Mantel-Haenszel and Peto against metafor and meta', () => {
  it('agrees in every case', () => {
    const cases = goldenCases('03_mh_peto.json');
    expect(cases.length).toBe(332);
    const wrong = firstDifferences(cases, (golden) =>
      disagreements(golden, (field) => (/^(BD|TA)/.test(field) ? 1e-6 : 1e-9)),
    );
    expect(wrong).toEqual([]);
  });
});
