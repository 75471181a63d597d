import type { TextStyle } from '../text/fit-text.ts';

/** Measures of a forest plot in user units (CSS pixels at scale 1), on a rhythm of 8. */
export type Metrics = Readonly<{
  inset: number;
  row: number;
  line: number;
  largestBox: number;
  text: TextStyle;
  number: TextStyle;
  strong: TextStyle;
  strongNumber: TextStyle;
  small: TextStyle;
  smallNumber: TextStyle;
  mark: TextStyle;
}>;

export const PADDING = 8;
export const COLUMN_GAP = 16;
export const PLOT_GAP = 20;
/** The same where the plot would be narrow. */
export const CLOSE_COLUMN_GAP = 12;
export const CLOSE_PLOT_GAP = 14;
export const SMALLEST_PLOT = 208;
export const SMALLEST_LABEL = 96;
export const LARGEST_LABEL_SHARE = 0.34;
export const LARGEST_HEADING = 72;
export const DIAMOND_HALF_HEIGHT = 6;
export const PREDICTION_HEIGHT = 4;
export const ARROW = 5;
/** A study never vanishes, however small its weight; below this the box no longer shrinks with it. */
export const SMALLEST_BOX = 3;
/** Side of the boxes where no weights exist. */
export const UNWEIGHTED_BOX = 7;
/** Labels of studies stand in from the heading of their subgroup. */
export const BLOCK_INDENT = 10;
/** Between a subgroup and the heading of the next. */
export const BLOCK_GAP = 6;
export const FOOTER_LINE = 16;
/** A judgement of risk of bias: its radius, and the width it takes. */
export const BIAS_RADIUS = 5.5;
export const BIAS_STEP = 14;
/** The overall judgement alone, under its own heading. */
export const OVERALL_BIAS_STEP = 24;
export const BIAS_GAP = 12;
/** The plot gives way to the judgements beside it before the whole grows. */
export const SMALLEST_PLOT_WITH_BIAS = 152;

/** From this many rows on, rows are set closer. */
const COMPACT_FROM = 25;

export function metricsFor(rows: number, inset: number): Metrics {
  const compact = rows >= COMPACT_FROM;
  const size = compact ? 11 : 12;
  return {
    inset,
    row: compact ? 16 : 24,
    line: compact ? 13 : 15,
    largestBox: compact ? 12 : 16,
    text: { size },
    number: { size, tabular: true },
    strong: { size, weight: 600 },
    strongNumber: { size, weight: 600, tabular: true },
    small: { size: 11 },
    smallNumber: { size: 11, tabular: true },
    mark: { size: 8 },
  };
}
