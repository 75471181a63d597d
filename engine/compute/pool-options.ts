import { TAU_SQUARED_ESTIMATORS } from '../pool/tau-squared/estimate.ts';
import { POOLED_TESTS } from '../pool/random-effects.ts';
import type { PooledTest, TauSquaredEstimator } from '../pool/types.ts';
import { readChoice, readNumberOption, type Fields } from './fields.ts';

/** metafor's other names of the common-effect model and of Knapp-Hartung. */
const METHOD_ALIASES = { FE: 'EE', CE: 'EE' } as const;
const TEST_ALIASES = { hksj: 'knha' } as const;

/** The option `method`: an estimator of tau squared; FE and CE stand for EE. */
export function readEstimator(options: Fields, fallback: TauSquaredEstimator, field = 'method'): TauSquaredEstimator {
  const method = readChoice(options, field, [...TAU_SQUARED_ESTIMATORS, 'FE', 'CE'] as const, fallback);
  return method in METHOD_ALIASES ? METHOD_ALIASES[method as 'FE' | 'CE'] : (method as TauSquaredEstimator);
}

/** The option `test`; hksj stands for knha. */
export function readTest(options: Fields, fallback: PooledTest): PooledTest {
  const test = readChoice(options, 'test', [...POOLED_TESTS, 'hksj'] as const, fallback);
  return test in TEST_ALIASES ? TEST_ALIASES[test as 'hksj'] : (test as PooledTest);
}

/** The option `level`, in percent when above 1, as a probability; 95 by default. */
export function readLevel(options: Fields): number {
  const level = readNumberOption(options, 'level', 95);
  return level > 1 ? level / 100 : level;
}

/** method, test and level as the options of every refit. */
export function readPooling(
  options: Fields,
): Readonly<{ estimator: TauSquaredEstimator; test: PooledTest; level: number }> {
  return { estimator: readEstimator(options, 'REML'), test: readTest(options, 'z'), level: readLevel(options) };
}
