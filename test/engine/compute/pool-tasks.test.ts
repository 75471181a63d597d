import { describe, expect, it } from 'vitest';
import { computeJsonLine, computeLine } from '../../../engine/compute/dispatch.ts';

type Reply = Readonly<{
  result?: Readonly<Record<string, unknown>>;
  error?: Readonly<{ code: string; field: string | null; message: string }>;
}>;
const ask = (task: string, input: object, options: object = {}): Reply =>
  computeLine({ id: 1, task, input, options }) as Reply;

const YI = [-1.2, -0.4, -1.8, -0.6, -0.1, -0.9];
const VI = [0.17, 0.09, 0.24, 0.14, 0.14, 0.07];
const TABLES = { ai: [12, 0, 20], n1i: [60, 40, 90], ci: [6, 3, 14], n2i: [58, 41, 92] };

describe('rma_uni', () => {
  it('leaves out rows with a missing number and says which; weights stay parallel to the rows', () => {
    const gaps = ask('rma_uni', { yi: [YI[0], null, ...YI.slice(1)], vi: [VI[0], 0.1, ...VI.slice(1)] }).result;
    const whole = ask('rma_uni', { yi: YI, vi: VI }).result;
    expect(gaps).toMatchObject({ k: 6, beta: whole?.['beta'], omitted: [1] });
    expect(gaps?.['weights_pct']).toHaveLength(7);
    expect(gaps).toHaveProperty(['weights_pct', 1], null);
  });

  it('knows other names: FE and CE for EE, hksj for knha, levels as proportions', () => {
    const plain = ask('rma_uni', { yi: YI, vi: VI }, { method: 'EE', test: 't', level: 90 }).result;
    expect(ask('rma_uni', { yi: YI, vi: VI }, { method: 'FE', test: 't', level: 0.9 }).result).toEqual(plain);
    expect(ask('rma_uni', { yi: YI, vi: VI }, { method: 'CE', test: 't', level: 90 }).result).toEqual(plain);
    expect(ask('rma_uni', { yi: YI, vi: VI }, { test: 'hksj' }).result).toEqual(
      ask('rma_uni', { yi: YI, vi: VI }, { test: 'knha' }).result,
    );
  });

  it.each([
    [{ yi: YI }, {}, 'missing-input', 'vi'],
    [{ yi: YI, vi: [1] }, {}, 'length-mismatch', 'vi'],
    [{ yi: [], vi: [] }, {}, 'too-few-studies', 'yi'],
    [{ yi: [null], vi: [1] }, {}, 'too-few-studies', 'yi'],
    [{ yi: [1, 2], vi: [1, 0] }, {}, 'not-positive', 'vi'],
    [{ yi: [1, 'Inf'], vi: [1, 1] }, {}, 'not-finite', 'yi'],
    [{ yi: YI, vi: VI }, { method: 'XX' }, 'unknown-option', 'method'],
    [{ yi: YI, vi: VI }, { test: 'XX' }, 'unknown-option', 'test'],
    [{ yi: YI, vi: VI }, { level: 100 }, 'out-of-range', 'level'],
    [{ yi: YI, vi: VI }, { mehtod: 'DL' }, 'unknown-option', 'mehtod'],
  ])('refuses %o with %o', (input, options, code, field) => {
    expect(ask('rma_uni', input, options).error).toMatchObject({ code, field });
  });

  it('writes infinities and undefined numbers as the format does', () => {
    const line = (yi: number[]): string =>
      computeJsonLine(
        JSON.stringify({ id: 7, task: 'rma_uni', input: { yi, vi: [1, 2, 3] }, options: { test: 'knha' } }),
        1,
      );
    expect(JSON.parse(line([0.3, 0.3, 0.3]))).toMatchObject({ id: 7, result: { se: 0, stat: 'Inf', pval: 0 } });
    expect(JSON.parse(line([0, 0, 0]))).toMatchObject({ result: { se: 0, stat: null, pval: null } });
  });
});

