import type { AnalysisResult, PrintedEstimate } from '../../../engine/review/derived.ts';
import { formatCompact } from '../../../engine/text/format-number.ts';
import { analysisDecimals, levelOf, pooledOf } from '../numbers.ts';
import { FOREST, SIDES } from '../phrases.ts';
import { widthOf } from '../text/fit-text.ts';
import { layoutAxis, type AxisLayout } from './axis.ts';
import { bodyLines, inPlotOrder, type BodyLine } from './blocks.ts';
import { rowCells, shownCells, type ForestColumn } from './cells.ts';
import { layoutColumns, type Columns, type Sides } from './columns.ts';
import { chooseDomain, isInside, type Domain } from './domain.ts';
import { layoutFooter } from './footer.ts';
import type { Frame } from './marks.ts';
import { collectRowNotes, type RowNotes } from './notes.ts';
import { pixel, placeText, type PlacedText } from './placed-text.ts';
import {
  layoutBlockHeading,
  layoutRow,
  layoutSubtotal,
  layoutSummary,
  summaryLines,
  type RowMark,
  type SummaryMark,
} from './rows.ts';
import { BLOCK_GAP, BLOCK_INDENT, FOOTER_LINE, metricsFor, PADDING, type Metrics } from './style.ts';

export type ForestOptions = Readonly<{
  /** Width wanted, in user units. The plot grows beyond it only where the texts need more. Default 760. */
  width?: number;
  sides?: Sides;
  /** Space left and right of the texts. Default 8; 0 sets them flush with the text round the plot. */
  inset?: number;
  /** Width below which columns close up and the domains of risk of bias fold into the overall judgement. Default 0: never. */
  roomForPlot?: number;
  /** Columns beside study, plot and estimate; those of the analysis by default. */
  columns?: readonly ForestColumn[];
  /** Whether method, heterogeneity and notes stand under the plot; true by default. */
  hasFooter?: boolean;
  /** Which rows to draw, for plots that go over several pages; axis and columns are those of the whole. */
  part?: ForestPart;
}>;

/** Lines `first` to before `last` of a plot's body (rows, headings and results of subgroups), as part `number` of `of`. */
export type ForestPart = Readonly<{ first: number; last: number; number: number; of: number }>;

export type ForestLayout = Readonly<{
  width: number;
  height: number;
  heading: readonly PlacedText[];
  rules: readonly Readonly<{ y: number; strong: boolean }>[];
  rows: readonly RowMark[];
  /** Headings of subgroups, and their results. */
  blockHeadings: readonly PlacedText[];
  subtotals: readonly SummaryMark[];
  summary: readonly SummaryMark[];
  /** Absent when there is nothing to draw. */
  axis: AxisLayout | null;
  footer: readonly PlacedText[];
  plot: Readonly<{ left: number; width: number }>;
  domain: Domain | null;
}>;

const DEFAULT_WIDTH = 760;
const THRESHOLD_BAND = 16;
const RULE_GAP = 4;
/** A part with fewer rows would be mostly axis; notes too long for a page must then break off the page. */
const FEWEST_ROWS = 10;

/**
 * Places everything a forest plot shows, in user units, as plain data: no text overlaps another or leaves the box, for
 * one study or several hundred. The drawing component only turns the result into elements.
 */
