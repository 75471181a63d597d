import type { CommandReply } from '../contract/views.ts';
import { uuidv7Sequence } from '../../db/ids.ts';
import { insertRecords, updateRecord } from '../../db/repositories/records.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { eligibleStudies } from '../../engine/review/eligibility.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type { Analysis, AnalysisOverrides } from '../../engine/review/records/index.ts';
import { pooledAs } from '../../engine/review/try-out.ts';
import { groupResults, sidesOf, type ResultGroups } from './result-groups.ts';
import type { Session, WindowCommand } from './session.ts';
import { COMMANDS } from './views/phrases.ts';

export type SetAnalysis = WindowCommand &
  Readonly<{
    analysisId: string;
    profile: Analysis['profile'];
    estimator: NonNullable<AnalysisOverrides['estimator']> | null;
  }>;

/** Choose how an analysis is pooled; its other overrides stay. Null if it is not in the review. */
export function setAnalysis(session: Session, input: SetAnalysis): CommandReply | null {
  const analysis = session.snapshot().analysis.get(input.analysisId);
  if (!analysis) return null;
  const { profile, overrides } = pooledAs(analysis, input);
  return session.run(input, COMMANDS.setAnalysis(analysis.title), (db) =>
    updateRecord(db, 'analysis', analysis.id, { profile, overrides }),
  );
}

export type SetMultiArmPolicy = WindowCommand &
  Readonly<{ analysisId: string; multiArmPolicy: Analysis['multiArmPolicy'] }>;

/**
 * Choose what becomes of studies with more than two arms in an analysis. The results of their arms taken together, which may
 * not stand yet when the comparison was named after the extraction, come with it. Null if the analysis is not in the review.
 */
export function setMultiArmPolicy(
  session: Session,
  { multiArmPolicy, ...input }: SetMultiArmPolicy,
  now: () => Date,
): CommandReply | null {
  const analysis = session.snapshot().analysis.get(input.analysisId);
  if (!analysis) return null;
  const groups =
    multiArmPolicy === 'combine' || multiArmPolicy === 'split'
      ? multiArmResults(session, analysis, uuidv7Sequence(now()))
      : [];
  return session.run(input, COMMANDS.setMultiArm(analysis.title), (db) => {
    updateRecord(db, 'analysis', analysis.id, { multiArmPolicy });
    for (const { results, arms, links } of groups) {
      insertRecords(db, { study_result: results, study_result_arm: arms, study_result_measurement: links });
    }
  });
}

function multiArmResults(
  session: Session,
  { comparisonId, outcomeId }: Analysis,
  newId: () => string,
): readonly ResultGroups[] {
  const index = reviewIndexOf(session.derived());
  const multiArm = eligibleStudies(index, comparisonId).filter(
    ({ interventionArms, comparatorArms }) => interventionArms.size > 1 || comparatorArms.size > 1,
  );
  const byStudy = Map.groupBy(index.snapshot.measurement.values(), (measurement) => measurement.studyId);
  return multiArm.map(({ study }) =>
    groupResults({
      index,
      measurements: (byStudy.get(study.id) ?? [])
        .filter((measurement) => measurement.outcomeId === outcomeId)
        .map((measurement) => sidesOf(index, measurement)),
      arms: groupOf(index.armsByStudy, study.id),
      interventionsOfNewArms: new Map(),
      newId,
    }),
  );
}
