import type { AnalysisResult } from '../../../engine/review/derived.ts';
import { formatLevel } from '../../../engine/text/format-interval.ts';
import { levelOf } from '../numbers.ts';
import { FOREST, MEASURES } from '../phrases.ts';
import { widthOf, wrapText } from '../text/fit-text.ts';
import { groupColumn, type CellTexts, type ForestColumn } from './cells.ts';
import {
  BIAS_GAP,
  BIAS_STEP,
  CLOSE_COLUMN_GAP,
  CLOSE_PLOT_GAP,
  COLUMN_GAP,
  LARGEST_HEADING,
  LARGEST_LABEL_SHARE,
  OVERALL_BIAS_STEP,
  PLOT_GAP,
  SMALLEST_LABEL,
  SMALLEST_PLOT,
  SMALLEST_PLOT_WITH_BIAS,
  type Metrics,
} from './style.ts';

export type Sides = Readonly<{ intervention: string; comparator: string }>;

/** A right-aligned column: right edge and heading lines. */
export type Column = Readonly<{ right: number; heading: readonly string[] }>;

export type Columns = Readonly<{
  width: number;
  label: Readonly<{ left: number; width: number }>;
  intervention: Column | null;
  comparator: Column | null;
  plot: Readonly<{ left: number; width: number }>;
  estimate: Readonly<{ rights: readonly [number, number, number]; right: number; heading: string }>;
  weight: Column | null;
  /** Centres and headings of the judgements of risk of bias, and the place of each among those of a row. */
  bias: readonly Readonly<{ x: number; heading: string; index: number }>[];
  biasColumns: BiasColumns;
  /** Columns asked for that have no room. */
  leftOut: readonly ForestColumn[];
}>;

/** Which judgements of risk of bias stand beside the rows. */
export type BiasColumns = 'domains' | 'overall' | 'none';

/** What gives way when the plot would be narrower than a reader wants it, in this order. */
type Spacing = Readonly<{ columnGap: number; plotGap: number; bias: BiasColumns; hasNumbers: boolean }>;

/**
 * Lays the columns side by side in `width`. The plot takes what the texts leave; where that is too little, labels give way
 * first, and then the whole grows beyond `width`: nothing is cut off. Where the plot would be narrower than `roomForPlot`,
 * columns close up first, and then the domains of risk of bias fold into the overall judgement; where the whole would still grow
 * beyond `width`, that goes too, and then every number but the estimate.
 */
