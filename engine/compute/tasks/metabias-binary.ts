import { BINARY_ASYMMETRY_TESTS, binaryAsymmetryTest } from '../../bias/binary-asymmetry-tests.ts';
import { readChoice, readColumn, readNumberOption, readObject, refuseUnknown } from '../fields.ts';
import { GATE_OPTIONS, readGate } from '../gate-options.ts';
import type { Task } from '../task.ts';

/** Asymmetry tests for odds ratios from 2 x 2 tables. */
export const metabiasBinaryTask: Task = {
  task: 'metabias_binary',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['measure', 'test', 'incr', 'note', ...GATE_OPTIONS], 'metabias_binary');
    readChoice(options, 'measure', ['OR'], 'OR');
    const name = readChoice(options, 'test', BINARY_ASYMMETRY_TESTS, 'Harbord');
    const test = binaryAsymmetryTest(
      readColumn(input, 'ai'),
      readColumn(input, 'n1i'),
      readColumn(input, 'ci'),
      readColumn(input, 'n2i'),
      { test: name, increment: readNumberOption(options, 'incr', 0.5), gate: readGate(options) },
    );
    return {
      stat: test.statistic,
      ddf: test.degreesOfFreedom,
      pval: test.pValue,
      estimate: [test.bias, test.biasStandardError],
      estimate_names: name === 'Schwarzer' ? ['ks', 'se.ks'] : ['bias', 'se.bias'],
      intercept: test.intercept?.estimate ?? null,
      se_intercept: test.intercept?.standardError ?? null,
      gate: test.gate,
    };
  },
};
