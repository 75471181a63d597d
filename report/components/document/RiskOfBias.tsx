import type { AnalysisResult } from '../../../engine/review/derived.ts';
import { pagesOfRows } from '../pages-of-rows.ts';
import type { ReportBiasBars, ReportJudgement, ReportRiskOfBias } from '../report-input.ts';
import { BiasSummaryPlot } from '../rob/BiasSummaryPlot.tsx';
import { keyOf } from '../rob/judgement-key.ts';
import { isJudged, marksOf } from '../rob/rows.ts';
import { TrafficLightPlot } from '../rob/TrafficLightPlot.tsx';
import { BiasSupport } from './BiasSupport.tsx';
import { DOCUMENT } from './phrases.ts';

type Props = Readonly<{
  analyses: readonly AnalysisResult[];
  bars: readonly ReportBiasBars[];
  results: readonly ReportRiskOfBias[];
  judgements: readonly ReportJudgement[];
}>;

/** Traffic lights and summary of each analysis with judged results, then every judgement with its support. */
export function RiskOfBias({ analyses, bars, results, judgements }: Props) {
  if (results.length === 0) return <p>{DOCUMENT.noRiskOfBias}</p>;
  const own = analyses.filter(({ parentId, rows, riskOfBias }) => parentId === null && rows.length > 0 && riskOfBias);
  const judged = own.filter(isJudged);
  const blank = own.filter((analysis) => !judged.includes(analysis));
  return (
    <>
      {judged.map((analysis, index) => (
        <BiasPlots
          key={analysis.analysisId}
          analysis={analysis}
          bars={bars}
          hasKey={keyTextOf(analysis) !== keyTextOf(judged[index - 1])}
        />
      ))}
      {blank.length === 0 ? null : <p className="prose">{DOCUMENT.unjudged(blank.map(({ title }) => title))}</p>}
      <BiasSupport results={results} judgements={judgements} />
    </>
  );
}

/** Rows of a traffic-light plot that a page of either paper holds beside the key. */
const ROWS_ON_PAPER = 24;

/** What the key below a plot explains; plots after the first of their kind go without it. */
function keyTextOf(analysis: AnalysisResult | undefined): string | null {
  const bias = analysis?.riskOfBias;
  if (!analysis || !bias) return null;
  const marks = keyOf(analysis.rows.flatMap((row) => marksOf(bias, row)));
  return [...bias.columns.map(({ letter, title }) => `${letter} ${title}`), ...marks].join('\n');
}

type PlotsProps = Readonly<{ analysis: AnalysisResult; bars: Props['bars']; hasKey: boolean }>;

function BiasPlots({ analysis, bars, hasKey }: PlotsProps) {
  const { riskOfBias: bias, title, outcomeLabel } = analysis;
  if (bias === null) return null;
  const rows = analysis.rows.map(({ studyResultId, label, weightPercent }) => ({
    studyResultId,
    label,
    outcome: outcomeLabel,
    weightPercent,
  }));
  const own = bars.find(({ analysisId }) => analysisId === analysis.analysisId);
  return (
    <>
      {pagesOfRows(rows.length, ROWS_ON_PAPER).map((page) => (
        <figure key={page.first}>
          {page.first === 0 ? <h3 className="plot-title">{title}</h3> : null}
          <TrafficLightPlot title={title} rows={rows} bias={bias} page={page} hasKey={hasKey && page.first === 0} />
        </figure>
      ))}
      {own === undefined || rows.length < 2 ? null : (
        <figure>
          <BiasSummaryPlot title={title} bars={own.bars} k={rows.length} isWeighted={own.isWeighted} />
        </figure>
      )}
    </>
  );
}
