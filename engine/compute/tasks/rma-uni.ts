import { completeStudies } from '../../pool/complete-studies.ts';
import type { FitStatistics } from '../../pool/fit-statistics.ts';
import { fitRandomEffects } from '../../pool/random-effects.ts';
import { readColumn, readObject, refuseUnknown } from '../fields.ts';
import { readEstimator, readLevel, readTest } from '../pool-options.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

const FIELD_NAMES = { effects: 'yi', variances: 'vi', estimator: 'method' };

/** Inverse-variance model: input yi, vi (null where missing); options method, test, level. */
export const rmaUniTask: Task = {
  task: 'rma_uni',
  run: (rawInput, rawOptions) => {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'test', 'level'], 'rma_uni');
    const yi = readColumn(input, 'yi');
    const vi = readColumn(input, 'vi');
    const choices = {
      estimator: readEstimator(options, 'REML'),
      test: readTest(options, 'z'),
      level: readLevel(options),
    };
    return renamingFields(FIELD_NAMES, () => {
      const studies = completeStudies(yi, vi);
      const fit = fitRandomEffects(studies.effects, studies.variances, choices);
      const weights = new Array<number | null>(yi.length).fill(null);
      studies.rows.forEach((row, i) => (weights[row] = fit.weights[i] ?? null));
      return {
        k: fit.k,
        p: 1,
        beta: fit.estimate,
        se: fit.standardError,
        stat: fit.statistic,
        ddf: fit.degreesOfFreedom,
        pval: fit.pValue,
        ci_lb: fit.confidenceInterval.low,
        ci_ub: fit.confidenceInterval.high,
        tau2: fit.tauSquared,
        se_tau2: fit.tauSquaredStandardError,
        I2: fit.iSquared,
        H2: fit.hSquared,
        QE: fit.q,
        QE_df: fit.qDegreesOfFreedom,
        QEp: fit.qPValue,
        fit_ML: fitNames(fit.maximumLikelihood),
        fit_REML: fitNames(fit.restricted),
        ...(fit.predictionInterval && { pi_lb: fit.predictionInterval.low, pi_ub: fit.predictionInterval.high }),
        ...(fit.rileyPredictionInterval && {
          pi_riley_lb: fit.rileyPredictionInterval.low,
          pi_riley_ub: fit.rileyPredictionInterval.high,
        }),
        weights_pct: weights,
        omitted: studies.omitted,
        tau2_truncated: fit.tauSquaredTruncated,
        converged: fit.converged,
      };
    });
  },
};

function fitNames({ logLikelihood, deviance, aic, bic, aicCorrected }: FitStatistics): object {
  return { logLik: logLikelihood, deviance, AIC: aic, BIC: bic, AICc: aicCorrected };
}
