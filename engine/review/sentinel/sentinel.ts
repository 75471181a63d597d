import type { CheckedMember } from '../../check/types.ts';
import type { AnalysisResult, DerivedReview } from '../derived.ts';
import { changedRecords, groupBy, groupOf, regroup } from '../grouping.ts';
import type { Snapshot, TableName } from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';
import { checkablesOf, type Checkable } from './checked-result.ts';
import { checkStudy, type CheckContext, type FoundAlone } from './check-study.ts';
import { comparableResults, type ComparableResults } from './comparable-results.ts';
import { dismissalTable } from './dismissals.ts';
import { flagsOf } from './flags.ts';
import { groupsOfStudy, type StudyGroups } from './study-groups.ts';
import type { RowFlags, SentinelFinding } from './types.ts';

/** The findings of a whole review, by study and by row. */
export type Sentinel = Readonly<{
  findingsByStudy: ReadonlyMap<string, readonly SentinelFinding[]>;
  flagsByMeasurement: ReadonlyMap<string, RowFlags>;
  /**
   * Another object after each pass over the whole review. Between two passes an edit has only its own study checked
   * anew; what it means to other studies (a median SD, a duplicate) shows after the next pass.
   */
  pass: object;
  /** Rows whose marks are others than before the last update. */
  changedRows: ReadonlySet<string>;
  /** True when studies other than the edited ones may now be judged differently. */
  isPartial: boolean;
  /** Studies that were edited and whose findings are still those of before: an update had a limit. */
  waiting: ReadonlySet<string>;
  /** What the next update starts from. */
  remains: Readonly<{
    index: ReviewIndex;
    groups: StudyGroups;
    comparable: ComparableResults;
    foundAlone: FoundAlone;
  }>;
}>;

/**
 * Check every study.
 *
 * @param before rows whose marks are the same as then keep their object
 */
export function checkWholeReview(index: ReviewIndex, derived: DerivedReview, before?: Sentinel): Sentinel {
  const turns = checkInTurns(index, derived, before);
  for (;;) {
    const { done, value } = turns.next();
    if (done === true) return value;
  }
}

/** As `checkWholeReview`, one study a turn and twice over: whoever takes the turns can do something else in between. */
export function* checkInTurns(
  index: ReviewIndex,
  derived: DerivedReview,
  before?: Sentinel,
): Generator<undefined, Sentinel, undefined> {
  const { snapshot } = index;
  const groups: StudyGroups = {
    measurementsByStudy: groupBy(snapshot.measurement, (measurement) => measurement.studyId),
    resultsByStudy: groupBy(snapshot.study_result, (result) => result.studyId),
  };
  const checkables = new Map<string, readonly Checkable[]>();
  for (const studyId of snapshot.study.keys()) {
    checkables.set(studyId, checkablesOfStudy(index, groups, studyId));
    yield;
  }
  const comparable = comparableResults(
    new Map(Array.from(checkables, ([studyId, own]) => [studyId, own.map(({ result }) => result)])),
  );
  const foundAlone: FoundAlone = new Map();
  const context = contextOf(index, derived, comparable, foundAlone);
  const findingsByStudy = new Map<string, readonly SentinelFinding[]>();
  for (const [studyId, own] of checkables) {
    const found = checkStudy(own, context);
    if (found.length > 0) findingsByStudy.set(studyId, found);
    yield;
  }
  return {
    findingsByStudy,
    flagsByMeasurement: flagsOf([...findingsByStudy.values()].flat(), before?.flagsByMeasurement),
    changedRows: new Set(),
    pass: {},
    isPartial: false,
    waiting: new Set(),
    remains: { index, groups, comparable, foundAlone },
  };
}

/** A review none of whose studies is checked yet: nothing is found, and every study waits. */
export function uncheckedReview(index: ReviewIndex): Sentinel {
  return {
    findingsByStudy: new Map(),
    flagsByMeasurement: new Map(),
    changedRows: new Set(),
    pass: {},
    isPartial: true,
    waiting: new Set(index.snapshot.study.keys()),
    remains: {
      index,
      groups: { measurementsByStudy: new Map(), resultsByStudy: new Map() },
      comparable: comparableResults(new Map()),
      foundAlone: new Map(),
    },
  };
}

