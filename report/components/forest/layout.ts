import type { AnalysisResult, AnalysisRow } from '../../../engine/review/derived.ts';
import { formatCompact } from '../../../engine/text/format-number.ts';
import { analysisDecimals, pooledOf } from '../numbers.ts';
import { FOREST, SIDES } from '../phrases.ts';
import { widthOf, wrapText } from '../text/fit-text.ts';
import { layoutAxis, type AxisLayout, type VerticalLine } from './axis.ts';
import {
  intervalCell,
  layoutColumns,
  rowCells,
  totalCells,
  type CellTexts,
  type Columns,
  type Sides,
} from './columns.ts';
import { describePooled, describePrediction, describeRow } from './describe.ts';
import { chooseDomain, isInside, type Domain } from './domain.ts';
import { footerLines } from './footer.ts';
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
import { collectRowNotes, type RowNotes } from './notes.ts';
import { pixel, placeText, type Box, type PlacedText } from './placed-text.ts';
import { COLUMN_GAP, FOOTER_LINE, metricsFor, PADDING, type Metrics } from './style.ts';

export type ForestOptions = Readonly<{
  /** Width wanted, in user units. The plot grows beyond it only where the texts need more. Default 720. */
  width?: number;
  sides?: Sides;
  /** Which rows to draw, for plots that go over several pages; axis and columns are those of the whole. */
  part?: Readonly<{ first: number; last: number; number: number; of: number }>;
}>;

export type RowMark = Readonly<{
  id: string;
  sentence: string;
  texts: readonly PlacedText[];
  interval: IntervalMark;
  box: BoxMark | null;
  arrows: readonly Points[];
  ground: Box;
}>;

export type SummaryMark = Readonly<{
  kind: 'pooled' | 'prediction interval';
  sentence: string;
  texts: readonly PlacedText[];
  diamond: Points | null;
  interval: IntervalMark | null;
  arrows: readonly Points[];
  ground: Box;
}>;

export type Points = readonly (readonly [number, number])[];

export type ForestLayout = Readonly<{
  width: number;
  height: number;
  heading: readonly PlacedText[];
  rules: readonly Readonly<{ y: number; strong: boolean }>[];
  rows: readonly RowMark[];
  summary: readonly SummaryMark[];
  /** Absent when there is nothing to draw. */
  axis: AxisLayout | null;
  lines: readonly VerticalLine[];
  footer: readonly PlacedText[];
  plot: Readonly<{ left: number; width: number }>;
  domain: Domain | null;
}>;

const DEFAULT_WIDTH = 720;
const THRESHOLD_BAND = 16;

/**
 * Places everything a forest plot shows, in user units, as plain data: no text overlaps another or leaves the box, for
 * one study or several hundred. The drawing component only turns the result into elements.
 */
