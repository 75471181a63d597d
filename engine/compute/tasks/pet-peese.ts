import { precisionEffectEstimate, precisionEffectTest, type PetPeese } from '../../bias/pet-peese.ts';
import { readColumn, readObject, refuseUnknown } from '../fields.ts';
import { readLevel } from '../pool-options.ts';
import type { Task } from '../task.ts';

function result({ intercept, slope, degreesOfFreedom, sigma }: PetPeese): object {
  return {
    intercept: intercept.estimate,
    intercept_se: intercept.standardError,
    intercept_t: intercept.statistic,
    intercept_p: intercept.pValue,
    ci_lb: intercept.low,
    ci_ub: intercept.high,
    slope: slope.estimate,
    slope_se: slope.standardError,
    slope_t: slope.statistic,
    slope_p: slope.pValue,
    ddf: degreesOfFreedom,
    sigma,
  };
}

function task(name: string, method: typeof precisionEffectTest): Task {
  return {
    task: name,
    run(rawInput, rawOptions) {
      const input = readObject(rawInput, 'input');
      const options = readObject(rawOptions, 'options');
      refuseUnknown(options, ['predictor', 'model', 'level'], name);
      return result(method(readColumn(input, 'yi'), readColumn(input, 'vi'), readLevel(options)));
    },
  };
}

export const petTask: Task = task('PET', precisionEffectTest);
export const peeseTask: Task = task('PEESE', precisionEffectEstimate);
