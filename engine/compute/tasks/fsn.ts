import {
  orwinFailSafe,
  rosenbergFailSafe,
  rosenthalFailSafe,
  type FailSafeNumber,
} from '../../bias/fail-safe-number.ts';
import { readChoice, readColumn, readNumberOption, readObject, refuseUnknown } from '../fields.ts';
import type { Task } from '../task.ts';

/** Fail-safe numbers; `target` is a number, or anything else for half of the average. */
export const fsnTask: Task = {
  task: 'fsn',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['type', 'alpha', 'target'], 'fsn');
    const effects = readColumn(input, 'yi');
    const variances = readColumn(input, 'vi');
    const alpha = readNumberOption(options, 'alpha', 0.05);
    const { target } = options;
    const compute = {
      Rosenthal: (): FailSafeNumber => rosenthalFailSafe(effects, variances, alpha),
      Rosenberg: (): FailSafeNumber => rosenbergFailSafe(effects, variances, alpha),
      Orwin: (): FailSafeNumber => orwinFailSafe(effects, variances, typeof target === 'number' ? target : null),
    };
    const number = compute[readChoice(options, 'type', ['Rosenthal', 'Orwin', 'Rosenberg'], 'Rosenthal')]();
    return {
      fsnum: number.studies,
      meanes: number.averageEffect,
      pval: number.pValue,
      target: number.target,
      warning: number.warning,
    };
  },
};
