import { prepareStudies } from '../pool/study-set.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';
import { poolStudies, withoutStudy, type PooledModel, type PoolingOptions } from './pooled-model.ts';

/** `position` is the caller's index of the study left out. */
export type LeaveOneOutRow = PooledModel & Readonly<{ position: number }>;

/**
 * The pooled result without each study in turn, tau^2 estimated anew every time.
 *
 * @param effects length k >= 2, analysis scale; null where missing
 * @param variances sampling variances, above zero
 * @throws EngineInputError too-few-studies, length-mismatch, not-finite, not-positive, unknown-option
 * @source Viechtbauer & Cheung 2010 doi:10.1002/jrsm.11
 * @golden 05_leave1out.json
 */
export function leaveOneOut(
  effects: NullableColumn,
  variances: NullableColumn,
  options: PoolingOptions,
): readonly LeaveOneOutRow[] {
  const data = readStudies(effects, variances, [], 2);
  const studies = prepareStudies(data.effects, data.variances);
  return data.index.map((position, i) => ({ position, ...poolStudies(withoutStudy(studies, i), options) }));
}
