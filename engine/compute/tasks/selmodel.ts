import { CONTINUOUS_SELECTIONS } from '../../bias/selection-functions.ts';
import { selectionModel } from '../../bias/selection-model.ts';
import {
  readChoice,
  readColumn,
  readCompleteColumn,
  readObject,
  readOptionalColumn,
  refuseUnknown,
} from '../fields.ts';
import { readLevel } from '../pool-options.ts';
import type { Task } from '../task.ts';

/** Selection models; `steps` is one cut point or a list, `delta` fixes weights (null: estimated). */
export const selmodelTask: Task = {
  task: 'selmodel',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['type', 'steps', 'delta', 'method', 'alternative', 'level'], 'selmodel');
    const delta = readOptionalColumn(options, 'delta');
    const hasSteps = options['steps'] !== undefined && options['steps'] !== null;
    const model = selectionModel(readColumn(input, 'yi'), readColumn(input, 'vi'), {
      type: readChoice(options, 'type', ['stepfun', ...CONTINUOUS_SELECTIONS], 'stepfun'),
      estimator: readChoice(options, 'method', ['ML', 'EE'], 'ML'),
      alternative: readChoice(options, 'alternative', ['greater', 'less'], 'greater'),
      level: readLevel(options),
      ...(hasSteps ? { steps: readCompleteColumn(options, 'steps') } : {}),
      ...(delta === null ? {} : { delta }),
    });
    return {
      beta: model.estimate,
      se: model.inference?.standardError ?? null,
      stat: model.inference?.statistic ?? null,
      pval: model.inference?.pValue ?? null,
      ci_lb: model.inference?.low ?? null,
      ci_ub: model.inference?.high ?? null,
      tau2: model.tauSquared,
      se_tau2: model.tauSquaredStandardError,
      delta: model.delta,
      se_delta: model.deltaStandardErrors,
      logLik: model.logLikelihood,
      LRT: model.likelihoodRatio.statistic,
      LRTdf: model.likelihoodRatio.degreesOfFreedom,
      LRTp: model.likelihoodRatio.pValue,
      logLik_unadjusted: model.unadjustedLogLikelihood,
      ptable_k: model.intervalCounts,
      other_maxima: model.otherMaxima.map(({ mean, tauSquared, delta: weights, logLikelihood }) => ({
        beta: mean,
        tau2: tauSquared,
        delta: weights,
        logLik: logLikelihood,
      })),
    };
  },
};
