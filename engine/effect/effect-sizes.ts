import { EngineInputError } from '../errors.ts';
import { correlationVarianceAtAverage } from './correlation.ts';
import { checkVarianceType, effectOfRow, type EffectRow, type RowOptions } from './effect-of-row.ts';
import { measure, type EffectField, type MeasureId } from './measures.ts';
import { standardisedVarianceAtAverage } from './standardised-mean-difference.ts';
import { isEstimable, type Effect } from './types.ts';
import { hasEmptyCell, type ZeroCellPolicy } from './zero-cells.ts';

/** One column per input of the measure, one entry per study; null where the study does not give it. */
export type EffectColumns = Readonly<Partial<Record<EffectField, readonly (number | null)[]>>>;

export type EffectSizeOptions = RowOptions & Readonly<{ policy?: ZeroCellPolicy }>;

const MISSING: Effect = { notEstimable: 'a number is missing' };

function rowCount(id: MeasureId, columns: EffectColumns): number {
  let count: number | null = null;
  for (const field of measure(id).inputs) {
    const column = columns[field];
    if (column === undefined) {
      throw new EngineInputError('missing-input', `${id} needs a column ${field}: add it.`, field);
    }
    if (count !== null && column.length !== count) {
      throw new EngineInputError(
        'length-mismatch',
        `${field} has ${column.length} entries, the first column ${count}.`,
        field,
      );
    }
    count = column.length;
  }
  return count ?? 0;
}

/** Row `i` as numbers, or null when one is missing. */
function rowAt(inputs: readonly EffectField[], columns: EffectColumns, i: number): EffectRow | null {
  const row: Partial<Record<EffectField, number>> = {};
  for (const field of inputs) {
    const value = columns[field]![i];
    if (value === null || value === undefined) return null;
    row[field] = value;
  }
  return row;
}

/** 'if0all' looks at the whole data set: then every table, or none, is corrected. */
function resolvePolicy(policy: ZeroCellPolicy, rows: readonly (EffectRow | null)[]): ZeroCellPolicy {
  if (policy.to !== 'if0all') return policy;
  const empty = rows.some((row) => row !== null && rowHasEmptyCell(row));
  return { ...policy, to: empty ? 'all' : 'none' };
}

function rowHasEmptyCell(row: EffectRow): boolean {
  const { events, events1, events2, n, n1, n2 } = row;
  if (events !== undefined) return events === 0 || events === n;
  if (events1 === undefined || events2 === undefined) return false;
  if (n1 === undefined || n2 === undefined) return events1 === 0 || events2 === 0;
  return hasEmptyCell({ events1, n1, events2, n2 });
}

/**
 * One measure for a whole data set, one effect per study and in its order; a study with a missing number is not estimable.
 * This is where rules that look at all studies live: the 'if0all' zero-cell policy, and variances at the average effect.
 * Errors: `missing-input`, `length-mismatch`, `unknown-option`, or those of the measure, naming the field.
 * Source: Viechtbauer (2010) doi:10.18637/jss.v036.i03 for the options. Golden: 01_effect_sizes.json.
 */
export function effectSizes(id: MeasureId, columns: EffectColumns, options: EffectSizeOptions = {}): Effect[] {
  checkVarianceType(id, options.variance ?? 'LS');
  const count = rowCount(id, columns);
  const { inputs } = measure(id);
  const rows: (EffectRow | null)[] = [];
  for (let i = 0; i < count; i++) rows.push(rowAt(inputs, columns, i));
  const policy = options.policy === undefined ? undefined : resolvePolicy(options.policy, rows);
  const resolved: RowOptions = policy === undefined ? options : { ...options, policy };
  const effects = rows.map((row) => (row === null ? MISSING : effectOfRow(id, row, resolved)));
  return options.variance === 'AV' ? atAverage(rows, effects) : effects;
}

function atAverage(rows: readonly (EffectRow | null)[], effects: readonly Effect[]): Effect[] {
  let weight = 0;
  let weighted = 0;
  rows.forEach((row, i) => {
    const effect = effects[i]!;
    if (row === null || !isEstimable(effect)) return;
    const n = row.n ?? row.n1! + row.n2!;
    weight += n;
    weighted += n * effect.estimate;
  });
  const average = weighted / weight;
  return effects.map((effect, i) => {
    const row = rows[i]!;
    if (row === null || !isEstimable(effect)) return effect;
    const variance =
      row.n === undefined
        ? standardisedVarianceAtAverage(row.n1!, row.n2!, average)
        : correlationVarianceAtAverage(row.n, average);
    return { estimate: effect.estimate, variance, standardError: Math.sqrt(variance) };
  });
}
