import { explainedHeterogeneity } from '../../regression/explained-heterogeneity.ts';
import type { FitStatistics } from '../../regression/fit-statistics.ts';
import { mixedEffectsModel, type MixedEffectsModel } from '../../regression/mixed-effects-model.ts';
import { predictFromModel, type Prediction } from '../../regression/predictions.ts';
import { EngineInputError } from '../../errors.ts';
import { readColumn, readCompleteColumn, readObject, refuseUnknown, type Fields } from '../fields.ts';
import { readPooling } from '../pool-options.ts';
import { GATE_OPTIONS, readGate } from '../gate-options.ts';
import type { Task } from '../task.ts';

/** formula and factor_coding only describe how X was made. */
const OPTIONS = ['formula', 'method', 'test', 'level', 'btt', 'factor_coding', ...GATE_OPTIONS];

function readModel(input: Fields, options: Fields): MixedEffectsModel {
  const columns = readDesignColumns(input);
  const names = Array.isArray(input['X_names']) ? input['X_names'].map(String) : columns.map((_, j) => `X${j + 1}`);
  const btt = options['btt'] === undefined || options['btt'] === null ? null : readCompleteColumn(options, 'btt');
  return mixedEffectsModel(
    readColumn(input, 'yi'),
    readColumn(input, 'vi'),
    { names, columns },
    {
      ...readPooling(options),
      testedColumns: btt?.map((position) => position - 1),
      gate: readGate(options),
    },
  );
}

function readDesignColumns(input: Fields): (number | null)[][] {
  const columns = input['X'];
  if (!Array.isArray(columns)) {
    throw new EngineInputError('missing-input', 'X is missing: give the columns of the design matrix.', 'X');
  }
  return columns.map((column: unknown, j) => readColumn({ [`X[${j}]`]: column }, `X[${j}]`));
}

function criteria(fit: FitStatistics): object {
  return { logLik: fit.logLikelihood, deviance: fit.deviance, AIC: fit.aic, BIC: fit.bic, AICc: fit.aicc };
}

/** Meta-regression on the columns X (the intercept included when wanted). */
export const metaregTask: Task = {
  task: 'metareg',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, OPTIONS, 'metareg');
    const model = readModel(input, options);
    const explained = explainedHeterogeneity(model);
    const isCommonEffect = model.estimator === 'EE';
    return {
      k: model.k,
      p: model.names.length,
      beta: model.coefficients.map(({ estimate }) => estimate),
      se: model.coefficients.map(({ standardError }) => standardError),
      stat: model.coefficients.map(({ statistic }) => statistic),
      ddf: model.degreesOfFreedom,
      pval: model.coefficients.map(({ pValue }) => pValue),
      ci_lb: model.coefficients.map(({ low }) => low),
      ci_ub: model.coefficients.map(({ high }) => high),
      tau2: model.tauSquared,
      se_tau2: model.tauSquaredStandardError,
      I2: model.iSquared,
      H2: model.hSquared,
      QE: model.residualQ.statistic,
      QE_df: model.residualQ.degreesOfFreedom,
      QEp: model.residualQ.pValue,
      fit_ML: criteria(model.likelihood.ml),
      fit_REML: criteria(model.likelihood.reml),
      names: model.names,
      vcov: model.covariance,
      QM: model.omnibus.statistic,
      QMdf: [model.omnibus.degreesOfFreedom, model.omnibus.denominatorDegreesOfFreedom],
      QMp: model.omnibus.pValue,
      tau2_null: explained.tauSquaredWithout,
      R2: explained.rSquared,
      // metafor itself prints zero where tau2_null is zero.
      R2_metafor_default_tol: model.hasIntercept && !isCommonEffect ? (explained.rSquared ?? 0) : null,
      fitted: model.fitted.map(({ estimate }) => estimate),
      fitted_se: model.fitted.map(({ standardError }) => standardError),
      fitted_pi_lb: isCommonEffect ? [] : model.fitted.map(({ predictionLow }) => predictionLow),
      fitted_pi_ub: isCommonEffect ? [] : model.fitted.map(({ predictionHigh }) => predictionHigh),
      hat: model.leverage,
      LRT: explained.likelihoodRatio?.statistic ?? null,
      LRTp: explained.likelihoodRatio?.pValue ?? null,
      dropped: model.redundant,
      gate: model.gate,
    };
  },
};

/** Predictions of the same model at `newmods`: rows without the intercept, or one value a row. */
export const metaregPredictTask: Task = {
  task: 'metareg_predict',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, OPTIONS, 'metareg_predict');
    const predictions = predictFromModel(readModel(input, options), readRows(input));
    const column = (field: keyof Prediction): (number | null)[] => predictions.map((prediction) => prediction[field]);
    return {
      pred: column('estimate'),
      se: column('standardError'),
      ci_lb: column('low'),
      ci_ub: column('high'),
      pi_lb: column('predictionLow'),
      pi_ub: column('predictionHigh'),
    };
  },
};

function readRows(input: Fields): number[][] {
  const rows = input['newmods'];
  if (!Array.isArray(rows)) {
    throw new EngineInputError('missing-input', 'newmods is missing: give rows of moderator values.', 'newmods');
  }
  return rows.map((row: unknown, i) => readCompleteColumn({ [`newmods[${i}]`]: row }, `newmods[${i}]`));
}
