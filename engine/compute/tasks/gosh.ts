import { gosh, type Gosh } from '../../sensitivity/gosh.ts';
import { readColumn, readNumberOption, readObject, refuseUnknown } from '../fields.ts';
import { readPooling } from '../pool-options.ts';
import type { Task } from '../task.ts';

/** One number a subset up to 32 studies (bit i for study i + 1), else its 32-bit words, lowest first. */
function masks({ membership, wordsPerSubset, size }: Gosh): (number | number[])[] {
  if (wordsPerSubset === 1) return Array.from(membership);
  return Array.from(size, (_, s) => Array.from(membership.subarray(s * wordsPerSubset, (s + 1) * wordsPerSubset)));
}

/** Every subset, or `subsets` (a number) of them drawn with `seed`. */
export const goshTask: Task = {
  task: 'gosh',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'test', 'subsets', 'seed'], 'gosh');
    const result = gosh(readColumn(input, 'yi'), readColumn(input, 'vi'), {
      ...readPooling(options),
      ...(typeof options['subsets'] === 'number' ? { subsets: options['subsets'] } : {}),
      seed: readNumberOption(options, 'seed', 1),
    });
    return {
      n_subsets: result.size.length,
      mask: masks(result),
      k: Array.from(result.size),
      estimate: Array.from(result.estimate),
      tau2: Array.from(result.tauSquared),
      I2: Array.from(result.iSquared),
      H2: Array.from(result.hSquared),
      QE: Array.from(result.q),
      metafor_gosh_n: result.size.length,
      metafor_gosh_mean_estimate: result.meanEstimate,
      quantiles_estimate: result.quartiles,
    };
  },
};