export function layoutColumns(
  analysis: AnalysisResult,
  width: number,
  sides: Sides,
  metrics: Metrics,
  rows: readonly CellTexts[],
  summary: readonly Readonly<{ kind: string; label: string; cells: CellTexts }>[],
  labelExtra: number,
  hasBias: boolean,
  roomForPlot: number,
): Columns {
  const lines = [...rows, ...summary.map((line) => line.cells)];
  const groupHeading = FOREST.groupColumns[groupColumn(analysis)];

  const group = (
    side: 'intervention' | 'comparator',
  ): Readonly<{ width: number; heading: readonly string[] }> | null => {
    const texts = lines.flatMap((line) => line[side] ?? []);
    if (texts.length === 0) return null;
    const name = wrapText(sides[side], LARGEST_HEADING, metrics.small, 3);
    const heading = [...name, groupHeading];
    return {
      heading,
      width: Math.max(...headingWidths(heading, metrics), ...texts.map((text) => widthOf(text, metrics.strongNumber))),
    };
  };
  const weightTexts = lines.flatMap((line) => line.weight ?? []);
  const weight =
    weightTexts.length === 0
      ? null
      : {
          heading: [FOREST.weightColumn],
          width: Math.max(
            ...headingWidths([FOREST.weightColumn], metrics),
            ...weightTexts.map((text) => widthOf(text, metrics.strongNumber)),
          ),
        };

  const intervention = group('intervention');
  const comparator = group('comparator');
  const estimateHeading = FOREST.estimateColumn(MEASURES[analysis.scale.measure].short, formatLevel(levelOf(analysis)));
  const part = (index: 0 | 1 | 2): number =>
    Math.max(
      0,
      ...lines.flatMap((line) => (line.estimate === null ? [] : widthOf(line.estimate[index], metrics.strongNumber))),
    );
  const parts = [part(0), part(1), part(2)] as const;
  const estimateWidth = Math.max(parts[0] + parts[1] + parts[2], widthOf(estimateHeading, metrics.small));

  const judged = hasBias ? (analysis.riskOfBias?.columns ?? []) : [];
  const wanted =
    Math.max(
      widthOf(FOREST.studyColumn, metrics.small),
      ...analysis.rows.map((row) => widthOf(row.label, metrics.text)),
      ...summary.map((line) => widthOf(line.label, metrics.strong)),
    ) +
    labelExtra +
    1;
  // The lines under the studies stay on one line.
  const summaryLabels = summary.map(({ kind, label }) =>
    widthOf(label, kind === 'prediction interval' ? metrics.text : metrics.strong),
  );
  const smallest = Math.min(wanted, Math.max(SMALLEST_LABEL, ...summaryLabels.map((label) => Math.ceil(label) + 1)));
  const spread = ({ columnGap, plotGap, bias, hasNumbers }: Spacing) => {
    const numberColumns = hasNumbers ? [intervention, comparator, weight].filter((column) => column !== null) : [];
    const numbers = numberColumns.reduce((sum, column) => sum + column.width + columnGap, 0);
    const biasWidth =
      bias === 'none' ? 0 : BIAS_GAP + (bias === 'domains' ? judged.length * BIAS_STEP : OVERALL_BIAS_STEP);
    const smallestPlot = judged.length === 0 ? SMALLEST_PLOT : SMALLEST_PLOT_WITH_BIAS;
    const fixed = 2 * metrics.inset + numbers + 2 * plotGap + estimateWidth + biasWidth;
    const labelWidth = Math.max(
      smallest,
      Math.min(wanted, width * LARGEST_LABEL_SHARE, width - fixed - Math.max(smallestPlot, roomForPlot)),
    );
    const plotWidth = Math.max(smallestPlot, width - fixed - labelWidth);
    return {
      columnGap,
      plotGap,
      bias,
      hasNumbers,
      biasWidth,
      labelWidth,
      plotWidth,
      total: fixed + labelWidth + plotWidth,
    };
  };
  const domains: BiasColumns = judged.length === 0 ? 'none' : 'domains';
  const roomy: Spacing = { columnGap: COLUMN_GAP, plotGap: PLOT_GAP, bias: domains, hasNumbers: true };
  const close: Spacing = { ...roomy, columnGap: CLOSE_COLUMN_GAP, plotGap: CLOSE_PLOT_GAP };
  const closer: Spacing = { ...close, bias: domains === 'none' ? 'none' : 'overall' };
  const spreads = [roomy, close, closer, { ...close, bias: 'none' as const }].map(spread);
  const bare = spread({ ...close, bias: 'none', hasNumbers: false });
  const { columnGap, plotGap, bias, hasNumbers, biasWidth, labelWidth, plotWidth } =
    // Where nothing is asked for the plot, columns close up before the name of a study breaks.
    (roomForPlot > 0 ? undefined : spreads.slice(0, 2).find((candidate) => candidate.labelWidth >= wanted)) ??
    spreads.slice(0, 3).find((candidate) => candidate.plotWidth >= roomForPlot) ??
    spreads.slice(2).find(({ total }) => total <= width) ??
    bare;

  let right = metrics.inset + labelWidth;
  const next = (column: Readonly<{ width: number; heading: readonly string[] }> | null): Column | null => {
    if (column === null) return null;
    right += columnGap + column.width;
    return { right, heading: column.heading };
  };
  const interventionColumn = next(hasNumbers ? intervention : null);
  const comparatorColumn = next(hasNumbers ? comparator : null);
  const plot = { left: right + plotGap, width: plotWidth };
  right = plot.left + plotWidth + plotGap + estimateWidth;
  const estimate = {
    rights: [right - parts[1] - parts[2], right - parts[2], right] as const,
    right,
    heading: estimateHeading,
  };
  const weightColumn = next(hasNumbers ? weight : null);
  const biasLeft = right + BIAS_GAP;
  return {
    width: right + biasWidth + metrics.inset,
    label: { left: metrics.inset, width: labelWidth },
    intervention: interventionColumn,
    comparator: comparatorColumn,
    plot,
    estimate,
    weight: weightColumn,
    bias:
      bias === 'overall'
        ? [{ x: biasLeft + OVERALL_BIAS_STEP / 2, heading: FOREST.overallBiasColumn, index: judged.length - 1 }]
        : (bias === 'none' ? [] : judged).map(({ letter }, index) => ({
            x: biasLeft + BIAS_STEP * index + BIAS_STEP / 2,
            heading: letter,
            index,
          })),
    biasColumns: bias,
    leftOut: [
      ...(hasNumbers || (intervention ?? comparator) === null ? [] : (['groups'] as const)),
      ...(hasNumbers || weight === null ? [] : (['weight'] as const)),
      ...(bias === 'none' && domains !== 'none' ? (['risk of bias'] as const) : []),
    ],
  };
}

function headingWidths(heading: readonly string[], metrics: Metrics): readonly number[] {
  return heading.map((line) => widthOf(line, metrics.small));
}
