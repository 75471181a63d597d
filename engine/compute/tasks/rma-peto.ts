import { peto } from '../../pool/counts/peto.ts';
import { heterogeneityFields, pooledFields, readTableColumns, TABLE_FIELDS } from '../count-columns.ts';
import { readBooleanOption, readChoice, readNumberOption, readObject, refuseUnknown } from '../fields.ts';
import { readLevel } from '../pool-options.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

/**
 * Peto's odds ratio: input ai, n1i, ci, n2i; options drop00, level, and add, to for the studies' own effects (metafor's
 * default, 1/2 where a cell is empty; the pooled estimate takes none).
 */
export const rmaPetoTask: Task = {
  task: 'rma_peto',
  run: (rawInput, rawOptions) => {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'drop00', 'add', 'to', 'level'], 'rma_peto');
    readChoice(options, 'method', ['PETO'] as const, 'PETO');
    const choices = {
      studyCorrection: {
        add: readNumberOption(options, 'add', 0.5),
        to: readChoice(options, 'to', ['only0', 'all', 'if0all', 'none'] as const, 'only0'),
      },
      dropUninformative: readBooleanOption(options, 'drop00', true),
      level: readLevel(options),
    };
    return renamingFields(TABLE_FIELDS, () => {
      const fit = peto(readTableColumns(input), choices);
      return {
        k: fit.k,
        k_yi: fit.studies.length,
        ...pooledFields(fit.pooled),
        ...heterogeneityFields(fit.heterogeneity),
        yi: fit.studies.map(({ effect }) => effect),
        vi: fit.studies.map(({ variance }) => variance),
      };
    });
  },
};
