import type { ColumnRoleName, TableAdded, TableCounts, TableMappingInput } from '../../../api/contract/imports.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { FIELDS } from '../extraction/phrases.ts';

const s = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

export const IMPORT = {
  title: 'Import',
  kinds: { references: 'References', table: 'Table of results' },
  kind: 'What to import',
  choose: 'Choose a file…',
  chooseAnother: 'Choose another file…',
  chooseReferences: 'Choose a file of references',
  chooseTable: 'Choose a table',
  reading: 'Reading the file',
  adding: 'Adding; one undo takes it back',
  storing: (what: string) => `Storing ${what} and working out what they change. All of it is stored, or nothing.`,
  cancel: 'Cancel',
  cancelling: 'Cancelling: nothing of the file will stay.',
  cancelled: 'Import cancelled; the review is as it was.',
  paste: 'Or paste the text here',
  readPasted: 'Read the text',
  nothingPasted: 'Paste some text first.',
  pastedName: 'pasted text',
  back: 'Go to Studies',
  start: {
    references:
      'RIS, PubMed (.nbib), CSL-JSON or BibTeX. Each new reference becomes a study awaiting assessment; nothing is added twice.',
    table:
      'CSV, TSV or Excel, with one row for each study or arm. Columns of metafor, meta and RevMan are recognised; you see every row before it is added.',
  },
} as const;

/** A file's name as a sentence begins with it. */
const headed = (file: string): string => (file === IMPORT.pastedName ? 'Pasted text' : file);

export const REFERENCES = {
  read: (file: string, format: string, encoding: string, records: number) =>
    `${headed(file)}: ${s(records, 'reference', 'references')} (${[format, ...(encoding === file ? [] : [encoding])].join(', ')})`,
  problems: (count: number) => `${s(count, 'record', 'records')} cannot be read`,
  problem: (number: number, line: number, reason: string) => `Record ${number}, line ${line}: ${reason}`,
  list: 'References of the file',
  number: 'No.',
  reference: 'Reference',
  inReview: 'In the review',
  action: 'What to do',
  isNew: 'Not there yet',
  same: (study: string, by: string) => `Is there: ${study}, same ${by}`,
  possible: (study: string, by: string) => `May be there: ${study}, same ${by}`,
  repeat: (number: number, by: string) => `Repeats record ${number}, same ${by}`,
  newStudy: 'Add as a new study',
  reportOf: (study: string) => `Add as a report of ${study}`,
  fill: (what: string) => `Add its ${what}`,
  leaveOut: 'Leave out',
  actionOf: (number: number) => `What to do with reference ${number}`,
  counted: (count: number) => s(count, 'reference', 'references'),
  add: (count: number) => (count === 0 ? 'Nothing to add' : `Add ${s(count, 'reference', 'references')}`),
  nothing: 'Everything in this file is in the review already, or left out.',
  added: (studies: number, reports: number, filled: number) =>
    `Added ${s(studies, 'study', 'studies')} and ${s(reports, 'report', 'reports')}${filled > 0 ? `, completed ${formatCount(filled)}` : ''}.`,
  onlyUncertain: 'Only those to decide',
} as const;

