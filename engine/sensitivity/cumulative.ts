import { EngineInputError } from '../errors.ts';
import { prepareStudies } from '../pool/study-set.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';
import { poolStudies, selectStudies, type PooledModel, type PoolingOptions } from './pooled-model.ts';

/** The result after the study at `position` (caller's index) has been added. */
export type CumulativeRow = PooledModel & Readonly<{ position: number }>;

/**
 * The pooled result after each study is added, in ascending order of `order` (ties stay in data order).
 * A warning belongs with it: repeated looks inflate the chance of a false positive.
 *
 * @param effects length k, analysis scale; null where missing
 * @param order length k, for instance the year of publication ("1981a" is a string and sorts by code point); null
 *   means the order of the data
 * @throws EngineInputError too-few-studies, length-mismatch, not-finite, not-positive, unknown-option
 * @source Lau et al. 1992 doi:10.1056/NEJM199207233270406
 * @golden 05_cumul.json
 */
export function cumulativeMetaAnalysis(
  effects: NullableColumn,
  variances: NullableColumn,
  order: readonly (number | string | null)[] | null,
  options: PoolingOptions,
): readonly CumulativeRow[] {
  if (order !== null && order.length !== effects.length) {
    throw new EngineInputError(
      'length-mismatch',
      `There are ${effects.length} effects and ${order.length} values to order by.`,
      'order',
    );
  }
  const present = order?.map((key) => (key === null ? null : 1));
  const data = readStudies(effects, variances, present === undefined ? [] : [present]);
  const studies = prepareStudies(data.effects, data.variances);
  const positions = data.index.map((_, i) => i);
  if (order !== null) {
    const keys = data.index.map((position) => order[position]!);
    positions.sort((a, b) => compareKeys(keys[a]!, keys[b]!));
  }
  return positions.map((position, count) => ({
    position: data.index[position]!,
    ...poolStudies(selectStudies(studies, positions.slice(0, count + 1)), options),
  }));
}

function compareKeys(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const left = String(a);
  const right = String(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
