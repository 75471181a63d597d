import { RefitPlot } from '../../../../report/components/diagnostics/RefitPlot.tsx';
import { DiagnosticFigure } from './DiagnosticFigure.tsx';
import type { FigureContext } from './figure-context.ts';
import { NumbersBehind } from './FigureTable.tsx';
import { CUMULATIVE } from './phrases.ts';
import { refitColumns } from './refit-columns.ts';

const WIDEST = 800;

/** How the evidence grew: the pooled result after each further study. */
export function CumulativeSection({ context }: Readonly<{ context: FigureContext }>) {
  const { cumulative, scale, printed } = context.diagnostics;
  return (
    <>
      <h2>{CUMULATIVE.title}</h2>
      <p className="quiet diagnostic-help">{CUMULATIVE.help}</p>
      <DiagnosticFigure name={CUMULATIVE.title} ids={cumulative.map((row) => row.studyResultId)} widest={WIDEST}>
        {(look) => (
          <RefitPlot
            {...look}
            kind="cumulative"
            rows={cumulative}
            whole={printed}
            scale={scale}
            decimals={context.decimals}
          />
        )}
      </DiagnosticFigure>
      <NumbersBehind
        caption={CUMULATIVE.caption}
        columns={refitColumns(CUMULATIVE.added, context)}
        rows={cumulative}
        keyOf={(row) => row.studyResultId}
      />
    </>
  );
}
