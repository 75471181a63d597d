import type { ValueField } from '../../../engine/review/records/index.ts';

/** A table of texts. `line` is the row's number as a spreadsheet or editor counts it, from 1, the header included. */
export type TextTable = Readonly<{
  header: readonly string[];
  /** What the header is made of where groups stand above the names of its columns. */
  names?: readonly ColumnName[];
  rows: readonly Readonly<{ line: number; cells: readonly string[] }>[];
}>;

/** A column's own name and the group it stands under, '' for none: `Mean` under `Intervention`. */
export type ColumnName = Readonly<{ group: string; name: string }>;

/** One sheet of a workbook, or the whole of a CSV file. */
export type NamedTable = Readonly<{
  sheet: string | null;
  table: TextTable;
  /** How many of the rows the workbook hides. They are read like the others. */
  hiddenRows: number;
}>;

/** Fields a column may hold that are made into others: non-events into n, a variance into a standard error. */
export type TableField = ValueField | 'non_events' | 'variance';

/**
 * What a column holds: what the row is about; a number of the row's one arm (`arm`), of the first (`a`) or second (`b`)
 * arm of a wide row, or of the contrast between them; the scale used; where its numbers are printed; a characteristic of
 * the study or of the row's (first) arm; or nothing that is wanted.
 */
export type ColumnRole =
  | 'ignore'
  | 'study'
  | 'year'
  | 'outcome'
  | 'time'
  | 'instrument'
  | 'report'
  | 'page'
  | 'quote'
  | 'arm label'
  | 'a label'
  | 'b label'
  | 'attribute'
  | 'arm attribute'
  | `${'arm' | 'a' | 'b' | 'contrast'} ${TableField}`;

/** How a table is read. One role for each column. */
export type TableMapping = Readonly<{
  roles: readonly ColumnRole[];
  /** Null: not said; a number that can be read both ways is then asked about. */
  decimalMark: '.' | ',' | null;
  /** For rows without an outcome column. */
  outcome: string;
  outcomeKind: 'continuous' | 'binary' | 'count or rate' | 'time-to-event';
  /** For rows without a time column, as printed; '' for none. */
  time: string;
  /** Unit of a time that is a bare number. */
  timeUnit: 'days' | 'weeks' | 'months' | 'years';
  /** Names of the arms of wide rows without label columns. */
  labelA: string;
  labelB: string;
  /** What contrasts are printed as. */
  measure: 'MD' | 'SMD' | 'ROM' | 'RR' | 'OR' | 'RD' | 'PETO' | 'IRR' | 'HR';
  /** Contrasts of a ratio measure are logarithms, as metafor's `yi` and meta's `TE` are. */
  isLogarithm: boolean;
  score: 'final' | 'change' | null;
  /** Percent: the confidence level of every limit in the table. */
  ciLevel: number;
}>;

/** Where a row's numbers are printed; '' for what the table does not say. */
export type TableSource = Readonly<{ report: string; page: string; quote: string }>;

/** A number of a row, as text to be read like one typed into a cell. */
export type TableValue = Readonly<{ field: ValueField; text: string; column: string }>;

/** One measurement of a table: of one arm, or of a contrast of two. */
export type TableMeasurement = Readonly<{
  kind: 'arm' | 'contrast';
  armLabel: string;
  comparatorLabel: string | null;
  values: readonly TableValue[];
}>;

/** One row of a table, read. */
export type TableRow = Readonly<{
  line: number;
  study: string;
  year: number | null;
  outcome: string;
  time: string;
  measurements: readonly TableMeasurement[];
  /** The scale, by name or abbreviation; '' where the table names none. */
  instrument: string;
  /** Null where nothing is said. */
  source: TableSource | null;
  attributes: readonly Readonly<{ level: 'study' | 'arm'; name: string; text: string }>[];
}>;

/** Why a row is left out; a whole sentence. `column` is '' where the row as a whole is meant. */
export type RowProblem = Readonly<{ line: number; column: string; text: string; reason: string }>;
