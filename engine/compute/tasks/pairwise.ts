import { completeStudies } from '../../pool/complete-studies.ts';
import { analysePairwise } from '../../pool/pairwise.ts';
import { namedPredictionIntervals } from '../../pool/prediction-interval.ts';
import type { ProfileName } from '../../pool/types.ts';
import { readChoice, readColumn, readObject, refuseUnknown } from '../fields.ts';
import { readEstimator, readLevel } from '../pool-options.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

export const PROFILE_NAMES: readonly ProfileName[] = ['grove', 'cochrane', 'conservative', 'revman5'];

/**
 * A whole pairwise analysis under a named profile: input yi, vi (null where missing); options profile, level, and method in
 * place of the profile's estimator. The result has the fields of `PairwiseResult`, with `weights` of the complete studies
 * `namedPredictionIntervals` all five whatever the profile draws, and `omitted` the rows left out.
 */
export const pairwiseTask: Task = {
  task: 'pairwise',
  run: (rawInput, rawOptions) => {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['profile', 'level', 'method'], 'pairwise');
    const yi = readColumn(input, 'yi');
    const vi = readColumn(input, 'vi');
    const choices = {
      profile: readChoice(options, 'profile', PROFILE_NAMES, 'grove'),
      level: readLevel(options),
      ...(options['method'] !== undefined && { estimator: readEstimator(options, 'REML') }),
    };
    return renamingFields({ effects: 'yi', variances: 'vi', estimator: 'method' }, () => {
      const studies = completeStudies(yi, vi);
      const analysis = analysePairwise(studies.effects, studies.variances, choices);
      return { ...analysis, namedPredictionIntervals: namedPredictionIntervals(analysis), omitted: studies.omitted };
    });
  },
};
