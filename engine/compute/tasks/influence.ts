import { influence, type StudyInfluence } from '../../sensitivity/influence.ts';
import { readColumn, readObject, refuseUnknown } from '../fields.ts';
import { readPooling } from '../pool-options.ts';
import type { Task } from '../task.ts';

/** Case-deletion diagnostics. */
export const influenceTask: Task = {
  task: 'influence',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'test', 'level'], 'influence');
    const rows = influence(readColumn(input, 'yi'), readColumn(input, 'vi'), readPooling(options));
    const column = <Field extends keyof StudyInfluence>(field: Field): StudyInfluence[Field][] =>
      rows.map((row) => row[field]);
    return {
      study: rows.map(({ position }) => position + 1),
      rstudent: column('studentisedResidual'),
      dffits: column('dffits'),
      cook_d: column('cooksDistance'),
      cov_r: column('covarianceRatio'),
      tau2_del: column('tauSquaredWithout'),
      QE_del: column('qWithout'),
      hat: column('hat'),
      weight: column('weight'),
      dfbs: column('dfbetas'),
      is_infl: column('influential'),
      resid: column('residual'),
      rstandard_resid: column('residual'),
      rstandard_se: column('residualStandardError'),
      rstandard_z: column('standardisedResidual'),
      rstudent_resid: column('deletedResidual'),
      rstudent_se: column('deletedResidualStandardError'),
    };
  },
};
