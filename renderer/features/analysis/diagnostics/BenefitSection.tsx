import type { BenefitCurve } from '../../../../api/contract/index.ts';
import { formatProbability } from '../../../../engine/text/format-probability.ts';
import { BenefitPlot } from '../../../../report/components/diagnostics/BenefitPlot.tsx';
import { DiagnosticFigure } from './DiagnosticFigure.tsx';
import type { FigureContext } from './figure-context.ts';
import { FigureTable, NumbersBehind } from './FigureTable.tsx';
import { BENEFIT } from './phrases.ts';
import { Term } from '../../../widgets/Term.tsx';

type Mark = BenefitCurve['marks'][number];

/** The curve has many points; a table of every sixth can be read. */
const TABLE_STEP = 6;

/** How probable a benefit is, and how probable one that matters. */
export function BenefitSection({ context }: Readonly<{ context: FigureContext }>) {
  const { analysis, diagnostics, axis, value } = context;
  const { benefit, scale } = diagnostics;
  const hasHeterogeneity = analysis.state.kind === 'pooled' && analysis.state.pooled.tauSquared > 0;
  return (
    <div className="diagnostic-split">
      <section>
        <h2>
          <Term id="probabilityOfBenefit">{BENEFIT.title}</Term>
        </h2>
        <p className="quiet diagnostic-help">{BENEFIT.help}</p>
        <DiagnosticFigure name={BENEFIT.title}>
          {({ width }) => (
            <BenefitPlot width={width} curve={benefit} scale={scale} title={analysis.title} measure={axis} />
          )}
        </DiagnosticFigure>
        <FigureTable
          caption={BENEFIT.marksCaption}
          columns={[
            { label: BENEFIT.at, of: (mark: Mark) => BENEFIT.mark(BENEFIT.names[mark.name], value(mark.threshold)) },
            { label: BENEFIT.meanEffect, isNumber: true, of: (mark) => formatProbability(mark.meanEffect) },
            { label: BENEFIT.newSetting, isNumber: true, of: (mark) => formatProbability(mark.newSetting) },
            { label: BENEFIT.studiesBeyond, isNumber: true, of: (mark) => BENEFIT.percent(mark.studiesBeyondPercent) },
          ]}
          rows={benefit.marks}
          keyOf={(mark) => mark.name}
        />
        <NumbersBehind
          caption={BENEFIT.curveCaption}
          columns={[
            { label: BENEFIT.threshold, isNumber: true, of: (point) => value(point.threshold) },
            { label: BENEFIT.meanEffect, isNumber: true, of: (point) => formatProbability(point.meanEffect) },
            { label: BENEFIT.newSetting, isNumber: true, of: (point) => formatProbability(point.newSetting) },
          ]}
          rows={benefit.points.filter((_, i) => i % TABLE_STEP === 0)}
          keyOf={(point) => String(point.threshold)}
        />
      </section>
      <section className="diagnostic-notes">
        <h2>{BENEFIT.inWords}</h2>
        {benefit.marks.map((mark) => (
          <p key={mark.name}>
            {BENEFIT.sentences[mark.name](
              formatProbability(mark.meanEffect),
              formatProbability(mark.newSetting),
              value(mark.threshold),
            )}
          </p>
        ))}
        {benefit.marks.some((mark) => mark.name === 'threshold') ? null : <p>{BENEFIT.noThreshold}</p>}
        {hasHeterogeneity ? null : <p className="quiet">{BENEFIT.sameSetting}</p>}
        <p className="quiet small">{BENEFIT.basis}</p>
      </section>
    </div>
  );
}
