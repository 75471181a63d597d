import type { InfluenceRow } from '../../../engine/review/diagnosed.ts';
import type { PaintName } from '../forest/paint.ts';
import { widthOf } from '../text/fit-text.ts';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { domainOf, LABEL_TEXT, plotArea } from './plot-area.ts';
import { PlotFrame } from './PlotFrame.tsx';

type Props = Readonly<{ rows: readonly InfluenceRow[]; title: string; width?: number; paint?: PaintName }>;

/** Labels are for the studies that stand out; all points carry their name. */
const LABELLED = 5;

/** Which studies make the heterogeneity (right) and which of them carry the result (top). */
export function BaujatPlot({ rows, title, width = 480, paint = 'theme' }: Props) {
  const points = rows.flatMap((row) => (row.influence === null ? [] : { ...row, influence: row.influence }));
  const xDomain = domainOf('identity', [0, ...points.map((point) => point.heterogeneity)]);
  const yDomain = domainOf('identity', [0, ...points.map((point) => point.influence)]);
  const words = DIAGNOSTIC_PLOTS;
  const area = plotArea(
    { width, height: Math.round(width * 0.72) },
    { domain: xDomain, label: words.heterogeneity },
    { domain: yDomain, label: words.influence },
  );
  const outstanding = new Set(
    points
      .toSorted((a, b) => b.heterogeneity * b.influence - a.heterogeneity * a.influence)
      .slice(0, LABELLED)
      .map((point) => point.studyResultId),
  );
  return (
    <PlotFrame
      area={area}
      title={words.baujatTitle(title)}
      description={words.baujatDescription(points.length)}
      xLabel={words.heterogeneity}
      yLabel={words.influence}
      paint={paint}
    >
      {(colours) =>
        points.map((point) => {
          const x = area.x(point.heterogeneity);
          const y = area.y(point.influence);
          const fitsRight = x + 8 + widthOf(point.label, LABEL_TEXT) < area.right;
          return (
            <g key={point.studyResultId} data-row-id={point.studyResultId}>
              <circle
                cx={x}
                cy={y}
                r={4}
                fill={point.influential ? colours.ink : colours.accent}
                stroke={colours.paper}
              >
                <title>{point.label}</title>
              </circle>
              {outstanding.has(point.studyResultId) ? (
                <text
                  x={fitsRight ? x + 8 : x - 8}
                  y={y + 4}
                  textAnchor={fitsRight ? 'start' : 'end'}
                  fontSize={LABEL_TEXT.size}
                >
                  {point.label}
                </text>
              ) : null}
            </g>
          );
        })
      }
    </PlotFrame>
  );
}
