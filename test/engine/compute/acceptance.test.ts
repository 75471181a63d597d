import { describe, expect, it } from 'vitest';
import { computeJsonLine } from '../../../engine/compute/dispatch.ts';

type Reply = Readonly<{
  result?: Record<string, unknown>;
  error?: { code: string; message: string; field: string | null };
}>;

/** One line of `grove compute`, as a script sends it and reads the answer. */
function reply(task: string, input: object, options: object = {}): Reply {
  return JSON.parse(computeJsonLine(JSON.stringify({ id: 'C', task, input, options }), 1)) as Reply;
}

function compute(task: string, input: object, options: object = {}): Record<string, unknown> {
  const { result, error } = reply(task, input, options);
  if (result === undefined) throw new Error(error?.message);
  return result;
}

/** Half a unit of the last printed digit, or 1e-3 relative where that is more: the statements' own tolerance. */
function printed(value: unknown, expected: string): void {
  const decimals = expected.split('.')[1]?.length ?? 0;
  expect(typeof value, String(value)).toBe('number');
  expect(Math.abs((value as number) - Number(expected)), `${String(value)} as ${expected}`).toBeLessThanOrEqual(
    Math.max(0.5001 * 10 ** -decimals, 1e-3 * Math.abs(value as number)),
  );
}

/** Estimate and standard error of one row of `effect_size`. */
function effect(input: object, options: object): Readonly<{ estimate: number; standardError: number }> {
  const { yi, vi } = compute('effect_size', input, options) as {
    yi: readonly (number | null)[];
    vi: readonly (number | null)[];
  };
  return { estimate: yi[0] ?? Number.NaN, standardError: Math.sqrt(vi[0] ?? Number.NaN) };
}

const Z = 1.959963984540054;
const limits = ({ estimate, standardError }: ReturnType<typeof effect>) =>
  [estimate - Z * standardError, estimate + Z * standardError] as const;
const checks = (input: object, options: object = {}) =>
  (
    compute('check', input, options)['findings'] as {
      check: string;
      severity: string;
      message: string;
      arithmetic: string;
      suggestion: string | null;
    }[]
  ).map((finding) => ({ ...finding, verdict: `${finding.check} ${finding.severity}` }));

const OPTIMUM = { m1i: [-1.21], n1i: [224], m2i: [-0.59], n2i: [227] };

