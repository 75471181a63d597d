import type { ExtractionRow } from '../../../api/contract/views.ts';
import { columnOf, textOf } from './columns.ts';
import type { Sorting } from './sheet/arrange/use-arrangement.ts';

/** Rows by a column: numbers by size, times by when, words by alphabet; empty cells last either way. Equal rows keep their order. */
export function sortedRows(rows: readonly ExtractionRow[], sorting: Sorting | null): readonly ExtractionRow[] {
  if (sorting === null) return rows;
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: keyOf(row, sorting.key) }));
  return keyed
    .toSorted((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return sign * compare(a.key, b.key);
    })
    .map(({ row }) => row);
}

function keyOf(row: ExtractionRow, key: string): number | string | null {
  if (key === 'time') return row.days;
  const cell = Object.values(row.cells).find(({ field }) => columnOf(field) === key);
  if (cell !== undefined) return cell.number;
  return textOf(row, key)?.toLowerCase() || null;
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return a < b ? -1 : a > b ? 1 : 0;
}
