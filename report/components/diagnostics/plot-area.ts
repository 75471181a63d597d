import { positionOf } from '../forest/ticks.ts';
import type { Domain } from '../forest/domain.ts';
import { chooseTicks, type Tick } from '../forest/ticks.ts';
import { widthOf, type TextStyle } from '../text/fit-text.ts';

export const TICK_TEXT: TextStyle = { size: 11, tabular: true };
export const LABEL_TEXT: TextStyle = { size: 11 };

const GAP = 8;
const AXIS_LINE = 34;
const TOP = 12;
const RIGHT = 16;

export type AxisInput = Readonly<{ domain: Domain; label: string }>;

/** Where a scatter plot draws: its rectangle, its ticks, and positions of values in axis units. */
export type PlotArea = Readonly<{
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  x: (axisValue: number) => number;
  y: (axisValue: number) => number;
}>;

/** `flipped`: small values at the top, as a funnel plot has its standard errors. */
export function plotArea(
  size: Readonly<{ width: number; height: number }>,
  xAxis: AxisInput,
  yAxis: AxisInput,
  { flipped = false }: Readonly<{ flipped?: boolean }> = {},
): PlotArea {
  const bottom = size.height - AXIS_LINE;
  const tall = bottom - TOP;
  const yTicks = chooseTicks(yAxis.domain, tall, TICK_TEXT);
  const widest = yTicks.reduce((most, tick) => Math.max(most, widthOf(tick.label, TICK_TEXT)), 0);
  const left = LABEL_TEXT.size + GAP + widest + GAP;
  const right = size.width - RIGHT;
  const along = (domain: Domain, value: number) => (value - domain.low) / (domain.high - domain.low);
  const y = (value: number) => {
    const share = along(yAxis.domain, value);
    return TOP + tall * (flipped ? share : 1 - share);
  };
  return {
    ...size,
    left,
    right,
    top: TOP,
    bottom,
    yTicks,
    xTicks: chooseTicks(xAxis.domain, right - left, TICK_TEXT),
    x: (value) => left + along(xAxis.domain, value) * (right - left),
    y,
  };
}

/** Pixels of a printed value along the x axis. */
export function xOfPrinted(area: PlotArea, domain: Domain, value: number): number {
  return area.left + positionOf(domain, value, area.right - area.left);
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
