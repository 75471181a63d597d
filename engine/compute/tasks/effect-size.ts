import { effectSizes, type EffectColumns } from '../../effect/effect-sizes.ts';
import type { VarianceType } from '../../effect/effect-of-row.ts';
import { MEASURES, type EffectField, type MeasureId } from '../../effect/measures.ts';
import { hedgesCorrection } from '../../effect/small-sample-correction.ts';
import type { ZeroCellPolicy } from '../../effect/zero-cells.ts';
import { readTableColumns } from '../count-columns.ts';
import {
  readBooleanOption,
  readChoice,
  readColumn,
  readNumberOption,
  readObject,
  refuseUnknown,
  type Fields,
} from '../fields.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

const OPTIONS = ['measure', 'vtype', 'correct', 'add', 'to', 'drop00'] as const;
const VARIANCE_TYPES = ['LS', 'LS2', 'UB', 'HO', 'AV', 'H0', 'RevMan5'] as const satisfies readonly VarianceType[];
const MEASURE_IDS: readonly MeasureId[] = MEASURES.map(({ id }) => id);
const INPUTS: ReadonlyMap<MeasureId, readonly EffectField[]> = new Map(MEASURES.map(({ id, inputs }) => [id, inputs]));

/** metafor's column names for the engine's fields. */
const COLUMN_NAMES: Readonly<Record<EffectField, string>> = {
  mean1: 'm1i',
  sd1: 'sd1i',
  n1: 'n1i',
  mean2: 'm2i',
  sd2: 'sd2i',
  n2: 'n2i',
  events1: 'ai',
  events2: 'ci',
  time1: 't1i',
  time2: 't2i',
  events: 'xi',
  time: 'ti',
  n: 'ni',
  mean: 'mi',
  sd: 'sdi',
  correlation: 'ri',
  alpha: 'ai',
  items: 'mi',
  observedMinusExpected: 'oe',
  variance: 'v',
};

/** Measures that metafor leaves uncorrected unless a constant is asked for. */
const UNCORRECTED: ReadonlySet<MeasureId> = new Set(['AS', 'PHI', 'RTET', 'IRSD', 'PAS', 'PFT', 'IRS', 'IRFT']);

function columnName(id: MeasureId, field: EffectField): string {
  if (field === 'events1' && (INPUTS.get(id) ?? []).includes('time1')) return 'x1i';
  if (field === 'events2' && (INPUTS.get(id) ?? []).includes('time2')) return 'x2i';
  return COLUMN_NAMES[field];
}

/** The columns a measure needs, under the engine's names. */
export function readEffectColumns(id: MeasureId, input: Fields): EffectColumns {
  const fields = INPUTS.get(id) ?? [];
  if (fields.includes('events2') && fields.includes('n2')) {
    const { events1, total1, events2, total2 } = readTableColumns(input);
    return { events1, n1: total1, events2, n2: total2 };
  }
  return Object.fromEntries(fields.map((field) => [field, readColumn(input, columnName(id, field))]));
}

/** Runs `work`; an error of the engine names the column as the line has it. */
export function renamingColumns<T>(id: MeasureId, work: () => T): T {
  return renamingFields(
    Object.fromEntries((INPUTS.get(id) ?? []).map((field) => [field, columnName(id, field)])),
    work,
  );
}

/** metafor's add, to and drop00 as a zero-cell policy. */
export function readZeroCellPolicy(id: MeasureId, options: Fields): ZeroCellPolicy {
  const add =
    options['add'] === 'treatment-arm'
      ? 'treatment-arm'
      : readNumberOption(options, 'add', UNCORRECTED.has(id) ? 0 : 0.5);
  return {
    add,
    to: readChoice(options, 'to', ['only0', 'all', 'if0all', 'none'], 'only0'),
    dropDoubleZero: readBooleanOption(options, 'drop00', false),
  };
}

/**
 * The task `effect_size`: effects `yi` and sampling variances `vi` on the analysis scale, null where not estimable, for metafor's
 * column names and options measure, vtype, correct, add, to, drop00. For SMD also `J`. `reasons` says why an entry is null.
 */
export const effectSizeTask: Task = {
  task: 'effect_size',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, OPTIONS, 'effect_size');
    const id = readChoice(options, 'measure', MEASURE_IDS);
    const columns = readEffectColumns(id, input);
    const effects = renamingColumns(id, () =>
      effectSizes(id, columns, {
        variance: readChoice(options, 'vtype', VARIANCE_TYPES, 'LS'),
        policy: readZeroCellPolicy(id, options),
        ...(options['correct'] === undefined ? {} : { correct: readBooleanOption(options, 'correct', true) }),
      }),
    );
    return {
      yi: effects.map((effect) => ('notEstimable' in effect ? (effect.pointEstimate ?? null) : effect.estimate)),
      vi: effects.map((effect) => ('notEstimable' in effect ? null : effect.variance)),
      ...(id === 'SMD' ? { J: smallSampleFactors(columns) } : {}),
      reasons: effects.map((effect) => ('notEstimable' in effect ? effect.notEstimable : null)),
    };
  },
};

function smallSampleFactors(columns: EffectColumns): (number | null)[] {
  return columns.n1!.map((n1, i) => {
    const n2 = columns.n2![i];
    return n1 === null || n2 === null || n2 === undefined ? null : hedgesCorrection(n1 + n2 - 2);
  });
}
