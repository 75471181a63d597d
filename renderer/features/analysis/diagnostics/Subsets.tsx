import { useCallback, useState } from 'react';
import { formatCount, formatPercent } from '../../../../engine/text/format-number.ts';
import { GoshPlot } from '../../../../report/components/diagnostics/GoshPlot.tsx';
import { subsetRanges } from '../../../../report/components/diagnostics/subset-ranges.ts';
import type { ContractClient } from '../../../connection/types.ts';
import { Button } from '../../../widgets/Button.tsx';
import { FailedState } from '../../../widgets/StatePage.tsx';
import { DiagnosticFigure } from './DiagnosticFigure.tsx';
import type { FigureContext } from './figure-context.ts';
import { NumbersBehind } from './FigureTable.tsx';
import { DIAGNOSTICS, HETEROGENEITY } from './phrases.ts';
import { useFetched } from './use-fetched.ts';

/** GOSH, made when it is asked for: thousands of models are fitted. */
export function Subsets({ context }: Readonly<{ context: FigureContext }>) {
  const { analysis, diagnostics, value } = context;
  const [isWanted, setIsWanted] = useState(false);
  const request = useCallback(
    (client: ContractClient) => client.analysis.subsets({ analysisId: analysis.analysisId }),
    [analysis],
  );
  const fetched = useFetched(isWanted ? request : null);
  const subsets = fetched.state === 'ready' ? fetched.result.subsets : null;
  return (
    <section>
      <h2>{HETEROGENEITY.gosh}</h2>
      <p className="quiet diagnostic-help">{HETEROGENEITY.goshHelp}</p>
      {fetched.state === 'idle' ? <Button onPress={() => setIsWanted(true)}>{HETEROGENEITY.goshButton}</Button> : null}
      {fetched.state === 'loading' ? <p role="status">{HETEROGENEITY.goshWorking}</p> : null}
      {fetched.state === 'failed' ? <FailedState {...fetched} /> : null}
      {subsets === null ? null : (
        <>
          <DiagnosticFigure>
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
            {(subsets.sampled ? HETEROGENEITY.sampled : HETEROGENEITY.every)(subsets.points.length)}
          </p>
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
            rows={subsetRanges(subsets.points)}
            keyOf={(row) => String(row.size)}
          />
        </>
      )}
    </section>
  );
}