/**
 * Check again what an edit touched: the studies whose records changed, and no others. When something that every study
 * rests on changed, such as an instrument or a comparison, the whole review.
 *
 * @param limit studies checked now; those beyond it wait for the next update and keep their findings until then
 */
export function updateSentinel(
  before: Sentinel,
  index: ReviewIndex,
  derived: DerivedReview,
  limit = Infinity,
): Sentinel {
  const { index: was, groups: oldGroups, comparable: oldComparable, foundAlone } = before.remains;
  const changed = touchedStudies(was, index);
  if (changed === null) return checkWholeReview(index, derived, before);
  const due = [...new Set([...before.waiting, ...changed])];
  const touched = new Set(due.slice(0, limit));
  const waiting = new Set(due.slice(limit));
  if (touched.size === 0) return { ...before, changedRows: new Set(), remains: { ...before.remains, index } };
  const [now, old] = [index.snapshot, was.snapshot];
  const groups: StudyGroups = {
    measurementsByStudy:
      now.measurement === old.measurement
        ? oldGroups.measurementsByStudy
        : regroup(now.measurement, old.measurement, (record) => record.studyId, oldGroups.measurementsByStudy).groups,
    resultsByStudy:
      now.study_result === old.study_result
        ? oldGroups.resultsByStudy
        : regroup(now.study_result, old.study_result, (record) => record.studyId, oldGroups.resultsByStudy).groups,
  };
  const checkables = new Map([...touched].map((studyId) => [studyId, checkablesOfStudy(index, groups, studyId)]));
  const comparable = oldComparable.withStudies(
    new Map(Array.from(checkables, ([studyId, own]) => [studyId, own.map(({ result }) => result)])),
  );
  const context = contextOf(index, derived, comparable, foundAlone);
  const findingsByStudy = new Map(before.findingsByStudy);
  const flags = new Map(before.flagsByMeasurement);
  const marked = new Set<string>();
  // A number that replaced another one does not bear its marks until it is checked itself.
  for (const id of index.changedMeasurements ?? [])
    if (waiting.has(now.measurement.get(id)?.studyId ?? '') && flags.delete(id)) marked.add(id);
  for (const [studyId, own] of checkables) {
    const stale = findingsByStudy.get(studyId) ?? [];
    for (const { measurementIds } of stale) {
      for (const id of measurementIds) {
        flags.delete(id);
        marked.add(id);
      }
    }
    const found = checkStudy(own, context);
    if (found.length > 0) findingsByStudy.set(studyId, found);
    else findingsByStudy.delete(studyId);
    for (const [id, row] of flagsOf(found, before.flagsByMeasurement)) {
      flags.set(id, row);
      marked.add(id);
    }
  }
  return {
    findingsByStudy,
    flagsByMeasurement: flags,
    changedRows: new Set([...marked].filter((id) => flags.get(id) !== before.flagsByMeasurement.get(id))),
    pass: before.pass,
    isPartial: true,
    waiting,
    remains: { index, groups, comparable, foundAlone },
  };
}

function checkablesOfStudy(index: ReviewIndex, groups: StudyGroups, studyId: string): readonly Checkable[] {
  return groupsOfStudy(index, groups, studyId).flatMap((group) => checkablesOf(index, group));
}

function contextOf(
  index: ReviewIndex,
  derived: DerivedReview,
  comparable: ComparableResults,
  foundAlone: FoundAlone,
): CheckContext {
  const members = new Map<string, readonly (readonly CheckedMember[])[]>();
  return {
    index,
    comparable,
    membersOf(studyId) {
      let known = members.get(studyId);
      if (known === undefined) members.set(studyId, (known = membersOfStudy(index, derived, studyId)));
      return known;
    },
    dismissals: dismissalTable(index.snapshot.dismissal.values()),
    foundAlone,
  };
}

