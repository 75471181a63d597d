import { EngineInputError } from '../errors.ts';

/** Columns without the rows in which a value is missing, and where each kept row stood. */
export type CompleteStudies = Readonly<{
  effects: readonly number[];
  variances: readonly number[];
  rows: readonly number[];
  /** Rows left out because effect or variance is missing. */
  omitted: readonly number[];
}>;

/**
 * Leaves out the studies whose effect or variance is missing, and says which.
 * @throws EngineInputError length-mismatch; too-few-studies when none is complete
 */
export function completeStudies(
  effects: readonly (number | null)[],
  variances: readonly (number | null)[],
): CompleteStudies {
  if (effects.length !== variances.length) {
    throw new EngineInputError(
      'length-mismatch',
      `There are ${effects.length} effects but ${variances.length} variances: give one variance per effect.`,
      'variances',
    );
  }
  const complete = {
    effects: [] as number[],
    variances: [] as number[],
    rows: [] as number[],
    omitted: [] as number[],
  };
  effects.forEach((effect, row) => {
    const variance = variances[row] ?? null;
    if (effect === null || variance === null) {
      complete.omitted.push(row);
      return;
    }
    complete.effects.push(effect);
    complete.variances.push(variance);
    complete.rows.push(row);
  });
  if (complete.rows.length === 0) {
    throw new EngineInputError('too-few-studies', 'No study has both an effect and a variance.', 'effects');
  }
  return complete;
}
