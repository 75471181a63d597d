import type { AnalysisResult } from '../../views/types.ts';
import { Term } from '../../widgets/Term.tsx';
import { figuresOf } from './figures.ts';

/** The numbers a reader asks for first, over the plot. What cannot be had says so and why. */
export function KeyFigures({ analysis }: Readonly<{ analysis: AnalysisResult }>) {
  return (
    <dl className="figures">
      {figuresOf(analysis).map(({ label, value, detail, isMain, reason, term }) => (
        <div key={label} className="figure" data-main={isMain === true ? 'true' : undefined}>
          <dt>{term === undefined ? label : <Term id={term}>{label}</Term>}</dt>
          <dd className="number" title={reason ?? undefined}>
            {value === '' ? null : <span>{value}</span>}
            {detail === '' ? null : <span className="figure-detail">{detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
