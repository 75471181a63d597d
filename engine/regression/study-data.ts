import { EngineInputError } from '../errors.ts';

/** A column as it arrives from a caller: a missing number is null. */
export type NullableColumn = readonly (number | null)[];

/** Complete, validated studies on the analysis scale. `index[i]` is the position of study i in the caller's arrays. */
export type StudyData = Readonly<{
  effects: Float64Array;
  variances: Float64Array;
  index: readonly number[];
  /** Positions (caller's order) left out because the effect, its variance or a needed moderator is missing. */
  omitted: readonly number[];
}>;

/**
 * Checks effects and sampling variances, and leaves out studies with a missing number (reported, not silently).
 *
 * @param effects study effects on the analysis scale (log for ratio measures)
 * @param variances sampling variances, same length, each above zero
 * @param needed further columns that must be present for a study to enter
 * @throws EngineInputError length-mismatch, not-finite, out-of-range, not-positive, too-few-studies
 */
export function readStudies(
  effects: NullableColumn,
  variances: NullableColumn,
  needed: readonly NullableColumn[] = [],
  minimum = 1,
): StudyData {
  if (variances.length !== effects.length) {
    throw new EngineInputError(
      'length-mismatch',
      `There are ${effects.length} effects and ${variances.length} variances: give one variance for each effect.`,
      'variances',
    );
  }
  const index: number[] = [];
  const omitted: number[] = [];
  for (let i = 0; i < effects.length; i++) {
    const effect = effects[i] ?? null;
    const variance = variances[i] ?? null;
    if (effect === null || variance === null || needed.some((column) => (column[i] ?? null) === null)) {
      omitted.push(i);
      continue;
    }
    checkFinite(effect, 'effects', i);
    checkFinite(variance, 'variances', i);
    if (variance < 1 / LARGEST) {
      throw new EngineInputError(
        'not-positive',
        `variances[${i}] is ${variance}: a sampling variance must be above zero (and 1e-60). Correct it or leave the study out.`,
        'variances',
      );
    }
    index.push(i);
  }
  if (index.length < minimum) {
    throw new EngineInputError(
      'too-few-studies',
      `${index.length} complete ${index.length === 1 ? 'study' : 'studies'}: this method needs at least ${minimum}.`,
      'effects',
    );
  }
  return { effects: gather(effects, index), variances: gather(variances, index), index, omitted };
}

/** The entries of `column` at `index`, checked to be finite numbers. */
export function readColumn(column: NullableColumn, index: readonly number[], field: string): Float64Array {
  for (const i of index) checkFinite(column[i] ?? Number.NaN, field, i);
  return gather(column, index);
}

function gather(column: NullableColumn, index: readonly number[]): Float64Array {
  const out = new Float64Array(index.length);
  for (let i = 0; i < index.length; i++) out[i] = column[index[i]!]!;
  return out;
}

/** Squares and products of numbers within this stay finite. */
const LARGEST = 1e60;

function checkFinite(value: number, field: string, position: number): void {
  if (!Number.isFinite(value)) {
    throw new EngineInputError('not-finite', `${field}[${position}] is ${value}: give a finite number.`, field);
  }
  if (Math.abs(value) > LARGEST) {
    throw new EngineInputError(
      'out-of-range',
      `${field}[${position}] is ${value}: rescale it to lie within 1e60, or its square is no number.`,
      field,
    );
  }
}
