import type { MeasureScale } from '../../../engine/review/derived.ts';
import type { ModeratorFit } from '../../../engine/review/diagnosed.ts';
import type { PaintName } from '../forest/paint.ts';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { domainOf, plotArea } from './plot-area.ts';
import { PlotFrame } from './PlotFrame.tsx';

type Props = Readonly<{
  fit: ModeratorFit;
  scale: MeasureScale;
  title: string;
  measure: string;
  width?: number;
  paint?: PaintName;
}>;

const LARGEST_RADIUS = 14;
const SMALLEST_RADIUS = 3;

/** Studies as bubbles whose area is their weight, and the fitted line with its interval. */
export function BubblePlot({ fit, scale, title, measure, width = 480, paint = 'theme' }: Props) {
  const words = DIAGNOSTIC_PLOTS;
  const xDomain = domainOf(
    'identity',
    fit.points.map((point) => point.value),
  );
  const effects = fit.points.map((point) => point.effect);
  // The interval of the line may run far out; the plot is about the studies.
  const reach = Math.max(...effects) - Math.min(...effects) || 1;
  const inReach = (value: number) =>
    Math.min(Math.max(...effects) + reach, Math.max(Math.min(...effects) - reach, value));
  const yDomain = domainOf(scale.scale, [
    0,
    ...effects,
    ...fit.line.flatMap(({ low, high }) => [inReach(low), inReach(high)]),
  ]);
  const name = fit.unit === null ? fit.name : `${fit.name} (${fit.unit})`;
  const area = plotArea(
    { width, height: Math.round(width * 0.72) },
    { domain: xDomain, label: name },
    { domain: yDomain, label: measure },
  );
  const heaviest = Math.max(...fit.points.map((point) => point.weightPercent), 1e-9);
  const y = (value: number) => Math.min(area.bottom, Math.max(area.top, area.y(value)));
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
      paint={paint}
    >
      {(colours) => (
        <>
          <polygon points={band.join(' ')} fill={colours.accent} fillOpacity={0.1} />
          <line
            x1={area.left}
            x2={area.right}
            y1={area.y(0)}
            y2={area.y(0)}
            stroke={colours.rule}
            strokeDasharray="2 3"
          />
          <polyline
            points={fit.line.map(({ value, estimate }) => `${area.x(value)},${y(estimate)}`).join(' ')}
            fill="none"
            stroke={colours.accent}
            strokeWidth={2}
          />
          {fit.points.map((point) => (
            <circle
              key={point.studyResultId}
              data-row-id={point.studyResultId}
              cx={area.x(point.value)}
              cy={area.y(point.effect)}
              r={Math.max(SMALLEST_RADIUS, LARGEST_RADIUS * Math.sqrt(point.weightPercent / heaviest))}
              fill={colours.accent}
              fillOpacity={0.35}
              stroke={colours.accent}
            >
              <title>{point.label}</title>
            </circle>
          ))}
        </>
      )}
    </PlotFrame>
  );
}
