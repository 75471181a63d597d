import { revManMantelHaenszel } from '../../pool/counts/revman-mantel-haenszel.ts';
import type { CommonEffect, NotEstimable } from '../../pool/counts/common-effect.ts';
import { readTableColumns, TABLE_FIELDS } from '../count-columns.ts';
import { readBooleanOption, readChoice, readNumberOption, readObject, refuseUnknown } from '../fields.ts';
import { readEstimator, readLevel } from '../pool-options.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

const OPTIONS = ['measure', 'method', 'method_tau', 'Q_Cochrane', 'MH_exact', 'incr', 'allstudies', 'note', 'level'];

/** Mantel-Haenszel with a random effect beside it, as RevMan 5 and R's meta print it: input ai, n1i, ci, n2i. */
export const metabinMhTask: Task = {
  task: 'metabin_mh',
  run: (rawInput, rawOptions) => {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, OPTIONS, 'metabin_mh');
    readChoice(options, 'method', ['MH'] as const, 'MH');
    const measure = readChoice(options, 'measure', ['OR', 'RR', 'RD'] as const, 'RR');
    const choices = {
      measure,
      estimator: readEstimator(options, 'DL', 'method_tau'),
      qAroundMantelHaenszel: readBooleanOption(options, 'Q_Cochrane', true),
      poolExactly: readBooleanOption(options, 'MH_exact', false),
      increment: readNumberOption(options, 'incr', 0.5),
      keepUninformative: readBooleanOption(options, 'allstudies', false),
      level: readLevel(options),
    };
    return renamingFields(TABLE_FIELDS, () => {
      const columns = readTableColumns(input);
      const fit = revManMantelHaenszel(columns, choices);
      // R's meta writes an infinite standard error for a study without an odds ratio, and none for the other measures.
      const absent = measure === 'OR' ? Infinity : null;
      return {
        TE: fit.effects.map((effect) => effect?.effect ?? null),
        seTE: fit.effects.map((effect) => (effect === null ? absent : Math.sqrt(effect.variance))),
        w_common: fit.weights,
        ...fields('common', fit.common),
        ...fields('random', fit.random),
        Q: fit.q,
        df_Q: fit.qDegreesOfFreedom,
        tau2: fit.tauSquared,
        I2: fit.iSquared,
      };
    });
  },
};

function fields(name: 'common' | 'random', pooled: CommonEffect | NotEstimable): object {
  const estimable = 'estimate' in pooled ? pooled : null;
  return {
    [`TE_${name}`]: estimable?.estimate ?? null,
    [`se_${name}`]: estimable?.standardError ?? null,
    [`ci_lb_${name}`]: estimable?.confidenceInterval.low ?? null,
    [`ci_ub_${name}`]: estimable?.confidenceInterval.high ?? null,
    [`p_${name}`]: estimable?.pValue ?? null,
    ...('reason' in pooled && { [`not_estimable_${name}`]: pooled.reason }),
  };
}
