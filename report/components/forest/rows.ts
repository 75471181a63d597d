import type { AnalysisResult, AnalysisRow, BiasMark } from '../../../engine/review/derived.ts';
import { FOREST } from '../phrases.ts';
import { ellipsise, widthOf, wrapText } from '../text/fit-text.ts';
import { intervalCell, totalCells, type CellTexts } from './cells.ts';
import type { BodyLine } from './blocks.ts';
import type { Columns, Sides } from './columns.ts';
import { describePooled, describePrediction, describeRow } from './describe.ts';
import {
  arrowPoints,
  boxMark,
  boxSide,
  diamondPoints,
  intervalMark,
  type BoxMark,
  type Frame,
  type IntervalMark,
} from './marks.ts';
import type { RowNotes } from './notes.ts';
import { pixel, placeText, type Box, type PlacedText } from './placed-text.ts';
import { BLOCK_GAP, BLOCK_INDENT, COLUMN_GAP, type Metrics } from './style.ts';

export type RowMark = Readonly<{
  id: string;
  sentence: string;
  texts: readonly PlacedText[];
  interval: IntervalMark;
  box: BoxMark | null;
  arrows: readonly Points[];
  /** Judgements of risk of bias, in the order of their columns. */
  bias: readonly Readonly<{ x: number; y: number; mark: BiasMark }>[];
  ground: Box;
}>;

export type SummaryMark = Readonly<{
  kind: 'pooled' | 'prediction interval' | 'subgroup';
  sentence: string;
  texts: readonly PlacedText[];
  diamond: Points | null;
  interval: IntervalMark | null;
  arrows: readonly Points[];
  ground: Box;
}>;

export type Points = readonly (readonly [number, number])[];

export type SummaryLine = Readonly<{
  kind: 'pooled' | 'prediction interval';
  label: string;
  cells: CellTexts;
  sentence: string;
}>;

/** Lines under the rows of a pooled analysis. */
export function summaryLines(analysis: AnalysisResult, decimals: number): readonly SummaryLine[] {
  const { state } = analysis;
  if (state.kind !== 'pooled') return [];
  const label = state.pooled.estimator === 'EE' ? FOREST.commonEffect : FOREST.randomEffects;
  const pooled: SummaryLine = {
    kind: 'pooled',
    label,
    cells: totalCells(analysis, state.printed, decimals),
    sentence: describePooled(analysis) ?? '',
  };
  if (state.predictionInterval === null) return [pooled];
  return [
    pooled,
    {
      kind: 'prediction interval',
      label: FOREST.predictionInterval,
      cells: {
        intervention: null,
        comparator: null,
        estimate: intervalCell(state.predictionInterval, decimals),
        weight: null,
      },
      sentence: describePrediction(analysis) ?? '',
    },
  ];
}

/** More than a name needs; a longer one stands whole in the table beside the plot. */
const LABEL_LINES = 3;

export type RowPlace = Readonly<{
  top: number;
  columns: Columns;
  frame: Frame;
  metrics: Metrics;
  heaviest: number;
  sides: Sides;
  notes: RowNotes;
  marksWidth: number;
  /** How far the label stands in. */
  indent: number;
  decimals: number;
  level: number;
  biasOf: (studyResultId: string) => readonly BiasMark[];
}>;

export function layoutRow(row: AnalysisRow, cells: CellTexts, place: RowPlace): RowMark {
  const { columns, metrics, frame, top } = place;
  const left = columns.label.left + place.indent;
  const lines = wrapText(row.label, columns.label.width - place.indent - place.marksWidth, metrics.text, LABEL_LINES);
  const height = metrics.row + Math.max(0, lines.length - 1) * metrics.line;
  const y = pixel(top + height / 2);
  const baseline = textBaseline(y, metrics);
  const firstBaseline = baseline - (Math.max(0, lines.length - 1) * metrics.line) / 2;
  const label = lines.map((text, index) => ({
    ...placeText(text, left, pixel(firstBaseline + index * metrics.line), 'start', metrics.text),
    ...(lines.join(' ') === row.label ? {} : { full: row.label }),
  }));
  const judgements = place.biasOf(row.studyResultId);
  const marks = place.notes.marksByRow.get(row.studyResultId);
  const lastLine = lines.at(-1) ?? '';
  const markText =
    marks === undefined
      ? []
      : [
          placeText(
            marks,
            pixel(left + widthOf(lastLine, metrics.text) + 2),
            pixel(firstBaseline + Math.max(0, lines.length - 1) * metrics.line - 4),
            'start',
            metrics.mark,
            'muted',
          ),
        ];
  const interval = intervalMark(row, y, frame);
  return {
    id: row.studyResultId,
    sentence: describeRow(
      row,
      place.sides,
      place.level,
      place.decimals,
      columns.bias.length === 0 ? undefined : (judgements.at(-1) ?? null),
    ),
    texts: [...label, ...markText, ...cellTexts(cells, columns, baseline, metrics, false)],
    interval,
    box: boxMark(row, boxSide(row.weightPercent, place.heaviest, metrics.largestBox), y, frame),
    arrows: arrowsOf(interval),
    bias: columns.bias.map(({ x, index }) => ({ x: pixel(x), y, mark: judgements[index] ?? null })),
    ground: { left: 0, right: columns.width, top, bottom: top + height },
  };
}

