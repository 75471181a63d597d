import { describe, expect, test } from 'vitest';
import { computeLine } from '../../../engine/compute/dispatch.ts';

type Receipts = Readonly<Record<string, Readonly<{ warnings?: readonly string[] }> | null>>;

function ask(task: string, input: object) {
  const reply = computeLine({ id: 1, task, input });
  if ('error' in reply) return { error: `${reply.error.code} ${reply.error.field}`, numbers: {}, warnings: '' };
  const { receipts = {}, ...numbers } = reply.result as Readonly<Record<string, unknown>> & { receipts?: Receipts };
  const warnings = Object.values(receipts as Receipts).flatMap((receipt) => receipt?.warnings ?? []);
  return { error: null, numbers, warnings: warnings.join('\n') };
}

describe('conversions refuse what cannot be', () => {
  test.each([
    ['convert_sd_from_se', { se: -0.3, n: 50 }, 'out-of-range standardError'],
    ['convert_sd_from_se', { se: 0.3, n: 0 }, 'not-positive n'],
    ['convert_sd_from_ci_one_group', { ci_lb: 4, ci_ub: 6, n: 1, level: 95 }, 'out-of-range degreesOfFreedom'],
    ['convert_sd_from_ci_one_group', { ci_lb: 4, ci_ub: 6, n: 50, level: 100 }, 'out-of-range level'],
    ['convert_pooled_sd_from_md_p', { md: -3.8, p_two_sided: 'NS', n1: 25, n2: 22 }, 'refused p'],
    ['convert_pooled_sd_from_md_p', { md: -3.8, p_two_sided: 1.2, n1: 25, n2: 22 }, 'out-of-range p'],
    ['convert_pooled_sd_from_md_t', { md: -3.8, t: 0, n1: 25, n2: 22 }, 'refused statistic'],
    ['convert_pooled_sd_from_md_f', { md: -3.8, F: 7.7, n1: 25, n2: 22, df1: 2 }, 'refused numeratorDegreesOfFreedom'],
    ['convert_log_ratio_se_from_ci', { est: -0.33, ci_lb: -0.6, ci_ub: -0.06, level: 95 }, 'not-positive low'],
    ['convert_change_sd', { sd_pre: 2.1, sd_post: 2.5, r: 70 }, 'out-of-range correlation'],
    ['convert_corr_from_change_sd', { sd_pre: 2.1, sd_post: 2.5, sd_change: 5 }, 'out-of-range sdChange'],
    ['convert_fivenum', { median: 9.1, q1: 3, q3: 7, n: 60 }, 'out-of-range q3'],
    ['convert_combine_arms_bin', { events: [53, 4], n: [50, 50] }, 'out-of-range events[0]'],
    ['convert_cluster_design_effect', { mean_cluster_size: 25, icc: 5, n: 250 }, 'out-of-range icc'],
    ['convert_cluster_design_effect', { mean_cluster_size: 0.5, icc: 0.05, n: 250 }, 'out-of-range meanClusterSize'],
    ['convert_cluster_design_effect', { mean_cluster_size: 25, icc: 0.05, n: 250, events: 300 }, 'out-of-range events'],
    ['convert_crossover_paired', { m1: 4, sd1: 2, m2: 5, sd2: 2, n: 20, r: -1.5 }, 'out-of-range correlation'],
    ['convert_or_from_rr', { rr: 0.75, baseline_risk: 30 }, 'out-of-range baselineRisk'],
    ['convert_split_comparator', { events: 40, n: 100, comparisons: 0 }, 'not-positive comparisons'],
    ['convert_split_comparator', { events: 40, n: 100, comparisons: 1.5 }, 'out-of-range comparisons'],
    ['convert_cluster_design_effect', { mean_cluster_size: 18, icc: -0.2, n: 324 }, 'out-of-range icc'],
    ['convert_sd_from_ci_one_group', { ci_lb: 4, ci_ub: 6, n: 50, level: 5 }, 'out-of-range level'],
    ['convert_sd_from_ci_one_group', { ci_lb: 4, ci_ub: 6, n: 50, level: 0.05 }, 'out-of-range level'],
    ['convert_fivenum', { median: 5, q1: 5, q3: 5, n: 40 }, 'refused q3'],
    ['convert_fivenum', { median: 5, min: 5, max: 5, n: 40 }, 'refused maximum'],
    ['convert_fivenum', { median: 5, q1: 4, q3: 7, n: 4 }, 'out-of-range n'],
    ['convert_pooled_sd_from_md_p', { md: 2.4, p_two_sided: '.000', n1: 20, n2: 20 }, 'not-positive p'],
    ['convert_or_from_rr', { rr: 2, baseline_risk: 0.5 }, 'out-of-range baselineRisk'],
    ['convert_combine_arms_cont', { n: [20, 0], mean: [4.1, 5], sd: [1.9, 2.2] }, 'not-positive n[1]'],
    ['convert_log_ratio_se_from_p', { est: 1, p_two_sided: 0.5 }, 'refused estimate'],
    ['convert_geometric_mean', { ci_lb: 0, ci_ub: 4.6, n: 30, level: 95 }, 'not-positive ci_lb'],
    ['convert_rescale', { score: 3, min: 10, max: 0 }, 'out-of-range maximum'],
    ['convert_crossover_from_t', { md: -0.9, t: 0 }, 'refused t'],
    ['convert_impute_sd', { sd: [], n: [] }, 'too-few-studies donors'],
    ['convert_impute_sd', { sd: [2.1, 0], n: [40, 80] }, 'not-positive donors[1].sd'],
  ])('%s %j: %s', (task, input, error) => {
    expect(ask(task, input).error).toBe(error);
  });
});

