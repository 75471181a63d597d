import type { HistoryDetail, HistoryKind } from '../../contract/history.ts';
import { COLUMNS } from '../../../db/columns.ts';
import type { RowChange, RowImage } from '../../../db/history.ts';
import type { TableName } from '../../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import { TABLES } from '../protocol-phrases.ts';
import { nameOfRecord } from './history-names.ts';
import { COLUMN_NAMES, HISTORY } from './phrases.ts';

/** Columns that say where a record stands rather than what it says. */
const UNTOLD = new Set([
  'id',
  'fingerprint_json',
  'snapshot_json',
  'content_hash',
  'csl_json',
  'decimals',
  'question_set_version',
]);
const LONGEST = 160;

const KIND_OF: Readonly<Record<TableName, HistoryKind>> = {
  review: 'protocol',
  protocol_version: 'protocol',
  intervention: 'protocol',
  outcome: 'protocol',
  instrument: 'protocol',
  time_window: 'protocol',
  comparison: 'protocol',
  comparison_side: 'protocol',
  attribute: 'protocol',
  study: 'studies',
  report: 'studies',
  document: 'studies',
  source: 'studies',
  correspondence: 'studies',
  search: 'studies',
  screening_count: 'studies',
  arm: 'studies',
  arm_intervention: 'studies',
  attribute_value: 'studies',
  instrument_use: 'values',
  measurement: 'values',
  measurement_arm: 'values',
  value: 'values',
  contrast_covariance: 'values',
  study_result: 'values',
  study_result_arm: 'values',
  study_result_measurement: 'values',
  availability: 'values',
  assumption: 'values',
  analysis: 'analyses',
  analysis_member: 'analyses',
  finding: 'analyses',
  baseline_risk: 'analyses',
  judgement: 'judgements',
  dismissal: 'judgements',
  edition: 'other',
  setting: 'other',
};

/** What a step was about, the most told first. */
export function kindsOf(changes: Readonly<Partial<Record<TableName, number>>>): readonly HistoryKind[] {
  return [...new Set((Object.keys(changes) as TableName[]).map((table) => KIND_OF[table]))];
}

/** Every field a step changed, with before and after as people write them. */
export function detailsOf(changes: readonly RowChange[], index: ReviewIndex): readonly HistoryDetail[] {
  return changes.flatMap((change) => detailsOfRow(change, index, changes.length <= TOLD_WHOLE));
}

/** Rows of a step up to which a record that came or went is told with all it holds. */
const TOLD_WHOLE = 4;

function detailsOfRow(
  { table, before, after }: RowChange,
  index: ReviewIndex,
  isToldWhole: boolean,
): readonly HistoryDetail[] {
  const what = nameOfRow(table, after ?? before ?? {}, index);
  if (before === null || after === null) {
    const whole = { what, field: null, was: before === null ? null : what, now: after === null ? null : what };
    return isToldWhole ? [whole, ...heldBy(table, what, before, after, index)] : [whole];
  }
  return COLUMNS[table]
    .filter(({ name }) => !UNTOLD.has(name) && before[name] !== after[name])
    .map(({ name }) => ({
      what,
      field: fieldName(name),
      was: told(name, before[name], index),
      now: told(name, after[name], index),
    }));
}

/** What a record held that came or went, field by field. */
function heldBy(
  table: TableName,
  what: string,
  before: RowImage | null,
  after: RowImage | null,
  index: ReviewIndex,
): readonly HistoryDetail[] {
  const image = before ?? after ?? {};
  return COLUMNS[table]
    .filter(({ name }) => !UNTOLD.has(name) && name !== 'position' && image[name] !== null && image[name] !== '')
    .map(({ name }) => {
      const value = told(name, image[name], index);
      return { what, field: fieldName(name), was: before === null ? null : value, now: after === null ? null : value };
    });
}

/** "arm Mindfulness of Cherkin 2016" */
export function nameOfRow(table: TableName, image: RowImage, index: ReviewIndex): string {
  const name = nameOfRecord(table, image, index);
  return name === '' ? TABLES[table] : `${TABLES[table]} ${name}`;
}

function fieldName(column: string): string {
  const known = COLUMN_NAMES[column];
  return (
    known ??
    column
      .replace(/_json$/, '')
      .replace(/^is_/, '')
      .replace(/_id$/, '')
      .replaceAll('_', ' ')
  );
}

/** A stored value as people read it; ids by the name of what they point to. */
function told(column: string, value: string | number | null | undefined, index: ReviewIndex): string {
  if (value === null || value === undefined || value === '') return HISTORY.nothing;
  if (column.startsWith('is_')) return value === 1 ? HISTORY.yes : HISTORY.no;
  if (column.endsWith('_id') && typeof value === 'string') return namedById(column, value, index);
  if (column.endsWith('_json') && typeof value === 'string') return namesWithin(value, index);
  const text = typeof value === 'number' ? String(value).replace('-', '−') : value;
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const TABLE_OF_ID: Readonly<Record<string, TableName>> = {
  study_id: 'study',
  report_id: 'report',
  arm_id: 'arm',
  intervention_id: 'intervention',
  outcome_id: 'outcome',
  time_window_id: 'time_window',
  instrument_id: 'instrument',
  comparison_id: 'comparison',
  analysis_id: 'analysis',
  parent_id: 'analysis',
  attribute_id: 'attribute',
  source_id: 'source',
  finding_id: 'finding',
};

function namedById(column: string, id: string, index: ReviewIndex): string {
  const table = TABLE_OF_ID[column];
  const record = table && index.snapshot[table].get(id);
  if (!table || !record) return HISTORY.gone;
  return nameOfRecord(table, asImage(table, record), index);
}

/** A list or setting: known ids in it read by name. */
function namesWithin(json: string, index: ReviewIndex): string {
  const text = json.replaceAll(/"([0-9a-f-]{36})"/gu, (whole, id: string) => {
    const instrument = index.snapshot.instrument.get(id);
    return instrument ? `"${instrument.abbreviation}"` : whole;
  });
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function asImage(table: TableName, record: object): RowImage {
  const fields = record as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    COLUMNS[table].map(({ name, field }) => {
      const value = fields[field];
      return [name, typeof value === 'string' || typeof value === 'number' ? value : null];
    }),
  );
}
