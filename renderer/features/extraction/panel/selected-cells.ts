import type { Cell, ExtractionRow } from '../../../../api/contract/views.ts';
import type { ValueField } from '../../../views/types.ts';
import { fieldOf } from '../columns.ts';
import type { Range } from '../sheet/selection.ts';
import type { Column } from '../sheet/sheet.ts';

/** What is selected in the grid, as the panel beside it speaks of it. */
export type SelectedCells = Readonly<{
  /** The active cell's row, and its field unless it is a column of words. */
  row: ExtractionRow;
  field: ValueField | null;
  cell: Cell | null;
  rows: readonly ExtractionRow[];
  studyId: string;
  valueIds: readonly string[];
  /** Sources of those values, each once; null stands for none. */
  sourceIds: readonly (string | null)[];
  count: number;
}>;

/**
 * @param within the rows of the selection
 * @param activeColumn index of the active cell's column
 */
export function selectedCells(
  row: ExtractionRow,
  within: readonly ExtractionRow[],
  columns: readonly Column[],
  activeColumn: number,
  selection: Range,
): SelectedCells | null {
  const column = columns[activeColumn];
  if (column === undefined) return null;
  const field = fieldOf(row, column);
  const across = columns.slice(selection.left, selection.right + 1);
  const cells = within.flatMap((one) =>
    across.flatMap((at) => {
      const name = fieldOf(one, at);
      const cell = name === null ? undefined : one.cells[name];
      return cell === undefined || cell.valueId === null ? [] : [cell];
    }),
  );
  return {
    row,
    field,
    cell: field === null ? null : (row.cells[field] ?? null),
    rows: within,
    studyId: row.studyId,
    valueIds: cells.flatMap(({ valueId }) => valueId ?? []),
    sourceIds: [...new Set(cells.map(({ sourceId }) => sourceId))],
    count: within.length * across.length,
  };
}
