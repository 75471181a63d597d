import type { MeasureScale } from '../../../engine/review/derived.ts';
import type { Funnel } from '../../../engine/review/diagnosed.ts';
import type { PaintName } from '../forest/paint.ts';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { domainOf, plotArea, type PlotArea } from './plot-area.ts';
import { PlotFrame } from './PlotFrame.tsx';

type Props = Readonly<{
  funnel: Funnel;
  scale: MeasureScale;
  title: string;
  measure: string;
  width?: number;
  paint?: PaintName;
}>;

/** Contour-enhanced funnel: darker regions are less significant; the dotted lines hold 95% of studies of one common effect. */
export function FunnelPlot({ funnel, scale, title, measure, width = 480, paint = 'theme' }: Props) {
  const largest = funnel.grid.at(-1) ?? 1;
  const xDomain = domainOf(scale.scale, [
    0,
    ...funnel.points.map((point) => point.effect),
    funnel.pseudoInterval.low.at(-1) ?? 0,
    funnel.pseudoInterval.high.at(-1) ?? 0,
  ]);
  const yDomain = { kind: 'identity', low: 0, high: largest * 1.04 } as const;
  const area = plotArea(
    { width, height: Math.round(width * 0.72) },
    { domain: xDomain, label: measure },
    { domain: yDomain, label: DIAGNOSTIC_PLOTS.standardError },
    { flipped: true },
  );
  const words = DIAGNOSTIC_PLOTS;
  return (
    <PlotFrame
      area={area}
      title={words.funnelTitle(title)}
      description={words.funnelDescription(funnel.points.length)}
      xLabel={measure}
      yLabel={words.standardError}
      paint={paint}
    >
      {(colours) => (
        <>
          {/* From the widest contour inwards, each on top of the one before. */}
          {funnel.significance.toReversed().map((contour, i) => (
            <polygon
              key={contour.level}
              points={wedge(area, xDomain, funnel.grid, contour)}
              fill={colours.ink}
              fillOpacity={0.05 + 0.02 * i}
            />
          ))}
          <line
            x1={area.x(0)}
            x2={area.x(0)}
            y1={area.top}
            y2={area.bottom}
            stroke={colours.rule}
            strokeDasharray="2 3"
          />
          <line
            x1={area.x(funnel.centre)}
            x2={area.x(funnel.centre)}
            y1={area.top}
            y2={area.bottom}
            stroke={colours.accent}
          />
          {(['low', 'high'] as const).map((side) => (
            <polyline
              key={side}
              points={funnel.grid
                .map((standardError, i) => `${area.x(funnel.pseudoInterval[side][i]!)},${area.y(standardError)}`)
                .join(' ')}
              fill="none"
              stroke={colours.accent}
              strokeDasharray="1 3"
            />
          ))}
          {funnel.points.map((point) => (
            <circle
              key={point.studyResultId}
              data-row-id={point.studyResultId}
              cx={area.x(point.effect)}
              cy={area.y(point.standardError)}
              r={4}
              fill={colours.accent}
              stroke={colours.paper}
            >
              <title>{point.label}</title>
            </circle>
          ))}
        </>
      )}
    </PlotFrame>
  );
}

/** The region within a contour, cut at the edges of the plot. */
function wedge(
  area: PlotArea,
  domain: Readonly<{ low: number; high: number }>,
  grid: readonly number[],
  contour: Readonly<{ low: readonly number[]; high: readonly number[] }>,
): string {
  const top = grid.at(-1) ?? 0;
  const slope = top > 0 ? (contour.high.at(-1) ?? 0) / top : 0;
  const bottom = top * 1.04;
  const side = (edge: number, sign: number): readonly string[] => {
    const reached = sign * slope * bottom;
    const beyond = sign > 0 ? reached > edge : reached < edge;
    if (!beyond) return [`${area.x(reached)},${area.y(bottom)}`];
    return [`${area.x(edge)},${area.y(edge / (sign * slope))}`, `${area.x(edge)},${area.y(bottom)}`];
  };
  return [`${area.x(0)},${area.y(0)}`, ...side(domain.high, 1), ...side(domain.low, -1).toReversed()].join(' ');
}
