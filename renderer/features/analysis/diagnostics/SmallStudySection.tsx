import type { AsymmetryTest, Diagnostics } from '../../../../api/contract/index.ts';
import { formatFixed } from '../../../../engine/text/format-number.ts';
import { formatP } from '../../../../engine/text/format-p.ts';
import { FunnelPlot } from '../../../../report/components/diagnostics/FunnelPlot.tsx';
import { DiagnosticFigure } from './DiagnosticFigure.tsx';
import type { FigureContext } from './figure-context.ts';
import { NumbersBehind } from './FigureTable.tsx';
import { DIAGNOSTICS, SMALL_STUDIES } from './phrases.ts';
import { Refused, SetAside } from './Refused.tsx';
import { useFocusOnChange } from './use-focus-on-change.ts';
import { Term } from '../../../widgets/Term.tsx';

type Props = Readonly<{
  context: FigureContext;
  overriddenBecause: string | null;
  onOverride: (reason: string | null) => void;
}>;

/** Do small studies show other effects than large ones? The funnel, its test or why there is none, trim and fill. */
export function SmallStudySection({ context, overriddenBecause, onOverride }: Props) {
  const { analysis, diagnostics, effectTexts } = context;
  const { funnel, scale, asymmetry, trimAndFill } = diagnostics;
  const test = useFocusOnChange<HTMLElement>(overriddenBecause);
  return (
    <div className="diagnostic-split">
      <section>
        <h2>
          <Term id="funnelPlot">{SMALL_STUDIES.funnel}</Term>
        </h2>
        <DiagnosticFigure name={SMALL_STUDIES.funnel} ids={funnel.points.map((point) => point.studyResultId)}>
          {(look) => (
            <FunnelPlot
              {...look}
              funnel={funnel}
              scale={scale}
              title={analysis.title}
              measure={context.axis}
              effectTexts={effectTexts}
            />
          )}
        </DiagnosticFigure>
        <p className="quiet small diagnostic-help">{SMALL_STUDIES.funnelHelp}</p>
        <NumbersBehind
          caption={SMALL_STUDIES.caption}
          columns={[
            { label: DIAGNOSTICS.study, of: (point) => point.label },
            {
              label: SMALL_STUDIES.effect,
              isNumber: true,
              of: (point) => effectTexts.get(point.studyResultId) ?? DIAGNOSTICS.unknown,
            },
            {
              label: SMALL_STUDIES.standardError[scale.scale],
              isNumber: true,
              of: (point) => formatFixed(point.standardError, 3),
            },
            { label: SMALL_STUDIES.pValue, isNumber: true, of: (point) => formatP(point.pValue) },
          ]}
          rows={funnel.points}
          keyOf={(point) => point.studyResultId}
        />
      </section>
      <div className="diagnostic-notes">
        <section ref={test} tabIndex={-1} className="answer" aria-label={SMALL_STUDIES.test}>
          <h2>
            <Term id="eggerTest">{SMALL_STUDIES.test}</Term>
          </h2>
          {asymmetry.state === 'done' ? (
            <TestResult test={asymmetry} onWithdraw={() => onOverride(null)} />
          ) : (
            <Refused refusal={asymmetry} overriddenBecause={overriddenBecause} onOverride={onOverride} />
          )}
          <p className="quiet small">{SMALL_STUDIES.testHelp}</p>
        </section>
        <section>
          <h2>
            <Term id="trimAndFill">{SMALL_STUDIES.trimAndFill}</Term>{' '}
            <span className="tag">{SMALL_STUDIES.sensitivity}</span>
          </h2>
          <p>{trimAndFillText(trimAndFill, context)}</p>
          <p className="quiet small">{SMALL_STUDIES.trimAndFillHelp}</p>
        </section>
      </div>
    </div>
  );
}

function TestResult({ test, onWithdraw }: Readonly<{ test: AsymmetryTest; onWithdraw: () => void }>) {
  const { name, slope, standardError, statistic, degreesOfFreedom, pValue } = test;
  const spread =
    statistic === null || pValue === null
      ? SMALL_STUDIES.noStatistic
      : SMALL_STUDIES.statistic(statistic, degreesOfFreedom, pValue);
  return (
    <>
      <p>{SMALL_STUDIES.result(name, formatFixed(slope, 2), formatFixed(standardError, 2), spread)}</p>
      {test.caution === null ? null : <p className="caution-text">{test.caution}</p>}
      {test.overriddenBecause === null ? null : <SetAside reason={test.overriddenBecause} onWithdraw={onWithdraw} />}
    </>
  );
}

function trimAndFillText(trimAndFill: Diagnostics['trimAndFill'], { short, printed }: FigureContext): string {
  if (trimAndFill.state === 'refused') return trimAndFill.reason;
  const { filled, side } = trimAndFill;
  return filled === 0
    ? SMALL_STUDIES.noneFilled(side)
    : SMALL_STUDIES.filled(filled, side, `${short}\u00a0${printed(trimAndFill.printed)}`);
}
