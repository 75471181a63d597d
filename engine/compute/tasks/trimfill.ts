import { trimAndFill } from '../../bias/trim-and-fill.ts';
import { readChoice, readColumn, readObject, refuseUnknown } from '../fields.ts';
import { readPooling } from '../pool-options.ts';
import type { Task } from '../task.ts';

/** Trim and fill. */
export const trimfillTask: Task = {
  task: 'trimfill',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'test', 'level', 'estimator', 'side'], 'trimfill');
    const result = trimAndFill(readColumn(input, 'yi'), readColumn(input, 'vi'), {
      ...readPooling(options),
      missing: readChoice(options, 'estimator', ['L0', 'R0', 'Q0'], 'L0'),
      side: readChoice(options, 'side', ['auto', 'left', 'right'], 'auto'),
    });
    const { model } = result;
    return {
      k0: result.filled,
      se_k0: result.filledStandardError,
      p_k0: result.pValue,
      side: result.side,
      k_total: result.effects.length,
      beta: model?.estimate ?? null,
      se: model?.standardError ?? null,
      stat: model?.statistic ?? null,
      pval: model?.pValue ?? null,
      ci_lb: model?.low ?? null,
      ci_ub: model?.high ?? null,
      tau2: model?.tauSquared ?? null,
      I2: model?.iSquared ?? null,
      QE: model?.q ?? null,
      fill: result.isFilled,
      yi: result.effects,
      vi: result.variances,
      converged: result.converged,
      reason: result.reason,
    };
  },
};
