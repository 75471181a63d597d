import type { WritableDb } from '../../db/brands.ts';
import { rowChangesOf } from '../../db/history.ts';
import { patchSnapshot } from '../../db/records.ts';
import { revisionOf } from '../../db/repositories/commands.ts';
import { insertRecords, updateRecord } from '../../db/repositories/records.ts';
import { eligibleStudies } from '../../engine/review/eligibility.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type { StudyResult, TableName } from '../../engine/review/records/index.ts';
import { indexReview, type ReviewIndex } from '../../engine/review/review-index.ts';
import { groupResults, sidesOf } from './result-groups.ts';
import { routeOfNew } from './route-changes.ts';

/**
 * Add the study results that the running command makes possible: a comparison named after the extraction, another side of one,
 * an arm that gets its intervention or a study that is included may pair other arms, or take several of them together, and an
 * analysis can only choose among results that stand. Only inside runCommand, after its changes.
 *
 * @param before the review as it was before the command
 */
export function regroupResults(db: WritableDb, before: ReviewIndex, newId: () => string): void {
  const changes = rowChangesOf(db, revisionOf(db));
  if (!changes.some(({ table }) => DECIDING.has(table))) return;
  const index = indexReview(patchSnapshot(before.snapshot, changes), before);
  const made: StudyResult[] = [];
  const questions = questionsOf(before, index);
  if (questions.size === 0) return;
  const rows = Map.groupBy(index.snapshot.measurement.values(), questionOf);
  for (const question of questions) {
    const [first, ...others] = rows.get(question) ?? [];
    if (first === undefined) continue;
    const { results, arms, links } = groupResults({
      index,
      measurements: [first, ...others].map((measurement) => sidesOf(index, measurement)),
      arms: groupOf(index.armsByStudy, first.studyId),
      interventionsOfNewArms: new Map(),
      newId,
    });
    insertRecords(db, { study_result: results, study_result_arm: arms, study_result_measurement: links });
    made.push(...results);
  }
  if (made.length > 0) takeUsableRoutes(db, index, made);
}

/** Their rows may print numbers already, other than those that rows of their kind are expected to. */
function takeUsableRoutes(db: WritableDb, index: ReviewIndex, results: readonly StudyResult[]): void {
  const after = indexReview(patchSnapshot(index.snapshot, rowChangesOf(db, revisionOf(db))), index);
  for (const result of results) {
    const route = routeOfNew(after, result);
    if (route !== result.route) updateRecord(db, 'study_result', result.id, { route });
  }
}

/** What decides which arms are compared, and for which outcomes. */
const DECIDING: ReadonlySet<TableName> = new Set(['analysis', 'arm', 'arm_intervention', 'comparison_side', 'study']);

const questionOf = ({ studyId, outcomeId }: Readonly<{ studyId: string; outcomeId: string }>): string =>
  `${studyId} ${outcomeId}`;

/** What the command may have given other results: outcomes of studies that an analysis is about. */
function questionsOf(before: ReviewIndex, after: ReviewIndex): ReadonlySet<string> {
  const comparisons = changedComparisons(before, after);
  const studies = changedStudies(before, after);
  const questions = new Set<string>();
  for (const analysis of after.snapshot.analysis.values()) {
    const { comparisonId, outcomeId } = analysis;
    const isChanged = comparisons.has(comparisonId) || before.snapshot.analysis.get(analysis.id) !== analysis;
    if (!isChanged && studies.size === 0) continue;
    for (const { study } of eligibleStudies(after, comparisonId))
      if (isChanged || studies.has(study.id)) questions.add(questionOf({ studyId: study.id, outcomeId }));
  }
  return questions;
}

/** Comparisons with other sides than before. */
function changedComparisons(before: ReviewIndex, after: ReviewIndex): ReadonlySet<string> {
  const sides = changed(before.snapshot.comparison_side, after.snapshot.comparison_side);
  return new Set(sides.map(({ comparisonId }) => comparisonId));
}

/** Studies with other arms, arms that got another intervention, or another status. */
function changedStudies(before: ReviewIndex, after: ReviewIndex): ReadonlySet<string> {
  const links = changed(before.snapshot.arm_intervention, after.snapshot.arm_intervention);
  const armsOfLinks = links.flatMap(({ armId }) => after.snapshot.arm.get(armId) ?? []);
  const arms = changed(before.snapshot.arm, after.snapshot.arm);
  const studies = changed(before.snapshot.study, after.snapshot.study).filter(
    ({ id }) => before.snapshot.study.get(id)?.status !== after.snapshot.study.get(id)?.status,
  );
  return new Set([...armsOfLinks, ...arms].map(({ studyId }) => studyId).concat(studies.map(({ id }) => id)));
}

/** Records that came, went or are others than before. */
function changed<Entry>(before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): readonly Entry[] {
  if (before === after) return [];
  const gone = [...before].flatMap(([id, entry]) => (after.has(id) ? [] : [entry]));
  return [...gone, ...[...after].flatMap(([id, entry]) => (before.get(id) === entry ? [] : [entry]))];
}
