import type { Block } from './clipboard.ts';
import { sizeOf, type Range } from './selection.ts';

/** Where one text of a pasted block goes. */
export type Target = Readonly<{ row: number; column: number; text: string }>;

/** What does not fit between a block and the place it is pasted at. */
export type Mismatch =
  | Readonly<{ kind: 'shape'; block: Size; selection: Size }>
  | Readonly<{ kind: 'ragged' }>
  | Readonly<{ kind: 'beyond the edge'; rows: number; columns: number }>
  | Readonly<{ kind: 'heading row'; texts: readonly string[] }>
  | Readonly<{ kind: 'hidden'; rows: number; columns: number }>;

type Size = Readonly<{ rows: number; columns: number }>;

export type PastePlan = Readonly<{
  targets: readonly Target[];
  mismatches: readonly Mismatch[];
  /** What the block covers of the sheet. */
  covers: Range;
}>;

/**
 * Lay a block over the selection: one text fills the whole selection, a block goes down and right from its first cell, and is
 * repeated where the selection is a whole multiple of it. Tells what does not fit; cells outside the sheet are left out.
 *
 * @param extent rows and columns of the sheet
 */
export function planPaste(block: Block, selection: Range, extent: Size): PastePlan {
  const columns = Math.max(0, ...block.map((row) => row.length));
  const size = { rows: block.length, columns };
  const selected = sizeOf(selection);
  const mismatches: Mismatch[] = [];
  if (block.some((row) => row.length !== columns)) mismatches.push({ kind: 'ragged' });
  const isOneCell = selected.rows === 1 && selected.columns === 1;
  const isMultiple = selected.rows % size.rows === 0 && selected.columns % size.columns === 0;
  if (!isOneCell && !isMultiple) mismatches.push({ kind: 'shape', block: size, selection: selected });
  const [first] = block;
  const holdsNumber = (row: readonly string[]) => row.some((text) => /\d/u.test(text));
  // Over words a row of words is a row like the others.
  if (first?.some(Boolean) === true && !holdsNumber(first) && block.slice(1).some(holdsNumber)) {
    mismatches.push({ kind: 'heading row', texts: first });
  }

  const laid = isMultiple && !isOneCell ? selected : size;
  const overRows = Math.max(0, selection.top + laid.rows - extent.rows);
  const overColumns = Math.max(0, selection.left + laid.columns - extent.columns);
  if (overRows > 0 || overColumns > 0)
    mismatches.push({ kind: 'beyond the edge', rows: overRows, columns: overColumns });

  const targets: Target[] = [];
  for (let row = 0; row < laid.rows - overRows; row += 1) {
    const texts = block[row % size.rows] ?? [];
    for (let column = 0; column < laid.columns - overColumns; column += 1) {
      const text = texts[column % size.columns];
      if (text !== undefined) targets.push({ row: selection.top + row, column: selection.left + column, text });
    }
  }
  const covers = {
    top: selection.top,
    bottom: selection.top + laid.rows - overRows - 1,
    left: selection.left,
    right: selection.left + laid.columns - overColumns - 1,
  };
  return { targets, mismatches, covers };
}

/** Keys of every row and column of a sheet, in its order, those included that a search or the reviewer hides. */
export type WithHidden = Readonly<{ rows: readonly string[]; columns: readonly string[] }>;

/** How many hidden rows and columns a block passes over; null where it passes over none. */
export function hiddenBetween(
  targets: readonly Target[],
  shown: WithHidden,
  all: WithHidden,
): Extract<Mismatch, { kind: 'hidden' }> | null {
  const passed = (places: readonly number[], keys: readonly string[], every: readonly string[]): number => {
    const [first, last] = places.reduce(
      ([least, most], at) => [Math.min(least, at), Math.max(most, at)],
      [Infinity, -1],
    );
    if (last <= first) return 0;
    const distance = every.indexOf(keys[last] ?? '') - every.indexOf(keys[first] ?? '');
    return Math.max(0, distance - (last - first));
  };
  const rows = passed(
    targets.map(({ row }) => row),
    shown.rows,
    all.rows,
  );
  const columns = passed(
    targets.map(({ column }) => column),
    shown.columns,
    all.columns,
  );
  return rows + columns === 0 ? null : { kind: 'hidden', rows, columns };
}
