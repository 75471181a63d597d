import type { CheckedArm, CheckedResult, PrintedValue } from '../../check/types.ts';

/** Numbers of one kind, such as the SDs of one instrument, in ascending order, each with the study it comes from. */
type Sorted = Readonly<{ values: Float64Array; studyIds: readonly string[] }>;

/** The arms of one instrument in one range and score: what its usual mean and SD are made from. */
export type InstrumentSpread = Readonly<{
  anyArm: CheckedArm;
  means: Sorted;
  sds: Sorted;
  armsByStudy: ReadonlyMap<string, readonly CheckedArm[]>;
}>;

export function instrumentSpread(results: readonly CheckedResult[]): InstrumentSpread | null {
  const armsByStudy = new Map<string, CheckedArm[]>();
  const means: (readonly [number, string])[] = [];
  const sds: (readonly [number, string])[] = [];
  for (const { studyId, arms } of results) {
    if (arms.length === 0) continue;
    const own = armsByStudy.get(studyId);
    if (own) own.push(...arms);
    else armsByStudy.set(studyId, [...arms]);
    for (const { mean, sd } of arms) {
      if (mean !== null) means.push([mean.value, studyId]);
      if (sd !== null && sd.state !== 'imputed' && sd.value > 0) sds.push([sd.value, studyId]);
    }
  }
  const [anyArm] = armsByStudy.values().next().value ?? [];
  return anyArm === undefined ? null : { anyArm, means: sorted(means), sds: sorted(sds), armsByStudy };
}

function sorted(pairs: (readonly [number, string])[]): Sorted {
  const ordered = pairs.toSorted(([a], [b]) => a - b);
  return { values: Float64Array.from(ordered, ([value]) => value), studyIds: ordered.map(([, studyId]) => studyId) };
}

/**
 * One result that stands in for the instrument's arms in the studies not left out: two arms at their median mean and
 * SD, or the only arm itself. Null where there is no arm. Medians do not tell the two arms from all of them.
 */
export function standIn(
  result: CheckedResult,
  spread: InstrumentSpread,
  leftOut: ReadonlySet<string>,
): CheckedResult | null {
  const arms: CheckedArm[] = [];
  for (const [studyId, own] of spread.armsByStudy) {
    if (leftOut.has(studyId)) continue;
    arms.push(...own);
    if (arms.length > 1) break;
  }
  const elsewhere = { ...result, id: '', studyId: '', contrast: null };
  if (arms.length < 2) return arms.length === 0 ? null : { ...elsewhere, arms };
  const middle: CheckedArm = {
    ...spread.anyArm,
    mean: middleOf(spread.means, leftOut),
    sd: middleOf(spread.sds, leftOut),
  };
  return { ...elsewhere, arms: [middle, middle] };
}

/** Median of the values whose study is not left out. */
function middleOf({ values, studyIds }: Sorted, leftOut: ReadonlySet<string>): PrintedValue | null {
  let count = 0;
  for (const studyId of studyIds) if (!leftOut.has(studyId)) count += 1;
  if (count === 0) return null;
  const [lowerAt, upperAt] = [Math.ceil(count / 2) - 1, Math.floor(count / 2)];
  let seen = 0;
  let lower = Number.NaN;
  for (let at = 0; at < values.length; at++) {
    if (leftOut.has(studyIds[at]!)) continue;
    if (seen === lowerAt) lower = values[at]!;
    if (seen === upperAt)
      return { value: (lower + values[at]!) / 2, decimals: null, qualifier: '=', state: 'reported', locator: null };
    seen += 1;
  }
  return null;
}
