import { ASYMMETRY_PREDICTORS, regressionTest } from '../../bias/regression-test.ts';
import { readChoice, readColumn, readObject, readOptionalColumn, refuseUnknown } from '../fields.ts';
import { readEstimator, readLevel } from '../pool-options.ts';
import { GATE_OPTIONS, readGate } from '../gate-options.ts';
import type { Task } from '../task.ts';

/** Regression test for funnel-plot asymmetry: `lm` multiplicative error, `rma` additive tau squared. */
export const regtestTask: Task = {
  task: 'regtest',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['model', 'method', 'predictor', 'level', ...GATE_OPTIONS], 'regtest');
    const isMultiplicative = readChoice(options, 'model', ['lm', 'rma'], 'rma') === 'lm';
    const test = regressionTest(readColumn(input, 'yi'), readColumn(input, 'vi'), readOptionalColumn(input, 'ni'), {
      model: isMultiplicative ? 'multiplicative' : 'additive',
      estimator: readEstimator(options, 'REML'),
      predictor: readChoice(options, 'predictor', ASYMMETRY_PREDICTORS, 'sei'),
      level: readLevel(options),
      gate: readGate(options),
    });
    return {
      stat: test.statistic,
      ddf: test.degreesOfFreedom,
      pval: test.pValue,
      est: test.limit?.estimate ?? null,
      ci_lb: test.limit?.low ?? null,
      ci_ub: test.limit?.high ?? null,
      coef: [test.intercept.estimate, test.slope.estimate],
      coef_se: [test.intercept.standardError, test.slope.standardError],
      ...(isMultiplicative ? { sigma: test.sigma } : { tau2: test.tauSquared }),
      gate: test.gate,
    };
  },
};

/** Egger's test in its classic form, y/SE on 1/SE: the slope of that line is this one's intercept. */
export const eggerClassicTask: Task = {
  task: 'egger_classic',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['model', ...GATE_OPTIONS], 'egger_classic');
    const test = regressionTest(readColumn(input, 'yi'), readColumn(input, 'vi'), null, {
      model: 'multiplicative',
      predictor: 'sei',
      gate: readGate(options),
    });
    return {
      bias: test.slope.estimate,
      bias_se: test.slope.standardError,
      stat: test.statistic,
      pval: test.pValue,
      ddf: test.degreesOfFreedom,
      slope: test.intercept.estimate,
      slope_se: test.intercept.standardError,
      gate: test.gate,
    };
  },
};
