import type { Position } from './sheet.ts';

export type Extent = Readonly<{
  rows: number;
  columns: number;
  /** Rows that PageUp and PageDown move by. */
  page: number;
  /** Columns that Alt and these keys move by; one where it is not said. */
  pageColumns?: number;
  /** Whether a cell holds something: Control and an arrow go to the end of a run of filled or empty cells. */
  isFilled?: (at: Position) => boolean;
}>;

type Press = Readonly<{ key: string; ctrlKey: boolean; metaKey: boolean; altKey?: boolean }>;

/** Where a key moves the active cell, by the grid pattern of the ARIA practices; null when the key does not move it. */
export function movedBy(press: Press, from: Position, extent: Extent): Position | null {
  const lastRow = extent.rows - 1;
  const lastColumn = extent.columns - 1;
  const isFar = press.ctrlKey || press.metaKey;
  const to = (row: number, column: number): Position => ({
    row: Math.max(0, Math.min(lastRow, row)),
    column: Math.max(0, Math.min(lastColumn, column)),
  });
  const step = (rows: number, columns: number): Position =>
    isFar ? jumped(from, rows, columns, extent) : to(from.row + rows, from.column + columns);
  if (press.altKey === true) {
    // With arrows, Alt belongs to menus and to the browser.
    const by = extent.pageColumns ?? 1;
    if (press.key === 'PageDown') return to(from.row, from.column + by);
    return press.key === 'PageUp' ? to(from.row, from.column - by) : null;
  }
  switch (press.key) {
    case 'ArrowUp':
      return step(-1, 0);
    case 'ArrowDown':
      return step(1, 0);
    case 'ArrowLeft':
      return step(0, -1);
    case 'ArrowRight':
      return step(0, 1);
    case 'Home':
      return to(isFar ? 0 : from.row, 0);
    case 'End':
      return to(isFar ? lastRow : from.row, lastColumn);
    case 'PageUp':
      return to(from.row - extent.page, from.column);
    case 'PageDown':
      return to(from.row + extent.page, from.column);
    default:
      return null;
  }
}

/** As spreadsheets do: to the last filled cell of a run, or over empty ones to the next filled; else to the edge. */
function jumped(from: Position, rows: number, columns: number, extent: Extent): Position {
  const inside = ({ row, column }: Position) => row >= 0 && column >= 0 && row < extent.rows && column < extent.columns;
  const next = (at: Position): Position => ({ row: at.row + rows, column: at.column + columns });
  const isFilled = extent.isFilled ?? (() => false);
  let at = from;
  const startsInRun = isFilled(at) && inside(next(at)) && isFilled(next(at));
  while (inside(next(at))) {
    at = next(at);
    if (startsInRun ? !inside(next(at)) || !isFilled(next(at)) : isFilled(at)) return at;
  }
  return at;
}

/**
 * Where Tab goes: to the next cell that is to be filled, on into the next row; null at the end, where Tab leaves the grid.
 *
 * @param isStop whether Tab stops at a cell
 */
export function tabbed(
  back: boolean,
  from: Position,
  { rows, columns }: Readonly<{ rows: number; columns: number }>,
  isStop: (at: Position) => boolean,
): Position | null {
  const step = back ? -1 : 1;
  for (let index = from.row * columns + from.column + step; index >= 0 && index < rows * columns; index += step) {
    const at = { row: Math.floor(index / columns), column: index % columns };
    if (isStop(at)) return at;
  }
  return null;
}
