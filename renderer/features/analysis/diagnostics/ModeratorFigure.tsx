import type { ModeratorFit } from '../../../../api/contract/index.ts';
import { formatCompact, formatNonZero, formatPercent } from '../../../../engine/text/format-number.ts';
import { formatP } from '../../../../engine/text/format-p.ts';
import { BubblePlot } from '../../../../report/components/diagnostics/BubblePlot.tsx';
import { formatPrinted } from '../../../../report/components/numbers.ts';
import { DiagnosticFigure } from './DiagnosticFigure.tsx';
import type { FigureContext } from './figure-context.ts';
import { NumbersBehind } from './FigureTable.tsx';
import { DIAGNOSTICS, MODERATORS } from './phrases.ts';
import { SetAside } from './Refused.tsx';
import { Term } from '../../../widgets/Term.tsx';

type Props = Readonly<{ fit: ModeratorFit; context: FigureContext; onWithdraw: () => void }>;

/** One meta-regression: its bubble plot and its slope. */
export function ModeratorFigure({ fit, context, onWithdraw }: Props) {
  const { analysis, effectTexts, axis, measure } = context;
  const { scale } = analysis;
  return (
    <div className="diagnostic-split">
      <section>
        <DiagnosticFigure name={fit.name} ids={fit.points.map((point) => point.studyResultId)}>
          {(look) => (
            <BubblePlot
              {...look}
              fit={fit}
              scale={scale}
              title={analysis.title}
              measure={axis}
              effectTexts={effectTexts}
            />
          )}
        </DiagnosticFigure>
        <NumbersBehind
          caption={MODERATORS.caption(fit.name)}
          columns={[
            { label: DIAGNOSTICS.study, of: (point) => point.label },
            { label: fit.name, isNumber: true, of: (point) => formatCompact(point.value) },
            {
              label: MODERATORS.effect,
              isNumber: true,
              of: (point) => effectTexts.get(point.studyResultId) ?? DIAGNOSTICS.unknown,
            },
            { label: MODERATORS.weight, isNumber: true, of: (point) => formatPercent(point.weightPercent, 1) },
          ]}
          rows={fit.points}
          keyOf={(point) => point.studyResultId}
        />
      </section>
      <section className="diagnostic-notes">
        <p>{MODERATORS.changes(MODERATORS.slope[scale.scale](measure), fit.name, fit.unit)}</p>
        <dl className="slope-facts">
          <dt className="quiet">{MODERATORS.slopeName}</dt>
          <dd className="number medium">{formatPrinted(fit.slope)}</dd>
          <dt className="quiet">{MODERATORS.pValue}</dt>
          <dd className="number">{fit.slope.pValue === null ? DIAGNOSTICS.unknown : formatP(fit.slope.pValue)}</dd>
          <dt className="quiet">
            <Term id="heterogeneityExplained">{MODERATORS.rSquared}</Term>
          </dt>
          <dd className="number">{fit.rSquared === null ? DIAGNOSTICS.unknown : formatPercent(fit.rSquared)}</dd>
          <dt className="quiet">{MODERATORS.residual}</dt>
          <dd className="number">{formatNonZero(fit.tauSquaredResidual, 2)}</dd>
        </dl>
        <p className="small quiet">{MODERATORS.method(fit.k, fit.degreesOfFreedom)}</p>
        {fit.overriddenBecause === null ? null : <SetAside reason={fit.overriddenBecause} onWithdraw={onWithdraw} />}
        <p className="small quiet">{MODERATORS.caveat}</p>
      </section>
    </div>
  );
}
