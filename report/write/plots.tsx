import type { ReactElement } from 'react';
import type { AnalysisResult } from '../../engine/review/derived.ts';
import type { Diagnostics } from '../../engine/review/diagnosed.ts';
import { BaujatPlot } from '../components/diagnostics/BaujatPlot.tsx';
import { BenefitPlot } from '../components/diagnostics/BenefitPlot.tsx';
import { FunnelPlot } from '../components/diagnostics/FunnelPlot.tsx';
import { DIAGNOSTIC_PLOTS } from '../components/diagnostics/phrases.ts';
import { RefitPlot } from '../components/diagnostics/RefitPlot.tsx';
import { forestParts } from '../components/forest/layout.ts';
import { sidesOf } from '../components/forest/sides.ts';
import { ForestPlot } from '../components/ForestPlot.tsx';
import type { PaintName } from '../components/forest/paint.ts';
import { PrismaDiagram } from '../components/prisma/PrismaDiagram.tsx';
import { PRISMA } from '../components/prisma/phrases.ts';
import { analysisDecimals, formatPrinted } from '../components/numbers.ts';
import { FOREST, MEASURES } from '../components/phrases.ts';
import { pagesOfRows, type PageOfRows } from '../components/pages-of-rows.ts';
import type { ReportInput } from '../components/report-input.ts';
import { BiasSummaryPlot } from '../components/rob/BiasSummaryPlot.tsx';
import { ROB_PLOT } from '../components/rob/phrases.ts';
import { isJudged } from '../components/rob/rows.ts';
import { TrafficLightPlot } from '../components/rob/TrafficLightPlot.tsx';
import { cleanText } from './clean-text.ts';
import { forestFileNames } from './file-names.ts';

/** One plot as a file of its own. */
export type ReportPlot = Readonly<{
  /** File name without its ending. */
  name: string;
  title: string;
  /** Plain colours on white. */
  element: ReactElement;
}>;

export type PlotStyle = Readonly<{
  paint?: Exclude<PaintName, 'theme'>;
  /** Width of forest plots in their own units. */
  width?: number;
}>;

/**
 * Tallest forest plot of a file, in its own units, and most rows of the others: a longer one goes over several files. Fitted to the
 * height of a journal's page (234 mm), text of 12 units is then still of 6 points.
 */
const TALLEST = 1320;
const MOST_FITS = 55;
const MOST_TRAFFIC_LIGHTS = 40;

/** Every plot of a report: the flow of studies, a forest plot of each analysis, and the diagnostic plots of those that have them. */
export function plotsOf(data: ReportInput, style: PlotStyle = {}): readonly ReportPlot[] {
  const input = cleanText(data);
  const names = forestFileNames(input.analyses);
  const forests = input.analyses.flatMap((analysis, index) => forestPlots(analysis, names[index] ?? '', input, style));
  const diagnosed = input.diagnostics.flatMap((diagnostics) => {
    const index = input.analyses.findIndex(({ analysisId }) => analysisId === diagnostics.analysisId);
    const analysis = input.analyses[index];
    return analysis === undefined
      ? []
      : diagnosticPlots(analysis, diagnostics, (names[index] ?? '').replace(/^forest-/u, ''), style);
  });
  const flow = {
    name: 'prisma-flow',
    title: PRISMA.title,
    element: <PrismaDiagram flow={input.prisma} paint={style.paint ?? 'file'} />,
  };
  return [flow, ...forests, ...diagnosed, ...biasPlots(input, names, style)];
}

function forestPlots(
  analysis: AnalysisResult,
  name: string,
  input: ReportInput,
  { paint = 'file', width }: PlotStyle,
): readonly ReportPlot[] {
  const options = { sides: sidesOf(analysis, input.summaryOfFindings), ...(width === undefined ? {} : { width }) };
  const parts = forestParts(analysis, options, TALLEST);
  return parts.map((part) => ({
    name: part.of === 1 ? name : `${name}-part-${part.number}`,
    title: FOREST.title(analysis.title),
    element: <ForestPlot analysis={analysis} {...options} paint={paint} part={part} />,
  }));
}

