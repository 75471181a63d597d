export type Position = Readonly<{ row: number; column: number }>;
export type Extent = Readonly<{ rows: number; columns: number; page: number }>;

/**
 * Where a key moves the active cell, by the grid pattern of the ARIA practices; null when the key does not move it. Tab goes
 * on to the next row at a row's end and leaves the grid at its ends.
 */
export function movedBy(
  press: Readonly<{ key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }>,
  from: Position,
  extent: Extent,
): Position | null {
  const lastRow = extent.rows - 1;
  const lastColumn = extent.columns - 1;
  const isFar = press.ctrlKey || press.metaKey;
  const to = (row: number, column: number): Position => ({
    row: Math.max(0, Math.min(lastRow, row)),
    column: Math.max(0, Math.min(lastColumn, column)),
  });
  switch (press.key) {
    case 'ArrowUp':
      return to(isFar ? 0 : from.row - 1, from.column);
    case 'ArrowDown':
      return to(isFar ? lastRow : from.row + 1, from.column);
    case 'ArrowLeft':
      return to(from.row, isFar ? 0 : from.column - 1);
    case 'ArrowRight':
      return to(from.row, isFar ? lastColumn : from.column + 1);
    case 'Home':
      return to(isFar ? 0 : from.row, 0);
    case 'End':
      return to(isFar ? lastRow : from.row, lastColumn);
    case 'PageUp':
      return to(from.row - extent.page, from.column);
    case 'PageDown':
      return to(from.row + extent.page, from.column);
    case 'Tab':
      return tabbed(press.shiftKey ? -1 : 1, from, extent);
    default:
      return null;
  }
}

function tabbed(step: 1 | -1, from: Position, extent: Extent): Position | null {
  const index = from.row * extent.columns + from.column + step;
  if (index < 0 || index >= extent.rows * extent.columns) return null;
  return { row: Math.floor(index / extent.columns), column: index % extent.columns };
}
