import type { MeasureScale } from '../../../engine/review/derived.ts';
import type { BenefitCurve } from '../../../engine/review/diagnosed.ts';
import { toAxis } from '../forest/domain.ts';
import type { Paint } from '../forest/paint.ts';
import { widthOf } from '../text/fit-text.ts';
import { Legend, legendHeight } from './Legend.tsx';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { domainOf, LABEL_TEXT, plotArea, type PlotArea } from './plot-area.ts';
import { PlotFrame, type PlotLook } from './PlotFrame.tsx';

type Props = Omit<PlotLook, 'interactive' | 'activeRowId'> &
  Readonly<{ curve: BenefitCurve; scale: MeasureScale; title: string; measure: string }>;

type Kind = 'meanEffect' | 'newSetting';

/** Probabilities closer than this draw one line on the other. */
const SAME = 1e-6;
const GAP = 6;

/** Probability of at least so much benefit: solid for the mean effect, dashed for a new setting. */
export function BenefitPlot({ curve, scale, title, measure, ...look }: Props) {
  const { width = 480 } = look;
  const words = DIAGNOSTIC_PLOTS;
  const at = (threshold: number): number => toAxis(scale.scale, threshold);
  const label = words.benefitAxis(measure);
  const kinds: readonly Kind[] = curve.points.some((point) => Math.abs(point.meanEffect - point.newSetting) > SAME)
    ? ['meanEffect', 'newSetting']
    : ['meanEffect'];
  const area = plotArea(
    { width, height: Math.round(width * 0.62) },
    {
      domain: domainOf(
        scale.scale,
        [...curve.points, ...curve.marks].map((point) => at(point.threshold)),
        0.02,
      ),
      label,
    },
    { domain: { kind: 'identity', low: 0, high: 1 }, label: words.probability },
    {
      legend: legendHeight(
        kinds.map((kind) => words[kind]),
        width,
      ),
    },
  );
  return (
    <PlotFrame
      area={area}
      title={words.benefitTitle(title)}
      description={words.benefitDescription}
      xLabel={label}
      yLabel={words.probability}
      look={look}
    >
      {(colours) => (
        <>
          <Legend
            width={width}
            colours={colours}
            items={kinds.map((kind) => ({
              label: words[kind],
              key: (x, y) => <line x1={x} x2={x + 18} y1={y} y2={y} {...strokeOf(kind, colours)} />,
            }))}
          />
          <line x1={area.left} x2={area.right} y1={area.y(0.5)} y2={area.y(0.5)} stroke={colours.faint} />
          {kinds.map((kind) => (
            <polyline
              key={kind}
              points={curve.points.map((point) => `${area.x(at(point.threshold))},${area.y(point[kind])}`).join(' ')}
              fill="none"
              {...strokeOf(kind, colours)}
            />
          ))}
          {curve.marks
            .filter((mark) => mark.name === 'threshold')
            .map((mark) => (
              <Threshold
                key={mark.name}
                x={area.x(at(mark.threshold))}
                ys={kinds.map((kind) => area.y(mark[kind]))}
                nullX={area.x(at(scale.nullValue))}
                area={area}
                colours={colours}
              />
            ))}
        </>
      )}
    </PlotFrame>
  );
}

function strokeOf(kind: Kind, colours: Paint) {
  return kind === 'meanEffect'
    ? { stroke: colours.accent, strokeWidth: 2 }
    : { stroke: colours.muted, strokeWidth: 1.5, strokeDasharray: '5 3' };
}

/**
 * The line of a small important effect with the curves' points on it. Its name stands where the curves leave room: they rise
 * towards no effect, so low ones leave the top on the far side, high ones the foot on the side of no effect.
 */
function Threshold({
  x,
  ys,
  nullX,
  area,
  colours,
}: Readonly<{ x: number; ys: readonly number[]; nullX: number; area: PlotArea; colours: Paint }>) {
  const isLow = Math.min(...ys) > (area.top + area.bottom) / 2;
  const isRight = isLow ? x > nullX : x < nullX;
  const room = widthOf(DIAGNOSTIC_PLOTS.smallImportant, LABEL_TEXT) + GAP;
  const standsRight = isRight ? x + room <= area.right : x - room < area.left;
  return (
    <g>
      <line x1={x} x2={x} y1={area.top} y2={area.bottom} stroke={colours.rule} strokeDasharray="3 3" />
      {ys.map((y, i) => (
        <circle key={i} cx={x} cy={y} r={4} fill={i === 0 ? colours.accent : colours.muted} stroke={colours.paper} />
      ))}
      <text
        x={standsRight ? x + GAP : x - GAP}
        y={isLow ? area.top + 12 : area.bottom - 8}
        textAnchor={standsRight ? 'start' : 'end'}
        fill={colours.muted}
      >
        {DIAGNOSTIC_PLOTS.smallImportant}
      </text>
    </g>
  );
}
