import type { PrintedEstimate } from '../../../engine/review/derived.ts';
import { formatCompact } from '../../../engine/text/format-number.ts';

const WIDTH = 320;
const HEIGHT = 56;
const INSET = 16;
const AXIS = 38;
const LINE = 18;

type Props = Readonly<{
  difference: PrintedEstimate;
  /** Signed toward benefit. */
  threshold: number;
  /** Spoken in place of the drawing. */
  label: string;
  thresholdLabel: string;
}>;

/** An interval on a line that holds no difference and the smallest important one. */
export function DifferenceScale({ difference, threshold, label, thresholdLabel }: Props) {
  const shown = [0, threshold, difference.low, difference.high];
  const margin = 0.2 * (Math.max(...shown) - Math.min(...shown));
  const [from, to] = [Math.min(...shown) - margin, Math.max(...shown) + margin];
  const x = (value: number) => INSET + ((WIDTH - 2 * INSET) * (value - from)) / (to - from);
  return (
    <svg
      className="difference-scale"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
    >
      <line x1={INSET} x2={WIDTH - INSET} y1={AXIS} y2={AXIS} stroke="var(--control-line)" />
      {[0, threshold].map((value) => (
        <g key={value}>
          <line
            x1={x(value)}
            x2={x(value)}
            y1={6}
            y2={AXIS + 4}
            stroke={value === 0 ? 'var(--control-line)' : 'var(--accent)'}
            strokeDasharray={value === 0 ? undefined : '3 3'}
          />
          <text x={x(value)} y={HEIGHT - 3} textAnchor="middle" fontSize={11} fill="var(--text-quiet)">
            {formatCompact(value)}
          </text>
        </g>
      ))}
      <title>{thresholdLabel}</title>
      <line x1={x(difference.low)} x2={x(difference.high)} y1={LINE} y2={LINE} stroke="var(--text)" strokeWidth={1.5} />
      <rect x={x(difference.estimate) - 4} y={LINE - 4} width={8} height={8} fill="var(--text)" />
    </svg>
  );
}