describe('conversions warn of what is suspicious', () => {
  test.each([
    ['convert_sd_from_se', { se: 0, n: 50 }, 'leaves no variance'],
    ['convert_sd_from_se', { se: 0.3, n: 1 }, 'One person has no standard deviation'],
    ['convert_sd_from_ci_one_group', { ci_lb: 6, ci_ub: 4, n: 50, level: 95 }, 'upper limit is below the lower one'],
    [
      'convert_pooled_sd_from_md_ci',
      { md: 2, ci_lb: -3, ci_ub: -1, n1: 20, n2: 20, level: 95 },
      'does not hold its estimate',
    ],
    ['convert_pooled_sd_from_md_p', { md: -3.8, p_two_sided: '<0.001', n1: 25, n2: 22 }, 'printed as a bound'],
    ['convert_log_ratio_se_from_ci', { est: 0.5, ci_lb: 0.2, ci_ub: 0.8, level: 95 }, 'not in the middle'],
    ['convert_log_ratio_se_from_ci', { est: 0.51, ci_lb: 0.54, ci_ub: 0.93, level: 95 }, 'does not hold its estimate'],
    ['convert_corr_from_change_sd', { sd_pre: 2.1, sd_post: 2.5, sd_change: 3.6 }, 'outside 0 to 0.95'],
    ['convert_change_sd', { sd_pre: 2.1, sd_post: 2.5 }, 'assumption of last resort'],
  ])('%s %j: %s', (task, input, says) => {
    expect(ask(task, input)).toMatchObject({ error: null, warnings: expect.stringContaining(says) });
  });

  test.each([
    ['convert_sd_from_se', { se: 0.3, n: 50 }],
    ['convert_pooled_sd_from_md_t', { md: -3.8, t: -2.7755, n1: 25, n2: 22 }],
    ['convert_log_ratio_se_from_ci', { est: 0.72, ci_lb: 0.55, ci_ub: 0.94, level: 95 }],
  ])('and are silent on the clean twin: %s %j', (task, input) => {
    expect(ask(task, input).warnings.replace('One standard deviation is used for both arms.', '')).toBe('');
  });
});

test('a level of 0.9 is 90%, not nine tenths of a percent', () => {
  const interval = { ci_lb: 4, ci_ub: 6, n: 50 };
  expect(ask('convert_sd_from_ci_one_group', { ...interval, level: 0.9 }).numbers).toEqual(
    ask('convert_sd_from_ci_one_group', { ...interval, level: 90 }).numbers,
  );
});

