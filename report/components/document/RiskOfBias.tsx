import type { AnalysisResult } from '../../../engine/review/derived.ts';
import type { ReportBiasBars, ReportRiskOfBias } from '../report-input.ts';
import { BiasSummaryPlot } from '../rob/BiasSummaryPlot.tsx';
import { nameOfMark } from '../rob/phrases.ts';
import { biasPages } from '../rob/rows.ts';
import { TrafficLightPlot } from '../rob/TrafficLightPlot.tsx';
import { DOCUMENT } from './phrases.ts';

type Props = Readonly<{
  analyses: readonly AnalysisResult[];
  bars: readonly ReportBiasBars[];
  results: readonly ReportRiskOfBias[];
}>;

/** Traffic lights and summary of each analysis with assessed results, then every judgement with its support. */
export function RiskOfBias({ analyses, bars, results }: Props) {
  if (results.length === 0) return <p>{DOCUMENT.noRiskOfBias}</p>;
  return (
    <>
      {analyses
        .filter((analysis) => analysis.parentId === null && analysis.rows.length > 0)
        .map((analysis) => (
          <BiasPlots key={analysis.analysisId} analysis={analysis} bars={bars} />
        ))}
      <SupportTable results={results} />
    </>
  );
}

function BiasPlots({ analysis, bars }: Readonly<{ analysis: AnalysisResult; bars: Props['bars'] }>) {
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
      {biasPages(rows.length).map((page) => (
        <figure key={page.first}>
          {page.first === 0 ? <h3 className="plot-title">{title}</h3> : null}
          <TrafficLightPlot title={title} rows={rows} bias={bias} page={page} />
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

function SupportTable({ results }: Pick<Props, 'results'>) {
  return (
    <table className="support-table">
      <caption>{DOCUMENT.supportCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{DOCUMENT.result}</th>
          <th scope="col">{DOCUMENT.domain}</th>
          <th scope="col">{DOCUMENT.judgement}</th>
          <th scope="col">{DOCUMENT.supportFor}</th>
          <th scope="col">{DOCUMENT.answers}</th>
        </tr>
      </thead>
      {results.map(({ studyLabel, outcome, time, assessment }) => {
        const { domains, overall, answers } = assessment;
        const rows = [...domains, { ...overall, questions: [] }];
        return (
          <tbody key={assessment.studyResultId}>
            {rows.map((domain, index) => (
              <tr key={domain.domainId}>
                {index === 0 ? (
                  <th scope="rowgroup" rowSpan={rows.length}>
                    {studyLabel}
                    <span className="detail">{[outcome, time].filter((part) => part !== '').join(', ')}</span>
                  </th>
                ) : null}
                <td>{domain.title}</td>
                <td>
                  {nameOfMark(domain.final)}
                  {domain.isOverridden ? <span className="detail">{DOCUMENT.overridden}</span> : null}
                </td>
                <td>{domain.rationale ?? DOCUMENT.none}</td>
                <td>
                  {domain.questions
                    .flatMap(({ questionId }) =>
                      answers[questionId] === undefined ? [] : `${questionId} ${answers[questionId]}`,
                    )
                    .join(', ') || DOCUMENT.none}
                </td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}
