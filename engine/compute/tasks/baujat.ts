import { baujat } from '../../sensitivity/baujat.ts';
import { readColumn, readObject, refuseUnknown } from '../fields.ts';
import { readPooling } from '../pool-options.ts';
import type { Task } from '../task.ts';

/** Points of the Baujat plot. */
export const baujatTask: Task = {
  task: 'baujat',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'test', 'level'], 'baujat');
    const points = baujat(readColumn(input, 'yi'), readColumn(input, 'vi'), readPooling(options));
    return {
      study: points.map(({ position }) => position + 1),
      x: points.map(({ heterogeneity }) => heterogeneity),
      y: points.map(({ influence }) => influence),
    };
  },
};
