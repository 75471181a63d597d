import { formatNonZero } from '../../../../engine/text/format-number.ts';
import { BaujatPlot } from '../../../../report/components/diagnostics/BaujatPlot.tsx';
import { DiagnosticFigure } from './DiagnosticFigure.tsx';
import type { FigureContext } from './figure-context.ts';
import { NumbersBehind } from './FigureTable.tsx';
import { DIAGNOSTICS, HETEROGENEITY } from './phrases.ts';
import { Subsets } from './Subsets.tsx';
import { Term } from '../../../widgets/Term.tsx';

/** Which studies make the heterogeneity: the Baujat plot and, on demand, every subset pooled. */
export function HeterogeneitySection({ context }: Readonly<{ context: FigureContext }>) {
  const { analysis, diagnostics } = context;
  const { influence } = diagnostics;
  const drawn = influence.filter((row) => row.influence !== null);
  return (
    <div className="diagnostic-pair">
      <section>
        <h2>
          <Term id="baujatPlot">{HETEROGENEITY.baujat}</Term>
        </h2>
        <p className="quiet diagnostic-help">{HETEROGENEITY.baujatHelp}</p>
        <DiagnosticFigure name={HETEROGENEITY.baujat} ids={drawn.map((row) => row.studyResultId)}>
          {(look) => <BaujatPlot {...look} rows={influence} title={analysis.title} />}
        </DiagnosticFigure>
        <NumbersBehind
          caption={HETEROGENEITY.baujatCaption}
          columns={[
            { label: DIAGNOSTICS.study, of: (row) => row.label },
            { label: HETEROGENEITY.contribution, isNumber: true, of: (row) => formatNonZero(row.heterogeneity, 3) },
            {
              label: HETEROGENEITY.influence,
              isNumber: true,
              of: (row) => (row.influence === null ? DIAGNOSTICS.unknown : formatNonZero(row.influence, 3)),
            },
          ]}
          rows={influence}
          keyOf={(row) => row.studyResultId}
        />
      </section>
      <Subsets context={context} />
    </div>
  );
}