describe('rma_confint', () => {
  it('names the option that is refused', () => {
    expect(ask('rma_confint', { yi: YI, vi: VI }, { method: 'DL', type: 'PL' }).error).toMatchObject({
      code: 'refused',
      field: 'type',
    });
    expect(ask('rma_confint', { yi: [1], vi: [1] }).error).toMatchObject({ code: 'too-few-studies', field: 'yi' });
  });
});

describe('counts', () => {
  it('takes non-events in place of totals', () => {
    const { ai, n1i, ci, n2i } = TABLES;
    const nonEvents = { ai, bi: n1i.map((n, i) => n - (ai[i] ?? 0)), ci, di: n2i.map((n, i) => n - (ci[i] ?? 0)) };
    for (const task of ['rma_mh', 'rma_peto', 'metabin_mh']) {
      expect(ask(task, nonEvents).result).toEqual(ask(task, TABLES).result);
    }
  });

  it('says why a ratio is not estimable instead of giving a number', () => {
    const empty = { ai: [0], n1i: [10], ci: [2], n2i: [10] };
    const { result } = ask('rma_mh', empty, { measure: 'OR' });
    expect(result).toMatchObject({ beta: null, se: null, QE: null });
    expect(result?.['not_estimable']).toContain('not estimable');
    expect(ask('metabin_mh', empty, { measure: 'OR', MH_exact: true }).result).toHaveProperty('not_estimable_common');
  });

  it('names columns as the caller does', () => {
    expect(ask('rma_mh', { ...TABLES, n1i: [60, 40] }).error).toMatchObject({ code: 'length-mismatch', field: 'n1i' });
    expect(ask('rma_peto', { ...TABLES, ai: [99, 0, 1] }).error).toMatchObject({ code: 'out-of-range', field: 'ai' });
    const rates = { x1i: [1], t1i: [0], x2i: [1], t2i: [10] };
    expect(ask('rma_mh', rates, { measure: 'IRR' }).error).toMatchObject({ code: 'not-positive', field: 't1i' });
  });
});

describe('rma_glmm', () => {
  it('gives the marginal log-likelihood beside the one R prints', () => {
    const { result } = ask('rma_glmm', { xi: [3, 9, 1, 14], ni: [20, 22, 25, 24] }, { measure: 'PLO', nAGQ: 7 });
    expect(result?.['logLik'] as number).toBeGreaterThan(result?.['logLik_marginal'] as number);
    const laplace = ask('rma_glmm', { xi: [3, 9, 1, 14], ni: [20, 22, 25, 24] }, { measure: 'PLO', nAGQ: 1 }).result;
    expect(laplace?.['logLik']).toBe(laplace?.['logLik_marginal']);
  });

  it.each([
    [{ measure: 'OR', model: 'XX' }, 'model'],
    [{ measure: 'IRR', model: 'CM.AL' }, 'model'],
    [{ measure: 'OR', model: 'UM.FS', nAGQ: 0 }, 'nAGQ'],
    [{ measure: 'OR', model: 'NA' }, 'model'],
  ])('refuses %o', (options, field) => {
    const rates = { x1i: [1, 2], t1i: [10, 20], x2i: [2, 3], t2i: [10, 20] };
    expect(ask('rma_glmm', options.measure === 'IRR' ? rates : TABLES, options).error).toMatchObject({ field });
  });
});

