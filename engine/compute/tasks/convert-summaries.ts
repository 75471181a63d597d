import { combineCounts, combineGroups } from '../../convert/combine-groups.ts';
import { designEffect, effectiveCount } from '../../convert/cluster.ts';
import { differenceSd, pairedStandardError } from '../../convert/crossover.ts';
import { eventsFromPercent } from '../../convert/events-from-percent.ts';
import { meanFromFiveNumbers, wanMeanFromFiveNumbers } from '../../convert/mean-from-five-numbers.ts';
import { quantileEstimation } from '../../convert/quantile-estimation/quantile-estimation.ts';
import { logNormalFromFiveNumbers } from '../../convert/log-normal-from-five-numbers.ts';
import { logScaleFromRaw } from '../../convert/log-normal.ts';
import { sdFromFiveNumbers } from '../../convert/sd-from-five-numbers.ts';
import { sdFromInterquartileRange } from '../../convert/sd-from-interquartile-range.ts';
import { skewnessGate } from '../../convert/skewness-gate.ts';
import { meanChange } from '../../effect/pre-post.ts';
import { EngineInputError } from '../../errors.ts';
import { requireCount } from '../../preconditions.ts';
import { conversionTask, type ConversionRow } from '../conversion-task.ts';
import { readCompleteColumn, readObject, refuseUnknown } from '../fields.ts';
import type { Task } from '../task.ts';

/** Those of a number's shortest form, as the task `check` takes a plain number. */
function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

function fiveNumbers(row: ConversionRow) {
  const { n, median, min, q1, q3, max } = row;
  return { n: n!, median: median!, minimum: min, q1, q3, maximum: max };
}

const fiveNumberTask = conversionTask(
  'convert_fivenum',
  { required: ['median', 'n'], optional: ['min', 'q1', 'q3', 'max'] },
  (row) => {
    const summary = fiveNumbers(row);
    const gate = skewnessGate(summary);
    const { q1, q3 } = summary;
    const positive = [summary.minimum ?? summary.q1, summary.median].every((value) => value === undefined || value > 0);
    const logNormal = gate.isSkewed && positive ? logNormalFromFiveNumbers(summary) : null;
    const estimated = gate.isSkewed ? quantileEstimation(summary) : null;
    return {
      mean: meanFromFiveNumbers(summary),
      sd: sdFromFiveNumbers(summary),
      wan_mean: wanMeanFromFiveNumbers(summary),
      wan_sd: sdFromFiveNumbers(summary, 'Wan'),
      handbook_iqr_sd: q1 === undefined || q3 === undefined ? null : sdFromInterquartileRange({ q1, q3 }),
      skew_statistic: gate.statistic,
      skew_critical: gate.criticalValue,
      lognormal_mean: logNormal?.mean ?? null,
      lognormal_sd: logNormal?.sd ?? null,
      qe_mean: estimated?.mean ?? null,
      qe_sd: estimated?.sd ?? null,
    };
  },
);

/** Columns of groups in, one combined group out. */
function groupColumns<Name extends string>(rawInput: unknown, names: readonly Name[]): Record<Name, number>[] {
  const input = readObject(rawInput, 'input');
  const columns = names.map((name) => readCompleteColumn(input, name));
  const count = columns[0]?.length ?? 0;
  columns.forEach((column, i) => {
    if (column.length !== count) {
      throw new EngineInputError(
        'length-mismatch',
        `${names[i]} has ${column.length} entries, ${names[0]} has ${count}.`,
        names[i] ?? null,
      );
    }
  });
  return Array.from({ length: count }, (_, row) => {
    const group = {} as Record<Name, number>;
    names.forEach((name, i) => {
      group[name] = columns[i]![row]!;
    });
    return group;
  });
}

const combineContinuousTask: Task = {
  task: 'convert_combine_arms_cont',
  run(input, options) {
    refuseUnknown(readObject(options, 'options'), ['formula'], 'convert_combine_arms_cont');
    const { n, mean, sd } = combineGroups(groupColumns(input, ['n', 'mean', 'sd']));
    return { n, mean: mean.value, sd: sd.value, receipts: { mean, sd } };
  },
};

const combineBinaryTask: Task = {
  task: 'convert_combine_arms_bin',
  run(input, options) {
    refuseUnknown(readObject(options, 'options'), ['formula'], 'convert_combine_arms_bin');
    const { events, n } = combineCounts(groupColumns(input, ['events', 'n']));
    return { events: events.value, n: n.value, receipts: { events, n } };
  },
};

/** Medians, combined groups, cluster and crossover designs, logarithms of skewed outcomes. */
export const SUMMARY_TASKS: readonly Task[] = [
  fiveNumberTask,
  combineContinuousTask,
  combineBinaryTask,
  conversionTask(
    'convert_cluster_design_effect',
    { required: ['mean_cluster_size', 'icc', 'n'], optional: ['events', 'cv'] },
    (row) => {
      const design = { meanClusterSize: row['mean_cluster_size']!, icc: row['icc']! };
      if (row['events'] !== undefined) requireCount(row['events'], row['n']!, 'events', 'n');
      const effect = designEffect(row['cv'] === undefined ? design : { ...design, sizeVariation: row['cv'] });
      return {
        design_effect: effect,
        n_eff: effectiveCount({ count: row['n']!, designEffect: effect.value }),
        ...(row['events'] === undefined
          ? {}
          : { events_eff: effectiveCount({ count: row['events'], designEffect: effect.value }) }),
      };
    },
  ),
  conversionTask('convert_events_from_percent', { required: ['percent', 'n'], optional: ['decimals'] }, (row) => ({
    events: eventsFromPercent({
      percent: row['percent']!,
      decimals: row['decimals'] ?? decimalsOf(row['percent']!),
      n: row['n']!,
    }),
  })),
  conversionTask('convert_crossover_paired', { required: ['m1', 'sd1', 'm2', 'sd2', 'n', 'r'] }, (row) => {
    const { m1, sd1, m2, sd2, n, r } = row;
    const sd = differenceSd({ sdA: sd1!, sdB: sd2!, correlation: r! });
    const change = meanChange({ mean1: m1!, sd1: sd1!, mean2: m2!, sd2: sd2!, n: n!, correlation: r! });
    return {
      md: 'notEstimable' in change ? null : change.estimate,
      sd_diff: sd,
      se: pairedStandardError({ sdDifference: sd.value, n: n! }),
    };
  }),
  conversionTask('convert_lognormal', { required: ['mean_raw', 'sd_raw'] }, (row) => {
    const logs = logScaleFromRaw({ mean: row['mean_raw']!, sd: row['sd_raw']! });
    return { log_sd: logs.sd, log_mean: logs.mean };
  }),
];