/** The rows of a study in each analysis that has more than one of them: only those can count an arm twice. */
function membersOfStudy(
  index: ReviewIndex,
  derived: DerivedReview,
  studyId: string,
): readonly (readonly CheckedMember[])[] {
  return [...derived.analyses.values()].flatMap((analysis): readonly (readonly CheckedMember[])[] => {
    const rows = analysis.rows.filter((row) => row.studyId === studyId);
    return rows.length < 2 ? [] : [rows.map((row) => memberOf(index, row))];
  });
}

function memberOf({ armsByStudyResult, snapshot }: ReviewIndex, row: AnalysisResult['rows'][number]): CheckedMember {
  const about = groupOf(armsByStudyResult, row.studyResultId);
  return {
    resultId: row.studyResultId,
    studyId: row.studyId,
    studyLabel: row.label,
    subgroup: null,
    arms: about.map(({ side, armId }) => {
      const arm = snapshot.arm.get(armId);
      const alone = about.filter((other) => other.side === side).length === 1;
      return {
        armId,
        label: arm?.label ?? armId,
        side: side === 'a' ? ('intervention' as const) : ('comparator' as const),
        nUsed: alone ? (side === 'a' ? row.nIntervention : row.nComparator) : (arm?.nRandomised ?? null),
        nFull: arm?.nRandomised ?? null,
      };
    }),
  };
}

/** Tables whose records belong to one study, or lead to one. */
const OF_ONE_STUDY: Readonly<Partial<Record<TableName, (record: never, snapshot: Snapshot) => string | undefined>>> = {
  study: (record: { id: string }) => record.id,
  measurement: (record: { studyId: string }) => record.studyId,
  study_result: (record: { studyId: string }) => record.studyId,
  arm: (record: { studyId: string }) => record.studyId,
  instrument_use: (record: { studyId: string }) => record.studyId,
  value: (record: { measurementId: string }, { measurement }) => measurement.get(record.measurementId)?.studyId,
  measurement_arm: (record: { measurementId: string }, { measurement }) =>
    measurement.get(record.measurementId)?.studyId,
  study_result_arm: (record: { studyResultId: string }, { study_result: results }) =>
    results.get(record.studyResultId)?.studyId,
  study_result_measurement: (record: { studyResultId: string }, { study_result: results }) =>
    results.get(record.studyResultId)?.studyId,
  arm_intervention: (record: { armId: string }, { arm }) => arm.get(record.armId)?.studyId,
};

/** Tables a change of which may concern any study. */
const OF_ALL_STUDIES = [
  'outcome',
  'instrument',
  'comparison_side',
  'dismissal',
  'assumption',
] as const satisfies readonly TableName[];

/** Whether something changed since then that every study rests on, such as an instrument or a comparison. */
export function concernsEveryStudy(before: Sentinel, index: ReviewIndex): boolean {
  return touchedStudies(before.remains.index, index) === null;
}

/** The studies whose records changed; null when all may be concerned. */
function touchedStudies(was: ReviewIndex, is: ReviewIndex): ReadonlySet<string> | null {
  const [old, now] = [was.snapshot, is.snapshot];
  if (OF_ALL_STUDIES.some((table) => old[table] !== now[table])) return null;
  // A source is cited by values; one that is only added changes with the value that cites it.
  if (old.source !== now.source && changedRecords(old.source, now.source).some(([before]) => before !== null))
    return null;
  const touched = new Set<string>();
  for (const [table, studyOf] of Object.entries(OF_ONE_STUDY) as [
    TableName,
    (record: unknown, snapshot: Snapshot) => string | undefined,
  ][]) {
    if (old[table] === now[table]) continue;
    for (const [before, after] of changedRecords<Readonly<{ id: string }>>(old[table], now[table])) {
      for (const studyId of [before && studyOf(before, old), after && studyOf(after, now)])
        if (studyId) touched.add(studyId);
    }
  }
  return touched;
}
