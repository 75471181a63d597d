import { TABLE_NAMES, type RecordOf, type TableName } from '../engine/review/records/index.ts';

/** How a field of type `Value` is stored. `?` marks a column that may be NULL; `json` of an `unknown` never is. */
type ColumnTypeOf<Value> = unknown extends Value
  ? 'json'
  : null extends Value
    ? `${BaseTypeOf<NonNullable<Value>>}?`
    : BaseTypeOf<Value>;
type BaseTypeOf<Value> = [Value] extends [boolean]
  ? 'boolean'
  : [Value] extends [string]
    ? 'text'
    : [Value] extends [number]
      ? 'integer' | 'real'
      : 'json';

export type ColumnType =
  'text' | 'integer' | 'real' | 'boolean' | 'json' | 'text?' | 'integer?' | 'real?' | 'boolean?' | 'json?';

type Fields = {
  readonly [Table in TableName]: { readonly [Field in keyof RecordOf[Table]]: ColumnTypeOf<RecordOf[Table][Field]> };
};

/** Every field of every record and its column's type, in the order of the columns. The compiler holds it complete. */
// prettier-ignore
export const FIELDS = {
  review: { id: 'text', title: 'text', question: 'text', population: 'text', setting: 'text', profile: 'text', extractionMode: 'text' },
  protocol_version: {
    id: 'text', number: 'integer', at: 'text', snapshot: 'json', isDeviation: 'boolean', reason: 'text?', isResultsKnown: 'boolean?',
  },
  intervention: { id: 'text', name: 'text', class: 'text' },
  outcome: {
    id: 'text', construct: 'text', kind: 'text', countBasis: 'text?', ascertainment: 'text?', better: 'text', importance: 'integer?',
    scaleLow: 'real?', scaleHigh: 'real?', scaleUnit: 'text?', thresholdSmall: 'real?', thresholdModerate: 'real?',
    thresholdLarge: 'real?', thresholdSource: 'text?', position: 'integer',
  },
  instrument: {
    id: 'text', name: 'text', abbreviation: 'text', construct: 'text', low: 'real?', high: 'real?', direction: 'text',
    items: 'integer?', isInteger: 'boolean?', mid: 'real?', midSource: 'text?',
  },
  time_window: { id: 'text', label: 'text', weeksFrom: 'real', weeksTo: 'real?', weeksTarget: 'real', position: 'integer' },
  comparison: { id: 'text', label: 'text', position: 'integer' },
  comparison_side: { id: 'text', comparisonId: 'text', side: 'text', interventionId: 'text' },
  attribute: {
    id: 'text', name: 'text', type: 'text', unit: 'text?', level: 'text', isPlanned: 'boolean', expectedDirection: 'text?', position: 'integer',
  },
  study: {
    id: 'text', label: 'text', year: 'integer?', design: 'text', designNote: 'text?', unitOfRandomisation: 'text?', status: 'text',
    statusReason: 'text?', registryId: 'text?', plannedN: 'integer?', expectedCompletion: 'text?', funding: 'text?', conflicts: 'text?',
  },
  report: { id: 'text', studyId: 'text', citation: 'text', csl: 'json', doi: 'text?', pmid: 'text?', isPrimary: 'boolean' },
  document: { id: 'text', hash: 'text', mediaType: 'text', name: 'text' },
  source: {
    id: 'text', reportId: 'text?', kind: 'text', documentId: 'text?', page: 'text?', rectangle: 'json?', locator: 'text?', url: 'text?',
    quote: 'text?',
  },
  correspondence: { id: 'text', studyId: 'text', at: 'text', direction: 'text', subject: 'text', body: 'text' },
  search: { id: 'text', database: 'text', at: 'text', query: 'text', hits: 'integer?' },
  screening_count: { id: 'text', stage: 'text', reason: 'text?', count: 'integer' },
  arm: { id: 'text', studyId: 'text', label: 'text', nRandomised: 'integer?', position: 'integer' },
  arm_intervention: { id: 'text', armId: 'text', interventionId: 'text', role: 'text', dose: 'text?', format: 'text?' },
  attribute_value: {
    id: 'text', attributeId: 'text', ownerTable: 'text', ownerId: 'text', text: 'text', number: 'real?', sourceId: 'text?',
  },
  instrument_use: {
    id: 'text', studyId: 'text', instrumentId: 'text', low: 'real?', high: 'real?', scoring: 'text?', unit: 'text?', slope: 'real', intercept: 'real',
  },
  measurement: {
    id: 'text', studyId: 'text', outcomeId: 'text', instrumentUseId: 'text?', eventDefinition: 'text?', timeText: 'text',
    timeKind: 'text', timeFromDays: 'real?', timeToDays: 'real?', timeOrigin: 'text', period: 'text?', population: 'text?',
    score: 'text?', estimation: 'text?', isAdjusted: 'boolean?', covariates: 'text?', nBasis: 'text?', ciLevel: 'real',
    tails: 'integer', measure: 'text?', note: 'text?',
  },
  measurement_arm: { id: 'text', measurementId: 'text', side: 'text', armId: 'text' },
  value: {
    id: 'text', measurementId: 'text', field: 'text', text: 'text', qualifier: 'text', number: 'real?', decimals: 'integer?',
    unit: 'text?', formula: 'text?', state: 'text', handling: 'text?', handlingNote: 'text?', author: 'text', role: 'text', sourceId: 'text?',
  },
  contrast_covariance: { id: 'text', measurementAId: 'text', measurementBId: 'text', covariance: 'real', sourceId: 'text?' },
  study_result: {
    id: 'text', studyId: 'text', outcomeId: 'text', instrumentUseId: 'text?', eventDefinition: 'text?', timeKind: 'text',
    timeFromDays: 'real?', timeToDays: 'real?', population: 'text?', score: 'text?', route: 'text',
  },
  study_result_arm: { id: 'text', studyResultId: 'text', side: 'text', armId: 'text' },
  study_result_measurement: { id: 'text', studyResultId: 'text', measurementId: 'text' },
  availability: {
    id: 'text', studyId: 'text', outcomeId: 'text', timeWindowId: 'text', state: 'text', note: 'text?', author: 'text', role: 'text',
    sourceId: 'text?',
  },
  assumption: {
    id: 'text', kind: 'text', scope: 'text', scopeId: 'text?', value: 'real', low: 'real?', high: 'real?', rationale: 'text', sourceId: 'text?',
  },
  analysis: {
    id: 'text', title: 'text', comparisonId: 'text', outcomeId: 'text', timeWindowId: 'text?', measure: 'text', model: 'text',
    profile: 'text?', multiArmPolicy: 'text', purpose: 'text', isPlanned: 'boolean', parentId: 'text?', overrides: 'json?',
    declaredReason: 'text?', position: 'integer',
  },
  analysis_member: {
    id: 'text', analysisId: 'text', studyResultId: 'text', ruleChoice: 'text?', reviewerChoice: 'text?', reason: 'text?',
  },
  finding: {
    id: 'text', comparisonId: 'text', outcomeId: 'text', timeWindowId: 'text?', subgroup: 'text?', analysisId: 'text?',
    narrative: 'text?', position: 'integer',
  },
  baseline_risk: {
    id: 'text', findingId: 'text', label: 'text', risk: 'real', timeText: 'text?', sourceId: 'text?', isReference: 'boolean',
  },
  judgement: {
    id: 'text', subjectTable: 'text', subjectId: 'text', questionSet: 'text', questionSetVersion: 'text', question: 'text',
    answer: 'text?', proposal: 'text?', final: 'text?', rationale: 'text?', sourceId: 'text?', fingerprint: 'json', author: 'text', role: 'text',
  },
  dismissal: { id: 'text', check: 'text', rows: 'json', seen: 'json', note: 'text', author: 'text' },
  edition: {
    id: 'text', number: 'integer', label: 'text', at: 'text', engineVersion: 'text', contentHash: 'text', whatsNew: 'text?',
  },
  setting: { id: 'text', value: 'json' },
} as const satisfies Fields;

/** One column: its name in the file, its field in the record, and how the one reads as the other. */
export type Column = Readonly<{ name: string; field: string; type: ColumnType }>;

function columnName(field: string, type: ColumnType): string {
  const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return type === 'json' || type === 'json?' ? `${snake}_json` : snake;
}

/** One thing for every table. */
export function forEachTable<Thing>(make: (table: TableName) => Thing): { readonly [Table in TableName]: Thing } {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, make(table)])) as {
    readonly [Table in TableName]: Thing;
  };
}

/** The typed column list of every audited table, in the file's order. */
export const COLUMNS = forEachTable((table): readonly Column[] =>
  Object.entries<ColumnType>(FIELDS[table]).map(([field, type]) => ({ name: columnName(field, type), field, type })),
);
