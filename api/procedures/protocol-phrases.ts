import type { TableName } from '../../engine/review/records/index.ts';

/** Every table as reviewers call what is in it. */
export const TABLES: Readonly<Record<TableName, string>> = {
  review: 'review',
  protocol_version: 'protocol version',
  intervention: 'intervention',
  outcome: 'outcome',
  instrument: 'instrument',
  time_window: 'time window',
  comparison: 'comparison',
  comparison_side: 'side of a comparison',
  attribute: 'characteristic',
  study: 'study',
  report: 'report',
  document: 'document',
  source: 'source',
  correspondence: 'letter',
  search: 'search',
  screening_count: 'screening count',
  arm: 'arm',
  arm_intervention: 'intervention of an arm',
  attribute_value: 'value of a characteristic',
  instrument_use: 'use of an instrument',
  measurement: 'extracted row',
  measurement_arm: 'arm of an extracted row',
  value: 'number',
  contrast_covariance: 'covariance',
  study_result: 'result',
  study_result_arm: 'arm of a result',
  study_result_measurement: 'row of a result',
  availability: 'availability',
  assumption: 'assumption',
  analysis: 'analysis',
  analysis_member: 'choice of a result',
  finding: 'row of the summary',
  baseline_risk: 'baseline risk',
  judgement: 'judgement',
  dismissal: 'dismissed check',
  edition: 'edition',
  setting: 'setting',
};

export const PREVIEW = {
  studies: (count: number) => `${count} ${count === 1 ? 'study' : 'studies'}`,
  threshold: (value: string, unit: string | null) =>
    `small important effect ${value}${unit === null ? '' : ` (${unit})`}`,
  lower: 'lower is better',
  higher: 'higher is better',
  importance: (score: number) => `Importance ${score}.`,
} as const;

export const REFUSALS = {
  needsReason:
    'Numbers were extracted already, so this change is a deviation. Give its reason, and whether results were known.',
  notOnlyWords:
    'This changes results or judgements, so it is no mere correction. Record it as a deviation with its reason.',
} as const;
