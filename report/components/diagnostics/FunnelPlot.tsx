import type { MeasureScale } from '../../../engine/review/derived.ts';
import type { Funnel } from '../../../engine/review/diagnosed.ts';
import type { Paint } from '../forest/paint.ts';
import { Legend, legendHeight } from './Legend.tsx';
import { lookAmong, markProps } from './marks.ts';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { domainOf, plotArea, type PlotArea } from './plot-area.ts';
import { PlotFrame, type PlotLook } from './PlotFrame.tsx';

type Props = PlotLook &
  Readonly<{
    funnel: Funnel;
    scale: MeasureScale;
    title: string;
    measure: string;
    /** The effect of each study as printed, by study result. */
    effectTexts: ReadonlyMap<string, string>;
  }>;

/** Opacity of the ink over each region, from the least significant (no ink) to the most. */
const SHADES = [0, 0.17, 0.1, 0.04] as const;

/** Contour-enhanced funnel: shaded by significance around no effect; dotted, where 95% of studies of one effect would lie. */
export function FunnelPlot({ funnel, scale, title, measure, effectTexts, ...plain }: Props) {
  const { width = 480 } = plain;
  const words = DIAGNOSTIC_PLOTS;
  const look = lookAmong(
    plain,
    funnel.points.map((point) => point.studyResultId),
  );
  const largest = funnel.grid.at(-1) ?? 1;
  const xDomain = domainOf(scale.scale, [
    0,
    ...funnel.points.map((point) => point.effect),
    funnel.pseudoInterval.low.at(-1) ?? 0,
    funnel.pseudoInterval.high.at(-1) ?? 0,
  ]);
  const yDomain = { kind: 'identity', low: 0, high: largest * ROOM_BELOW } as const;
  const yLabel = words.standardError[scale.scale];
  const area = plotArea(
    { width, height: Math.round(width * 0.74) },
    { domain: xDomain, label: measure },
    { domain: yDomain, label: yLabel },
    { flipped: true, legend: legendHeight(words.contours, width) },
  );
  return (
    <PlotFrame
      area={area}
      title={words.funnelTitle(title)}
      description={words.funnelDescription(funnel.points.length)}
      xLabel={measure}
      yLabel={yLabel}
      look={look}
    >
      {(colours) => (
        <>
          <ContourLegend width={width} colours={colours} />
          <rect
            x={area.left}
            y={area.top}
            width={area.right - area.left}
            height={area.bottom - area.top}
            fill={colours.ink}
            fillOpacity={SHADES[3]}
          />
          {/* From the widest region inwards; each covers what lies under it before it takes its own shade. */}
          {funnel.significance.toReversed().map((contour, i) => {
            const points = wedge(area, xDomain, funnel.grid, contour);
            return (
              <g key={contour.level}>
                <polygon points={points} fill={colours.paper} />
                <polygon points={points} fill={colours.ink} fillOpacity={SHADES[2 - i] ?? 0} />
              </g>
            );
          })}
          <line x1={area.x(0)} x2={area.x(0)} y1={area.top} y2={area.bottom} stroke={colours.rule} />
          <line
            x1={area.x(funnel.centre)}
            x2={area.x(funnel.centre)}
            y1={area.top}
            y2={area.bottom}
            stroke={colours.accent}
            strokeDasharray="5 3"
          />
          {(['low', 'high'] as const).map((side) => (
            <polyline
              key={side}
              points={funnel.grid
                .map((standardError, i) => `${area.x(funnel.pseudoInterval[side][i]!)},${area.y(standardError)}`)
                .join(' ')}
              fill="none"
              stroke={colours.accent}
              strokeDasharray="1.5 3"
            />
          ))}
          {funnel.points.map(({ studyResultId, label, effect, standardError, pValue }) => {
            const sentence = words.funnelPoint(label, effectTexts.get(studyResultId) ?? '', standardError, pValue);
            return (
              <g key={studyResultId} {...markProps(look, studyResultId, sentence, funnel.points[0]?.studyResultId)}>
                <title>{sentence}</title>
                <circle
                  cx={area.x(effect)}
                  cy={area.y(standardError)}
                  r={4}
                  fill={colours.accent}
                  stroke={colours.paper}
                />
              </g>
            );
          })}
        </>
      )}
    </PlotFrame>
  );
}

/** How far the plot reaches below the least precise study. */
const ROOM_BELOW = 1.05;

function ContourLegend({ width, colours }: Readonly<{ width: number; colours: Paint }>) {
  return (
    <Legend
      width={width}
      colours={colours}
      items={DIAGNOSTIC_PLOTS.contours.map((label, i) => ({
        label,
        key: (x, y) => (
          <rect
            x={x}
            y={y - 5}
            width={18}
            height={10}
            fill={colours.ink}
            fillOpacity={SHADES[i] ?? 0}
            stroke={colours.rule}
            strokeWidth={0.75}
          />
        ),
      }))}
    />
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
  const bottom = top * ROOM_BELOW;
  const side = (edge: number, sign: number): readonly string[] => {
    const reached = sign * slope * bottom;
    const isBeyond = sign > 0 ? reached > edge : reached < edge;
    if (!isBeyond) return [`${area.x(reached)},${area.y(bottom)}`];
    return [`${area.x(edge)},${area.y(edge / (sign * slope))}`, `${area.x(edge)},${area.y(bottom)}`];
  };
  return [`${area.x(0)},${area.y(0)}`, ...side(domain.high, 1), ...side(domain.low, -1).toReversed()].join(' ');
}
