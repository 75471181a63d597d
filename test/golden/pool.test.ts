import { describe, expect, it } from 'vitest';
import { computeLine } from '../../engine/compute/dispatch.ts';
import { differences, firstDifferences, goldenCases, type GoldenCase, type Tolerance } from './golden.ts';
import { HELD_AGAINST_R } from './pool-held.ts';

/** Pure numbers of order one: rounding noise around zero is measured against 1, not against their own size. */
const UNITLESS = new Set(['QE', 'QEp', 'Q', 'MH', 'TA', 'BD', 'stat', 'fit_ML', 'fit_REML', 'I2', 'H2']);

/** What R's own run recorded about itself, not a result. */
const INFORMATION = new Set(['metafor_default_start_tau2']);

function disagreements(golden: GoldenCase, tolerance: Tolerance, absolute: Tolerance = () => 0): string[] {
  const reply = computeLine(golden);
  if ('error' in reply)
    return [`${golden.id}: ${reply.error.code} (${String(reply.error.field)}): ${reply.error.message}`];
  const result = reply.result as Readonly<Record<string, unknown>>;
  const held = HELD_AGAINST_R[golden.id] ?? {};
  return Object.entries(golden.expected).flatMap(([field, expected]) => {
    if (INFORMATION.has(field)) return [];
    const path = `${golden.id} ${field}`;
    const ours = held[field];
    if (ours !== undefined) return differences(ours, result[field], 1e-5, `${path} (held against R)`);
    // A p-value below the smallest normal double is zero to R.
    const scale =
      expected === 0 && field === 'pval' ? 1e-290 : absolute(field) / 1e-12 || (UNITLESS.has(field) ? 1 : undefined);
    return differences(expected, result[field], tolerance(field), path, scale);
  });
}

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

describe('generalised linear mixed models against metafor with lme4', () => {
  // Absolute. Interval limits carry the tolerance of the estimate and 1.96 times that of its standard error.
  const LIMITS: Readonly<Record<string, number>> = { tau2: 5e-3, sigma2: 5e-3, I2: 0.1, ci_lb: 3e-3, ci_ub: 3e-3 };

  const cases = goldenCases('03_glmm.json');

  it.each(['UM.FS', 'UM.RS', 'CM.AL', 'CM.EL', 'NA'])(
    'agrees in every case of model %s',
    (model) => {
      const chosen = cases.filter(({ options }) => options['model'] === model);
      expect(chosen.length).toBeGreaterThan(0);
      const wrong = firstDifferences(chosen, (golden) =>
        disagreements(
          golden,
          (field) => (/^(I2|H2|stat|pval|QE)/.test(field) ? 1e-2 : 0),
          (field) => LIMITS[field] ?? 1e-3,
        ),
      );
      expect(wrong).toEqual([]);
    },
    30_000,
  );

  it('has read all of them', () => {
    expect(cases.length).toBe(53);
  });
});