export function layoutForest(analysis: AnalysisResult, options: ForestOptions = {}): ForestLayout {
  const wanted = options.width ?? DEFAULT_WIDTH;
  const sides = options.sides ?? SIDES;
  const metrics = metricsFor(analysis.rows.length);
  const notes = collectRowNotes(analysis);
  if (analysis.rows.length === 0) return layoutMessage(analysis, wanted, metrics, notes);

  const decimals = analysisDecimals(analysis);
  const summaryCells = summaryLines(analysis, decimals);
  const marksWidth = Math.max(0, ...[...notes.marksByRow.values()].map((marks) => widthOf(marks, metrics.mark) + 2));
  const columns = layoutColumns(analysis, wanted, sides, metrics, summaryCells, marksWidth);
  const domain = chooseDomain({
    kind: analysis.scale.scale,
    nullValue: analysis.scale.nullValue,
    rows: analysis.rows,
    pooled: pooledOf(analysis),
    predictionInterval: analysis.state.kind === 'pooled' ? analysis.state.predictionInterval : null,
    threshold: analysis.threshold,
  });
  const frame: Frame = { ...columns.plot, domain };
  const part = options.part ?? { first: 0, last: analysis.rows.length, number: 1, of: 1 };
  const isLast = part.number === part.of;
  const threshold = analysis.threshold === null ? null : formatCompact(analysis.threshold, 4);
  const hasThreshold = analysis.threshold !== null && isInside(domain, analysis.threshold);

  const heading = layoutHeading(columns, metrics);
  const rowsTop = heading.bottom + (hasThreshold ? THRESHOLD_BAND : 0) + 4;
  const heaviest = Math.max(0, ...analysis.rows.map((row) => row.weightPercent ?? 0));
  let top = rowsTop;
  const rows = analysis.rows.slice(part.first, part.last).map((row) => {
    const mark = layoutRow(analysis, row, {
      top,
      columns,
      frame,
      metrics,
      heaviest,
      sides,
      notes,
      marksWidth,
      decimals,
    });
    top = mark.ground.bottom;
    return mark;
  });
  const rowsBottom = top;
  const summary = isLast
    ? summaryCells.map((line, index) => {
        const mark = layoutSummary(analysis, line, {
          top: rowsBottom + 4 + index * metrics.row,
          columns,
          frame,
          metrics,
        });
        top = mark.ground.bottom;
        return mark;
      })
    : [];

  const plotBottom = top + 4;
  const axis = layoutAxis(analysis, sides, {
    frame,
    top: heading.bottom,
    bottom: plotBottom,
    thresholdLabel: hasThreshold ? threshold : null,
    metrics,
  });
  const isClipped = [...rows, ...summary].some((mark) => mark.arrows.length > 0);
  const footer = layoutFooter(
    isLast ? footerLines(analysis, notes.notes, { isClipped, thresholdOutside: hasThreshold ? null : threshold }) : [],
    { top: axis.bottom + 8, width: columns.width, metrics },
  );
  const partLine =
    part.of > 1
      ? [
          placeText(
            FOREST.part(part.number, part.of),
            columns.width - PADDING,
            footer.bottom + FOOTER_LINE - 4,
            'end',
            metrics.small,
            'muted',
          ),
        ]
      : [];
  return {
    width: Math.ceil(columns.width),
    height: Math.ceil(footer.bottom + (partLine.length > 0 ? FOOTER_LINE : 0) + PADDING),
    heading: heading.texts,
    rules: [
      { y: heading.bottom, strong: true },
      ...(summary.length > 0 ? [{ y: pixel(rowsBottom + 2), strong: false }] : []),
    ],
    rows,
    summary,
    axis,
    lines: axis.lines,
    footer: [...footer.texts, ...partLine],
    plot: columns.plot,
    domain,
  };
}

type SummaryLine = Readonly<{ kind: SummaryMark['kind']; label: string; cells: CellTexts; sentence: string }>;

