import type { Analysis, AnalysisMember, BaselineRisk, Finding } from './analyses.ts';
import type { Dismissal, Edition, Judgement, Setting } from './judgements.ts';
import type {
  Attribute,
  Comparison,
  ComparisonSide,
  Instrument,
  Intervention,
  Outcome,
  ProtocolVersion,
  Review,
  TimeWindow,
} from './protocol.ts';
import type {
  Assumption,
  Availability,
  ContrastCovariance,
  InstrumentUse,
  Measurement,
  MeasurementArm,
  StudyResult,
  StudyResultArm,
  StudyResultMeasurement,
  Value,
} from './results.ts';
import type {
  Arm,
  ArmIntervention,
  AttributeValue,
  Correspondence,
  Document,
  Report,
  ScreeningCount,
  Search,
  Source,
  Study,
} from './studies.ts';

/**
 * Every audited table of the project file and the record it holds. Table names are the file's (snake_case); a column
 * `is_primary` reads as the boolean field `isPrimary`, `overrides_json` as the parsed field `overrides`, and any other
 * `some_column` as `someColumn`.
 */
export type RecordOf = {
  review: Review;
  protocol_version: ProtocolVersion;
  intervention: Intervention;
  outcome: Outcome;
  instrument: Instrument;
  time_window: TimeWindow;
  comparison: Comparison;
  comparison_side: ComparisonSide;
  attribute: Attribute;
  study: Study;
  report: Report;
  document: Document;
  source: Source;
  correspondence: Correspondence;
  search: Search;
  screening_count: ScreeningCount;
  arm: Arm;
  arm_intervention: ArmIntervention;
  attribute_value: AttributeValue;
  instrument_use: InstrumentUse;
  measurement: Measurement;
  measurement_arm: MeasurementArm;
  value: Value;
  contrast_covariance: ContrastCovariance;
  study_result: StudyResult;
  study_result_arm: StudyResultArm;
  study_result_measurement: StudyResultMeasurement;
  availability: Availability;
  assumption: Assumption;
  analysis: Analysis;
  analysis_member: AnalysisMember;
  finding: Finding;
  baseline_risk: BaselineRisk;
  judgement: Judgement;
  dismissal: Dismissal;
  edition: Edition;
  setting: Setting;
};

export type TableName = keyof RecordOf;

/** In dependency order: a table's references point to tables before it. */
export const TABLE_NAMES = [
  'review',
  'protocol_version',
  'intervention',
  'outcome',
  'instrument',
  'time_window',
  'comparison',
  'comparison_side',
  'attribute',
  'study',
  'report',
  'document',
  'source',
  'correspondence',
  'search',
  'screening_count',
  'arm',
  'arm_intervention',
  'attribute_value',
  'instrument_use',
  'measurement',
  'measurement_arm',
  'value',
  'contrast_covariance',
  'study_result',
  'study_result_arm',
  'study_result_measurement',
  'availability',
  'assumption',
  'analysis',
  'analysis_member',
  'finding',
  'baseline_risk',
  'judgement',
  'dismissal',
  'edition',
  'setting',
] as const satisfies readonly TableName[];

/**
 * The whole review in memory, immutable: one map by id for each table. After a commit a new snapshot shares every
 * untouched map and record with the old one, so that identity tells what changed.
 */
export type Snapshot = { readonly [Table in TableName]: ReadonlyMap<string, RecordOf[Table]> };

export type * from './analyses.ts';
export type * from './judgements.ts';
export type * from './protocol.ts';
export type * from './results.ts';
export type * from './studies.ts';
