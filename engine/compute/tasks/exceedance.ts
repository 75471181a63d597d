import { decisionQuantities } from '../../decision/decision-quantities.ts';
import { exceedance } from '../../decision/exceedance.ts';
import { completeStudies } from '../../pool/complete-studies.ts';
import { analysePairwise } from '../../pool/pairwise.ts';
import { readChoice, readColumn, readCompleteColumn, readNumber, readObject, refuseUnknown } from '../fields.ts';
import { readLevel } from '../pool-options.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';
import { PROFILE_NAMES } from './pairwise.ts';

const POOLED_FIELDS = { standardError: 'se', degreesOfFreedom: 'df', tauSquared: 'tau2' };

/**
 * Probability of an effect beyond each threshold. Input: threshold (one or more, analysis scale) with either the pooled
 * effect (estimate, se, df or null, tau2) or the studies (yi, vi), which are analysed under the option profile. Options:
 * side (below or above), profile, level. Result, one entry per threshold: p_mean (true mean effect), p_new (effect in a new
 * setting); from studies also share_studies, share_weight, share_true, share_calibrated.
 */
export const exceedanceTask: Task = {
  task: 'exceedance',
  run: (rawInput, rawOptions) => {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['side', 'profile', 'level'], 'exceedance');
    const side = readChoice(options, 'side', ['below', 'above'] as const);
    const threshold = readCompleteColumn(input, 'threshold');
    if (input['yi'] === undefined) {
      const df = input['df'];
      const pooled = {
        estimate: readNumber(input, 'estimate'),
        standardError: readNumber(input, 'se'),
        degreesOfFreedom: df === undefined || df === null ? null : readNumber(input, 'df'),
        tauSquared: readNumber(input, 'tau2'),
      };
      return renamingFields(POOLED_FIELDS, () => {
        const rows = threshold.map((value) => exceedance(pooled, value, side));
        return { threshold, p_mean: rows.map((row) => row.meanEffect), p_new: rows.map((row) => row.newSetting) };
      });
    }
    const yi = readColumn(input, 'yi');
    const vi = readColumn(input, 'vi');
    const choices = { profile: readChoice(options, 'profile', PROFILE_NAMES, 'grove'), level: readLevel(options) };
    return renamingFields({ effects: 'yi', variances: 'vi' }, () => {
      const { effects, variances } = completeStudies(yi, vi);
      const analysis = analysePairwise(effects, variances, choices);
      const rows = threshold.map((value) => decisionQuantities(analysis, effects, variances, value, side));
      return {
        threshold,
        p_mean: rows.map((row) => row.meanEffect),
        p_new: rows.map((row) => row.newSetting),
        share_studies: rows.map((row) => row.studies.share),
        share_weight: rows.map((row) => row.studies.weightShare),
        share_true: rows.map((row) => row.trueEffects),
        share_calibrated: rows.map((row) => row.calibratedEffects),
      };
    });
  },
};
