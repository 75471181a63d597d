import type { RowImage } from '../../../db/history.ts';
import type { Snapshot, TableName } from '../../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import { armLabelOf } from './naming.ts';
import { FIELD_NAMES, HISTORY } from './phrases.ts';

type Namer = (image: RowImage, index: ReviewIndex) => string;

const text = (image: RowImage, column: string): string => String(image[column] ?? '');
const label =
  (column: string): Namer =>
  (image) =>
    text(image, column);

/** A record of the present review by id; what it was called if it is gone is not known any more. */
function named<Table extends TableName>(
  table: Table,
  column: string,
  nameOf: (record: Snapshot[Table] extends ReadonlyMap<string, infer R> ? R : never) => string,
): Namer {
  return (image, { snapshot }) => {
    const record = snapshot[table].get(text(image, column));
    return record === undefined ? '' : nameOf(record as Parameters<typeof nameOf>[0]);
  };
}

const study = named('study', 'study_id', (record) => record.label);
const outcome = named('outcome', 'outcome_id', (record) => record.construct);
const timeWindow = named('time_window', 'time_window_id', (record) => record.label);
const analysis = named('analysis', 'analysis_id', (record) => record.title);

/** Parts that are there, joined by a comma. */
const joined =
  (...parts: readonly Namer[]): Namer =>
  (image, index) =>
    parts
      .map((part) => part(image, index))
      .filter((part) => part !== '')
      .join(', ');
const of =
  (inner: Namer, outer: Namer): Namer =>
  (image, index) => {
    const [a, b] = [inner(image, index), outer(image, index)];
    return b === '' ? a : HISTORY.of(a, b);
  };

const measurement: Namer = (image, index) => {
  const id = text(image, 'measurement_id') || text(image, 'id');
  const record = index.snapshot.measurement.get(id);
  if (record === undefined) return '';
  const owner = index.snapshot.study.get(record.studyId)?.label ?? '';
  return [owner, armLabelOf(index, id), index.snapshot.outcome.get(record.outcomeId)?.construct ?? '', record.timeText]
    .filter(Boolean)
    .join(', ');
};

const subject: Namer = (image, index) => {
  const { snapshot } = index;
  const id = text(image, 'subject_id');
  switch (image['subject_table']) {
    case 'study':
      return snapshot.study.get(id)?.label ?? '';
    case 'analysis':
      return snapshot.analysis.get(id)?.title ?? '';
    case 'finding': {
      const finding = snapshot.finding.get(id);
      return finding === undefined
        ? ''
        : [
            snapshot.outcome.get(finding.outcomeId)?.construct,
            snapshot.time_window.get(finding.timeWindowId ?? '')?.label,
          ]
            .filter(Boolean)
            .join(', ');
    }
    default: {
      const result = snapshot.study_result.get(id);
      return result === undefined
        ? ''
        : [snapshot.study.get(result.studyId)?.label, snapshot.outcome.get(result.outcomeId)?.construct]
            .filter(Boolean)
            .join(', ');
    }
  }
};

const owner: Namer = (image, { snapshot }) => {
  const id = text(image, 'owner_id');
  return snapshot.study.get(id)?.label ?? snapshot.arm.get(id)?.label ?? '';
};

const NAMERS: Readonly<Record<TableName, Namer>> = {
  review: label('title'),
  protocol_version: label('number'),
  intervention: label('name'),
  outcome: label('construct'),
  instrument: label('abbreviation'),
  time_window: label('label'),
  comparison: label('label'),
  comparison_side: joined(
    named('comparison', 'comparison_id', (record) => record.label),
    label('side'),
    named('intervention', 'intervention_id', (record) => record.name),
  ),
  attribute: label('name'),
  study: label('label'),
  report: of((image) => shortened(text(image, 'citation')), study),
  document: label('name'),
  source: joined(label('kind'), label('locator')),
  correspondence: of(label('subject'), study),
  search: label('database'),
  screening_count: joined(label('stage'), label('reason')),
  arm: of(label('label'), study),
  arm_intervention: of(
    named('intervention', 'intervention_id', (record) => record.name),
    named('arm', 'arm_id', (record) => record.label),
  ),
  attribute_value: of(
    named('attribute', 'attribute_id', (record) => record.name),
    owner,
  ),
  instrument_use: of(
    named('instrument', 'instrument_id', (record) => record.abbreviation),
    study,
  ),
  measurement: joined(measurement),
  measurement_arm: joined(measurement),
  value: of((image) => FIELD_NAMES[text(image, 'field')] ?? text(image, 'field'), measurement),
  contrast_covariance: () => '',
  study_result: joined(study, outcome),
  study_result_arm: () => '',
  study_result_measurement: () => '',
  availability: joined(study, outcome, timeWindow),
  assumption: label('kind'),
  analysis: label('title'),
  analysis_member: analysis,
  finding: joined(outcome, timeWindow),
  baseline_risk: label('label'),
  judgement: of(joined(label('question')), subject),
  dismissal: label('check'),
  edition: label('label'),
  setting: label('id'),
};

const shortened = (citation: string): string => (citation.length > 60 ? `${citation.slice(0, 59)}…` : citation);

/** What people call a record, from its row; '' where only its kind can be said. */
export function nameOfRecord(table: TableName, image: RowImage, index: ReviewIndex): string {
  return NAMERS[table](image, index);
}
