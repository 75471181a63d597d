import { EngineInputError } from '../errors.ts';
import type { NullableColumn } from './study-data.ts';

/** A study-level characteristic: a number per study, or a category per study. Missing values are null. */
export type Moderator =
  | Readonly<{ kind: 'continuous'; name: string; values: NullableColumn; centreAt?: number }>
  | Readonly<{ kind: 'factor'; name: string; values: readonly (string | null)[]; reference?: string }>;

/** Columns of a design matrix, each of length k, with their names. Entries of studies with a missing moderator are null. */
export type DesignMatrix = Readonly<{ names: readonly string[]; columns: readonly NullableColumn[] }>;

export const INTERCEPT_NAME = '(Intercept)';

/**
 * Intercept, continuous moderators as they are (or centred) and factors by treatment coding: one 0/1 column for every
 * level but the reference, which is the first level in code-point order unless named.
 *
 * @param k number of studies
 * @throws EngineInputError length-mismatch, out-of-range (a factor with one level, an unknown reference)
 * @source treatment coding: McCullagh & Nelder 1989, section 3.5, doi:10.1007/978-1-4899-3242-6
 * @golden 04_metareg.json
 */
export function designMatrix(k: number, moderators: readonly Moderator[]): DesignMatrix {
  const names = [INTERCEPT_NAME];
  const columns: NullableColumn[] = [new Array<number>(k).fill(1)];
  for (const moderator of moderators) {
    if (moderator.values.length !== k) {
      throw new EngineInputError(
        'length-mismatch',
        `Moderator "${moderator.name}" has ${moderator.values.length} values for ${k} studies.`,
        moderator.name,
      );
    }
    if (moderator.kind === 'continuous') {
      const centre = moderator.centreAt ?? 0;
      names.push(moderator.name);
      columns.push(moderator.values.map((value) => (value === null ? null : value - centre)));
      continue;
    }
    for (const level of nonReferenceLevels(moderator.name, moderator.values, moderator.reference)) {
      names.push(`${moderator.name}${level}`);
      columns.push(moderator.values.map((value) => (value === null ? null : value === level ? 1 : 0)));
    }
  }
  return { names, columns };
}

/** The distinct labels, numbers in numeric order, strings in code-point order: the same on every machine. */
export function factorLevels<Label extends string | number>(values: readonly (Label | null)[]): readonly Label[] {
  const present = new Set(values.filter((value) => value !== null));
  return [...present].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function nonReferenceLevels(
  name: string,
  values: readonly (string | null)[],
  reference: string | undefined,
): readonly string[] {
  const levels = factorLevels(values);
  if (levels.length < 2) {
    throw new EngineInputError(
      'out-of-range',
      `Moderator "${name}" has ${levels.length === 0 ? 'no level' : 'one level only'}: there is nothing to compare.`,
      name,
    );
  }
  const base = reference ?? levels[0]!;
  if (!levels.includes(base)) {
    throw new EngineInputError('out-of-range', `"${base}" is not a level of "${name}": ${levels.join(', ')}.`, name);
  }
  return levels.filter((level) => level !== base);
}
