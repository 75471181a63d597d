import { changeSd, correlationFromChangeSd } from '../../convert/change-sd.ts';
import { commonSdFromStandardError } from '../../convert/common-sd.ts';
import { logIntervalMidpoint, logRatio } from '../../convert/log-ratio.ts';
import { logRatioStandardErrorFromInterval } from '../../convert/log-ratio-standard-error-from-interval.ts';
import { intervalMidpoint, sdFromInterval } from '../../convert/sd-from-interval.ts';
import { sdFromStandardError } from '../../convert/sd-from-standard-error.ts';
import { standardErrorFromInterval } from '../../convert/standard-error-from-interval.ts';
import { standardErrorFromP, testStatisticFromP } from '../../convert/standard-error-from-p.ts';
import { conversionTask, type ConversionRow } from '../conversion-task.ts';
import type { Task } from '../task.ts';
import { qualifierOf, withPrintedP } from './printed-p.ts';

/** A confidence level as a fraction: it comes in percent, and a fraction such as 0.95 can mean nothing else. */
function levelOf(row: ConversionRow): number {
  const level = row['level']!;
  return level > 0 && level < 1 ? level : level / 100;
}

/** Standard errors and deviations from intervals, p-values and other standard deviations. Levels come in percent. */
export const PRECISION_TASKS: readonly Task[] = [
  conversionTask('convert_sd_from_se', { required: ['se', 'n'] }, ({ se, n }) => ({
    sd: sdFromStandardError({ standardError: se!, n: n! }),
  })),
  conversionTask('convert_sd_from_ci_one_group', { required: ['ci_lb', 'ci_ub', 'n', 'level'] }, (row) => {
    const interval = { low: row['ci_lb']!, high: row['ci_ub']!, level: levelOf(row) };
    const n = row['n']!;
    return {
      mean: intervalMidpoint(interval),
      sd_z: sdFromInterval({ ...interval, n, quantile: 'z' }),
      sd_t: sdFromInterval({ ...interval, n, quantile: 't' }),
      se_z: standardErrorFromInterval({ ...interval, degreesOfFreedom: null }),
      se_t: standardErrorFromInterval({ ...interval, degreesOfFreedom: n - 1 }),
    };
  }),
  conversionTask(
    'convert_pooled_sd_from_md_ci',
    { required: ['ci_lb', 'ci_ub', 'n1', 'n2', 'level'], optional: ['md'] },
    (row) => {
      const estimate = row['md'];
      const interval = {
        low: row['ci_lb']!,
        high: row['ci_ub']!,
        level: levelOf(row),
        ...(estimate === undefined ? {} : { estimate }),
      };
      const sizes = { n1: row['n1']!, n2: row['n2']! };
      const byZ = standardErrorFromInterval({ ...interval, degreesOfFreedom: null });
      const byT = standardErrorFromInterval({ ...interval, degreesOfFreedom: sizes.n1 + sizes.n2 - 2 });
      return {
        se_z: byZ,
        sd_z: commonSdFromStandardError({ standardError: byZ.value, ...sizes }),
        se_t: byT,
        sd_t: commonSdFromStandardError({ standardError: byT.value, ...sizes }),
      };
    },
  ),
  withPrintedP(
    conversionTask(
      'convert_pooled_sd_from_md_p',
      { required: ['md', 'p_two_sided', 'n1', 'n2'], optional: ['p_bound'] },
      (row) => {
        const sizes = { n1: row['n1']!, n2: row['n2']! };
        const printed = { estimate: row['md']!, p: row['p_two_sided']!, qualifier: qualifierOf(row['p_bound']) };
        const { p, qualifier } = printed;
        const df = sizes.n1 + sizes.n2 - 2;
        const byT = standardErrorFromP({ ...printed, degreesOfFreedom: df });
        const byZ = standardErrorFromP({ ...printed, degreesOfFreedom: null });
        return {
          t: testStatisticFromP({ p, qualifier, degreesOfFreedom: df }),
          se_t: byT,
          sd_t: commonSdFromStandardError({ standardError: byT.value, ...sizes }),
          z: testStatisticFromP({ p, qualifier, degreesOfFreedom: null }),
          se_z: byZ,
          sd_z: commonSdFromStandardError({ standardError: byZ.value, ...sizes }),
        };
      },
    ),
  ),
  conversionTask('convert_log_ratio_se_from_ci', { required: ['est', 'ci_lb', 'ci_ub', 'level'] }, (row) => {
    const estimate = row['est']!;
    const limits = { low: row['ci_lb']!, high: row['ci_ub']! };
    const se = logRatioStandardErrorFromInterval({ ...limits, level: levelOf(row), estimate });
    return { yi: logRatio({ estimate }), se, vi: se.value ** 2, ci_centre: logIntervalMidpoint(limits) };
  }),
  withPrintedP(
    conversionTask(
      'convert_log_ratio_se_from_p',
      { required: ['est', 'p_two_sided'], optional: ['p_bound'] },
      (row) => {
        const printed = { p: row['p_two_sided']!, qualifier: qualifierOf(row['p_bound']), degreesOfFreedom: null };
        const yi = logRatio({ estimate: row['est']! });
        return { yi, z: testStatisticFromP(printed), se: standardErrorFromP({ ...printed, estimate: yi.value }) };
      },
    ),
  ),
  conversionTask('convert_change_sd', { required: ['sd_pre', 'sd_post'], optional: ['r'] }, (row) => {
    const sds = { sdBaseline: row['sd_pre']!, sdFollowUp: row['sd_post']! };
    return { sd_change: changeSd(row['r'] === undefined ? sds : { ...sds, correlation: row['r'] }) };
  }),
  conversionTask('convert_corr_from_change_sd', { required: ['sd_pre', 'sd_post', 'sd_change'] }, (row) => ({
    r: correlationFromChangeSd({
      sdBaseline: row['sd_pre']!,
      sdFollowUp: row['sd_post']!,
      sdChange: row['sd_change']!,
    }),
  })),
];
