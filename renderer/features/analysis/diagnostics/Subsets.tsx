import { MOST_SUBSETS, QUICK_SUBSETS } from '../../../../api/contract/subset-limits.ts';
import { formatCount, formatPercent } from '../../../../engine/text/format-number.ts';
import { GoshPlot } from '../../../../report/components/diagnostics/GoshPlot.tsx';
import { Button } from '../../../widgets/Button.tsx';
import { FailedState } from '../../../widgets/StatePage.tsx';
import { DiagnosticFigure } from './DiagnosticFigure.tsx';
import type { FigureContext } from './figure-context.ts';
import { NumbersBehind } from './FigureTable.tsx';
import { DIAGNOSTICS, HETEROGENEITY } from './phrases.ts';
import { useSubsets, type SubsetsOf } from './use-subsets.ts';
import { Term } from '../../../widgets/Term.tsx';

/** GOSH, made when it is asked for: a thousand models at once, a hundred thousand in a worker. */
export function Subsets({ context }: Readonly<{ context: FigureContext }>) {
  const { analysis, diagnostics, value } = context;
  const found = useSubsets(analysis.analysisId, analysis);
  const { subsets, run, pool } = found;
  return (
    <section>
      <h2>
        <Term id="allSubsets">{HETEROGENEITY.gosh}</Term>
      </h2>
      <p className="quiet diagnostic-help">{HETEROGENEITY.goshHelp}</p>
      {subsets === null && run.state === 'idle' ? (
        <Button onPress={() => pool(QUICK_SUBSETS)}>{HETEROGENEITY.goshButton}</Button>
      ) : null}
      <Working {...found} />
      {run.state === 'failed' ? <FailedState sentence={run.sentence} retry={() => pool(QUICK_SUBSETS)} /> : null}
      {subsets === null ? null : (
        <>
          <DiagnosticFigure name={HETEROGENEITY.gosh}>
            {({ width }) => (
              <GoshPlot
                width={width}
                subsets={subsets}
                whole={diagnostics.printed.estimate}
                title={analysis.title}
                measure={context.axis}
              />
            )}
          </DiagnosticFigure>
          <p className="quiet small">
            {(subsets.sampled ? HETEROGENEITY.sampled : HETEROGENEITY.every)(subsets.pooled)}
            {subsets.points.length < subsets.pooled ? HETEROGENEITY.goshThinned(subsets.points.length) : ''}
          </p>
          {subsets.sampled && subsets.pooled <= QUICK_SUBSETS && run.state === 'idle' ? (
            <Button onPress={() => pool(MOST_SUBSETS)}>{HETEROGENEITY.goshMore(MOST_SUBSETS)}</Button>
          ) : null}
          <NumbersBehind
            caption={HETEROGENEITY.goshCaption}
            columns={[
              { label: HETEROGENEITY.size, of: (row) => formatCount(row.size) },
              { label: HETEROGENEITY.subsets, isNumber: true, of: (row) => formatCount(row.count) },
              {
                label: HETEROGENEITY.estimates,
                isNumber: true,
                of: (row) => HETEROGENEITY.range(value(row.estimate.low), value(row.estimate.high)),
              },
              {
                label: DIAGNOSTICS.iSquared,
                isNumber: true,
                of: (row) => HETEROGENEITY.range(formatPercent(row.iSquared.low), formatPercent(row.iSquared.high)),
              },
            ]}
            rows={subsets.ranges}
            keyOf={(row) => String(row.size)}
          />
        </>
      )}
    </section>
  );
}

/** A long run: how far it is, and the way out of it. */
function Working({ run, cancel }: SubsetsOf) {
  if (run.state !== 'working') return null;
  if (run.total <= QUICK_SUBSETS) return <p role="status">{HETEROGENEITY.goshWorking}</p>;
  return (
    <div className="gosh-progress">
      <progress max={run.total} value={run.done} aria-label={HETEROGENEITY.goshWorking} />
      <span className="number quiet">{HETEROGENEITY.goshProgress(run.done, run.total)}</span>
      <Button onPress={cancel}>{HETEROGENEITY.goshCancel}</Button>
    </div>
  );
}
