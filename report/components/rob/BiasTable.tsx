import type { AnalysisRiskOfBias } from '../../../engine/review/rob/analysis-bias.ts';
import type { BiasBar } from '../../../engine/review/rob/bias-shares.ts';
import { shareText } from './BiasSummaryPlot.tsx';
import { keyOf } from './judgement-key.ts';
import { nameOfMark, ROB_PLOT } from './phrases.ts';
import { marksOf, type BiasRow } from './rows.ts';

/** The traffic lights in words. */
export function BiasTable({
  title,
  rows,
  bias,
}: Readonly<{ title: string; rows: readonly BiasRow[]; bias: AnalysisRiskOfBias }>) {
  const hasOutcomes = new Set(rows.map(({ outcome }) => outcome)).size > 1;
  return (
    <table className="bias-table">
      <caption>{ROB_PLOT.trafficLight(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{ROB_PLOT.study}</th>
          {hasOutcomes ? <th scope="col">{ROB_PLOT.outcome}</th> : null}
          {bias.columns.map(({ letter, title: domain }) => (
            <th scope="col" key={letter}>{`${letter} ${domain}`}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.studyResultId}>
            <th scope="row">{row.label}</th>
            {hasOutcomes ? <td>{row.outcome}</td> : null}
            {marksOf(bias, row).map((mark, i) => (
              <td key={bias.columns[i]?.letter ?? i}>{nameOfMark(mark)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The bars in numbers: share, and in brackets the number of results. */
export function BiasShareTable({
  title,
  bars,
  k,
  isWeighted,
}: Readonly<{ title: string; bars: readonly BiasBar[]; k: number; isWeighted: boolean }>) {
  const found = bars.flatMap(({ parts }) => parts.map(({ level }) => level));
  const levels = keyOf(found).filter((level) => level !== 'no such domain' && found.includes(level));
  return (
    <table className="bias-table">
      <caption>{`${ROB_PLOT.summary(title)}. ${ROB_PLOT.caption(k, isWeighted)}`}</caption>
      <thead>
        <tr>
          <th scope="col">{ROB_PLOT.domain}</th>
          {levels.map((level) => (
            <th scope="col" key={String(level)}>
              {nameOfMark(level)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.letter}>
            <th scope="row">{bar.title}</th>
            {levels.map((level) => {
              const part = bar.parts.find((candidate) => candidate.level === level);
              return <td key={String(level)}>{part ? `${shareText(part.share)} (${part.results})` : shareText(0)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
