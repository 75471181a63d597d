import { SHEET } from './phrases.ts';
import type { Column, SheetModel } from './sheet.ts';
import { shownText } from './shown-text.ts';

/** Beside a cell's text: its padding and border, in pixels. */
const BESIDE_TEXT = 18;
/** Beside a number with a mark, and beside a heading with the sign of its sort or its menu. */
const BESIDE_MARK = 16;
const BESIDE_HEADING = 36;

/**
 * Width in pixels at which no text of a column is cut off, its heading included.
 *
 * @param measure width of a text in the cells' font, in pixels
 */
export function fittingWidth<Row>(
  model: SheetModel<Row>,
  ids: readonly string[],
  column: Column,
  measure: (text: string) => number,
): number {
  const known = new Map<string, number>();
  const widthOf = (text: string): number => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const width = measure(text);
    known.set(text, width);
    return width;
  };
  return ids.reduce(
    (widest, id) => {
      const row = model.rowNow(id);
      if (row === null) return widest;
      const shown = model.cell(row, column);
      return Math.max(widest, widthOf(shownText(shown)) + BESIDE_TEXT + (shown.mark == null ? 0 : BESIDE_MARK));
    },
    widthOf(column.heading) + BESIDE_HEADING,
  );
}

/** Measures texts in the font of an element. */
export function measureIn(element: Element): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error(SHEET.noMeasure);
  context.font = getComputedStyle(element).font;
  return (text) => Math.ceil(context.measureText(text).width);
}
