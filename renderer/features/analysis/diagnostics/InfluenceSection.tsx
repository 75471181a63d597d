import type { InfluenceRow } from '../../../../api/contract/index.ts';
import { formatFixed, formatNonZero, formatPercent } from '../../../../engine/text/format-number.ts';
import { RefitPlot } from '../../../../report/components/diagnostics/RefitPlot.tsx';
import { DiagnosticFigure } from './DiagnosticFigure.tsx';
import type { FigureContext } from './figure-context.ts';
import { FigureTable, NumbersBehind, type Column } from './FigureTable.tsx';
import { DIAGNOSTICS, INFLUENCE } from './phrases.ts';
import { refitColumns } from './refit-columns.ts';
import { Term } from '../../../widgets/Term.tsx';

const WIDEST = 800;

/** Leave-one-out, and how each study bears on the pooled result. */
export function InfluenceSection({ context }: Readonly<{ context: FigureContext }>) {
  const { analysis, diagnostics, decimals } = context;
  const { leaveOneOut, influence, scale, printed } = diagnostics;
  return (
    <>
      <h2>
        <Term id="leaveOneOut">{INFLUENCE.leaveOneOut}</Term>
      </h2>
      <p className="quiet diagnostic-help">{INFLUENCE.leaveOneOutHelp}</p>
      <DiagnosticFigure name={INFLUENCE.leaveOneOut} ids={leaveOneOut.map((row) => row.studyResultId)} widest={WIDEST}>
        {(look) => (
          <RefitPlot
            {...look}
            kind="leaveOneOut"
            rows={leaveOneOut}
            whole={printed}
            scale={scale}
            decimals={decimals}
          />
        )}
      </DiagnosticFigure>
      <NumbersBehind
        caption={INFLUENCE.leaveOneOutCaption}
        columns={refitColumns(INFLUENCE.without, context)}
        rows={leaveOneOut}
        keyOf={(row) => row.studyResultId}
      />
      <h2>
        <Term id="influence">{INFLUENCE.influence}</Term>
      </h2>
      <p>{standingOut(influence)}</p>
      {analysis.studiesUsed === 2 ? <p className="quiet">{INFLUENCE.twoStudies}</p> : null}
      <FigureTable caption={INFLUENCE.caption} columns={COLUMNS} rows={influence} keyOf={(row) => row.studyResultId} />
      <h3 className="diagnostic-glossary">{INFLUENCE.glossary}</h3>
      <dl className="terms small">
        {INFLUENCE.terms.map(([term, meaning]) => (
          <div key={term}>
            <dt className="medium">{term}</dt>
            <dd className="quiet">{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const number = (value: number | null): string => (value === null ? DIAGNOSTICS.unknown : formatFixed(value, 2));

const COLUMNS: readonly Column<InfluenceRow>[] = [
  { label: DIAGNOSTICS.study, of: (row) => row.label },
  { label: INFLUENCE.weight, isNumber: true, of: (row) => formatPercent(row.weightPercent, 1) },
  { label: INFLUENCE.residual, isNumber: true, of: (row) => number(row.studentisedResidual) },
  { label: INFLUENCE.dffits, isNumber: true, of: (row) => number(row.dffits) },
  { label: INFLUENCE.cooksDistance, isNumber: true, of: (row) => number(row.cooksDistance) },
  { label: INFLUENCE.covarianceRatio, isNumber: true, of: (row) => number(row.covarianceRatio) },
  { label: INFLUENCE.tauSquaredWithout, isNumber: true, of: (row) => formatNonZero(row.tauSquaredWithout, 2) },
  { label: INFLUENCE.flag, of: (row) => (row.influential ? <InfluentialFlag /> : null) },
];

function InfluentialFlag() {
  return (
    <span className="nowrap flag">
      <span aria-hidden="true">▲</span> {INFLUENCE.influential}
    </span>
  );
}

function standingOut(rows: readonly InfluenceRow[]): string {
  const names = rows.filter((row) => row.influential).map((row) => row.label);
  return names.length === 0 ? INFLUENCE.none : INFLUENCE.some(names);
}
