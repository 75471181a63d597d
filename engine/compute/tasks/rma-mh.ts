import { mantelHaenszel } from '../../pool/counts/mantel-haenszel.ts';
import { mantelHaenszelRates } from '../../pool/counts/mantel-haenszel-rates.ts';
import type { CorrectionScope } from '../../pool/counts/two-by-two.ts';
import {
  heterogeneityFields,
  pooledFields,
  RATE_FIELDS,
  readRateColumns,
  readTableColumns,
  TABLE_FIELDS,
} from '../count-columns.ts';
import { readBooleanOption, readChoice, readNumberOption, readObject, refuseUnknown } from '../fields.ts';
import { readLevel } from '../pool-options.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

const OPTIONS = ['method', 'measure', 'correct', 'add_es', 'add_pool', 'to_es', 'to_pool', 'drop00', 'level'];
const SCOPES: readonly CorrectionScope[] = ['only0', 'all', 'if0all', 'none'];

/**
 * Mantel-Haenszel: input ai, n1i, ci, n2i (OR, RR, RD) or x1i, t1i, x2i, t2i (IRR, IRD); options measure, correct (of the
 * test), add_es and to_es (studies' own effects), add_pool and to_pool (before pooling), drop00, level.
 */
export const rmaMhTask: Task = {
  task: 'rma_mh',
  run: (rawInput, rawOptions) => {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, OPTIONS, 'rma_mh');
    readChoice(options, 'method', ['MH'] as const, 'MH');
    const measure = readChoice(options, 'measure', ['OR', 'RR', 'RD', 'IRR', 'IRD'] as const, 'OR');
    const shared = {
      studyCorrection: {
        add: readNumberOption(options, 'add_es', 0.5),
        to: readChoice(options, 'to_es', SCOPES, 'only0'),
      },
      poolingCorrection: {
        add: readNumberOption(options, 'add_pool', 0),
        to: readChoice(options, 'to_pool', SCOPES, 'only0'),
      },
      dropUninformative: readBooleanOption(options, 'drop00', true),
      continuityCorrection: readBooleanOption(options, 'correct', true),
      level: readLevel(options),
    };
    if (measure === 'IRR' || measure === 'IRD') {
      return renamingFields(RATE_FIELDS, () => {
        const fit = mantelHaenszelRates(readRateColumns(input), { measure, ...shared });
        return {
          k: fit.k,
          k_yi: fit.studies.length,
          k_pos: null,
          ...pooledFields(fit.pooled),
          ...heterogeneityFields(fit.heterogeneity),
          MH: fit.test?.statistic ?? null,
          MHp: fit.test?.pValue ?? null,
          TA: null,
          TAp: null,
          BD: null,
          BDp: null,
          yi: fit.studies.map(({ effect }) => effect),
          vi: fit.studies.map(({ variance }) => variance),
        };
      });
    }
    return renamingFields(TABLE_FIELDS, () => {
      const fit = mantelHaenszel(readTableColumns(input), { measure, ...shared });
      return {
        k: fit.k,
        k_yi: fit.studies.length,
        k_pos: fit.informativeTables,
        ...pooledFields(fit.pooled),
        ...heterogeneityFields(fit.heterogeneity),
        MH: fit.cochranMantelHaenszel?.statistic ?? null,
        MHp: fit.cochranMantelHaenszel?.pValue ?? null,
        TA: fit.tarone?.statistic ?? null,
        TAp: fit.tarone?.pValue ?? null,
        BD: fit.breslowDay?.statistic ?? null,
        BDp: fit.breslowDay?.pValue ?? null,
        yi: fit.studies.map(({ effect }) => effect),
        vi: fit.studies.map(({ variance }) => variance),
      };
    });
  },
};
