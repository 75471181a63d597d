import type { BiasBar } from '../../../engine/review/rob/bias-shares.ts';
import { formatFixed } from '../../../engine/text/format-number.ts';
import { PlotSvg, TABULAR, type PlotLook } from '../diagnostics/PlotFrame.tsx';
import { lookAmong, markProps } from '../diagnostics/marks.ts';
import { widthOf, type TextStyle } from '../text/fit-text.ts';
import { fillOf, type JudgementPalette } from './judgement-paint.ts';
import { keyOf } from './judgement-key.ts';
import { JudgementSymbol } from './JudgementSymbol.tsx';
import { nameOfMark, ROB_PLOT } from './phrases.ts';

const LABEL: TextStyle = { size: 12 };
const SMALL: TextStyle = { size: 11 };
const BAR = 20;
const ROW = 32;
const TOP = 8;
const LEGEND_LINE = 20;
const SMALLEST_BARS = 240;
const TICKS = [0, 25, 50, 75, 100];
/** A sign needs this much of a bar to stand in it. */
const ROOM_FOR_SIGN = 18;

type Props = PlotLook &
  Readonly<{ title: string; bars: readonly BiasBar[]; k: number; isWeighted: boolean; palette?: JudgementPalette }>;

/** Summary plot: one stacked bar for each domain and the overall judgement, best judgement first, all of 100% wide. */
export function BiasSummaryPlot({ title, bars, k, isWeighted, palette = 'cochrane', ...given }: Props) {
  const look = lookAmong(
    given,
    bars.map(({ letter }) => letter),
  );
  const labels = bars.map(({ title: domain }) => domain);
  const left = Math.ceil(Math.max(...labels.map((label) => widthOf(label, { ...LABEL, weight: 600 })))) + 16;
  const width = Math.max(left + SMALLEST_BARS, given.width ?? 720);
  const scale = width - left - 16;
  const key = keyOf(bars.flatMap(({ parts }) => parts.map(({ level }) => level)));
  const axis = TOP + bars.length * ROW;
  const legendTop = axis + 32;
  const height = legendTop + LEGEND_LINE + 24;
  const keyPlaces = placesOf(key.map(nameOfMark));
  const firstId = bars[0]?.letter;
  return (
    <PlotSvg
      width={width}
      height={height}
      title={ROB_PLOT.summary(title)}
      description={ROB_PLOT.caption(k, isWeighted)}
      look={look}
    >
      {(colours) => (
        <>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line
                x1={left + (scale * tick) / 100}
                x2={left + (scale * tick) / 100}
                y1={TOP}
                y2={axis}
                stroke={colours.faint}
              />
              <text
                x={left + (scale * tick) / 100}
                y={axis + 16}
                textAnchor="middle"
                fontSize={SMALL.size}
                fill={colours.muted}
                style={TABULAR}
              >
                {ROB_PLOT.percent(String(tick))}
              </text>
            </g>
          ))}
          {bars.map((bar, i) => {
            const y = TOP + i * ROW + (ROW - BAR) / 2;
            const isLast = i === bars.length - 1;
            return (
              <g key={bar.letter} {...markProps(look, bar.letter, sentenceOf(bar), firstId)}>
                <text
                  x={left - 12}
                  y={y + BAR / 2 + 4}
                  textAnchor="end"
                  fontSize={LABEL.size}
                  fontWeight={isLast ? 600 : 400}
                >
                  {bar.title}
                </text>
                {segments(bar).map(({ level, from, share }) => {
                  const fill = fillOf(level, palette);
                  const [x, wide] = [left + from * scale, share * scale];
                  return (
                    <g key={String(level)}>
                      <rect
                        x={x}
                        y={y}
                        width={wide}
                        height={BAR}
                        fill={fill?.ground ?? colours.paper}
                        stroke={fill ? colours.paper : colours.rule}
                      />
                      {wide >= ROOM_FOR_SIGN && level !== null ? (
                        <JudgementSymbol
                          mark={level}
                          x={x + wide / 2}
                          y={y + BAR / 2}
                          radius={7}
                          palette={palette}
                          outline={colours.rule}
                        />
                      ) : null}
                    </g>
                  );
                })}
              </g>
            );
          })}
          <line x1={left} x2={left + scale} y1={axis} y2={axis} stroke={colours.rule} />
          {key.map((mark, i) => (
            <g key={String(mark)}>
              <JudgementSymbol
                mark={mark}
                x={left + (keyPlaces[i] ?? 0) + 8}
                y={legendTop + 8}
                radius={7}
                palette={palette}
                outline={colours.rule}
              />
              <text x={left + (keyPlaces[i] ?? 0) + 20} y={legendTop + 12} fontSize={SMALL.size} fill={colours.muted}>
                {nameOfMark(mark)}
              </text>
            </g>
          ))}
          <text x={left} y={height - 6} fontSize={SMALL.size} fill={colours.muted}>
            {ROB_PLOT.caption(k, isWeighted)}
          </text>
        </>
      )}
    </PlotSvg>
  );
}

function segments({ parts }: BiasBar) {
  let from = 0;
  return parts.map((part) => {
    const segment = { ...part, from };
    from += part.share;
    return segment;
  });
}

function placesOf(names: readonly string[]): readonly number[] {
  let x = 0;
  return names.map((name) => {
    const place = x;
    x += 20 + Math.ceil(widthOf(name, SMALL)) + 16;
    return place;
  });
}

export function sentenceOf({ title, parts }: BiasBar): string {
  return ROB_PLOT.rowSentence(
    title,
    parts.map(({ level, share, results }) => ROB_PLOT.share(nameOfMark(level), shareText(share), results)),
  );
}

export const shareText = (share: number) => ROB_PLOT.percent(formatFixed(share * 100, 1));
