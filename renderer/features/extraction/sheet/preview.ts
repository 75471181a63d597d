import type { Block } from './clipboard.ts';
import type { Range } from './selection.ts';
import type { Column, EditProblem } from './sheet.ts';

/** What becomes of a pasted text: stored, refused with a reason, or left out where nothing is typed or the sheet ends. */
export type Fate = 'stored' | 'refused' | 'left out';

/** The first rows of a paste with the rows and columns they fall on. */
export type Preview = Readonly<{
  /** '' beyond the last column. */
  headings: readonly string[];
  rows: readonly Readonly<{
    /** As the sheet numbers it; null beyond the last row. */
    number: number | null;
    cells: readonly Readonly<{ text: string; fate: Fate }>[];
  }>[];
}>;

const SHOWN_ROWS = 8;
const SHOWN_COLUMNS = 12;

/**
 * @param covers what the block covers of the sheet, where it may be repeated
 * @param ids the sheet's rows
 */
export function previewOf(
  block: Block,
  covers: Range,
  sheet: Readonly<{ ids: readonly string[]; columns: readonly Column[] }>,
  problems: readonly EditProblem[],
): Preview {
  const { ids, columns } = sheet;
  const width = Math.max(0, ...block.map((row) => row.length));
  const shownRows = Math.min(SHOWN_ROWS, Math.max(block.length, covers.bottom - covers.top + 1));
  const shownColumns = Math.min(SHOWN_COLUMNS, Math.max(width, covers.right - covers.left + 1));
  const refused = new Set(problems.map(({ rowId, columnKey }) => `${rowId} ${columnKey}`));
  const across = Array.from({ length: shownColumns }, (_, at) => columns[covers.left + at]);
  const fateOf = (id: string | undefined, column: Column | undefined): Fate => {
    if (id === undefined || column?.isEditable !== true) return 'left out';
    return refused.has(`${id} ${column.key}`) ? 'refused' : 'stored';
  };
  return {
    headings: across.map((column) => column?.heading ?? ''),
    rows: Array.from({ length: shownRows }, (_, down) => {
      const id = ids[covers.top + down];
      const texts = block[down % block.length] ?? [];
      return {
        number: id === undefined ? null : covers.top + down + 1,
        cells: across.map((column, at) => ({ text: texts[at % width] ?? '', fate: fateOf(id, column) })),
      };
    }),
  };
}
