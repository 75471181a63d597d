import { commonSdFromStandardError } from '../../convert/common-sd.ts';
import { combineContrasts } from '../../convert/combine-contrasts.ts';
import { sharedCovarianceOfCounts, sharedCovarianceOfMeans, splitComparator } from '../../convert/shared-comparator.ts';
import { standardErrorFromF, standardErrorFromStatistic } from '../../convert/standard-error-from-p.ts';
import { conversionTask } from '../conversion-task.ts';
import type { Task } from '../task.ts';

/** Several arms against one comparator, and standard errors from test statistics. */
export const DESIGN_TASKS: readonly Task[] = [
  conversionTask(
    'convert_split_comparator',
    { required: ['n', 'comparisons'], optional: ['events'] },
    ({ n, comparisons, events }) => ({
      n: splitComparator({ count: n!, comparisons: comparisons! }),
      ...(events === undefined ? {} : { events: splitComparator({ count: events, comparisons: comparisons! }) }),
    }),
  ),
  conversionTask('convert_shared_covariance', { required: ['n'], optional: ['events', 'sd'] }, ({ n, events, sd }) => ({
    ...(sd === undefined ? {} : { md: sharedCovarianceOfMeans({ sd, n: n! }) }),
    ...(events === undefined
      ? {}
      : {
          rr: events > 0 ? sharedCovarianceOfCounts('RR', { events, n: n! }) : null,
          or: events > 0 && events < n! ? sharedCovarianceOfCounts('OR', { events, n: n! }) : null,
          rd: sharedCovarianceOfCounts('RD', { events, n: n! }),
        }),
  })),
  conversionTask(
    'convert_combine_contrasts',
    {
      required: ['estimate_a', 'se_a', 'n_a', 'estimate_b', 'se_b', 'n_b'],
      optional: ['correlation', 'comparator_variance'],
    },
    (row) => {
      const { estimate, standardError } = combineContrasts({
        estimateA: row['estimate_a']!,
        standardErrorA: row['se_a']!,
        nA: row['n_a']!,
        estimateB: row['estimate_b']!,
        standardErrorB: row['se_b']!,
        nB: row['n_b']!,
        ...(row['correlation'] === undefined ? {} : { correlation: row['correlation'] }),
        ...(row['comparator_variance'] === undefined ? {} : { comparatorVariance: row['comparator_variance'] }),
      });
      return { estimate, se: standardError };
    },
  ),
  conversionTask('convert_pooled_sd_from_md_t', { required: ['md', 't', 'n1', 'n2'] }, ({ md, t, n1, n2 }) => {
    const se = standardErrorFromStatistic({ estimate: md!, statistic: t! });
    return { se, sd: commonSdFromStandardError({ standardError: se.value, n1: n1!, n2: n2! }) };
  }),
  conversionTask('convert_pooled_sd_from_md_f', { required: ['md', 'F', 'n1', 'n2'], optional: ['df1'] }, (row) => {
    const se = standardErrorFromF({ estimate: row['md']!, f: row['F']!, numeratorDegreesOfFreedom: row['df1'] ?? 1 });
    return { se, sd: commonSdFromStandardError({ standardError: se.value, n1: row['n1']!, n2: row['n2']! }) };
  }),
];
