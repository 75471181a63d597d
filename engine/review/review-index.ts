import { groupBy, type Groups } from './grouping.ts';
import type {
  AnalysisMember,
  Arm,
  ArmIntervention,
  Availability,
  ComparisonSide,
  MeasurementArm,
  RecordOf,
  Snapshot,
  StudyResult,
  StudyResultArm,
  StudyResultMeasurement,
  TableName,
  Value,
} from './records/index.ts';

/** The groupings a derivation walks along. Groups keep their arrays while their records are unchanged. */
export type ReviewIndex = Readonly<{
  snapshot: Snapshot;
  valuesByMeasurement: Groups<Value>;
  armsByMeasurement: Groups<MeasurementArm>;
  linksByStudyResult: Groups<StudyResultMeasurement>;
  armsByStudyResult: Groups<StudyResultArm>;
  resultsByOutcome: Groups<StudyResult>;
  armsByStudy: Groups<Arm>;
  interventionsByArm: Groups<ArmIntervention>;
  sidesByComparison: Groups<ComparisonSide>;
  membersByAnalysis: Groups<AnalysisMember>;
  availabilityByOutcome: Groups<Availability>;
}>;

/** Group a table, or keep the previous grouping whole when the table's map is the same object. */
function regroup<Table extends TableName>(
  table: Table,
  keyOf: (record: RecordOf[Table]) => string,
  snapshot: Snapshot,
  before: Snapshot | undefined,
  groups: Groups<RecordOf[Table]> | undefined,
): Groups<RecordOf[Table]> {
  return groups && before?.[table] === snapshot[table] ? groups : groupBy(snapshot[table], keyOf, groups);
}

export function indexReview(snapshot: Snapshot, previous: ReviewIndex | undefined): ReviewIndex {
  const before = previous?.snapshot;
  return {
    snapshot,
    valuesByMeasurement: regroup('value', (value) => value.measurementId, snapshot, before, previous?.valuesByMeasurement),
    armsByMeasurement: regroup('measurement_arm', (arm) => arm.measurementId, snapshot, before, previous?.armsByMeasurement),
    linksByStudyResult: regroup('study_result_measurement', (link) => link.studyResultId, snapshot, before, previous?.linksByStudyResult),
    armsByStudyResult: regroup('study_result_arm', (arm) => arm.studyResultId, snapshot, before, previous?.armsByStudyResult),
    resultsByOutcome: regroup('study_result', (result) => result.outcomeId, snapshot, before, previous?.resultsByOutcome),
    armsByStudy: regroup('arm', (arm) => arm.studyId, snapshot, before, previous?.armsByStudy),
    interventionsByArm: regroup('arm_intervention', (link) => link.armId, snapshot, before, previous?.interventionsByArm),
    sidesByComparison: regroup('comparison_side', (side) => side.comparisonId, snapshot, before, previous?.sidesByComparison),
    membersByAnalysis: regroup('analysis_member', (member) => member.analysisId, snapshot, before, previous?.membersByAnalysis),
    availabilityByOutcome: regroup('availability', (availability) => availability.outcomeId, snapshot, before, previous?.availabilityByOutcome),
  };
}