describe('conversions give what R gives', () => {
  /** Closed forms with qt, qnorm, lgamma of R 4.2.2. */
  test.each([
    [
      'convert_sd_from_ci_one_group',
      { ci_lb: 3.8, ci_ub: 6.4, n: 12, level: 80 },
      { sd_t: 3.3029426, sd_z: 3.5139687 },
    ],
    ['convert_sd_from_ci_one_group', { ci_lb: 3.8, ci_ub: 6.4, n: 12, level: 90 }, { sd_t: 2.507584, sd_z: 2.7378315 }],
    [
      'convert_sd_from_ci_one_group',
      { ci_lb: 3.8, ci_ub: 6.4, n: 12, level: 99 },
      { sd_t: 1.4499719, sd_z: 1.7483038 },
    ],
    [
      'convert_pooled_sd_from_md_ci',
      { md: 0.8, ci_lb: -0.3, ci_ub: 1.9, n1: 18, n2: 20, level: 99 },
      { se_t: 0.4044884, sd_t: 1.244989 },
    ],
    ['convert_pooled_sd_from_md_p', { md: 2.4, p_two_sided: 0.04, n1: 20, n2: 20 }, { t: 2.126674, se_t: 1.1285227 }],
    ['convert_pooled_sd_from_md_f', { md: 2.4, F: 6.25, n1: 21, n2: 19 }, { se: 0.96, sd: 3.0319894 }],
    ['convert_fivenum', { min: 2, median: 5, max: 9, n: 15 }, { mean: 5.1720876, sd: 2.0122064 }],
    ['convert_fivenum', { q1: 4, median: 5, q3: 7, n: 15 }, { mean: 5.363, sd: 2.4536816 }],
    ['convert_fivenum', { min: 10, median: 50, max: 92, n: 400 }, { mean: 50.042807, sd: 13.8731 }],
    ['convert_fivenum', { min: 10, q1: 38, median: 50, q3: 62, max: 92, n: 400 }, { mean: 50.024006, sd: 16.73383 }],
    [
      'convert_combine_arms_cont',
      { n: [20, 31, 44], mean: [4.1, 5, 6.2], sd: [1.9, 2.2, 2.5] },
      { n: 95, mean: 5.3663158, sd: 2.4174723 },
    ],
    ['convert_change_sd', { sd_pre: 2.1, sd_post: 2.5, r: -1 }, { sd_change: 4.6 }],
    ['convert_log_ratio_se_from_ci', { est: 0.71, ci_lb: 0.54, ci_ub: 0.93, level: 90 }, { se: 0.16524736 }],
    ['convert_log_ratio_se_from_p', { est: 0.71, p_two_sided: 0.013 }, { se: 0.13789135 }],
    [
      'convert_cluster_design_effect',
      { mean_cluster_size: 18, icc: 0.03, cv: 0.6, n: 324, events: 57 },
      { design_effect: 1.7044, n_eff: 190.09622, events_eff: 33.442854 },
    ],
    [
      'convert_crossover_paired',
      { m1: 4.1, sd1: 2.2, m2: 4.9, sd2: 2.4, n: 24, r: 0.6 },
      { sd_diff: 2.0649455, se: 0.42150524 },
    ],
    ['convert_smd_to_or', { d: 0.42, v_d: 0.0121 }, { or: 2.1421194, or_ci_lb: 1.4488176 }],
    ['convert_rr_from_or', { or: 2.4, baseline_risk: 0.35 }, { rr: 1.6107383 }],
    ['convert_or_from_rr', { rr: 1.8, baseline_risk: 0.5 }, { or: 9 }],
    ['convert_lognormal', { mean_raw: 8.4, sd_raw: 6.1 }, { log_sd: 0.65079637, log_mean: 1.9164637 }],
    ['convert_raw_from_lognormal', { log_mean: 1.9, log_sd: 0.65 }, { mean_raw: 8.25855803, sd_raw: 5.98828732 }],
    [
      'convert_geometric_mean',
      { ci_lb: 2.5, ci_ub: 4.6, n: 30, level: 95 },
      { log_mean: 1.22117352, log_sd: 0.816491096, mean_raw: 4.7327308, sd_raw: 4.60734831 },
    ],
    ['convert_se_from_sd', { sd: 2.1, n: 50 }, { se: 0.296984848 }],
    [
      'convert_cluster_se',
      { se: 0.1835, mean_cluster_size: 25, icc: 0.05 },
      { design_effect: 2.2, se_adj: 0.272174484 },
    ],
    ['convert_crossover_from_t', { md: -0.9, t: -2.5 }, { se: 0.36 }],
    ['convert_crossover_smd_se', { g: 0.4, n: 24, r: 0.6 }, { se: 0.18973666 }],
    [
      'convert_rescale',
      { score: 3.1, difference: -1.2, min: 0, max: 10 },
      { score: 31, reflected: 6.9, difference: -12 },
    ],
    ['convert_item_mean_from_sum', { sum: 21, items: 3 }, { mean: 7 }],
    ['convert_impute_sd', { sd: [2.1, 2.4, 2.2], n: [40, 80, 60] }, { sd_median: 2.2, sd_weighted: 2.26666667 }],
  ] as const)('%s %j', (task, input, expected) => {
    const { error, numbers } = ask(task, input);
    expect(error).toBeNull();
    const close = Object.entries(expected).map(([name, value]) => [name, expect.closeTo(value, 5)]);
    expect(numbers).toMatchObject(Object.fromEntries(close));
  });
});
