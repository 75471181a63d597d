import type { Position } from './sheet.ts';

/** A rectangle of cells, both ends inside it. */
export type Range = Readonly<{ top: number; bottom: number; left: number; right: number }>;

/** The rectangle between two cells, in any order. */
export function rangeOf(a: Position, b: Position): Range {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

export const isSingle = ({ top, bottom, left, right }: Range): boolean => top === bottom && left === right;

export const sizeOf = ({ top, bottom, left, right }: Range): Readonly<{ rows: number; columns: number }> => ({
  rows: bottom - top + 1,
  columns: right - left + 1,
});
