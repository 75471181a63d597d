import { heterogeneityIntervals, type EstimateWithInterval } from '../../heterogeneity/confidence-intervals.ts';
import { completeStudies } from '../../pool/complete-studies.ts';
import { readChoice, readColumn, readObject, refuseUnknown } from '../fields.ts';
import { readEstimator, readLevel } from '../pool-options.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

const FIELD_NAMES = { effects: 'yi', variances: 'vi', estimator: 'method', method: 'type' };

/** Intervals of the heterogeneity: input yi, vi; options method, type (QP or PL), level. */
export const rmaConfintTask: Task = {
  task: 'rma_confint',
  run: (rawInput, rawOptions) => {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'type', 'level'], 'rma_confint');
    const yi = readColumn(input, 'yi');
    const vi = readColumn(input, 'vi');
    const choices = {
      estimator: readEstimator(options, 'REML'),
      method: readChoice(options, 'type', ['QP', 'PL'] as const, 'QP'),
      level: readLevel(options),
    };
    return renamingFields(FIELD_NAMES, () => {
      const studies = completeStudies(yi, vi);
      const intervals = heterogeneityIntervals(studies.effects, studies.variances, choices);
      return {
        tau2: names(intervals.tauSquared),
        tau: names(intervals.tau),
        I2: names(intervals.iSquared),
        H2: names(intervals.hSquared),
        lb_null: intervals.state === 'zero set',
        ub_beyond: intervals.state === 'beyond limit',
        omitted: studies.omitted,
      };
    });
  },
};

function names({ estimate, low, high }: EstimateWithInterval): object {
  return { est: estimate, ci_lb: low, ci_ub: high };
}
