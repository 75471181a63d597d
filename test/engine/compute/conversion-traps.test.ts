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
