import type { PrintedEstimate } from '../../../engine/review/derived.ts';
import { isInside, toAxis, type Domain } from './domain.ts';
import { pixel } from './placed-text.ts';
import { ARROW, DIAMOND_HALF_HEIGHT, SMALLEST_BOX, UNWEIGHTED_BOX } from './style.ts';
import { positionOf } from './ticks.ts';

/** An interval drawn as a line; a clipped end carries an arrow at the edge of the plot. */
export type IntervalMark = Readonly<{ x1: number; x2: number; y: number; clippedLow: boolean; clippedHigh: boolean }>;

/** Centre and side of a study's square; null when its estimate lies outside the plot. */
export type BoxMark = Readonly<{ x: number; y: number; side: number }>;

export type Frame = Readonly<{ left: number; width: number; domain: Domain }>;

export function intervalMark(interval: Readonly<{ low: number; high: number }>, y: number, frame: Frame): IntervalMark {
  const place = (value: number): number => clampedPosition(value, frame);
  const x1 = place(interval.low);
  const x2 = place(interval.high);
  return {
    x1,
    x2,
    y,
    clippedLow: toAxis(frame.domain.kind, interval.low) < frame.domain.low,
    clippedHigh: toAxis(frame.domain.kind, interval.high) > frame.domain.high,
  };
}

export function boxMark(row: Readonly<{ estimate: number }>, side: number, y: number, frame: Frame): BoxMark | null {
  if (!isInside(frame.domain, row.estimate)) return null;
  // A large box at the very edge stays whole inside the plot; its centre moves by less than its own width.
  const x = Math.min(
    frame.left + frame.width - side / 2,
    Math.max(frame.left + side / 2, clampedPosition(row.estimate, frame)),
  );
  return { x: pixel(x), y, side: pixel(side) };
}

/** Side of a study's square: its area, not its side, is in proportion to the weight. */
export function boxSide(weight: number | null, heaviest: number, largest: number): number {
  if (weight === null || !(heaviest > 0)) return UNWEIGHTED_BOX;
  return Math.max(SMALLEST_BOX, Math.sqrt(weight / heaviest) * largest);
}

/** Points of the pooled diamond, cut vertically where it leaves the plot. */
export function diamondPoints(
  pooled: PrintedEstimate,
  y: number,
  frame: Frame,
): readonly (readonly [number, number])[] {
  const raw = (value: number): number => frame.left + positionOf(frame.domain, value, frame.width);
  const left = raw(pooled.low);
  const right = raw(pooled.high);
  const middle = Math.min(frame.left + frame.width, Math.max(frame.left, raw(pooled.estimate)));
  const start = Math.max(left, frame.left);
  const end = Math.min(right, frame.left + frame.width);
  const startHeight = start > left ? (DIAMOND_HALF_HEIGHT * (start - left)) / (middle - left) : 0;
  const endHeight = end < right ? (DIAMOND_HALF_HEIGHT * (right - end)) / (right - middle) : 0;
  const points: readonly (readonly [number, number])[] = [
    [start, y - startHeight],
    [middle, y - DIAMOND_HALF_HEIGHT],
    [end, y - endHeight],
    [end, y + endHeight],
    [middle, y + DIAMOND_HALF_HEIGHT],
    [start, y + startHeight],
  ];
  return points.map(([x, py]) => [pixel(x), pixel(py)]);
}

/** Triangle pointing out of the plot at a clipped end. */
export function arrowPoints(x: number, y: number, direction: -1 | 1): readonly (readonly [number, number])[] {
  const base = x - direction * ARROW;
  return [
    [x, y],
    [pixel(base), pixel(y - ARROW * 0.7)],
    [pixel(base), pixel(y + ARROW * 0.7)],
  ];
}

function clampedPosition(value: number, frame: Frame): number {
  const x = frame.left + positionOf(frame.domain, value, frame.width);
  return pixel(Math.min(frame.left + frame.width, Math.max(frame.left, x)));
}
