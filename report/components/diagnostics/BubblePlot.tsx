import type { MeasureScale } from '../../../engine/review/derived.ts';
import type { ModeratorFit } from '../../../engine/review/diagnosed.ts';
import { lookAmong, markProps } from './marks.ts';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { domainOf, plotArea } from './plot-area.ts';
import { PlotFrame, type PlotLook } from './PlotFrame.tsx';

type Props = PlotLook &
  Readonly<{
    fit: ModeratorFit;
    scale: MeasureScale;
    title: string;
    measure: string;
    /** The effect of each study as printed, by study result. */
    effectTexts: ReadonlyMap<string, string>;
  }>;

const LARGEST_RADIUS = 14;
const SMALLEST_RADIUS = 3;

/** Studies as bubbles whose area is their weight, and the fitted line with its interval. */
export function BubblePlot({ fit, scale, title, measure, effectTexts, ...plain }: Props) {
  const { width = 480 } = plain;
  const words = DIAGNOSTIC_PLOTS;
  const look = lookAmong(
    plain,
    fit.points.map((point) => point.studyResultId),
  );
  const effects = fit.points.map((point) => point.effect);
  // The interval of the line may run far out; the plot is about the studies.
  const reach = Math.max(...effects) - Math.min(...effects) || 1;
  const [lowest, highest] = [Math.min(...effects) - reach, Math.max(...effects) + reach];
  const inReach = (value: number): number => Math.min(highest, Math.max(lowest, value));
  const name = DIAGNOSTIC_PLOTS.measureAxis(fit.name, fit.unit);
  const area = plotArea(
    { width, height: Math.round(width * 0.7) },
    {
      domain: domainOf(
        'identity',
        fit.points.map((point) => point.value),
        0.08,
      ),
      label: name,
    },
    {
      domain: domainOf(
        scale.scale,
        [0, ...effects, ...fit.line.flatMap(({ low, high }) => [inReach(low), inReach(high)])],
        0.08,
      ),
      label: measure,
    },
  );
  const heaviest = Math.max(...fit.points.map((point) => point.weightPercent), 1e-9);
  const y = (value: number): number => Math.min(area.bottom, Math.max(area.top, area.y(value)));
  const band = [
    ...fit.line.map(({ value, high }) => `${area.x(value)},${y(high)}`),
    ...fit.line.toReversed().map(({ value, low }) => `${area.x(value)},${y(low)}`),
  ];
  return (
    <PlotFrame
      area={area}
      title={words.bubbleTitle(title, fit.name)}
      description={words.bubbleDescription(fit.points.length)}
      xLabel={name}
      yLabel={measure}
      look={look}
    >
      {(colours) => (
        <>
          <polygon points={band.join(' ')} fill={colours.accent} fillOpacity={0.1} />
          <line x1={area.left} x2={area.right} y1={area.y(0)} y2={area.y(0)} stroke={colours.rule} />
          <polyline
            points={fit.line.map(({ value, estimate }) => `${area.x(value)},${y(estimate)}`).join(' ')}
            fill="none"
            stroke={colours.accent}
            strokeWidth={2}
          />
          {fit.points.map(({ studyResultId, label, value, effect, weightPercent }) => {
            const sentence = words.bubblePoint(label, name, value, effectTexts.get(studyResultId) ?? '', weightPercent);
            return (
              <g key={studyResultId} {...markProps(look, studyResultId, sentence, fit.points[0]?.studyResultId)}>
                <title>{sentence}</title>
                <circle
                  cx={area.x(value)}
                  cy={area.y(effect)}
                  r={Math.max(SMALLEST_RADIUS, LARGEST_RADIUS * Math.sqrt(weightPercent / heaviest)).toFixed(2)}
                  fill={colours.accent}
                  fillOpacity={0.35}
                  stroke={colours.accent}
                />
              </g>
            );
          })}
        </>
      )}
    </PlotFrame>
  );
}
