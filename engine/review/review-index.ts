import { groupBy, regroup, type Groups } from './grouping.ts';
import type {
  AnalysisMember,
  Arm,
  ArmIntervention,
  Availability,
  BaselineRisk,
  ComparisonSide,
  Judgement,
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
  measurementsByArm: Groups<MeasurementArm>;
  linksByStudyResult: Groups<StudyResultMeasurement>;
  linksByMeasurement: Groups<StudyResultMeasurement>;
  armsByStudyResult: Groups<StudyResultArm>;
  resultsByOutcome: Groups<StudyResult>;
  armsByStudy: Groups<Arm>;
  interventionsByArm: Groups<ArmIntervention>;
  sidesByComparison: Groups<ComparisonSide>;
  membersByAnalysis: Groups<AnalysisMember>;
  baselineRisksByFinding: Groups<BaselineRisk>;
  /** By `${subjectTable} ${subjectId}`. */
  judgementsBySubject: Groups<Judgement>;
  /** By `${outcomeId} ${timeWindowId}`. */
  availabilityByQuestion: Groups<Availability>;
  /**
   * Measurements whose values alone are what changed since the index before; null when anything else changed too, or there
   * was none before.
   */
  changedMeasurements: ReadonlySet<string> | null;
}>;

type Indexed<Table extends TableName> = Readonly<{ table: Table; keyOf: (record: RecordOf[Table]) => string }>;

/** Grouping of a table, reused whole or in part from the one before. */
function grouped<Table extends TableName>(
  { table, keyOf }: Indexed<Table>,
  snapshot: Snapshot,
  before: Snapshot | undefined,
  groups: Groups<RecordOf[Table]> | undefined,
): Groups<RecordOf[Table]> {
  if (!groups || !before) return groupBy(snapshot[table], keyOf);
  if (before[table] === snapshot[table]) return groups;
  return regroup(snapshot[table], before[table], keyOf, groups).groups;
}

export const availabilityQuestion = (outcomeId: string, timeWindowId: string) => `${outcomeId} ${timeWindowId}`;

export const judgementSubject = (table: Judgement['subjectTable'], id: string) => `${table} ${id}`;

export function indexReview(snapshot: Snapshot, previous: ReviewIndex | undefined): ReviewIndex {
  const was = previous?.snapshot;
  const by = <Table extends TableName>(
    table: Table,
    keyOf: (record: RecordOf[Table]) => string,
    groups: Groups<RecordOf[Table]> | undefined,
  ) => grouped({ table, keyOf }, snapshot, was, groups);
  const values =
    previous && was?.value !== snapshot.value
      ? regroup(snapshot.value, previous.snapshot.value, (value) => value.measurementId, previous.valuesByMeasurement)
      : {
          groups: by('value', (value) => value.measurementId, previous?.valuesByMeasurement),
          changedKeys: new Set<string>(),
        };
  return {
    snapshot,
    valuesByMeasurement: values.groups,
    armsByMeasurement: by('measurement_arm', (arm) => arm.measurementId, previous?.armsByMeasurement),
    measurementsByArm: by('measurement_arm', (arm) => arm.armId, previous?.measurementsByArm),
    linksByStudyResult: by('study_result_measurement', (link) => link.studyResultId, previous?.linksByStudyResult),
    linksByMeasurement: by('study_result_measurement', (link) => link.measurementId, previous?.linksByMeasurement),
    armsByStudyResult: by('study_result_arm', (arm) => arm.studyResultId, previous?.armsByStudyResult),
    resultsByOutcome: by('study_result', (result) => result.outcomeId, previous?.resultsByOutcome),
    armsByStudy: by('arm', (arm) => arm.studyId, previous?.armsByStudy),
    interventionsByArm: by('arm_intervention', (link) => link.armId, previous?.interventionsByArm),
    sidesByComparison: by('comparison_side', (side) => side.comparisonId, previous?.sidesByComparison),
    membersByAnalysis: by('analysis_member', (member) => member.analysisId, previous?.membersByAnalysis),
    baselineRisksByFinding: by('baseline_risk', (risk) => risk.findingId, previous?.baselineRisksByFinding),
    judgementsBySubject: by(
      'judgement',
      ({ subjectTable, subjectId }) => judgementSubject(subjectTable, subjectId),
      previous?.judgementsBySubject,
    ),
    availabilityByQuestion: by(
      'availability',
      ({ outcomeId, timeWindowId }) => availabilityQuestion(outcomeId, timeWindowId),
      previous?.availabilityByQuestion,
    ),
    changedMeasurements: was && onlyValuesChanged(snapshot, was) ? values.changedKeys : null,
  };
}

/** Sources do not count: no derived number reads them. */
function onlyValuesChanged(snapshot: Snapshot, before: Snapshot): boolean {
  const tables = Object.keys(snapshot) as TableName[];
  return tables.every((table) => table === 'value' || table === 'source' || snapshot[table] === before[table]);
}
