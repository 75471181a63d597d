import { strFromU8, unzipSync } from 'fflate';
import { TABLE_PROBLEMS } from './phrases.ts';

/** A sheet is laid out whole, empty cells included: so many can be, in about a second. */
const MOST_PLACES = 10_000_000;
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

const SHEETS = /^xl\/worksheets\/[^/]+\.xml$/u;
const CELLS = /<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([^"']*)["']/gu;

/**
 * Why the cells of a workbook's sheets cannot be laid out, as a sentence; null where they can. A few letters in a small file
 * can put a cell billions of columns away, and whoever lays it out would never come to an end.
 */
export function misplacedCells(bytes: Uint8Array): string | null {
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes, { filter: ({ name }) => SHEETS.test(name) });
  } catch {
    return TABLE_PROBLEMS.notWorkbook;
  }
  for (const part of Object.values(parts)) {
    let [rows, columns] = [0, 0];
    for (const [, place = ''] of strFromU8(part).matchAll(CELLS)) {
      const at = placeOf(place);
      if (at === null) return TABLE_PROBLEMS.misplaced(place.slice(0, 20));
      rows = Math.max(rows, at.row);
      columns = Math.max(columns, at.column);
    }
    if (rows * columns > MOST_PLACES) return TABLE_PROBLEMS.tooFarApart;
  }
  return null;
}

/** Row and column of a cell such as `AB12`, from 1; null where no sheet has such a cell. */
function placeOf(place: string): Readonly<{ row: number; column: number }> | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/u.exec(place) ?? [];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return column > MOST_COLUMNS || row > MOST_ROWS ? null : { row, column };
}
