import type { PrintedValue } from './types.ts';

/** A closed range of numbers. */
export type Range = Readonly<{ low: number; high: number }>;

/** Half a unit of the last printed decimal: a printed x stands for x ± this (extraction rules 5.1). */
export function halfUnit(printed: PrintedValue): number {
  return printed.decimals === null ? 0 : 0.5 * 10 ** -printed.decimals;
}

/** All the numbers that print as `printed`. */
export function rangeOf(printed: PrintedValue): Range {
  const half = halfUnit(printed);
  return { low: printed.value - half, high: printed.value + half };
}

/** All the probabilities that print as `p`, its qualifier included: `<0.001` is 0 to 0.001. */
export function probabilityRange(p: PrintedValue): Range {
  const { low, high } = rangeOf(p);
  switch (p.qualifier) {
    case '<':
    case '<=':
      return { low: 0, high: p.value };
    case '>':
    case '>=':
      return { low: p.value, high: 1 };
    case '~':
    case '=':
      return { low: Math.max(0, low), high: Math.min(1, high) };
  }
}

/** Whether two ranges share a number, with a hair's breadth for binary arithmetic. */
export function overlap(a: Range, b: Range): boolean {
  const hair = 1e-9 * Math.max(Math.abs(a.low), Math.abs(a.high), Math.abs(b.low), Math.abs(b.high), 1e-9);
  return a.low <= b.high + hair && b.low <= a.high + hair;
}

/** a − b over all values of both. */
export function subtractRanges(a: Range, b: Range): Range {
  return { low: a.low - b.high, high: a.high - b.low };
}

/** |x| over all values of x. */
export function absoluteRange({ low, high }: Range): Range {
  if (low <= 0 && high >= 0) return { low: 0, high: Math.max(-low, high) };
  return { low: Math.min(Math.abs(low), Math.abs(high)), high: Math.max(Math.abs(low), Math.abs(high)) };
}