export const TABLE = {
  read: (file: string, rows: number) => `${headed(file)}: ${s(rows, 'row', 'rows')}`,
  hidden: (count: number) =>
    count === 1
      ? 'One of these rows is hidden in the workbook; it is read too.'
      : `${formatCount(count)} of these rows are hidden in the workbook; they are read too.`,
  remembered: 'The columns are mapped as they were last time.',
  sheet: 'Sheet',
  outcome: 'Outcome of all rows',
  outcomeKind: 'Kind of outcome',
  outcomeKinds: {
    continuous: 'Continuous',
    binary: 'Binary',
    'count or rate': 'Count or rate',
    'time-to-event': 'Time to event',
  } satisfies Readonly<Record<TableMappingInput['outcomeKind'], string>>,
  time: 'Time of all rows',
  timeUnit: 'Bare times are',
  timeUnits: { days: 'days', weeks: 'weeks', months: 'months', years: 'years' },
  decimalMark: 'Decimal mark',
  decimalMarks: { unknown: 'Ask where unclear', '.': 'Point (2.1)', ',': 'Comma (2,1)' },
  labelA: 'First arm',
  labelB: 'Second arm',
  measure: 'Contrasts are',
  scale: 'Printed as',
  scales: { plain: 'The ratio itself', logarithm: 'Its logarithm' },
  score: 'Scores',
  scores: { none: 'Not said', final: 'Final scores', change: 'Changes from baseline' },
  ciLevel: 'Level of intervals',
  levels: { 90: '90%', 95: '95%', 99: '99%' },
  mapping: 'Columns and the first rows',
  row: 'Row',
  role: (column: string) => `What ${column} holds`,
  unnamed: (at: number) => `column ${at}`,
  result: 'What would be added',
  counts: (counts: TableCounts) =>
    isNothing(counts)
      ? 'Everything in this table is in the review already.'
      : [
          `${s(counts.values, 'value', 'values')} in ${s(counts.rows, 'new row', 'new rows')} of the grid`,
          ...(counts.characteristics === 0 ? [] : [s(counts.characteristics, 'characteristic', 'characteristics')]),
          s(counts.studies, 'new study', 'new studies'),
        ].join(', '),
  nothingReadable: 'No row can be taken.',
  problemRows: (count: number) => `${s(count, 'row', 'rows')} cannot be taken`,
  problem: (line: number, column: string, reason: string) =>
    column === '' ? `Row ${line}: ${reason}` : `Row ${line}, ${column}: ${reason}`,
  more: (count: number) => `and ${formatCount(count)} more`,
  counted: (rows: number) => s(rows, 'row', 'rows'),
  add: (counts: TableCounts) => (isNothing(counts) ? 'Nothing to add' : `Add ${mostOf(counts)}`),
  addOthers: (counts: TableCounts, leftOut: number) =>
    isNothing(counts) ? 'Nothing to add' : `Leave out ${s(leftOut, 'row', 'rows')} and add ${mostOf(counts)}`,
  stopped: 'Correct these rows and read the file again, or leave them out.',
  added: ({ rows, values, characteristics, leftOut }: TableAdded) =>
    `Added ${[
      ...(values === 0 ? [] : [`${s(values, 'value', 'values')}${rows === 0 ? '' : ` in ${s(rows, 'row', 'rows')}`}`]),
      ...(characteristics === 0 ? [] : [s(characteristics, 'characteristic', 'characteristics')]),
    ].join(', ')}${leftOut > 0 ? `; left out ${s(leftOut, 'row', 'rows')}` : ''}.`,
  nothing: 'Everything in this table is in the review already.',
} as const;

/** What is new of a table, at its coarsest. */
const mostOf = ({ rows, values, characteristics }: TableCounts): string => {
  if (rows > 0) return s(rows, 'row', 'rows');
  return values > 0 ? s(values, 'value', 'values') : s(characteristics, 'characteristic', 'characteristics');
};

/** Whether a table brings nothing that the review does not hold. */
export const isNothing = ({ rows, values, characteristics }: TableCounts): boolean =>
  rows + values + characteristics === 0;

const WHOLE: Readonly<Partial<Record<ColumnRoleName, string>>> = {
  ignore: 'Leave out',
  study: 'Study',
  year: 'Year',
  outcome: 'Outcome',
  time: 'Time',
  instrument: 'Scale',
  report: 'Source: report',
  page: 'Source: page or table',
  quote: 'Source: quote',
  'arm label': 'Arm',
  'a label': 'First arm: name',
  'b label': 'Second arm: name',
  attribute: 'Characteristic of the study',
  'arm attribute': 'Characteristic of the arm',
};
const PARTS = { arm: 'Arm', a: 'First arm', b: 'Second arm', contrast: 'Contrast' } as const;
const OF_ARMS = [
  'n',
  'mean',
  'sd',
  'se',
  'ci_low',
  'ci_high',
  'events',
  'percent',
  'person_time',
  'median',
  'q1',
  'q3',
  'min',
  'max',
] as const;
const OF_CONTRASTS = ['estimate', 'se', 'ci_low', 'ci_high', 'p', 't', 'f', 'o_minus_e', 'v'] as const;

/** Every role a column may have, in the order of a list. */
export const ROLE_OPTIONS: readonly Readonly<{ id: ColumnRoleName; label: string }>[] = [
  ...Object.entries(WHOLE).map(([id, label]) => ({ id: id as ColumnRoleName, label })),
  ...(['arm', 'a', 'b'] as const).flatMap((part) => [
    ...OF_ARMS.map((field) => ({ id: `${part} ${field}` as const, label: `${PARTS[part]}: ${FIELDS[field].short}` })),
    ...(part === 'arm' ? [] : [{ id: `${part} non_events` as const, label: `${PARTS[part]}: non-events` }]),
  ]),
  ...OF_CONTRASTS.map((field) => ({
    id: `contrast ${field}` as const,
    label: `${PARTS.contrast}: ${FIELDS[field].short}`,
  })),
  { id: 'contrast variance', label: `${PARTS.contrast}: variance` },
];
