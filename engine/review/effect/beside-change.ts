import { groupOf } from '../grouping.ts';
import type { Measurement } from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';

/** Rows of the same arm and scale that a row is held against: before treatment, and the score at the same time as a change. */
export type RowsBeside = Readonly<{ baseline: Measurement | null; final: Measurement | null }>;

/**
 * The same arm's baseline, and its final score beside a change. Of several, the one of the same analysis population comes first,
 * then the one with the smallest id, so that the choice never hangs on the order of the file.
 */
export function rowsBeside(index: ReviewIndex, measurement: Measurement, armId: string): RowsBeside {
  if (isBaseline(measurement)) return { baseline: null, final: null };
  const alike = rowsOfArm(index, armId)
    .filter(
      (other) =>
        other.id !== measurement.id &&
        other.outcomeId === measurement.outcomeId &&
        other.instrumentUseId === measurement.instrumentUseId &&
        other.eventDefinition === measurement.eventDefinition,
    )
    .toSorted(
      (a, b) =>
        Number(b.population === measurement.population) - Number(a.population === measurement.population) ||
        (a.id < b.id ? -1 : 1),
    );
  return {
    baseline: alike.find((other) => other.score !== 'change' && isBaseline(other)) ?? null,
    final:
      measurement.score === 'change'
        ? (alike.find((other) => other.score === 'final' && !isBaseline(other) && isSameTime(other, measurement)) ??
          null)
        : null,
  };
}

/** The rows of change that may be worked out from a row of scores: of the same arm, on the same scale. */
export function changesBeside(index: ReviewIndex, measurementId: string): readonly Measurement[] {
  const row = index.snapshot.measurement.get(measurementId);
  const [about, ...others] = groupOf(index.armsByMeasurement, measurementId);
  if (!row || row.score === 'change' || !about || others.length > 0) return [];
  return rowsOfArm(index, about.armId).filter(
    (other) =>
      other.score === 'change' && other.outcomeId === row.outcomeId && other.instrumentUseId === row.instrumentUseId,
  );
}

/** Every row that is about one arm alone. */
function rowsOfArm(index: ReviewIndex, armId: string): readonly Measurement[] {
  return groupOf(index.measurementsByArm, armId).flatMap(({ measurementId }) => {
    if (groupOf(index.armsByMeasurement, measurementId).length !== 1) return [];
    return index.snapshot.measurement.get(measurementId) ?? [];
  });
}

const isBaseline = ({ timeText, timeToDays }: Measurement): boolean =>
  (timeToDays !== null && timeToDays <= 0) || /baseline/iu.test(timeText);

const isSameTime = (a: Measurement, b: Measurement): boolean =>
  a.timeToDays === b.timeToDays && (a.timeToDays !== null || a.timeText === b.timeText);
