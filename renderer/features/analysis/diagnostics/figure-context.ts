import type { Diagnostics } from '../../../../api/contract/index.ts';
import { formatLevel } from '../../../../engine/text/format-interval.ts';
import { formatFixed } from '../../../../engine/text/format-number.ts';
import { DIAGNOSTIC_PLOTS } from '../../../../report/components/diagnostics/phrases.ts';
import { analysisDecimals, formatPrinted, levelOf } from '../../../../report/components/numbers.ts';
import { inText, MEASURES } from '../../../../report/components/phrases.ts';
import type { AnalysisResult, PrintedEstimate } from '../../../views/types.ts';

/** What every figure of one analysis needs to print its numbers as the forest plot does. */
export type FigureContext = Readonly<{
  analysis: AnalysisResult;
  diagnostics: Diagnostics;
  decimals: number;
  /** "95%" */
  level: string;
  /** The effect axis: the measure with its unit. */
  axis: string;
  /** The measure inside a sentence, and its short form for a column. */
  measure: string;
  short: string;
  /** Each study's effect as printed, by study result: `MD −0.64 (−1.17 to −0.11)`. */
  effectTexts: ReadonlyMap<string, string>;
  printed: (estimate: PrintedEstimate) => string;
  value: (printed: number) => string;
}>;

export function figureContext(analysis: AnalysisResult, diagnostics: Diagnostics): FigureContext {
  const decimals = analysisDecimals(analysis);
  const { name, short } = MEASURES[analysis.scale.measure];
  const printed = (estimate: PrintedEstimate): string => formatPrinted(estimate, decimals);
  return {
    analysis,
    diagnostics,
    decimals,
    level: formatLevel(levelOf(analysis)),
    axis: DIAGNOSTIC_PLOTS.measureAxis(name, analysis.unit),
    measure: inText(name),
    short,
    effectTexts: new Map(analysis.rows.map((row) => [row.studyResultId, `${short} ${printed(row)}`])),
    printed,
    value: (number) => formatFixed(number, decimals),
  };
}