export function layoutForest(derived: AnalysisResult, options: ForestOptions = {}): ForestLayout {
  const analysis = inPlotOrder(derived);
  const wanted = options.width ?? DEFAULT_WIDTH;
  const sides = options.sides ?? SIDES;
  const metrics = metricsFor(analysis.rows.length, options.inset ?? PADDING);
  const notes = collectRowNotes(analysis);
  if (analysis.rows.length === 0) return layoutMessage(analysis, wanted, metrics, notes);

  const decimals = analysisDecimals(analysis);
  const shown = options.columns ?? analysis.forest.columns;
  const cells = rowCells(analysis, decimals).map((line) => shownCells(line, shown));
  const summaryTexts = summaryLines(analysis, decimals).map((line) => ({
    ...line,
    cells: shownCells(line.cells, shown),
  }));
  const body = bodyLines(analysis, cells, decimals, shown);
  const subtotals = body.flatMap((line) => (line.kind === 'subtotal' ? [line] : []));
  const indent = analysis.forest.subgroups === null ? 0 : BLOCK_INDENT;
  const marksWidth = Math.max(0, ...[...notes.marksByRow.values()].map((marks) => widthOf(marks, metrics.mark) + 2));
  const columns = layoutColumns(
    analysis,
    wanted,
    sides,
    metrics,
    cells,
    [...summaryTexts, ...subtotals],
    marksWidth + indent,
    shown.includes('risk of bias'),
    options.roomForPlot ?? 0,
  );
  const predictionInterval = analysis.state.kind === 'pooled' ? analysis.state.predictionInterval : null;
  const { threshold } = analysis;
  const domain = chooseDomain({
    kind: analysis.scale.scale,
    nullValue: analysis.scale.nullValue,
    rows: analysis.rows,
    pooled: pooledOf(analysis),
    predictionInterval,
    threshold,
  });
  const frame: Frame = { ...columns.plot, domain };
  const part = options.part ?? { first: 0, last: body.length, number: 1, of: 1 };
  const isLast = part.number === part.of;
  const thresholdText = threshold === null ? null : formatCompact(threshold, 4);
  const hasThreshold = threshold !== null && isInside(domain, threshold);

  const heading = layoutHeading(columns, metrics);
  const heaviest = Math.max(0, ...analysis.rows.map((row) => row.weightPercent ?? 0));
  let top = heading.bottom + (hasThreshold ? THRESHOLD_BAND : 0) + RULE_GAP;
  const level = levelOf(analysis);
  const biasOf = (id: string) => analysis.riskOfBias?.marks[id] ?? [];
  const place = { biasOf, columns, frame, metrics, heaviest, sides, notes, marksWidth, indent, decimals, level };
  const rows: RowMark[] = [];
  const blockHeadings: PlacedText[] = [];
  const blockResults: SummaryMark[] = [];
  for (const line of body.slice(part.first, part.last)) {
    if (line.kind === 'heading') {
      const { texts, bottom } = layoutBlockHeading(line.text, {
        columns,
        metrics,
        top: rows.length === 0 ? top : top + BLOCK_GAP,
      });
      top = bottom;
      blockHeadings.push(...texts);
    } else if (line.kind === 'row') {
      const mark = layoutRow(line.row, line.cells, { ...place, top });
      top = mark.ground.bottom;
      rows.push(mark);
    } else {
      const mark = layoutSubtotal(line, { columns, frame, metrics, top });
      top = mark.ground.bottom;
      blockResults.push(mark);
    }
  }
  const summaryRule = top + RULE_GAP / 2;
  top += RULE_GAP;
  const summary = (isLast ? summaryTexts : []).map((line) => {
    const mark = layoutSummary(analysis, line, { columns, frame, metrics, top });
    top = mark.ground.bottom;
    return mark;
  });

  const axis = layoutAxis(analysis, sides, {
    frame,
    top: heading.bottom,
    bottom: top + RULE_GAP,
    thresholdLabel: hasThreshold ? thresholdText : null,
    metrics,
  });
  const below = { top: axis.bottom + 8, width: columns.width, metrics };
  const footer =
    isLast && (options.hasFooter ?? true)
      ? layoutFooter(
          analysis,
          {
            notes: notes.notes,
            isClipped: [...analysis.rows, pooledOf(analysis), predictionInterval].some((drawn) => isCut(domain, drawn)),
            thresholdOutside: hasThreshold ? null : thresholdText,
            bias: columns.biasColumns,
            leftOut: columns.leftOut,
          },
          below,
        )
      : { texts: [], bottom: below.top };
  const partText = part.of > 1 ? [layoutPartLine(part, columns, footer.bottom, metrics)] : [];
  return {
    width: Math.ceil(columns.width),
    height: Math.ceil(footer.bottom + partText.length * FOOTER_LINE + PADDING),
    heading: heading.texts,
    rules: [
      { y: heading.bottom, strong: true },
      ...(summary.length > 0 ? [{ y: pixel(summaryRule), strong: false }] : []),
    ],
    rows,
    blockHeadings,
    subtotals: blockResults,
    summary,
    axis,
    footer: [...footer.texts, ...partText],
    plot: columns.plot,
    domain,
  };
}

/**
 * Parts of a plot too tall for one page, of nearly equal numbers of rows; one part when the whole fits.
 *
 * @param tallest height of the page, in the plot's units
 */
export function forestParts(
  analysis: AnalysisResult,
  options: Omit<ForestOptions, 'part'>,
  tallest: number,
): readonly ForestPart[] {
  const ordered = inPlotOrder(analysis);
  const decimals = analysisDecimals(ordered);
  const body = bodyLines(ordered, rowCells(ordered, decimals), decimals, ordered.forest.columns);
  const most = Math.max(1, Math.ceil(body.length / FEWEST_ROWS));
  for (let of = 1; of < most; of += 1) {
    const parts = evenParts(body, of);
    if (parts.every((part) => layoutForest(analysis, { ...options, part }).height <= tallest)) return parts;
  }
  return evenParts(body, most);
}

/** No heading of a subgroup at the foot of a part, no result of one alone at the head. */
function evenParts(body: readonly BodyLine[], of: number): readonly ForestPart[] {
  const bound = (number: number): number => {
    const even = Math.round((number * body.length) / of);
    if (even < body.length && body[even - 1]?.kind === 'heading') return even - 1;
    return body[even]?.kind === 'subtotal' ? even + 1 : even;
  };
  return Array.from({ length: of }, (_, index) => ({
    first: bound(index),
    last: bound(index + 1),
    number: index + 1,
    of,
  }));
}

function isCut(domain: Domain, interval: PrintedEstimate | null): boolean {
  return interval !== null && !(isInside(domain, interval.low) && isInside(domain, interval.high));
}

function layoutPartLine(part: ForestPart, columns: Columns, top: number, metrics: Metrics): PlacedText {
  const text = FOREST.part(part.number, part.of);
  return placeText(text, columns.width - metrics.inset, top + FOOTER_LINE - 4, 'end', metrics.small, 'muted');
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
      ...columns.bias.map(({ x, heading }) => placeText(heading, pixel(x), last, 'middle', metrics.small, 'muted')),
      placeText(columns.estimate.heading, pixel(columns.estimate.right), last, 'end', metrics.small, 'muted'),
    ],
    bottom: last + 8,
  };
}

/** An analysis without a single number: its reason in the place of a plot. */
function layoutMessage(analysis: AnalysisResult, width: number, metrics: Metrics, notes: RowNotes): ForestLayout {
  const facts = { notes: notes.notes, isClipped: false, thresholdOutside: null, bias: 'none' as const, leftOut: [] };
  const footer = layoutFooter(analysis, facts, { top: PADDING, width, metrics });
  return {
    width,
    height: footer.bottom + 2 * PADDING,
    heading: [],
    rules: [],
    rows: [],
    blockHeadings: [],
    subtotals: [],
    summary: [],
    axis: null,
    footer: footer.texts,
    plot: { left: 0, width },
    domain: null,
  };
}