function diagnosticPlots(
  analysis: AnalysisResult,
  diagnostics: Diagnostics,
  name: string,
  { paint = 'file' }: PlotStyle,
): readonly ReportPlot[] {
  const { scale, printed, influence, funnel, benefit } = diagnostics;
  const { title } = analysis;
  const decimals = analysisDecimals(analysis);
  const { name: measureName, short } = MEASURES[scale.measure];
  const measure = DIAGNOSTIC_PLOTS.measureAxis(measureName, analysis.unit);
  const effectTexts = new Map(
    analysis.rows.map((row) => [row.studyResultId, `${short} ${formatPrinted(row, decimals)}`]),
  );
  const look = { paint, width: 560 };
  return [
    {
      name: `funnel-${name}`,
      title: DIAGNOSTIC_PLOTS.funnelTitle(title),
      element: (
        <FunnelPlot {...look} funnel={funnel} scale={scale} title={title} measure={measure} effectTexts={effectTexts} />
      ),
    },
    ...(['leaveOneOut', 'cumulative'] as const).flatMap((kind) => {
      const rows = diagnostics[kind];
      const fits = { kind, rows, whole: printed, scale, decimals };
      return pagesOfRows(rows.length, MOST_FITS).map((page, number, pages): ReportPlot => ({
        name: `${kind === 'leaveOneOut' ? 'leave-one-out' : 'cumulative'}-${name}${partOf(pages, number)}`,
        title: `${DIAGNOSTIC_PLOTS.refitTitle[kind]}: ${title}`,
        element: <RefitPlot {...look} {...fits} page={page} />,
      }));
    }),
    {
      name: `baujat-${name}`,
      title: DIAGNOSTIC_PLOTS.baujatTitle(title),
      element: <BaujatPlot {...look} rows={influence} title={title} />,
    },
    {
      name: `benefit-${name}`,
      title: DIAGNOSTIC_PLOTS.benefitTitle(title),
      element: <BenefitPlot {...look} curve={benefit} scale={scale} title={title} measure={measure} />,
    },
  ];
}

function partOf(pages: readonly PageOfRows[], number: number): string {
  return pages.length === 1 ? '' : `-part-${number + 1}`;
}

/** Traffic lights and summary of risk of bias of each analysis with a judgement of any result. */
function biasPlots(
  { analyses, biasBars }: ReportInput,
  names: readonly string[],
  { paint = 'file' }: PlotStyle,
): readonly ReportPlot[] {
  return biasBars.flatMap(({ analysisId, bars, isWeighted }) => {
    const index = analyses.findIndex((analysis) => analysis.analysisId === analysisId);
    const analysis = analyses[index];
    const bias = analysis?.riskOfBias;
    if (analysis === undefined || bias === null || bias === undefined || !isJudged(analysis)) return [];
    const { title, outcomeLabel } = analysis;
    const name = (names[index] ?? '').replace(/^forest-/u, '');
    const rows = analysis.rows.map((row) => ({ ...row, outcome: outcomeLabel }));
    const pages = pagesOfRows(rows.length, MOST_TRAFFIC_LIGHTS);
    return [
      ...pages.map((page, number): ReportPlot => ({
        name: `risk-of-bias-${name}${partOf(pages, number)}`,
        title: ROB_PLOT.trafficLight(title),
        element: <TrafficLightPlot title={title} rows={rows} bias={bias} page={page} paint={paint} />,
      })),
      {
        name: `risk-of-bias-summary-${name}`,
        title: ROB_PLOT.summary(title),
        element: <BiasSummaryPlot title={title} bars={bars} k={rows.length} isWeighted={isWeighted} paint={paint} />,
      },
    ];
  });
}
