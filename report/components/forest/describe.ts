import type { AnalysisResult, AnalysisRow, BiasMark } from '../../../engine/review/derived.ts';
import { formatInterval } from '../../../engine/text/format-interval.ts';
import { formatCount, formatPercent } from '../../../engine/text/format-number.ts';
import { analysisDecimals, formatPrintedWithLevel, levelOf } from '../numbers.ts';
import { FOREST, inText, MEASURES, SPOKEN } from '../phrases.ts';
import { nameOfMark } from '../rob/phrases.ts';
import type { Sides } from './columns.ts';

/** One row of a plot as a sentence. `bias` is its overall judgement where columns of risk of bias are shown. */
export function describeRow(
  row: AnalysisRow,
  sides: Sides,
  level: number,
  decimals: number,
  bias: BiasMark | undefined,
): string {
  const parts = [formatPrintedWithLevel(row, level, decimals)];
  if (row.weightPercent !== null) parts.push(SPOKEN.weight(formatPercent(row.weightPercent, 1)));
  if (row.nIntervention !== null && row.nComparator !== null) {
    const size = (events: number | null, participants: number): string =>
      events === null ? formatCount(participants) : FOREST.eventsOf(formatCount(events), formatCount(participants));
    parts.push(
      SPOKEN.participants(
        size(row.eventsIntervention, row.nIntervention),
        sides.intervention,
        size(row.eventsComparator, row.nComparator),
        sides.comparator,
      ),
    );
  }
  if (bias !== undefined) parts.push(SPOKEN.bias(nameOfMark(bias).toLowerCase()));
  return `${SPOKEN.row(row.label, parts.join('; '))}.`;
}

/** The pooled estimate as a sentence; null where nothing is pooled. */
export function describePooled(analysis: AnalysisResult): string | null {
  if (analysis.state.kind !== 'pooled') return null;
  const estimate = formatPrintedWithLevel(analysis.state.printed, levelOf(analysis), analysisDecimals(analysis));
  return `${capitalise(SPOKEN.pooled(inText(MEASURES[analysis.scale.measure].name), estimate))}.`;
}

export function describePrediction(analysis: AnalysisResult): string | null {
  if (analysis.state.kind !== 'pooled' || analysis.state.predictionInterval === null) return null;
  return `${capitalise(SPOKEN.prediction(formatInterval(analysis.state.predictionInterval, analysisDecimals(analysis))))}.`;
}

/** The whole plot in words: the alternative text of an export and the description on screen. */
export function describePlot(analysis: AnalysisResult): string {
  const { state } = analysis;
  const ending: Record<typeof state.kind, string | null> = {
    pooled: describePooled(analysis),
    'single study': FOREST.single,
    'not pooled': state.kind === 'not pooled' ? FOREST.notPooled(state.reason) : null,
    'no data': state.kind === 'no data' ? FOREST.noData(state.reason) : null,
  };
  return [`${SPOKEN.rows(analysis.rows.length)}.`, ending[state.kind], describePrediction(analysis)]
    .filter((part) => part !== null)
    .join(' ');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