export function layoutSummary(
  analysis: AnalysisResult,
  line: SummaryLine,
  place: Readonly<{ top: number; columns: Columns; frame: Frame; metrics: Metrics }>,
): SummaryMark {
  const { columns, metrics, frame, top } = place;
  const y = pixel(top + metrics.row / 2);
  const baseline = textBaseline(y, metrics);
  const isPooled = line.kind === 'pooled';
  const printed =
    analysis.state.kind === 'pooled' ? (isPooled ? analysis.state.printed : analysis.state.predictionInterval) : null;
  const interval = printed === null ? null : intervalMark(printed, y, frame);
  const style = isPooled ? metrics.strong : metrics.text;
  const label = ellipsise(line.label, columns.label.width, style);
  return {
    kind: line.kind,
    sentence: line.sentence,
    texts: [
      placeText(label, columns.label.left, baseline, 'start', style),
      ...cellTexts(line.cells, columns, baseline, metrics, isPooled),
    ],
    diamond: isPooled && printed !== null ? diamondPoints(printed, y, frame) : null,
    interval: isPooled ? null : interval,
    arrows: interval === null ? [] : arrowsOf(interval),
    ground: { left: 0, right: columns.width, top, bottom: top + metrics.row },
  };
}

/** The result of one subgroup, with how its studies differ below. */
export function layoutSubtotal(
  line: Extract<BodyLine, { kind: 'subtotal' }>,
  place: Readonly<{ top: number; columns: Columns; frame: Frame; metrics: Metrics }>,
): SummaryMark {
  const { columns, metrics, frame, top } = place;
  const { state } = line.group;
  const y = pixel(top + metrics.row / 2);
  const left = columns.label.left + BLOCK_INDENT;
  // Lines break between the statistics, never within one.
  const remark = wrapText(
    line.remark.replace(/(?<!;) /gu, '\u00a0'),
    columns.plot.left - left - COLUMN_GAP / 2,
    metrics.small,
  );
  const firstRemark = top + metrics.row - 2;
  return {
    kind: 'subgroup',
    sentence: line.sentence,
    texts: [
      placeText(
        ellipsise(line.label, columns.label.width - BLOCK_INDENT, metrics.strong),
        left,
        textBaseline(y, metrics),
        'start',
        metrics.strong,
      ),
      ...cellTexts(line.cells, columns, textBaseline(y, metrics), metrics, true),
      ...remark.map((text, index) =>
        placeText(text, left, pixel(firstRemark + (index + 1) * metrics.line - 3), 'start', metrics.small, 'muted'),
      ),
    ],
    diamond: state.kind === 'not pooled' ? null : diamondPoints(state.printed, y, frame),
    interval: null,
    arrows: state.kind === 'not pooled' ? [] : arrowsOf(intervalMark(state.printed, y, frame)),
    ground: { left: 0, right: columns.width, top, bottom: firstRemark + remark.length * metrics.line + BLOCK_GAP },
  };
}

/** The heading of a subgroup, on two lines where it is long. */
export function layoutBlockHeading(
  text: string,
  place: Readonly<{ top: number; columns: Columns; metrics: Metrics }>,
): Readonly<{ texts: readonly PlacedText[]; bottom: number }> {
  const { columns, metrics, top } = place;
  const room = columns.plot.left - columns.label.left - COLUMN_GAP / 2;
  const lines = wrapText(text, room, metrics.strong, 2);
  const first = textBaseline(top + metrics.row / 2, metrics);
  const full = lines.join(' ') === text ? {} : { full: text };
  return {
    texts: lines.map((line, index) => ({
      ...placeText(line, columns.label.left, pixel(first + index * metrics.line), 'start', metrics.strong),
      ...full,
    })),
    bottom: top + metrics.row + (lines.length - 1) * metrics.line,
  };
}

function cellTexts(
  cells: CellTexts,
  columns: Columns,
  baseline: number,
  metrics: Metrics,
  strong: boolean,
): readonly PlacedText[] {
  const style = strong ? metrics.strongNumber : metrics.number;
  const simple = (['intervention', 'comparator', 'weight'] as const).flatMap((name) => {
    const text = cells[name];
    const column = columns[name];
    return text === null || column === null ? [] : [placeText(text, pixel(column.right), baseline, 'end', style)];
  });
  const { estimate } = cells;
  if (estimate === null) return simple;
  const spans = estimate
    .map((text, index) => ({
      text,
      x: pixel(columns.estimate.rights[index] ?? columns.estimate.right),
      anchor: 'end' as const,
    }))
    .filter((span) => span.text !== '');
  return [...simple, { y: baseline, spans, style, tone: 'ink' }];
}

function textBaseline(centre: number, metrics: Metrics): number {
  return pixel(centre + metrics.text.size * 0.36);
}

function arrowsOf(interval: IntervalMark): readonly Points[] {
  return [
    ...(interval.clippedLow ? [arrowPoints(interval.x1, interval.y, -1)] : []),
    ...(interval.clippedHigh ? [arrowPoints(interval.x2, interval.y, 1)] : []),
  ];
}
