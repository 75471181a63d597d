import type { CellShown, Column, Position, SheetModel } from './sheet.ts';
import { shownText } from './shown-text.ts';

/** Cells whose text, as typed or as shown, holds the words looked for, row by row; letter case does not count. */
export function foundCells<Row>(
  model: SheetModel<Row>,
  ids: readonly string[],
  columns: readonly Column[],
  text: string,
): readonly Position[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found: Position[] = [];
  ids.forEach((id, row) => {
    const content = model.rowNow(id);
    if (content === null) return;
    columns.forEach((at, column) => {
      if (holds(model.cell(content, at), wanted)) found.push({ row, column });
    });
  });
  return found;
}

/** @param wanted in lower case */
export function holds(shown: CellShown, wanted: string): boolean {
  return shown.text.toLowerCase().includes(wanted) || shownText(shown).toLowerCase().includes(wanted);
}

/** The found cell after (or before) a place, round the end; null where there is none. */
export function nextFound(found: readonly Position[], from: Position, step: 1 | -1): Position | null {
  const order = ({ row, column }: Position) => row * 10_000 + column;
  const here = order(from);
  const inOrder = step === 1 ? found : found.toReversed();
  return inOrder.find((at) => step * (order(at) - here) > 0) ?? inOrder[0] ?? null;
}
