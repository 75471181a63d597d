import {
  bestLinearUnbiasedPrediction,
  type ShrunkenEffect,
} from '../../sensitivity/best-linear-unbiased-prediction.ts';
import { readColumn, readObject, refuseUnknown } from '../fields.ts';
import { readPooling } from '../pool-options.ts';
import type { Task } from '../task.ts';

/** Shrunken study effects and random effects. */
export const blupTask: Task = {
  task: 'blup',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'test', 'level'], 'blup');
    const rows = bestLinearUnbiasedPrediction(readColumn(input, 'yi'), readColumn(input, 'vi'), readPooling(options));
    const column = (field: keyof ShrunkenEffect): number[] => rows.map((row) => row[field]);
    return {
      study: rows.map(({ position }) => position + 1),
      pred: column('estimate'),
      se: column('standardError'),
      pi_lb: column('predictionLow'),
      pi_ub: column('predictionHigh'),
      ranef: column('randomEffect'),
      ranef_se: column('randomEffectStandardError'),
    };
  },
};
