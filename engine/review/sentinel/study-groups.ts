import { groupOf, type Groups } from '../grouping.ts';
import type { Measurement, StudyResult } from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';

/** Measurements that speak of one result: those of a study result, or such as no study result groups yet. */
export type ResultGroup = Readonly<{
  /** The study result's id, or the measurements' natural key. */
  key: string;
  studyId: string;
  result: StudyResult | null;
  measurements: readonly Measurement[];
}>;

/** What the groups of one study are made from. */
export type StudyGroups = Readonly<{ measurementsByStudy: Groups<Measurement>; resultsByStudy: Groups<StudyResult> }>;

/** The groups of one study: its study results, then what is typed and not yet part of one. */
export function groupsOfStudy(index: ReviewIndex, groups: StudyGroups, studyId: string): readonly ResultGroup[] {
  const { snapshot } = index;
  const linked = new Set<string>();
  const ofResults = groupOf(groups.resultsByStudy, studyId).map((result): ResultGroup => {
    const measurements = groupOf(index.linksByStudyResult, result.id).flatMap(({ measurementId }) => {
      linked.add(measurementId);
      return snapshot.measurement.get(measurementId) ?? [];
    });
    return { key: result.id, studyId, result, measurements };
  });
  const loose = groupOf(groups.measurementsByStudy, studyId).filter(({ id }) => !linked.has(id));
  const byKey = Map.groupBy(loose, naturalKey);
  return [...ofResults, ...Array.from(byKey, ([key, measurements]) => ({ key, studyId, result: null, measurements }))];
}

function naturalKey(measurement: Measurement): string {
  const {
    studyId,
    outcomeId,
    instrumentUseId,
    eventDefinition,
    timeText,
    timeFromDays,
    timeToDays,
    population,
    score,
  } = measurement;
  return JSON.stringify([
    studyId,
    outcomeId,
    instrumentUseId,
    eventDefinition,
    timeText,
    timeFromDays,
    timeToDays,
    population,
    score,
  ]);
}
