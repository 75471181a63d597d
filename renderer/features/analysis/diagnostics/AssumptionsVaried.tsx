import { useCallback } from 'react';
import type { VariedAssumption } from '../../../../api/contract/index.ts';
import { formatCompact, formatNonZero, formatPercent } from '../../../../engine/text/format-number.ts';
import type { ContractClient } from '../../../connection/types.ts';
import { FailedState, LoadingState } from '../../../widgets/StatePage.tsx';
import type { FigureContext } from './figure-context.ts';
import { FigureTable, type Column } from './FigureTable.tsx';
import { DIAGNOSTICS, VARIED } from './phrases.ts';
import { useFetched } from './use-fetched.ts';
import { TermList } from '../../../widgets/TermList.tsx';

const TERMS = ['intraclusterCorrelation', 'crossoverCorrelation', 'imputedStandardDeviation', 'baselineRisk'] as const;

type Result = VariedAssumption['results'][number];

/** How far each assumption that the effects rest on moves the pooled result. */
export function AssumptionsVaried({ context }: Readonly<{ context: FigureContext }>) {
  const { analysis } = context;
  const request = useCallback(
    (client: ContractClient) => client.analysis.assumptions({ analysisId: analysis.analysisId }),
    [analysis],
  );
  const fetched = useFetched(request);
  if (fetched.state === 'failed') return <FailedState {...fetched} />;
  if (fetched.state !== 'ready') return <LoadingState what={VARIED.what} />;
  const { assumptions } = fetched.result;
  return (
    <>
      <h2>{VARIED.title}</h2>
      <TermList ids={TERMS} />
      {assumptions.length === 0 ? (
        <p>{VARIED.none}</p>
      ) : (
        <>
          <p className="quiet diagnostic-help">{VARIED.help}</p>
          {assumptions.map((assumption) => (
            <Varied key={assumption.assumptionId} assumption={assumption} context={context} />
          ))}
          <p>
            <a className="link" href="#/protocol">
              {VARIED.toProtocol}
            </a>
          </p>
        </>
      )}
    </>
  );
}

function Varied({ assumption, context }: Readonly<{ assumption: VariedAssumption; context: FigureContext }>) {
  const { kind, rationale, results, studies, isRangeGiven } = assumption;
  const name = VARIED.kinds[kind];
  return (
    <section>
      <h3>{name}</h3>
      <p className="small quiet">{rationale}</p>
      <FigureTable
        caption={VARIED.caption(name)}
        columns={columns(assumption, context)}
        rows={results}
        keyOf={({ at }) => String(at)}
      />
      <p className="small">
        {VARIED.rests([...new Set(studies)])}
        {isRangeGiven ? null : ` ${results.length > 1 ? VARIED.customary : VARIED.noRange}`}
      </p>
    </section>
  );
}

function columns({ value }: VariedAssumption, { short, level, printed }: FigureContext): readonly Column<Result>[] {
  return [
    { label: VARIED.value, of: ({ at }) => (at === value ? VARIED.used(formatCompact(at)) : formatCompact(at)) },
    {
      label: DIAGNOSTICS.estimate(short, level),
      isNumber: true,
      of: (row) => (row.printed === null ? VARIED.notEstimable : printed(row.printed)),
    },
    {
      label: DIAGNOSTICS.tauSquared,
      isNumber: true,
      of: ({ tauSquared }) => (tauSquared === null ? DIAGNOSTICS.unknown : formatNonZero(tauSquared, 2)),
    },
    {
      label: DIAGNOSTICS.iSquared,
      isNumber: true,
      of: ({ iSquared }) => (iSquared === null ? DIAGNOSTICS.unknown : formatPercent(iSquared)),
    },
  ];
}
