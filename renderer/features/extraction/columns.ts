import type { ExtractionRow } from '../../../api/contract/views.ts';
import type { ValueField } from '../../views/types.ts';
import type { Unplaced } from './sheet/layout.ts';
import type { Column } from './sheet/sheet.ts';
import { COLUMN_TITLES, EXTRACTION, FIELDS } from './phrases.ts';

/** Columns that say what a row is. */
export const TEXT_COLUMNS = ['study', 'arm', 'outcome', 'instrument', 'time', 'kind'] as const;
type TextKey = (typeof TEXT_COLUMNS)[number];

/** Columns of numbers. An arm's mean and a contrast's estimate share one, since both stand first in what a paper prints. */
export const VALUE_COLUMNS = [
  'n',
  'point',
  'sd',
  'se',
  'ci_low',
  'ci_high',
  'p',
  'median',
  'q1',
  'q3',
  'min',
  'max',
  'events',
  'percent',
  'person_time',
  't',
  'f',
  'o_minus_e',
  'v',
] as const satisfies readonly (ValueField | 'point')[];
type ValueKey = (typeof VALUE_COLUMNS)[number];

const WIDTHS: Readonly<Record<TextKey, number>> = {
  study: 120,
  arm: 136,
  outcome: 88,
  instrument: 72,
  time: 80,
  kind: 64,
};
const VALUE_WIDTH = 68;

/** The field a column holds in a row; null for a column of words. */
export function fieldOf(
  row: Pick<ExtractionRow, 'kind'>,
  { key, isEditable }: Pick<Column, 'key' | 'isEditable'>,
): ValueField | null {
  if (!isEditable) return null;
  return key === 'point' ? (row.kind === 'contrast' ? 'estimate' : 'mean') : (key as ValueField);
}

export const columnOf = (field: ValueField): ValueKey => (field === 'mean' || field === 'estimate' ? 'point' : field);

export function textOf(row: ExtractionRow, key: string): string {
  switch (key as TextKey) {
    case 'study':
      return row.studyLabel;
    case 'arm':
      return row.armLabel;
    case 'outcome':
      return row.eventDefinition ?? row.outcome;
    case 'instrument':
      return row.instrument ?? '';
    case 'time':
      return row.time;
    case 'kind':
      return row.measure ?? row.score ?? '';
  }
}

/**
 * The columns to show: those of words that differ between rows, and of numbers those that are expected, then those that hold
 * or give something.
 *
 * @param expected fields the shown rows are expected to print
 */
export function columnsFor(
  rows: readonly ExtractionRow[],
  expected: ReadonlySet<ValueField>,
  all: boolean,
): readonly Unplaced[] {
  const used = new Set<ValueKey>([...expected].map(columnOf));
  for (const row of rows) {
    for (const cell of Object.values(row.cells)) if (cell.text !== '') used.add(columnOf(cell.field));
  }
  const expectedColumns = new Set<ValueKey>([...expected].map(columnOf));
  // What an interval gives is shown beside it: the SD of an arm, the SE of a contrast.
  if (expected.has('mean') || expected.has('median')) used.add('sd');
  if (expected.has('estimate')) used.add('se');
  const outcomes = new Set(rows.map((row) => row.outcomeId));
  const words = TEXT_COLUMNS.filter((key) => {
    if (all || key === 'study' || key === 'arm' || key === 'time') return true;
    if (key === 'outcome') return outcomes.size > 1 || rows.some((row) => row.eventDefinition !== null);
    return rows.some((row) => textOf(row, key) !== '');
  });
  return [
    ...words.map((key): Unplaced => ({
      key,
      heading: EXTRACTION[key],
      title: EXTRACTION[key],
      width: WIDTHS[key],
      isFrozen: key === 'study' || key === 'arm',
      isNumeric: false,
      isEditable: false,
    })),
    ...[
      ...VALUE_COLUMNS.filter((key) => expectedColumns.has(key)),
      ...VALUE_COLUMNS.filter((key) => !expectedColumns.has(key)),
    ]
      .filter((key) => all || used.has(key))
      .map((key): Unplaced => {
        const { short, long } = key === 'point' ? COLUMN_TITLES.point : FIELDS[key];
        return {
          key,
          heading: short,
          title: long,
          width: VALUE_WIDTH,
          isFrozen: false,
          isNumeric: true,
          isEditable: true,
        };
      }),
  ];
}

/** How room to spare is shared among the columns of words, which are cut off first. */
const SHARES: Readonly<Record<string, number>> = { study: 0.15, arm: 0.4, outcome: 0.15, instrument: 0.1, time: 0.2 };
/** Widest total: beyond it a row is hard to follow across. */
const WIDEST = 1680;

/** The columns stretched to fill `available` pixels; unchanged where they already do. */
export function stretchColumns(columns: readonly Unplaced[], available: number): readonly Unplaced[] {
  const spare = Math.min(available, WIDEST) - columns.reduce((sum, { width }) => sum + width, 0);
  if (!(spare > 0)) return columns;
  return columns.map((column) => ({ ...column, width: column.width + Math.floor(spare * (SHARES[column.key] ?? 0)) }));
}
