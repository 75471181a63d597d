import type { Domain } from '../forest/domain.ts';
import { chooseTicks, type Tick } from '../forest/ticks.ts';
import { widthOf, type TextStyle } from '../text/fit-text.ts';

export const TICK_TEXT: TextStyle = { size: 11, tabular: true };
export const LABEL_TEXT: TextStyle = { size: 11 };

const GAP = 8;
const AXIS_LINE = 38;
const TOP = 12;
const RIGHT = 16;

export type AxisInput = Readonly<{ domain: Domain; label: string }>;

/** What a plot keeps clear: a legend over it. */
export type PlotAreaOptions = Readonly<{
  /** Small values at the top, as a funnel plot has its standard errors. */
  flipped?: boolean;
  /** Height kept free over the plot. */
  legend?: number;
}>;

/** Where a scatter plot draws: its rectangle, its ticks, and positions of values in axis units (logarithms for ratios). */
export type PlotArea = Readonly<{
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  xTicks: readonly Tick[];
  yTicks: readonly Readonly<{ label: string; y: number }>[];
  x: (axisValue: number) => number;
  y: (axisValue: number) => number;
}>;

export function plotArea(
  size: Readonly<{ width: number; height: number }>,
  xAxis: AxisInput,
  yAxis: AxisInput,
  { flipped = false, legend = 0 }: PlotAreaOptions = {},
): PlotArea {
  const top = TOP + legend;
  const bottom = size.height - AXIS_LINE;
  const tall = bottom - top;
  const ticks = chooseTicks(yAxis.domain, tall, TICK_TEXT);
  const widest = ticks.reduce((most, tick) => Math.max(most, widthOf(tick.label, TICK_TEXT)), 0);
  const left = Math.ceil(LABEL_TEXT.size + GAP + widest + GAP);
  const right = size.width - RIGHT;
  const along = (domain: Domain, value: number): number => (value - domain.low) / (domain.high - domain.low);
  const upwards = (share: number): number => top + tall * (flipped ? share : 1 - share);
  return {
    ...size,
    left,
    right,
    top,
    bottom,
    xTicks: chooseTicks(xAxis.domain, right - left, TICK_TEXT),
    yTicks: ticks.map((tick) => ({ label: tick.label, y: pixel(upwards(tick.x / tall)) })),
    x: (value) => pixel(left + along(xAxis.domain, value) * (right - left)),
    y: (value) => pixel(upwards(along(yAxis.domain, value))),
  };
}

/** The least interval that holds all values, with room at both ends; a single value gets room of its own. */
export function domainOf(kind: Domain['kind'], axisValues: readonly number[], share = 0.06): Domain {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of axisValues) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low <= high)) return { kind, low: 0, high: 1 };
  const room = high > low ? (high - low) * share : Math.max(Math.abs(low) * 0.1, 0.5);
  return { kind, low: low - room, high: high + room };
}

/** From nothing up: for quantities that cannot be negative. */
export function domainFromZero(axisValues: readonly number[]): Domain {
  const { high } = domainOf('identity', [0, ...axisValues]);
  return { kind: 'identity', low: 0, high };
}

/** Hundredths of a pixel are enough, and keep files small and the same everywhere. */
export function pixel(position: number): number {
  return Math.round(position * 100) / 100 + 0;
}
