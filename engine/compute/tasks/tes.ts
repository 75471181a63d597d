import { excessSignificance } from '../../bias/excess-significance.ts';
import { readColumn, readNumberOption, readObject, refuseUnknown } from '../fields.ts';
import type { Task } from '../task.ts';

/** Test of excess significance; `theta` is a number, or anything else for the common-effect estimate. */
export const tesTask: Task = {
  task: 'tes',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['test', 'theta', 'alpha'], 'tes');
    const { theta } = options;
    const test = excessSignificance(
      readColumn(input, 'yi'),
      readColumn(input, 'vi'),
      typeof theta === 'number' ? theta : null,
      readNumberOption(options, 'alpha', 0.05),
    );
    return {
      O: test.observed,
      E: test.expected,
      // Empty in the format's reference results; the ratio is observed_to_expected.
      OE_ratio: null,
      observed_to_expected: test.ratio,
      power: test.power,
      theta: test.assumedEffect,
      pval_binom: test.binomialPValue,
      pval_exact: test.exactPValue,
      X2: test.chiSquared,
      pval_chi2: test.chiSquaredPValue,
    };
  },
};
