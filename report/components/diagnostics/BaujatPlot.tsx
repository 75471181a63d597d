import type { InfluenceRow } from '../../../engine/review/diagnosed.ts';
import { ellipsise } from '../text/fit-text.ts';
import { placeLabels } from './label-places.ts';
import { lookAmong, markProps } from './marks.ts';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { domainFromZero, LABEL_TEXT, plotArea } from './plot-area.ts';
import { PlotFrame, type PlotLook } from './PlotFrame.tsx';

type Props = PlotLook & Readonly<{ rows: readonly InfluenceRow[]; title: string }>;

/** At most so many labels: the studies that stand out. Every point says its name. */
const LABELLED = 6;
/** Share of the width a label may take before it is cut. */
const WIDEST_LABEL = 0.36;

/** Which studies make the heterogeneity (right) and which of them carry the result (top). */
export function BaujatPlot({ rows, title, ...plain }: Props) {
  const { width = 480 } = plain;
  const words = DIAGNOSTIC_PLOTS;
  const points = rows.flatMap((row) => (row.influence === null ? [] : { ...row, influence: row.influence }));
  const look = lookAmong(
    plain,
    points.map((point) => point.studyResultId),
  );
  const area = plotArea(
    { width, height: Math.round(width * 0.7) },
    { domain: domainFromZero(points.map((point) => point.heterogeneity)), label: words.heterogeneity },
    { domain: domainFromZero(points.map((point) => point.influence)), label: words.influence },
  );
  const prominence = (point: (typeof points)[number]): number =>
    Math.hypot(area.x(point.heterogeneity) - area.left, area.bottom - area.y(point.influence));
  const places = placeLabels(
    points
      .toSorted((a, b) => prominence(b) - prominence(a))
      .slice(0, LABELLED)
      .map(({ studyResultId, label, heterogeneity, influence }) => ({
        id: studyResultId,
        label: ellipsise(label, width * WIDEST_LABEL, LABEL_TEXT),
        x: area.x(heterogeneity),
        y: area.y(influence),
      })),
    area,
  );
  return (
    <PlotFrame
      area={area}
      title={words.baujatTitle(title)}
      description={words.baujatDescription(points.length)}
      xLabel={words.heterogeneity}
      yLabel={words.influence}
      look={look}
    >
      {(colours) =>
        points.map(({ studyResultId, label, heterogeneity, influence }) => {
          const sentence = words.baujatPoint(label, heterogeneity, influence);
          const place = places.get(studyResultId);
          return (
            <g key={studyResultId} {...markProps(look, studyResultId, sentence, points[0]?.studyResultId)}>
              <title>{sentence}</title>
              <circle
                cx={area.x(heterogeneity)}
                cy={area.y(influence)}
                r={4}
                fill={colours.accent}
                stroke={colours.paper}
              />
              {place === undefined ? null : (
                <text x={place.x} y={place.y} textAnchor={place.anchor}>
                  {place.label}
                </text>
              )}
            </g>
          );
        })
      }
    </PlotFrame>
  );
}
