import type { AnalysisResult } from '../../../engine/review/derived.ts';
import { FOREST } from '../phrases.ts';
import { widthOf, wrapText } from '../text/fit-text.ts';
import type { Sides } from './columns.ts';
import { isInside } from './domain.ts';
import type { Frame } from './marks.ts';
import { pixel, placeText, type PlacedText } from './placed-text.ts';
import type { Metrics } from './style.ts';
import { chooseTicks, positionOf } from './ticks.ts';

export type VerticalLine = Readonly<{ kind: 'null' | 'threshold' | 'pooled'; x: number; top: number; bottom: number }>;

export type AxisLayout = Readonly<{
  y: number;
  left: number;
  right: number;
  tickLength: number;
  ticks: readonly number[];
  texts: readonly PlacedText[];
  lines: readonly VerticalLine[];
  bottom: number;
}>;

const TICK_LENGTH = 4;
const LABEL_DROP = 16;
const CAPTION_DROP = 16;
const CAPTION_LINE = 14;
const CAPTION_GAP = 12;
const MOST_CAPTION_LINES = 3;

type AxisPlace = Readonly<{
  frame: Frame;
  /** Where the vertical lines start, and the axis stands. */
  top: number;
  bottom: number;
  thresholdLabel: string | null;
  metrics: Metrics;
}>;

/** The axis with its ticks, the lines of no effect and of the threshold, and what lies on either side. */
export function layoutAxis(analysis: AnalysisResult, sides: Sides, place: AxisPlace): AxisLayout {
  const { frame, metrics } = place;
  const ticks = chooseTicks(frame.domain, frame.width, metrics.smallNumber);
  const tickTexts = ticks.map((tick) => {
    const half = widthOf(tick.label, metrics.smallNumber) / 2;
    const x = clamp(frame.left + tick.x, frame.left - half, frame.left + frame.width + half, half);
    return placeText(tick.label, pixel(x), pixel(place.bottom + LABEL_DROP), 'middle', metrics.smallNumber, 'muted');
  });
  const captions = layoutCaptions(analysis, sides, place);
  return {
    y: place.bottom,
    left: pixel(frame.left),
    right: pixel(frame.left + frame.width),
    tickLength: TICK_LENGTH,
    ticks: ticks.map((tick) => pixel(frame.left + tick.x)),
    texts: [...tickTexts, ...captions.texts, ...thresholdText(analysis, place)],
    lines: verticalLines(analysis, place),
    bottom: captions.bottom,
  };
}

/** "Favours …" on the side of the plot where each group does better. */
function layoutCaptions(
  analysis: AnalysisResult,
  sides: Sides,
  { frame, bottom, metrics }: AxisPlace,
): Readonly<{ texts: readonly PlacedText[]; bottom: number }> {
  const names =
    analysis.better === 'lower'
      ? ([sides.intervention, sides.comparator] as const)
      : ([sides.comparator, sides.intervention] as const);
  const lines = captionLines(names, frame.width, metrics);
  const top = bottom + LABEL_DROP + CAPTION_DROP;
  const ends = [
    { x: pixel(frame.left), anchor: 'start' },
    { x: pixel(frame.left + frame.width), anchor: 'end' },
  ] as const;
  return {
    texts: lines.flatMap((row, index) =>
      ends.flatMap(({ x, anchor }, side) => {
        const text = row[side] ?? '';
        return text === ''
          ? []
          : [placeText(text, x, pixel(top + index * CAPTION_LINE), anchor, metrics.small, 'muted')];
      }),
    ),
    bottom: top + (lines.length - 1) * CAPTION_LINE + 4,
  };
}

/** Both captions on one line where they fit beside each other, else each name under the word, wrapped to its half. */
function captionLines(
  names: readonly [string, string],
  width: number,
  metrics: Metrics,
): readonly (readonly string[])[] {
  const whole = names.map((name) => `${FOREST.favours} ${name}`);
  const taken = whole.reduce((sum, text) => sum + widthOf(text, metrics.small), CAPTION_GAP);
  if (taken <= width) return [whole];
  const room = width - CAPTION_GAP;
  // A short name leaves the rest of the axis to a long one.
  const wrapped = names.map((name, side) => {
    const besideOther = room - widthOf(names[1 - side] ?? '', metrics.small);
    return wrapText(name, Math.max(room / 2, besideOther), metrics.small, MOST_CAPTION_LINES);
  });
  const deepest = Math.max(...wrapped.map((lines) => lines.length));
  const below = Array.from({ length: deepest }, (_, line) => wrapped.map((lines) => lines[line] ?? ''));
  return [[FOREST.favours, FOREST.favours], ...below];
}

function thresholdText(
  analysis: AnalysisResult,
  { frame, top, thresholdLabel, metrics }: AxisPlace,
): readonly PlacedText[] {
  if (analysis.threshold === null || thresholdLabel === null) return [];
  const [text = ''] = wrapText(FOREST.threshold(thresholdLabel), frame.width, metrics.small, 1);
  const half = widthOf(text, metrics.small) / 2;
  const x = frame.left + positionOf(frame.domain, analysis.threshold, frame.width);
  const centre = clamp(x, frame.left, frame.left + frame.width, half);
  return [placeText(text, pixel(centre), pixel(top + 13), 'middle', metrics.small, 'muted')];
}

function verticalLines(
  analysis: AnalysisResult,
  { frame, top, bottom, thresholdLabel }: AxisPlace,
): readonly VerticalLine[] {
  const at = (value: number): number => pixel(frame.left + positionOf(frame.domain, value, frame.width));
  const lines: VerticalLine[] = [];
  if (isInside(frame.domain, analysis.scale.nullValue)) {
    lines.push({
      kind: 'null',
      x: at(analysis.scale.nullValue),
      top: thresholdLabel === null ? top : top + 18,
      bottom,
    });
  }
  if (analysis.threshold !== null && thresholdLabel !== null) {
    lines.push({ kind: 'threshold', x: at(analysis.threshold), top: top + 18, bottom });
  }
  return lines;
}

/** Keeps something `half` wide on either side of `x` within the limits. */
function clamp(x: number, low: number, high: number, half: number): number {
  return Math.max(low + half, Math.min(high - half, x));
}
