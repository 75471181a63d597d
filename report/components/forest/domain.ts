import type { PrintedEstimate } from '../../../engine/review/derived.ts';

export type AxisKind = 'identity' | 'log';

/** Part of the axis a plot shows, in axis units: the printed scale, or its natural logarithm. */
export type Domain = Readonly<{ kind: AxisKind; low: number; high: number }>;

export type DomainInput = Readonly<{
  kind: AxisKind;
  /** All on the printed scale. */
  nullValue: number;
  rows: readonly PrintedEstimate[];
  pooled: PrintedEstimate | null;
  predictionInterval: PrintedEstimate | null;
  threshold: number | null;
}>;

/** Estimates further from the centre than this many typical half-widths do not stretch the axis. */
const OUTLIER_REACH = 8;
/** How far beyond the estimates intervals may stretch the axis, in typical half-widths. */
const INTERVAL_REACH = 3;
/** A limit only a little beyond the reach is shown whole: cutting it would cost more than it saves. */
const TOLERANCE = 1.5;
const PADDING = 0.04;
/** Axis units beyond which a value counts as infinitely far, so that arithmetic stays finite. */
const FAR = 1e12;

/** Printed value in axis units. A ratio of zero or below lies infinitely far to the left and is clipped. */
export function toAxis(kind: AxisKind, value: number): number {
  const axis = kind === 'log' ? Math.log(Math.max(value, 0)) : value;
  return Math.min(FAR, Math.max(-FAR, axis));
}

/**
 * Chooses what to show: the null, the pooled estimate and the bulk of the estimates always; interval limits as far as they
 * are typical. One very wide or remote study is clipped (and marked) instead of squeezing every other into a line.
 */
export function chooseDomain(input: DomainInput): Domain {
  const axis = (value: number): number => toAxis(input.kind, value);
  const rows = input.rows.map((row) => ({ estimate: axis(row.estimate), low: axis(row.low), high: axis(row.high) }));
  const zero = axis(input.nullValue);
  const estimates = rows.map((row) => row.estimate);
  const centre = input.pooled === null ? (lowerMedian(estimates) ?? zero) : axis(input.pooled.estimate);
  const halfWidth = lowerMedian(rows.map((row) => (row.high - row.low) / 2).filter((half) => half > 0)) ?? 0;
  const spread = lowerMedian(estimates.map((estimate) => Math.abs(estimate - centre))) ?? 0;

  const reach = OUTLIER_REACH * Math.max(halfWidth, spread);
  const core = [zero, centre, ...estimates.filter((estimate) => Math.abs(estimate - centre) <= reach)];
  const coreLow = minimum(core);
  const coreHigh = maximum(core);
  const margin = Math.max(INTERVAL_REACH * halfWidth, (coreHigh - coreLow) / 4);

  const intervals = [
    ...rows,
    ...[input.pooled, input.predictionInterval]
      .flatMap((interval) => interval ?? [])
      .map((interval) => ({ low: axis(interval.low), high: axis(interval.high) })),
  ];
  const low = extend(coreLow, minimum(intervals.map((interval) => interval.low)), -margin);
  const high = extend(coreHigh, maximum(intervals.map((interval) => interval.high)), margin);
  return pad(withThreshold({ kind: input.kind, low, high }, input.threshold));
}

/** True when a value of the printed scale can be drawn. */
export function isInside(domain: Domain, value: number): boolean {
  const axis = toAxis(domain.kind, value);
  return axis >= domain.low && axis <= domain.high;
}

/** Moves an edge to the furthest limit, or by `margin` where that limit lies too far away. */
function extend(edge: number, limit: number, margin: number): number {
  const sign = Math.sign(margin);
  const distance = (limit - edge) * sign;
  if (!(distance > 0)) return edge;
  return distance <= Math.abs(margin) * TOLERANCE ? limit : edge + margin;
}

/** Makes room for the threshold where that takes less than half as much again. */
function withThreshold(domain: Domain, threshold: number | null): Domain {
  if (threshold === null) return domain;
  const value = toAxis(domain.kind, threshold);
  const room = (domain.high - domain.low) / 2;
  if (value < domain.low - room || value > domain.high + room) return domain;
  return { ...domain, low: Math.min(domain.low, value), high: Math.max(domain.high, value) };
}

function pad(domain: Domain): Domain {
  const width = domain.high - domain.low;
  const extra = width > 0 ? width * PADDING : Math.max(Math.abs(domain.low) * 0.1, 1);
  return { ...domain, low: domain.low - extra, high: domain.high + extra };
}

function lowerMedian(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function minimum(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function maximum(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