function summaryLines(analysis: AnalysisResult, decimals: number): readonly SummaryLine[] {
  const { state } = analysis;
  if (state.kind !== 'pooled') return [];
  const label = state.pooled.estimator === 'EE' ? FOREST.commonEffect : FOREST.randomEffects;
  const pooled: SummaryLine = {
    kind: 'pooled',
    label: label(state.pooled.k),
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

function layoutHeading(columns: Columns, metrics: Metrics): Readonly<{ texts: readonly PlacedText[]; bottom: number }> {
  const groups = [columns.intervention, columns.comparator, columns.weight].filter((column) => column !== null);
  const most = Math.max(1, ...groups.map((column) => column.heading.length));
  const baseline = (line: number): number => PADDING + line * 14 - 3;
  const last = baseline(most);
  const texts = groups.flatMap((column) =>
    column.heading.map((text, index) =>
      placeText(
        text,
        pixel(column.right),
        baseline(most - column.heading.length + index + 1),
        'end',
        metrics.small,
        'muted',
      ),
    ),
  );
  return {
    texts: [
      placeText(FOREST.studyColumn, columns.label.left, last, 'start', metrics.small, 'muted'),
      ...texts,
      placeText(columns.estimate.heading, pixel(columns.estimate.right), last, 'end', metrics.small, 'muted'),
    ],
    bottom: last + 8,
  };
}

type RowPlace = Readonly<{
  top: number;
  columns: Columns;
  frame: Frame;
  metrics: Metrics;
  heaviest: number;
  sides: Sides;
  notes: RowNotes;
  marksWidth: number;
  decimals: number;
}>;

function layoutRow(analysis: AnalysisResult, row: AnalysisRow, place: RowPlace): RowMark {
  const { columns, metrics, frame, top } = place;
  const lines = wrapText(row.label, columns.label.width - place.marksWidth, metrics.text, 2);
  const height = metrics.row + Math.max(0, lines.length - 1) * metrics.line;
  const y = pixel(top + height / 2);
  const baseline = textBaseline(y, metrics);
  const firstBaseline = baseline - (Math.max(0, lines.length - 1) * metrics.line) / 2;
  const label = lines.map((text, index) => ({
    ...placeText(text, columns.label.left, pixel(firstBaseline + index * metrics.line), 'start', metrics.text),
    ...(lines.join(' ') === row.label ? {} : { full: row.label }),
  }));
  const marks = place.notes.marksByRow.get(row.studyResultId);
  const lastLine = lines.at(-1) ?? '';
  const markText =
    marks === undefined
      ? []
      : [
          placeText(
            marks,
            pixel(columns.label.left + widthOf(lastLine, metrics.text) + 2),
            pixel(firstBaseline + Math.max(0, lines.length - 1) * metrics.line - 4),
            'start',
            metrics.mark,
            'muted',
          ),
        ];
  const interval = intervalMark(row, y, frame);
  return {
    id: row.studyResultId,
    sentence: describeRow(analysis, row, place.sides),
    texts: [
      ...label,
      ...markText,
      ...cellTexts(rowCells(analysis, row, place.decimals), columns, baseline, metrics, false),
    ],
    interval,
    box: boxMark(row, boxSide(row.weightPercent, place.heaviest, metrics.largestBox), y, frame),
    arrows: arrowsOf(interval),
    ground: { left: 0, right: columns.width, top, bottom: top + height },
  };
}

function layoutSummary(
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
  const [label = ''] = wrapText(line.label, columns.label.width, isPooled ? metrics.strong : metrics.text, 1);
  return {
    kind: line.kind,
    sentence: line.sentence,
    texts: [
      placeText(label, columns.label.left, baseline, 'start', isPooled ? metrics.strong : metrics.text),
      ...cellTexts(line.cells, columns, baseline, metrics, isPooled),
    ],
    diamond: isPooled && printed !== null ? diamondPoints(printed, y, frame) : null,
    interval: isPooled ? null : interval,
    arrows: interval === null ? [] : arrowsOf(interval),
    ground: { left: 0, right: columns.width, top, bottom: top + metrics.row },
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

function layoutFooter(
  lines: ReturnType<typeof footerLines>,
  place: Readonly<{ top: number; width: number; metrics: Metrics }>,
): Readonly<{ texts: readonly PlacedText[]; bottom: number }> {
  let y = place.top;
  const texts = lines.flatMap((line) =>
    wrapText(line.text, place.width - 2 * PADDING, place.metrics.small).map((text) => {
      y += FOOTER_LINE;
      return placeText(text, PADDING, y - 4, 'start', place.metrics.small, line.tone);
    }),
  );
  return { texts, bottom: y };
}

/** An analysis without a single number: its reason in the place of a plot. */
function layoutMessage(analysis: AnalysisResult, width: number, metrics: Metrics, notes: RowNotes): ForestLayout {
  const footer = layoutFooter(footerLines(analysis, notes.notes, { isClipped: false, thresholdOutside: null }), {
    top: PADDING,
    width,
    metrics,
  });
  return {
    width,
    height: footer.bottom + PADDING + COLUMN_GAP / 2,
    heading: [],
    rules: [],
    rows: [],
    summary: [],
    axis: null,
    lines: [],
    footer: footer.texts,
    plot: { left: 0, width },
    domain: null,
  };
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
