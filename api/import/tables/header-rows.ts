import { recognisedCount } from './recognise.ts';
import type { ColumnName } from './types.ts';

type Row = Readonly<{ line: number; cells: readonly string[] }>;

/** So many rows of titles and groups may stand above the names of the columns. */
const MOST_ABOVE = 5;

/**
 * Where the names of the columns stand: the first row, unless one further down names columns that are known and nothing but words
 * stands above it, as under a title or under cells merged over the columns of an arm. Such a group goes with the name of each
 * of its columns.
 */
export function findHeader(rows: readonly Row[]): Readonly<{ names: readonly ColumnName[]; rows: readonly Row[] }> {
  const [first] = rows;
  let best = { at: 0, names: plain(first?.cells ?? []), known: recognisedCount(first?.cells ?? []) };
  for (let at = 1; at <= MOST_ABOVE && at < rows.length - 1; at++) {
    const { cells } = rows[at]!;
    if (rows.slice(0, at + 1).some((row) => row.cells.some(isNumber))) break;
    const known = recognisedCount(cells);
    if (known >= 2 && known > best.known) best = { at, names: grouped(cells, rows[at - 1]!.cells), known };
  }
  return { names: best.names, rows: rows.slice(best.at + 1) };
}

const isNumber = (cell: string): boolean => /^[-+−]?\d+(?:[.,]\d+)?$/u.test(cell);

const plain = (cells: readonly string[]): readonly ColumnName[] => cells.map((name) => ({ group: '', name }));

/** A merged cell is told by its first column; one that alone stands in its row is a title. */
function grouped(cells: readonly string[], above: readonly string[]): readonly ColumnName[] {
  if (above.filter((cell) => cell !== '').length < 2) return plain(cells);
  let group = '';
  return cells.map((name, at) => {
    if ((above[at] ?? '') !== '') group = above[at]!;
    // The word above the study's own name is no group of numbers.
    return { group: group === name ? '' : group, name };
  });
}
