import { EngineInputError } from '../../errors.ts';
import { logitProportionMixedModel, logRateMixedModel } from '../../pool/glmm/one-sample-models.ts';
import { oddsRatioMixedModel } from '../../pool/glmm/odds-ratio-models.ts';
import { rateRatioMixedModel } from '../../pool/glmm/rate-ratio-models.ts';
import type { MixedModelResult } from '../../pool/glmm/glmm.ts';
import { pooledFields, RATE_FIELDS, readRateColumns, readTableColumns, TABLE_FIELDS } from '../count-columns.ts';
import {
  readBooleanOption,
  readChoice,
  readColumn,
  readNumberOption,
  readObject,
  refuseUnknown,
  type Fields,
} from '../fields.ts';
import { readLevel } from '../pool-options.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

const OPTIONS = ['measure', 'model', 'method', 'nAGQ', 'test', 'drop00', 'level'];
const MODELS = ['UM.FS', 'UM.RS', 'CM.AL', 'CM.EL', 'NA'] as const;

/**
 * Generalised linear mixed models: measure OR (ai, n1i, ci, n2i), IRR (x1i, t1i, x2i, t2i), PLO (xi, ni) or IRLN (xi, ti);
 * options model, nAGQ (quadrature points; UM.RS always uses Laplace's approximation, as R does), drop00, level.
 * `logLik` is what R prints: conditional on the random effects where lme4 fits with nAGQ > 1; `logLik_marginal` is the
 * marginal one, by which models are compared.
 */
export const rmaGlmmTask: Task = {
  task: 'rma_glmm',
  run: (rawInput, rawOptions) => {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, OPTIONS, 'rma_glmm');
    readChoice(options, 'method', ['ML'] as const, 'ML');
    readChoice(options, 'test', ['z'] as const, 'z');
    const points = readNumberOption(options, 'nAGQ', 7);
    const fit = renamingFields({ quadraturePoints: 'nAGQ' }, () => fitModel(input, options, points));
    return {
      k: fit.k,
      ...pooledFields(fit.pooled),
      tau2: fit.tauSquared,
      sigma2: fit.interceptVariance,
      I2: fit.iSquared,
      H2: fit.hSquared,
      QE_Wld: fit.waldTest.statistic,
      QEp_Wld: fit.waldTest.pValue,
      QE_LRT: fit.likelihoodRatioTest.statistic,
      QEp_LRT: fit.likelihoodRatioTest.pValue,
      QE_df: fit.waldTest.degreesOfFreedom,
      logLik:
        isFittedByLme4(options) && points > 1 ? (fit.conditionalLogLikelihood ?? fit.logLikelihood) : fit.logLikelihood,
      logLik_marginal: fit.logLikelihood,
      converged: fit.converged,
    };
  },
};

/** R fits the exact conditional model of the odds ratio itself, with a marginal likelihood; all others go to lme4. */
function isFittedByLme4(options: Fields): boolean {
  return !(options['model'] === 'CM.EL' && (options['measure'] ?? 'OR') === 'OR');
}

function fitModel(input: Fields, options: Fields, points: number): MixedModelResult {
  const measure = readChoice(options, 'measure', ['OR', 'IRR', 'PLO', 'IRLN'] as const, 'OR');
  const model = readChoice(options, 'model', MODELS, measure === 'OR' || measure === 'IRR' ? 'UM.FS' : 'NA');
  const level = readLevel(options);
  const dropUninformative = readBooleanOption(options, 'drop00', true);
  if (measure === 'PLO') {
    return renamingFields({ events: 'xi', total: 'ni' }, () =>
      logitProportionMixedModel(
        { events: readColumn(input, 'xi'), total: readColumn(input, 'ni') },
        { quadraturePoints: points, level },
      ),
    );
  }
  if (measure === 'IRLN') {
    return renamingFields({ events: 'xi', time: 'ti' }, () =>
      logRateMixedModel(
        { events: readColumn(input, 'xi'), time: readColumn(input, 'ti') },
        { quadraturePoints: points, level },
      ),
    );
  }
  if (model === 'NA') throw new EngineInputError('missing-input', `The measure ${measure} needs a model.`, 'model');
  const shared = { quadraturePoints: model === 'UM.RS' ? 1 : points, dropUninformative, level };
  if (measure === 'OR') {
    // The exact conditional likelihood is integrated to the end whatever nAGQ says.
    const exact = model === 'CM.EL' ? { dropUninformative, level } : shared;
    return renamingFields(TABLE_FIELDS, () => oddsRatioMixedModel(readTableColumns(input), { model, ...exact }));
  }
  if (model === 'CM.AL') {
    throw new EngineInputError('unknown-option', 'CM.AL is for odds ratios; for rate ratios CM.EL is exact.', 'model');
  }
  return renamingFields(RATE_FIELDS, () => rateRatioMixedModel(readRateColumns(input), { model, ...shared }));
}
