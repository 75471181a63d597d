import type { AllSubsets } from '../../../engine/review/diagnosed.ts';
import { toAxis } from '../forest/domain.ts';
import { Legend, legendHeight } from './Legend.tsx';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { domainOf, plotArea } from './plot-area.ts';
import { PlotFrame, type PlotLook } from './PlotFrame.tsx';

type Props = Omit<PlotLook, 'interactive' | 'activeRowId'> &
  Readonly<{
    subsets: AllSubsets;
    /** Estimate of the whole analysis as printed. */
    whole: number;
    title: string;
    measure: string;
  }>;

/** From here on points lie on each other: their density, not each of them, is what there is to see. */
const DENSE = 500;
const LAYERS = 24;

/** The pooled result of every subset of the studies: two clouds are two kinds of studies. */
export function GoshPlot({ subsets, whole, title, measure, ...look }: Props) {
  const { width = 480 } = look;
  const words = DIAGNOSTIC_PLOTS;
  const { scale, points } = subsets;
  const at = (printed: number): number => toAxis(scale.scale, printed);
  const area = plotArea(
    { width, height: Math.round(width * 0.74) },
    { domain: domainOf(scale.scale, [at(whole), ...points.map((point) => at(point.estimate))]), label: measure },
    { domain: { kind: 'identity', low: -3, high: 103 }, label: words.iSquared },
    { legend: legendHeight([words.allStudies], width) },
  );
  const isDense = points.length > DENSE;
  // Overlapping points darken each other only across elements: a few layers show density, one element each would be slow.
  const layers = Array.from({ length: isDense ? LAYERS : 1 }, (_, layer) =>
    points
      .filter((_point, i) => !isDense || i % LAYERS === layer)
      .map((point) => `M${area.x(at(point.estimate))} ${area.y(point.iSquared)}h0`)
      .join(''),
  );
  return (
    <PlotFrame
      area={area}
      title={words.goshTitle(title)}
      description={words.goshDescription(points.length)}
      xLabel={measure}
      yLabel={words.iSquared}
      look={look}
    >
      {(colours) => (
        <>
          <Legend
            width={width}
            colours={colours}
            items={[
              {
                label: words.allStudies,
                key: (x, y) => <line x1={x} x2={x + 18} y1={y} y2={y} stroke={colours.ink} strokeDasharray="5 3" />,
              },
            ]}
          />
          <g
            stroke={colours.accent}
            strokeOpacity={isDense ? 0.3 : 0.75}
            strokeWidth={isDense ? 3 : 6}
            strokeLinecap="round"
          >
            {layers.map((path, layer) => (
              <path key={layer} d={path} />
            ))}
          </g>
          <line
            x1={area.x(at(whole))}
            x2={area.x(at(whole))}
            y1={area.top}
            y2={area.bottom}
            stroke={colours.ink}
            strokeDasharray="5 3"
          />
        </>
      )}
    </PlotFrame>
  );
}
