import type { AnalysisListItem } from '../../../api/contract/views.ts';
import { chooseDomain } from '../../../report/components/forest/domain.ts';
import { positionOf } from '../../../report/components/forest/ticks.ts';

const WIDTH = 72;
const HEIGHT = 32;
const DIAMOND = 3;

/** The forest plot of an analysis as a mark in a line of text: intervals, estimates, the null and the pooled diamond. */
export function Sparkline({ item }: Readonly<{ item: AnalysisListItem }>) {
  const { rows, printed, scale } = item;
  if (rows.length === 0) return <svg className="sparkline" width={WIDTH} height={HEIGHT} aria-hidden="true" />;
  const pooled = item.state === 'pooled' ? printed : null;
  const domain = chooseDomain({
    kind: scale.scale,
    nullValue: scale.nullValue,
    rows,
    pooled,
    predictionInterval: null,
    threshold: null,
  });
  // A tenth of a pixel is finer than the screen, and keeps the paths short.
  const x = (value: number): number =>
    Math.round(10 * Math.max(0, Math.min(WIDTH, positionOf(domain, value, WIDTH)))) / 10;
  const room = HEIGHT - (pooled === null ? 0 : 2 * DIAMOND + 2);
  const step = Math.min(8, room / rows.length);
  const top = (room - step * rows.length) / 2;
  const y = (index: number): number => top + step * (index + 0.5);
  const stroke = Math.min(1, Math.max(0.3, step * 0.5));
  const middle = HEIGHT - DIAMOND - 1;
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line className="spark-null" x1={x(scale.nullValue)} x2={x(scale.nullValue)} y1={0} y2={HEIGHT} />
      <path
        className="spark-interval"
        strokeWidth={stroke}
        d={rows.map((row, index) => `M${x(row.low)} ${y(index)}H${x(row.high)}`).join('')}
      />
      <path
        className="spark-estimate"
        strokeWidth={Math.min(3.5, step * 0.7)}
        d={rows.map((row, index) => `M${x(row.estimate)} ${y(index)}h0`).join('')}
      />
      {pooled === null ? null : (
        <polygon
          className="spark-pooled"
          points={`${x(pooled.low)},${middle} ${x(pooled.estimate)},${middle - DIAMOND} ${x(pooled.high)},${middle} ${x(pooled.estimate)},${middle + DIAMOND}`}
        />
      )}
    </svg>
  );
}
