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
  const x = (value: number): number => Math.max(0, Math.min(WIDTH, positionOf(domain, value, WIDTH)));
  const room = HEIGHT - (pooled === null ? 0 : 2 * DIAMOND + 2);
  const step = Math.min(8, room / rows.length);
  const top = (room - step * rows.length) / 2;
  const stroke = Math.min(1, Math.max(0.3, step * 0.5));
  const middle = HEIGHT - DIAMOND - 1;
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line className="spark-null" x1={x(scale.nullValue)} x2={x(scale.nullValue)} y1={0} y2={HEIGHT} />
      {rows.map((row, index) => {
        const y = top + step * (index + 0.5);
        return (
          <g key={index}>
            <line className="spark-interval" strokeWidth={stroke} x1={x(row.low)} x2={x(row.high)} y1={y} y2={y} />
            <circle className="spark-estimate" cx={x(row.estimate)} cy={y} r={Math.min(1.75, step / 3)} />
          </g>
        );
      })}
      {pooled === null ? null : (
        <polygon
          className="spark-pooled"
          points={`${x(pooled.low)},${middle} ${x(pooled.estimate)},${middle - DIAMOND} ${x(pooled.high)},${middle} ${x(pooled.estimate)},${middle + DIAMOND}`}
        />
      )}
    </svg>
  );
}
