/** A place in a sheet, by index of row and column as shown. */
export type Position = Readonly<{ row: number; column: number }>;

/** A column of a sheet. Widths in pixels. */
export type Column = Readonly<{
  key: string;
  heading: string;
  /** The heading spelled out, for accessible names and the menu. */
  title: string;
  width: number;
  left: number;
  isFrozen: boolean;
  isNumeric: boolean;
  isEditable: boolean;
}>;

/** What one cell shows. */
export type CellShown = Readonly<{
  text: string;
  /** What the cell is, where the column's title says it only in general. */
  title?: string;
  /** What `text` comes to, shown in its place where it is a formula. */
  value?: string | undefined;
  /** A number that was not printed and follows from what was; shown in a quieter tone where `text` is empty. */
  derived?: string | undefined;
  state?: string | undefined;
  /** A sign beside the number for what colour alone must not carry, and its words. */
  mark?: Readonly<{ sign: string; words: string }> | null | undefined;
  /** False: the paper is not expected to print it here; it can be typed all the same. */
  isExpected?: boolean;
  isInvalid?: boolean;
}>;

/** Text put into a cell, and what the reviewer saw there before. */
export type CellEdit = Readonly<{ rowId: string; columnKey: string; text: string; seen: string }>;

/** Why an edit of a block was not made. */
export type EditProblem = Readonly<{
  rowId: string;
  columnKey: string;
  text: string;
  reason: string;
  /** Whether it could be read once the reviewer says which mark stands before the decimals. */
  asksDecimalMark?: boolean;
}>;

/** What a sheet shows and what becomes of what is typed. `Row` is one row's content, replaced when it changes. */
export type SheetModel<Row> = Readonly<{
  label: string;
  /** Tells of every change of the rows until the returned function is called. */
  subscribe: (listener: () => void) => () => void;
  /** The same object until the row changes. */
  rowNow: (id: string) => Row | null;
  cell: (row: Row, column: Column) => CellShown;
  /** What the row is, such as "Morone 2026, Usual care, 8 weeks", for the names of its cells. */
  nameOf: (row: Row) => string;
  /** The cell's text as stored, which an edit must have seen. */
  seen: (row: Row, column: Column) => string;
  canEdit: (row: Row, column: Column) => boolean;
  /** Where Tab stops in a row: the columns a reviewer is expected to fill. */
  isTabStop: (row: Row, column: Column) => boolean;
  /** Rows whose first columns only repeat the row above are quieter. */
  groupOf: (row: Row) => string;
  /** Set one cell; resolves to false when it could not be stored and stays to be mended. */
  commit: (edit: CellEdit) => Promise<boolean>;
  /** Set a block in one step; resolves to what stood in the way, and then nothing was written. */
  commitBlock: (edits: readonly CellEdit[], label: string, decimalMark?: '.' | ',') => Promise<readonly EditProblem[]>;
  /** Give up what could not be stored; false where there was nothing. */
  discard: (rowId: string, columnKey: string) => boolean;
}>;
