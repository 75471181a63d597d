import type { AnalysisResult } from '../../../engine/review/derived.ts';
import { forestParts, type ForestOptions } from '../forest/layout.ts';
import { ForestPlot } from '../ForestPlot.tsx';
import { IntervalsTable } from '../IntervalsTable.tsx';
import { LeftOutTable } from '../LeftOutTable.tsx';
import { NumbersTable } from '../NumbersTable.tsx';
import { REPORT, TABLES } from '../phrases.ts';
import type { Medium } from './Page.tsx';
import type { Paper } from './report-css.ts';

type Props = Readonly<{
  analysis: AnalysisResult;
  id: string;
  sides: NonNullable<ForestOptions['sides']>;
  paper: Paper;
  medium: Medium;
}>;

/** Tallest plot, in its own units, that stands on a portrait page below its heading. */
const TALLEST_PLOT: Readonly<Record<Paper, number>> = { A4: 1020, Letter: 920 };

/** One analysis: heading, plot (in parts where it is longer than a page), the studies left out, the numbers behind it. */
export function AnalysisSection({ analysis, id, sides, paper, medium }: Props) {
  const [first, ...others] = forestParts(analysis, { sides, inset: 0 }, TALLEST_PLOT[paper]);
  return (
    <section className="analysis" id={id}>
      <figure>
        <h3>{analysis.title}</h3>
        <p className="purpose">
          {[
            REPORT.purposes[analysis.purpose],
            ...(analysis.isPlanned ? [] : [REPORT.unplanned]),
            analysis.comparisonLabel,
          ].join(' · ')}
        </p>
        <ForestPlot analysis={analysis} sides={sides} inset={0} {...(first === undefined ? {} : { part: first })} />
      </figure>
      {others.map((part) => (
        <figure key={part.number}>
          <ForestPlot analysis={analysis} sides={sides} inset={0} part={part} />
        </figure>
      ))}
      <IntervalsTable analysis={analysis} />
      <LeftOutTable analysis={analysis} />
      {analysis.rows.length === 0 || medium === 'paper' ? null : (
        <details className="screen-only">
          <summary>{TABLES.numbers(analysis.title)}</summary>
          <NumbersTable analysis={analysis} sides={sides} />
        </details>
      )}
    </section>
  );
}
