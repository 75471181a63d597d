import { formatEstimateWithInterval } from '../../../engine/text/format-interval.ts';
import type { MeasureScale, PrintedEstimate } from '../../../engine/review/derived.ts';
import type { Refit } from '../../../engine/review/diagnosed.ts';
import { chooseDomain, isInside, type Domain } from '../forest/domain.ts';
import type { Paint } from '../forest/paint.ts';
import { chooseTicks, positionOf } from '../forest/ticks.ts';
import { ellipsise, widthOf } from '../text/fit-text.ts';
import type { PageOfRows } from '../pages-of-rows.ts';
import { lookAmong, markProps } from './marks.ts';
import { DIAGNOSTIC_PLOTS } from './phrases.ts';
import { LABEL_TEXT, pixel, TICK_TEXT } from './plot-area.ts';
import { PlotSvg, TABULAR, type PlotLook } from './PlotFrame.tsx';

type Props = PlotLook &
  Readonly<{
    kind: 'leaveOneOut' | 'cumulative';
    rows: readonly Refit[];
    /** The whole analysis: the band behind the refits. */
    whole: PrintedEstimate;
    scale: MeasureScale;
    decimals: number;
    /** Rows of this page; all of them by default. The axis is that of the whole. */
    page?: PageOfRows;
  }>;

const ROW = 22;
const LARGEST_LABEL_SHARE = 0.4;
const GAP = 14;
const AXIS = 24;
const ARROW = 5;

/** Each refit with its interval, against the band of the whole analysis. */
export function RefitPlot({ kind, rows, whole, scale, decimals, page, ...plain }: Props) {
  const { width = 640 } = plain;
  const words = DIAGNOSTIC_PLOTS;
  const look = lookAmong(
    plain,
    rows.map((row) => row.studyResultId),
  );
  const labels = rows.map((row, i) => words.refitLabel[kind](row.label, i === 0));
  const numbers = rows.map((row) => formatEstimateWithInterval(row.printed, { decimals }));
  const left = Math.min(Math.round(width * LARGEST_LABEL_SHARE), widest(labels, LABEL_TEXT) + GAP);
  const plot = width - left - widest(numbers, TICK_TEXT) - GAP;
  const domain = chooseDomain({
    kind: scale.scale,
    nullValue: scale.nullValue,
    rows: rows.map((row) => row.printed),
    pooled: whole,
    predictionInterval: null,
    threshold: null,
  });
  const x = (value: number): number => pixel(left + Math.min(plot, Math.max(0, positionOf(domain, value, plot))));
  const { first, last } = page ?? { first: 0, last: rows.length };
  const shown = rows.slice(first, last);
  const bottom = shown.length * ROW + 6;
  const isPart = shown.length < rows.length;
  const vertical = (value: number) => ({ x1: x(value), x2: x(value), y1: 0, y2: bottom });
  return (
    <PlotSvg
      width={width}
      height={bottom + AXIS + (isPart ? ROW : 0)}
      title={words.refitTitle[kind]}
      description={words.refitDescription(rows.length)}
      look={look}
    >
      {(colours) => (
        <>
          <rect
            x={x(whole.low)}
            y={0}
            width={pixel(Math.max(1, x(whole.high) - x(whole.low)))}
            height={bottom}
            fill={colours.accent}
            fillOpacity={0.12}
          />
          <line {...vertical(whole.estimate)} stroke={colours.accent} strokeDasharray="3 3" />
          {isInside(domain, scale.nullValue) ? <line {...vertical(scale.nullValue)} stroke={colours.rule} /> : null}
          {shown.map((row, i) => {
            const label = labels[first + i] ?? '';
            const text = numbers[first + i] ?? '';
            const sentence = words.refitRow(label, text);
            const y = i * ROW + ROW / 2 + 2;
            return (
              <g key={row.studyResultId} {...markProps(look, row.studyResultId, sentence, rows[0]?.studyResultId)}>
                <title>{sentence}</title>
                <rect
                  className="plot-mark-ground"
                  x={0}
                  y={y - ROW / 2}
                  width={width}
                  height={ROW}
                  fill="transparent"
                />
                <text x={2} y={y + 4}>
                  {ellipsise(label, left - GAP, LABEL_TEXT)}
                </text>
                <RefitMark printed={row.printed} y={y} x={x} domain={domain} colours={colours} />
                <text x={width - 2} y={y + 4} textAnchor="end" style={TABULAR}>
                  {text}
                </text>
              </g>
            );
          })}
          <line x1={left} x2={left + plot} y1={bottom} y2={bottom} stroke={colours.rule} />
          {chooseTicks(domain, plot, TICK_TEXT).map((tick) => (
            <g key={tick.label}>
              <line x1={left + tick.x} x2={left + tick.x} y1={bottom} y2={bottom + 4} stroke={colours.rule} />
              <text x={left + tick.x} y={bottom + 16} textAnchor="middle" fill={colours.muted} style={TABULAR}>
                {tick.label}
              </text>
            </g>
          ))}
          {isPart ? (
            <text x={2} y={bottom + AXIS + ROW - 8} fill={colours.muted}>
              {words.refitsOfPage(first + 1, last, rows.length)}
            </text>
          ) : null}
        </>
      )}
    </PlotSvg>
  );
}

/** Interval and estimate of one refit; an arrow where the interval goes on beyond the plot. */
function RefitMark({
  printed,
  y,
  x,
  domain,
  colours,
}: Readonly<{ printed: PrintedEstimate; y: number; x: (value: number) => number; domain: Domain; colours: Paint }>) {
  const arrow = (limit: number, inwards: number) =>
    isInside(domain, limit) ? null : <path d={`M${x(limit)} ${y}l${inwards} -3v6z`} fill={colours.ink} />;
  return (
    <>
      <line x1={x(printed.low)} x2={x(printed.high)} y1={y} y2={y} stroke={colours.ink} />
      {arrow(printed.low, ARROW)}
      {arrow(printed.high, -ARROW)}
      {isInside(domain, printed.estimate) ? (
        <rect x={pixel(x(printed.estimate) - 3)} y={y - 3} width={6} height={6} fill={colours.accent} />
      ) : null}
    </>
  );
}

function widest(texts: readonly string[], style: typeof LABEL_TEXT): number {
  return Math.ceil(texts.reduce((most, text) => Math.max(most, widthOf(text, style)), 0));
}
