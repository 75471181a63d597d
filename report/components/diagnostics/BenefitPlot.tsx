import type { MeasureScale } from '../../../engine/review/derived.ts';
import type { BenefitCurve } from '../../../engine/review/diagnosed.ts';
import { toAxis } from '../forest/domain.ts';
import type { PaintName } from '../forest/paint.ts';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { domainOf, LABEL_TEXT, plotArea } from './plot-area.ts';
import { PlotFrame } from './PlotFrame.tsx';

type Props = Readonly<{
  curve: BenefitCurve;
  scale: MeasureScale;
  title: string;
  unit: string;
  width?: number;
  paint?: PaintName;
}>;

/** Probability of at least so much benefit: solid for the mean effect, dashed for a new setting. */
export function BenefitPlot({ curve, scale, title, unit, width = 480, paint = 'theme' }: Props) {
  const words = DIAGNOSTIC_PLOTS;
  const at = (threshold: number) => toAxis(scale.scale, threshold);
  const tight = domainOf(
    scale.scale,
    curve.points.map((point) => at(point.threshold)),
    0,
  );
  const yDomain = { kind: 'identity', low: 0, high: 1 } as const;
  const label = words.benefitAxis(unit);
  const area = plotArea(
    { width, height: Math.round(width * 0.6) },
    { domain: tight, label },
    { domain: yDomain, label: words.probability },
  );
  const line = (of: 'meanEffect' | 'newSetting') =>
    curve.points.map((point) => `${area.x(at(point.threshold))},${area.y(point[of])}`).join(' ');
  const settingsDiffer = curve.points.some((point) => Math.abs(point.meanEffect - point.newSetting) > 1e-6);
  return (
    <PlotFrame
      area={area}
      title={words.benefitTitle(title)}
      description={words.benefitDescription}
      xLabel={label}
      yLabel={words.probability}
      paint={paint}
    >
      {(colours) => (
        <>
          <line x1={area.left} x2={area.right} y1={area.y(0.5)} y2={area.y(0.5)} stroke={colours.faint} />
          {settingsDiffer ? (
            <polyline
              points={line('newSetting')}
              fill="none"
              stroke={colours.muted}
              strokeWidth={1.5}
              strokeDasharray="5 3"
            />
          ) : null}
          <polyline points={line('meanEffect')} fill="none" stroke={colours.accent} strokeWidth={2} />
          {curve.marks
            .filter((mark) => mark.name === 'threshold')
            .map((mark) => {
              const x = area.x(at(mark.threshold));
              const isLate = x > (area.left + area.right) / 2;
              return (
                <g key={mark.name}>
                  <line x1={x} x2={x} y1={area.top} y2={area.bottom} stroke={colours.rule} strokeDasharray="3 3" />
                  <circle cx={x} cy={area.y(mark.meanEffect)} r={4} fill={colours.accent} stroke={colours.paper} />
                  <text
                    x={isLate ? x - 6 : x + 6}
                    y={area.top + 10}
                    textAnchor={isLate ? 'end' : 'start'}
                    fontSize={LABEL_TEXT.size}
                    fill={colours.muted}
                  >
                    {words.smallImportant}
                  </text>
                </g>
              );
            })}
        </>
      )}
    </PlotFrame>
  );
}
