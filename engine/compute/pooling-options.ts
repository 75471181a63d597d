import { TAU_SQUARED_ESTIMATORS } from '../pool/tau-squared/estimate.ts';
import type { PooledTest, TauSquaredEstimator } from '../pool/types.ts';
import type { StudyCountGate } from '../regression/study-count-gate.ts';
import { readChoice, readNumberOption, type Fields } from './fields.ts';

const TESTS = ['z', 't', 'knha', 'adhoc'] as const satisfies readonly PooledTest[];

/** The estimator of tau squared under metafor's names; FE and CE are EE. */
export function readEstimator(options: Fields, fallback: TauSquaredEstimator): TauSquaredEstimator {
  const method = readChoice(options, 'method', [...TAU_SQUARED_ESTIMATORS, 'FE', 'CE'], fallback);
  return method === 'FE' || method === 'CE' ? 'EE' : method;
}

/** method, test and level (in percent) as pooling options. */
export function readPooling(options: Fields): Readonly<{ estimator: TauSquaredEstimator; test: PooledTest; level: number }> {
  return {
    estimator: readEstimator(options, 'REML'),
    test: readChoice(options, 'test', TESTS, 'z'),
    level: readLevel(options),
  };
}

/** level in percent as a proportion. */
export function readLevel(options: Fields): number {
  return readNumberOption(options, 'level', 95) / 100;
}

/**
 * The rules on the number of studies. A line of a script asked for the number, so they are off unless `gate` is
 * "enforce"; `override` then gives the reason to go on all the same.
 */
export function readGate(options: Fields): StudyCountGate {
  const reason = options['override'];
  if (typeof reason === 'string' && reason.trim() !== '') return { overriddenBecause: reason };
  return readChoice(options, 'gate', ['off', 'enforce'], 'off') === 'enforce'
    ? 'enforced'
    : { overriddenBecause: 'asked for by name in a script' };
}

export const GATE_OPTIONS = ['gate', 'override'] as const;
