import { formatCount } from '../../../engine/text/format-number.ts';
import type { ValueField } from '../../views/types.ts';

/** Column headings of the grid, and the same spelled out. */
export const FIELDS: Readonly<Record<ValueField, Readonly<{ short: string; long: string }>>> = {
  mean: { short: 'Mean', long: 'Mean' },
  sd: { short: 'SD', long: 'Standard deviation' },
  se: { short: 'SE', long: 'Standard error' },
  ci_low: { short: 'CI low', long: 'Confidence interval, lower limit' },
  ci_high: { short: 'CI high', long: 'Confidence interval, upper limit' },
  n: { short: 'n', long: 'Participants analysed' },
  events: { short: 'Events', long: 'Participants or events counted' },
  percent: { short: '%', long: 'Percent' },
  person_time: { short: 'Time', long: 'Person-time' },
  o_minus_e: { short: 'O − E', long: 'Observed minus expected' },
  v: { short: 'V', long: 'Variance of observed minus expected' },
  estimate: { short: 'Estimate', long: 'Estimate of the contrast' },
  t: { short: 't', long: 't statistic' },
  f: { short: 'F', long: 'F statistic' },
  p: { short: 'p', long: 'p-value' },
  median: { short: 'Median', long: 'Median' },
  q1: { short: 'Q1', long: 'First quartile' },
  q3: { short: 'Q3', long: 'Third quartile' },
  min: { short: 'Min', long: 'Minimum' },
  max: { short: 'Max', long: 'Maximum' },
};

export const STATES = {
  reported: 'As printed',
  derived: 'Derived',
  imputed: 'Imputed',
  digitised: 'Read from a figure',
  empty: 'Empty',
} as const;

export const EXTRACTION = {
  title: 'Extraction',
  grid: 'Extracted values',
  study: 'Study',
  arm: 'Arm or contrast',
  outcome: 'Outcome',
  instrument: 'Scale',
  time: 'Time',
  kind: 'Kind',
  allOutcomes: 'All outcomes',
  allStudies: 'All studies',
  allColumns: 'All columns',
  filterOutcome: 'Filter by outcome',
  filterStudy: 'Filter by study',
  rows: (shown: number, total: number) =>
    shown === total ? `${formatCount(total)} rows` : `${formatCount(shown)} of ${formatCount(total)} rows`,
  empty: 'No values are extracted yet.',
  noRows: 'No row matches both filters.',
  showAll: 'Show all rows',
  selectCell: 'Select a cell to see where its number comes from.',
  edit: 'Type to replace, Enter or F2 to edit',
  noQuote: 'No quote is stored for this value.',
  emptyCell: 'Nothing is extracted here.',
  readAs: (number: string) => `Read as ${number}.`,
  saving: 'saving',
  refused: 'not stored',
  refusedTitle: 'Not stored',
  refusedHelp: 'Enter edits the text, Escape gives it up.',
  conflictTitle: 'Changed meanwhile',
  conflict: (now: string, mine: string) =>
    `This cell now reads ${now === '' ? 'nothing' : `"${now}"`}; you typed ${mine === '' ? 'nothing' : `"${mine}"`}. Nothing was overwritten.`,
  useMine: 'Store mine',
  keepTheirs: 'Keep theirs',
  editor: (field: string, arm: string) => `${field}, ${arm}`,
  flags: { block: 'Blocked', high: 'Check', medium: 'Check', low: 'Note' },
} as const;
