import type { AllSubsets } from '../../../engine/review/diagnosed.ts';
import { toAxis } from '../forest/domain.ts';
import type { PaintName } from '../forest/paint.ts';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { domainOf, plotArea } from './plot-area.ts';
import { PlotFrame } from './PlotFrame.tsx';

type Props = Readonly<{ subsets: AllSubsets; title: string; measure: string; width?: number; paint?: PaintName }>;

/** The pooled result of every subset of the studies: two clouds are two kinds of studies. */
export function GoshPlot({ subsets, title, measure, width = 480, paint = 'theme' }: Props) {
  const words = DIAGNOSTIC_PLOTS;
  const { scale, points } = subsets;
  const xDomain = domainOf(
    scale.scale,
    points.map((point) => toAxis(scale.scale, point.estimate)),
  );
  const yDomain = { kind: 'identity', low: -3, high: 103 } as const;
  const area = plotArea(
    { width, height: Math.round(width * 0.72) },
    { domain: xDomain, label: measure },
    { domain: yDomain, label: words.iSquared },
  );
  const path = points
    .map((point) => `M${area.x(toAxis(scale.scale, point.estimate)).toFixed(1)} ${area.y(point.iSquared).toFixed(1)}h0`)
    .join('');
  return (
    <PlotFrame
      area={area}
      title={words.goshTitle(title)}
      description={words.goshDescription(points.length)}
      xLabel={measure}
      yLabel={words.iSquared}
      paint={paint}
    >
      {(colours) => (
        <path
          d={path}
          stroke={colours.accent}
          strokeOpacity={points.length > 500 ? 0.25 : 0.7}
          strokeWidth={points.length > 500 ? 2.5 : 4}
          strokeLinecap="round"
        />
      )}
    </PlotFrame>
  );
}