describe('the acceptance statements on extraction, through grove compute', () => {
  it('C01: SDs from the arms’ intervals by t, with z beside them', () => {
    const arm = (low: number, high: number, n: number) =>
      compute('convert_sd_from_ci_one_group', { ci_lb: [low], ci_ub: [high], n: [n], level: [95] });
    const [one, two] = [arm(-1.5, -0.92, 224), arm(-0.86, -0.31, 227)];
    printed(one['se_t'], '0.14716');
    printed(two['se_t'], '0.13956');
    printed(one['sd_t'], '2.2025');
    printed(two['sd_t'], '2.1026');
    printed(one['sd_z'], '2.2145');
    printed(two['sd_z'], '2.1140');
  });

  it('C02: the recomputed difference; estimate and limits agree, and no adjustment is claimed', () => {
    const recomputed = effect({ ...OPTIMUM, sd1i: [2.2025], sd2i: [2.1026] }, { measure: 'MD' });
    printed(recomputed.estimate, '-0.62');
    printed(recomputed.standardError, '0.20281');
    printed(limits(recomputed)[0], '-1.0175');
    printed(limits(recomputed)[1], '-0.2225');
    const findings = checks({
      result: {
        score: 'change',
        arms: [
          { side: 'intervention', n: 224, mean: '-1.21', sd: '2.2025' },
          { side: 'comparator', n: 227, mean: '-0.59', sd: '2.1026' },
        ],
        contrast: { measure: 'MD', estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23' },
      },
    });
    expect(findings.filter(({ severity }) => severity !== 'low')).toEqual([]);
    for (const { message } of findings) expect(message).not.toMatch(/is adjusted|was adjusted/u);
  });

  it('C03: OPTIMUM as contrast; its rounding gives no warning', () => {
    printed(
      compute('convert_pooled_sd_from_md_ci', { ci_lb: [-1.02], ci_ub: [-0.23], n1: [224], n2: [227], level: [95] })[
        'se_z'
      ],
      '0.20153',
    );
    expect(
      checks({
        result: { contrast: { measure: 'MD', estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23', p: '.002' } },
      }),
    ).toEqual([]);
  });

  it('C04: SD from SE, and from a 90% interval', () => {
    printed(compute('convert_sd_from_se', { se: [1.8], n: [36] })['sd'], '10.80');
    const interval = compute('convert_sd_from_ci_one_group', { ci_lb: [4], ci_ub: [6], n: [50], level: [90] });
    printed(interval['sd_t'], '4.218');
    printed(interval['sd_z'], '4.299');
  });

  it('C05: common SD from an exact p; a bound is used and flagged; NS gives nothing', () => {
    const from = (p: number | string) =>
      reply('convert_pooled_sd_from_md_p', { md: [-3.8], p_two_sided: [p], n1: [25], n2: [22] });
    const exact = from(0.008).result!;
    printed(exact['t'], '2.7755');
    printed(exact['se_t'], '1.3691');
    printed(exact['sd_t'], '4.684');
    expect(from('0.008').result).toEqual(exact);
    const bound = from('p < 0.05').result!;
    expect(bound['t']).toBe(from(0.05).result!['t']);
    expect(JSON.stringify((bound['receipts'] as Record<string, unknown>)['se_t'])).toMatch(/printed as a bound/u);
    for (const text of ['NS', 'p > 0.05', 'not significant'])
      expect(from(text).error).toMatchObject({ code: 'refused' });
  });

  it('C06: SD of change, marked imputed, with the sensitivity it asks for', () => {
    const change = (r: number) => compute('convert_change_sd', { sd_pre: [2.1], sd_post: [2.5], r: [r] });
    printed(change(0.5)['sd_change'], '2.326');
    printed(change(0.7)['sd_change'], '1.819');
    printed(change(0.8)['sd_change'], '1.503');
    expect(JSON.stringify(change(0.7)['receipts'])).toMatch(/imputed: repeat the analysis with another correlation/u);
  });

  it('C07: two groups as one', () => {
    const both = compute('convert_combine_arms_cont', { n: [40, 35], mean: [5.2, 6], sd: [2.1, 2.4] });
    expect(both['n']).toBe(75);
    printed(both['mean'], '5.5733');
    printed(both['sd'], '2.2654');
  });

  it('C08: a median that may be converted', () => {
    const result = compute('convert_fivenum', { q1: [4], median: [6], q3: [9], n: [60] });
    printed(result['skew_statistic'], '0.200');
    printed(result['skew_critical'], '0.3404');
    printed(result['mean'], '6.353');
    printed(result['sd'], '3.798');
    expect(JSON.stringify(result['receipts'])).not.toMatch(/Significantly skewed/u);
  });

  it('C09: five numbers too skewed to convert without a decision', () => {
    const result = compute('convert_fivenum', { min: [1], q1: [4], median: [6], q3: [9], max: [20], n: [80] });
    printed(result['skew_statistic'], '0.543');
    printed(result['skew_critical'], '0.335');
    expect(JSON.stringify(result['receipts'])).toMatch(/Significantly skewed .* not converted without your decision/u);
    printed(result['mean'], '6.660');
    printed(result['sd'], '3.852');
  });

  it('C10: a cluster trial, by its effective numbers; its bare numbers are blocked', () => {
    const adjusted = compute('convert_cluster_design_effect', {
      mean_cluster_size: [25, 25],
      icc: [0.05, 0.05],
      n: [250, 250],
      events: [40, 60],
    });
    const { design_effect: design, n_eff: n, events_eff: events } = adjusted as Record<string, number[]>;
    printed(design![0], '2.2');
    printed(n![0], '113.64');
    const bare = effect({ ai: [40], n1i: [250], ci: [60], n2i: [250] }, { measure: 'RR' });
    printed(Math.exp(bare.estimate), '0.667');
    printed(Math.exp(limits(bare)[0]), '0.465');
    printed(Math.exp(limits(bare)[1]), '0.955');
    const corrected = effect({ ai: [events![0]], n1i: [n![0]], ci: [events![1]], n2i: [n![1]] }, { measure: 'RR' });
    printed(corrected.standardError, '0.2722');
    printed(Math.exp(limits(corrected)[0]), '0.391');
    printed(Math.exp(limits(corrected)[1]), '1.137');
    const arms = [
      { side: 'intervention', n: 250, events: 40 },
      { side: 'comparator', n: 250, events: 60 },
    ];
    expect(checks({ result: { design: 'cluster', arms } }).map(({ verdict }) => verdict)).toEqual(['E15 block']);
  });

  it('C11: three arms combined, split, counted twice, and their covariance', () => {
    const combined = compute('convert_combine_arms_bin', { events: [30, 25], n: [100, 100] });
    const together = effect(
      { ai: [combined['events']], n1i: [combined['n']], ci: [40], n2i: [100] },
      { measure: 'RR' },
    );
    printed(Math.exp(together.estimate), '0.6875');
    printed(together.standardError, '0.1679');
    const half = compute('convert_split_comparator', { n: [100], events: [40], comparisons: [2] });
    const pool = (n: unknown, events: unknown) => {
      const rows = compute(
        'effect_size',
        { ai: [30, 25], n1i: [100, 100], ci: [events, events], n2i: [n, n] },
        { measure: 'RR' },
      );
      return compute('rma_uni', { yi: rows['yi'], vi: rows['vi'] }, { method: 'EE' });
    };
    const split = pool(half['n'], half['events']);
    printed(Math.exp(Number((split['beta'] as number[] | number).toString())), '0.688');
    printed(Number((split['se'] as number[] | number).toString()), '0.1680');
    printed(Number((pool(100, 40)['se'] as number[] | number).toString()), '0.1439');
    printed(compute('convert_shared_covariance', { events: [40], n: [100] })['rr'], '0.015');
    const row = (resultId: string) => ({
      resultId,
      studyId: 's',
      arms: [
        { armId: resultId, side: 'intervention', nUsed: 100, nFull: 100 },
        { armId: 'c', side: 'comparator', nUsed: 100, nFull: 100 },
      ],
    });
    expect(
      checks({ result: { id: 'r1', studyId: 's' }, members: [row('r1'), row('r2')] }).map(({ verdict }) => verdict),
    ).toEqual(['E14 block']);
  });

  it('C12: zero cells', () => {
    const counts = { ai: [0], n1i: [50], ci: [4], n2i: [50] };
    const oddsRatio = effect(counts, { measure: 'OR' });
    printed(Math.exp(oddsRatio.estimate), '0.102');
    printed(Math.exp(limits(oddsRatio)[0]), '0.0054');
    printed(Math.exp(limits(oddsRatio)[1]), '1.95');
    const riskRatio = effect(counts, { measure: 'RR' });
    printed(Math.exp(riskRatio.estimate), '0.111');
    printed(Math.exp(limits(riskRatio)[0]), '0.0061');
    printed(Math.exp(limits(riskRatio)[1]), '2.01');
    const peto = effect(counts, { measure: 'PETO', add: 0 });
    printed(Math.exp(peto.estimate), '0.127');
    printed(Math.exp(limits(peto)[0]), '0.0174');
    printed(Math.exp(limits(peto)[1]), '0.930');
    const difference = effect(counts, { measure: 'RD', add: 0 });
    printed(difference.estimate, '-0.080');
    printed(difference.standardError, '0.0384');
    const none = compute('effect_size', { ai: [0], n1i: [50], ci: [0], n2i: [50] }, { measure: 'OR', drop00: true });
    expect(none).toMatchObject({ yi: [null], vi: [null], reasons: ['no events in either arm'] });
    expect(effect({ ai: [0], n1i: [50], ci: [0], n2i: [50] }, { measure: 'RD' }).estimate).toBe(0);
  });

  it('C13: odds and risks at a baseline', () => {
    const { rr } = compute('convert_rr_from_or', { or: [0.6, 0.45, 0.8], baseline_risk: [0.3, 0.3, 0.3] }) as {
      rr: number[];
    };
    printed(rr[0], '0.682');
    printed(rr[1], '0.539');
    printed(rr[2], '0.851');
    printed(compute('convert_or_from_rr', { rr: [0.75], baseline_risk: [0.3] })['or'], '0.677');
    expect(reply('convert_or_from_rr', { rr: [3.2], baseline_risk: [0.4] }).error!.message).toMatch(/1280 per 1000/u);
  });

  it('C14: SMD to odds ratio and to familiar units', () => {
    const odds = compute('convert_smd_to_or', { d: [-0.42], v_d: [(0.36 / (2 * Z)) ** 2] });
    printed(odds['lnor'], '-0.762');
    printed(odds['or'], '0.467');
    printed(odds['or_ci_lb'], '0.337');
    printed(odds['or_ci_ub'], '0.647');
    const { md } = compute('convert_smd_to_md', {
      smd: [-0.35, -0.62, -0.07, -0.35],
      se_smd: [0, 0, 0, 0],
      sd_ref: [2.2, 2.2, 2.2, 22],
    }) as { md: number[] };
    printed(md[0], '-0.77');
    printed(md[1], '-1.36');
    printed(md[2], '-0.15');
    printed(md[3], '-7.7');
  });

  it('C15: Hedges’ g', () => {
    const g = compute('convert_hedges_g', {
      ...{ m1: [-1.21], sd1: [2.2025], n1: [224] },
      ...{ m2: [-0.59], sd2: [2.1026], n2: [227] },
    });
    printed(g['d'], '-0.2880');
    printed(g['J'], '0.99833');
    printed(g['g'], '-0.2875');
    const standardError = Math.sqrt(Number(g['vi_LS']));
    printed(standardError, '0.0947');
    printed(Number(g['g']) - Z * standardError, '-0.473');
    printed(Number(g['g']) + Z * standardError, '-0.102');
  });

  it('C16: a standard error typed as SD', () => {
    const instrument = {
      id: 'PEG',
      min: 0,
      max: 10,
      higherIs: 'worse',
      integer: true,
      itemsAveraged: 3,
      otherSds: [2.2],
    };
    const found = checks(
      { result: { instrument, arms: [{ side: 'intervention', n: 50, mean: '4.10', sd: '0.31' }] } },
      { checks: ['E1'] },
    );
    expect(found).toMatchObject([{ verdict: 'E1 high', suggestion: expect.stringContaining('2.192') }]);
    expect(found[0]!.arithmetic).toMatch(/= 0\.14;.*= 1\.00/u);
  });

  it('C17: an estimate outside its interval; a symmetric hazard ratio', () => {
    const verdicts = (contrast: object) => checks({ result: { contrast } }).map(({ verdict }) => verdict);
    expect(verdicts({ measure: 'MD', estimate: '1.4', ciLow: '0.2', ciHigh: '1.1' })).toEqual(['E2 block']);
    expect(verdicts({ measure: 'HR', estimate: '0.72', ciLow: '0.55', ciHigh: '0.94' })).toEqual([]);
    const log = compute('convert_log_ratio_se_from_ci', { est: [0.72], ci_lb: [0.55], ci_ub: [0.94], level: [95] });
    printed(log['se'], '0.1367');
    printed(log['ci_centre'], '-0.330');
    printed(log['yi'], '-0.3285');
  });

  it.each([
    ['5.19', 28, 1, false],
    ['5.21', 28, 1, true],
    ['5.19', 28, 3, true],
    ['2.35', 19, 1, false],
    ['2.37', 19, 1, true],
  ])('C18: GRIM of mean %s, n %i, items %i', (mean, n, itemsAveraged, consistent) => {
    const instrument = { id: 'NRS', min: 0, max: 10, higherIs: 'worse', integer: true, itemsAveraged };
    const found = checks({ result: { instrument, arms: [{ side: 'intervention', n, mean }] } }, { checks: ['E11'] });
    expect(found).toHaveLength(consistent ? 0 : 1);
    expect(
      checks(
        { result: { instrument, arms: [{ side: 'intervention', n, mean, estimation: 'LS mean' }] } },
        { checks: ['E11'] },
      ),
    ).toEqual([]);
  });

  it('C19: SDs and means against the scale', () => {
    const instrument = { id: 'NRS', min: 0, max: 10, higherIs: 'worse' };
    const verdicts = (arm: object) =>
      checks(
        { result: { score: 'final', instrument, arms: [{ side: 'intervention', n: 48, ...arm }] } },
        { checks: ['E6', 'E7', 'E18'] },
      );
    expect(verdicts({ mean: '4.3', sd: '6.1' })[0]).toMatchObject({
      verdict: 'E7 block',
      arithmetic: expect.stringContaining('5.003'),
    });
    expect(verdicts({ mean: '11.2' })).toMatchObject([{ verdict: 'E6 block' }]);
    expect(verdicts({ mean: '3.1', sd: '2.9' })).toMatchObject([
      { verdict: 'E18 low', message: expect.stringMatching(/^Possible skew/u) },
    ]);
  });

  it('C20: impossible counts block and a copied column warns, each with its field and page', () => {
    const at = (value: number | string) => ({ value, locator: 'Table 2, p. 7' });
    const found = (...arms: object[]) => checks({ result: { arms } });
    const [tooMany] = found({ side: 'intervention', n: 50, events: at(53) });
    expect(tooMany).toMatchObject({
      verdict: 'E5 block',
      message: expect.stringMatching(/Events 53 .*Table 2, p\. 7/u),
    });
    expect(found({ side: 'intervention', n: at(60), nRandomised: 50 })).toMatchObject([
      { verdict: 'E8 block', message: expect.stringMatching(/Table 2, p\. 7/u) },
    ]);
    expect(found({ side: 'intervention', n: at(0) })).toMatchObject([{ verdict: 'E5 block' }]);
    const arm = { n: 40, mean: at('5.10'), sd: '2.20' };
    expect(found({ side: 'intervention', ...arm }, { side: 'comparator', ...arm })).toMatchObject([
      { verdict: 'E13 high' },
    ]);
  });
});