describe('pairwise and exceedance', () => {
  it('analyses under a profile, and offers every named prediction interval', () => {
    const { result } = ask('pairwise', { yi: YI, vi: VI }, { profile: 'cochrane', level: 90 });
    expect(result).toMatchObject({ profile: 'cochrane', estimator: 'REML', k: 6, omitted: [] });
    expect(Object.keys(result?.['namedPredictionIntervals'] as object)).toEqual(['HTS', 'V', 'HK', 'HK-PR', 'S']);
    expect(ask('pairwise', { yi: YI, vi: VI }, { method: 'PM' }).result).toMatchObject({ estimator: 'PM' });
    expect(ask('pairwise', { yi: YI, vi: VI }, { profile: 'x' }).error).toMatchObject({ field: 'profile' });
  });

  it('gives the same from studies as from their pooled effect', () => {
    const analysis = ask('pairwise', { yi: YI, vi: VI }).result as {
      estimate: number;
      tauSquared: number;
      printed: { standardError: number; degreesOfFreedom: number | null };
    };
    const threshold = [-1, 0];
    const pooled = {
      estimate: analysis.estimate,
      se: analysis.printed.standardError,
      df: analysis.printed.degreesOfFreedom,
      tau2: analysis.tauSquared,
      threshold,
    };
    const fromPooled = ask('exceedance', pooled, { side: 'below' }).result;
    const fromStudies = ask('exceedance', { yi: YI, vi: VI, threshold }, { side: 'below' }).result;
    expect(fromStudies).toMatchObject({ ...fromPooled });
    expect(fromStudies?.['share_studies']).toEqual([2 / 6, 1]);
    expect(ask('exceedance', { ...pooled, se: 0 }, { side: 'below' }).error).toMatchObject({ field: 'se' });
    expect(ask('exceedance', pooled).error).toMatchObject({ code: 'missing-input', field: 'side' });
  });
});

describe('absolute_effect and responders', () => {
  const effect = { estimate: 0.75, ci_lb: 0.62, ci_ub: 0.91, p0: 0.2 };

  it('carries a ratio to risks, with the uncertainty of the baseline when it is given', () => {
    const fixed = ask('absolute_effect', effect, { measure: 'RR' }).result;
    expect(fixed?.['diff']).toBeCloseTo(-0.05, 12);
    expect(fixed).not.toHaveProperty('diff_lb_uncertain');
    for (const spread of [
      { p0_lb: 0.15, p0_ub: 0.26 },
      { p0_events: 30, p0_n: 150 },
    ]) {
      const uncertain = ask('absolute_effect', { ...effect, ...spread }, { measure: 'RR' }).result;
      expect(uncertain?.['diff_lb_uncertain'] as number).toBeLessThan(fixed?.['diff_lb'] as number);
    }
    expect(ask('absolute_effect', { ...effect, p0: 1 }, { measure: 'RR' }).error).toMatchObject({ field: 'p0' });
    expect(ask('absolute_effect', { ...effect, ci_lb: 0.8 }, { measure: 'RR' }).error).toMatchObject({
      field: 'ci_lb',
    });
  });

  it('gives responders from arms, mean differences and standardised ones', () => {
    const arms = { m1i: -2, sd1i: 2, n1i: 60, m2i: -1, sd2i: 2, n2i: 62, cut: -1 };
    const { result } = ask('responders', arms, { from: 'arms', side: 'below' });
    expect(result?.['p2']).toBe(0.5);
    expect(Object.keys(result ?? {})).toEqual(['p1', 'se_p1', 'p2', 'se_p2', 'RD', 'lnRR', 'lnOR']);
    const md = { estimate: -1, ci_lb: -1.5, ci_ub: -0.5, m0: 0, sd0: 1, cut: 0 };
    expect(ask('responders', md, { from: 'md', side: 'below' }).result).toMatchObject({ p0: 0.5 });
    const smd = { estimate: 0.345, ci_lb: 0.067, ci_ub: 0.622, p0: 0.27 };
    expect(ask('responders', smd, { from: 'smd' }).result?.['p1']).toBeCloseTo(0.394, 3);
    expect(ask('responders', { ...smd, p0: 0 }, { from: 'smd' }).error).toMatchObject({ field: 'p0' });
    expect(ask('responders', { ...md, sd0: 0 }, { from: 'md', side: 'below' }).error).toMatchObject({ field: 'sd0' });
  });
});
