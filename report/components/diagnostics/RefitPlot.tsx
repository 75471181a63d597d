import { formatEstimateWithInterval } from '../../../engine/text/format-interval.ts';
import type { MeasureScale, PrintedEstimate } from '../../../engine/review/derived.ts';
import type { Refit } from '../../../engine/review/diagnosed.ts';
import { chooseDomain } from '../forest/domain.ts';
import { paintOf, type PaintName } from '../forest/paint.ts';
import { chooseTicks, positionOf } from '../forest/ticks.ts';
import { ellipsise, widthOf } from '../text/fit-text.ts';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { LABEL_TEXT, TICK_TEXT } from './plot-area.ts';

type Props = Readonly<{
  kind: 'leaveOneOut' | 'cumulative';
  rows: readonly Refit[];
  /** The whole analysis: the band behind the refits. */
  whole: PrintedEstimate;
  scale: MeasureScale;
  decimals: number;
  width?: number;
  paint?: PaintName;
}>;

const ROW = 20;
const LABEL_SHARE = 0.38;
const GAP = 12;

/** Each refit with its interval, against the band of the whole analysis. */
export function RefitPlot({ kind, rows, whole, scale, decimals, width = 640, paint = 'theme' }: Props) {
  const colours = paintOf(paint);
  const words = DIAGNOSTIC_PLOTS;
  const texts = rows.map((row) => formatEstimateWithInterval(row.printed, { decimals }));
  const numbers = texts.reduce((most, text) => Math.max(most, widthOf(text, TICK_TEXT)), 0);
  const left = Math.round(width * LABEL_SHARE);
  const plot = width - left - numbers - 2 * GAP;
  const domain = chooseDomain({
    kind: scale.scale,
    nullValue: scale.nullValue,
    rows: rows.map((row) => row.printed),
    pooled: whole,
    predictionInterval: null,
    threshold: null,
  });
  const x = (value: number) => left + Math.min(plot, Math.max(0, positionOf(domain, value, plot)));
  const bottom = rows.length * ROW + 6;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="diagnostic-plot"
      role="img"
      aria-label={`${words.refitTitle[kind]}. ${words.refitDescription(rows.length)}`}
      width={width}
      height={bottom + 24}
      viewBox={`0 0 ${width} ${bottom + 24}`}
      fontFamily="'Inter Variable', Inter, 'Helvetica Neue', Arial, sans-serif"
      fontSize={LABEL_TEXT.size}
      fill={colours.ink}
    >
      <title>{words.refitTitle[kind]}</title>
      <rect
        x={x(whole.low)}
        width={Math.max(1, x(whole.high) - x(whole.low))}
        y={0}
        height={bottom}
        fill={colours.accent}
        fillOpacity={0.1}
      />
      <line
        x1={x(whole.estimate)}
        x2={x(whole.estimate)}
        y1={0}
        y2={bottom}
        stroke={colours.accent}
        strokeDasharray="3 3"
      />
      <line x1={x(scale.nullValue)} x2={x(scale.nullValue)} y1={0} y2={bottom} stroke={colours.rule} />
      {rows.map((row, i) => {
        const y = i * ROW + ROW / 2;
        const label = kind === 'leaveOneOut' ? words.without(row.label) : i === 0 ? row.label : words.with(row.label);
        return (
          <g key={row.studyResultId} data-row-id={row.studyResultId}>
            <text x={0} y={y + 4}>
              {ellipsise(label, left - GAP, LABEL_TEXT)}
              <title>{label}</title>
            </text>
            <line x1={x(row.printed.low)} x2={x(row.printed.high)} y1={y} y2={y} stroke={colours.ink} />
            <rect x={x(row.printed.estimate) - 3} y={y - 3} width={6} height={6} fill={colours.accent} />
            <text x={width} y={y + 4} textAnchor="end" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {texts[i]}
            </text>
          </g>
        );
      })}
      <line x1={left} x2={left + plot} y1={bottom} y2={bottom} stroke={colours.rule} />
      {chooseTicks(domain, plot, TICK_TEXT).map((tick) => (
        <text key={tick.label} x={left + tick.x} y={bottom + 16} textAnchor="middle" fill={colours.muted}>
          {tick.label}
        </text>
      ))}
    </svg>
  );
}
