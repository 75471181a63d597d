import type { KeyboardEvent } from 'react';
import type { Choice } from './chosen.ts';
import { movedBy, tabbed } from './move.ts';
import { SHEET } from './phrases.ts';
import { isSingle } from './selection.ts';
import type { Column, Position, SheetModel } from './sheet.ts';
import type { BlockCommands } from './use-block-commands.ts';

type Needs<Row> = Readonly<{
  model: SheetModel<Row>;
  ids: readonly string[];
  columns: readonly Column[];
  choice: () => Choice;
  activate: (at: Position, extend?: boolean) => void;
  select: (anchor: Position, extent: Position, active: Position) => void;
  startEditing: (at: Position, mode: 'replace' | 'edit') => void;
  blocks: BlockCommands;
  pageRows: () => number;
  pageColumns: () => number;
  onMove: () => void;
  openMenu: (column: number) => void;
  onKey: (event: KeyboardEvent) => boolean;
  onProblem: (sentence: string) => void;
}>;

/** The keys of a spreadsheet, while no cell is being edited. */
export function useSheetKeys<Row>(needs: Needs<Row>) {
  const { model, ids, columns, choice, activate, select, startEditing, blocks } = needs;
  const extent = { rows: ids.length, columns: columns.length };

  const cellOf = ({ row: index, column: columnIndex }: Position) => {
    const id = ids[index];
    const column = columns[columnIndex];
    const row = id === undefined ? null : model.rowNow(id);
    return row === null || column === undefined ? null : { row, column };
  };
  const tabFrom = (from: Position, back: boolean): Position | null =>
    tabbed(back, from, extent, (at) => {
      const cell = cellOf(at);
      return cell !== null && model.isTabStop(cell.row, cell.column);
    });

  /** Every cell, or the rows or columns of the selection; the active cell stays where it is. */
  const selectWhole = (event: KeyboardEvent): boolean => {
    const isAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    const isRows = event.key === ' ' && event.shiftKey;
    const isColumns = event.key === ' ' && event.ctrlKey;
    if (!isAll && !isRows && !isColumns) return false;
    const { active, anchor, extent: corner } = choice();
    const [first, last] = [
      { row: 0, column: 0 },
      { row: extent.rows - 1, column: extent.columns - 1 },
    ];
    const whole = (kept: Position, edge: Position): Position => ({
      row: isAll || isColumns ? edge.row : kept.row,
      column: isAll || isRows ? edge.column : kept.column,
    });
    select(whole(anchor, first), whole(corner, last), active);
    return true;
  };

  const move = (event: KeyboardEvent): boolean => {
    const { active, extent: corner } = choice();
    if (event.key === 'Tab' && event.altKey) return false;
    if (event.key === 'Tab') {
      const next = tabFrom(active, event.shiftKey);
      if (next !== null) activate(next);
      return next !== null;
    }
    const next = movedBy(event, event.shiftKey ? corner : active, {
      ...extent,
      page: needs.pageRows(),
      pageColumns: needs.pageColumns(),
      isFilled: (at) => {
        const cell = cellOf(at);
        return cell !== null && model.cell(cell.row, cell.column).text !== '';
      },
    });
    if (next === null) return false;
    needs.onMove();
    activate(next, event.shiftKey);
    return true;
  };

  const edit = (event: KeyboardEvent): boolean => {
    const { active } = choice();
    const isMod = event.ctrlKey || event.metaKey;
    if (event.altKey && event.key === 'ArrowDown') needs.openMenu(active.column);
    else if (event.key === 'Enter' || event.key === 'F2') startEditing(active, 'edit');
    else if (event.key === 'Escape') return escape();
    else if (event.key === 'Delete' || event.key === 'Backspace') blocks.clear();
    else if (isMod && event.key.toLowerCase() === 'd') blocks.fillDown();
    else if (isMod && !event.shiftKey && event.key.toLowerCase() === 'r') blocks.fillRight();
    else return false;
    return true;
  };

  /** Gives up what could not be stored; else makes one cell of a selection. */
  const escape = (): boolean => {
    const { active, selection } = choice();
    const id = ids[active.row];
    const column = columns[active.column];
    if (id !== undefined && column !== undefined && model.discard(id, column.key)) return true;
    if (isSingle(selection)) return false;
    activate(active);
    return true;
  };

  return {
    tabFrom,
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.defaultPrevented || (event.target as Element).closest('[role=menu], .column-menu') !== null) return;
      if (needs.onKey(event)) {
        event.preventDefault();
        return;
      }
      if (selectWhole(event) || move(event) || edit(event)) {
        event.preventDefault();
        return;
      }
      if (!isTyping(event)) return;
      const { active } = choice();
      const cell = cellOf(active);
      if (cell === null) return;
      if (!model.canEdit(cell.row, cell.column)) {
        // A letter may begin a shortcut.
        if (BEGINS_NUMBER.test(event.key)) needs.onProblem(SHEET.notTyped(cell.column.title));
        return;
      }
      // Not prevented: the editor has the focus when the key, or an input method, writes its text.
      event.stopPropagation();
      startEditing(active, 'replace');
    },
  };
}

const BEGINS_NUMBER = /^[\d.,=<+−-]$/u;
/** First key of an input method, and of an accent that waits for its letter. */
const COMPOSING = ['Process', 'Unidentified', 'Dead'];

/** No number begins with a blank; a question mark asks for the list of keys. */
function isTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isText = (key.length === 1 && key !== ' ' && key !== '?') || COMPOSING.includes(key);
  return isText && !ctrlKey && !metaKey && !altKey;
}
