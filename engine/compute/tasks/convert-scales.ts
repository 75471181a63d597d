import { clusterStandardError, designEffect } from '../../convert/cluster.ts';
import { crossoverStandardisedStandardError, pairedStandardErrorFromT } from '../../convert/crossover.ts';
import { imputeSd } from '../../convert/impute-sd.ts';
import { rawFromLogScale } from '../../convert/log-normal.ts';
import { itemMeanFromSum, reflectScore, rescaleDifference, rescaleScore } from '../../convert/rescale.ts';
import { intervalMidpoint, sdFromInterval } from '../../convert/sd-from-interval.ts';
import { standardErrorFromSd } from '../../convert/standard-error-from-sd.ts';
import { requirePositive } from '../../preconditions.ts';
import { conversionTask } from '../conversion-task.ts';
import { readCompleteColumn, readObject, refuseUnknown } from '../fields.ts';
import type { Task } from '../task.ts';

const imputeTask: Task = {
  task: 'convert_impute_sd',
  run(rawInput, options) {
    refuseUnknown(readObject(options, 'options'), ['formula'], 'convert_impute_sd');
    const input = readObject(rawInput, 'input');
    const [sds, numbers] = [readCompleteColumn(input, 'sd'), readCompleteColumn(input, 'n')];
    const donors = sds.map((sd, at) => ({ sd, n: numbers[at] ?? Number.NaN }));
    const [median, weighted] = [imputeSd(donors), imputeSd(donors, 'weighted mean')];
    return {
      sd_median: median.value,
      sd_weighted: weighted.value,
      receipts: { sd_median: median, sd_weighted: weighted },
    };
  },
};

/** The other way of conversions in `convert-summaries.ts` and `convert-precision.ts`, scales and their direction, borrowed SDs. */
export const SCALE_TASKS: readonly Task[] = [
  conversionTask('convert_se_from_sd', { required: ['sd', 'n'] }, ({ sd, n }) => ({
    se: standardErrorFromSd({ sd: sd!, n: n! }),
  })),
  conversionTask('convert_raw_from_lognormal', { required: ['log_mean', 'log_sd'] }, (row) => {
    const raw = rawFromLogScale({ logMean: row['log_mean']!, logSd: row['log_sd']! });
    return { mean_raw: raw.mean, sd_raw: raw.sd };
  }),
  // A geometric mean's interval is that of the mean of logarithms.
  conversionTask('convert_geometric_mean', { required: ['ci_lb', 'ci_ub', 'n', 'level'] }, (row) => {
    requirePositive(row['ci_lb']!, 'ci_lb');
    requirePositive(row['ci_ub']!, 'ci_ub');
    const interval = { low: Math.log(row['ci_lb']!), high: Math.log(row['ci_ub']!) };
    const level = row['level']! < 1 ? row['level']! : row['level']! / 100;
    const logMean = intervalMidpoint(interval);
    const logSd = sdFromInterval({ ...interval, n: row['n']!, level });
    const raw = rawFromLogScale({ logMean: logMean.value, logSd: logSd.value });
    return { log_mean: logMean, log_sd: logSd, mean_raw: raw.mean, sd_raw: raw.sd };
  }),
  conversionTask(
    'convert_cluster_se',
    { required: ['se', 'mean_cluster_size', 'icc'], optional: ['cv'] },
    ({ se, mean_cluster_size: size, icc, cv }) => {
      const effect = designEffect({
        meanClusterSize: size!,
        icc: icc!,
        ...(cv === undefined ? {} : { sizeVariation: cv }),
      });
      return {
        design_effect: effect,
        se_adj: clusterStandardError({ standardError: se!, designEffect: effect.value }),
      };
    },
  ),
  conversionTask('convert_crossover_from_t', { required: ['md', 't'] }, ({ md, t }) => ({
    se: pairedStandardErrorFromT({ meanDifference: md!, t: t! }),
  })),
  conversionTask('convert_crossover_smd_se', { required: ['g', 'n', 'r'] }, ({ g, n, r }) => ({
    se: crossoverStandardisedStandardError({ g: g!, n: n!, correlation: r! }),
  })),
  conversionTask(
    'convert_rescale',
    { required: ['min', 'max'], optional: ['score', 'difference'] },
    ({ min, max, score, difference }) => ({
      ...(score === undefined
        ? {}
        : {
            score: rescaleScore({ score, minimum: min!, maximum: max! }),
            reflected: reflectScore({ score, minimum: min!, maximum: max! }),
          }),
      ...(difference === undefined
        ? {}
        : { difference: rescaleDifference({ difference, minimum: min!, maximum: max! }) }),
    }),
  ),
  conversionTask('convert_item_mean_from_sum', { required: ['sum', 'items'] }, ({ sum, items }) => ({
    mean: itemMeanFromSum({ sum: sum!, items: items! }),
  })),
  imputeTask,
];
