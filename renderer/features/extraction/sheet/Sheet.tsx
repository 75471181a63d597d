import { defaultRangeExtractor, useVirtualizer, type Range as VirtualRange } from '@tanstack/react-virtual';
import { useCallback, useImperativeHandle, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { CellEditor, type EditorHandle, type EditorMove, type Place } from './CellEditor.tsx';
import { frozenWidth, HEAD_HEIGHT, ROW_HEIGHT, ROW_NUMBER_WIDTH, totalWidth } from './layout.ts';
import { SHEET } from './phrases.ts';
import { PastePreview } from './PastePreview.tsx';
import { rangeOf, type Range } from './selection.ts';
import type { Column, Position, SheetModel } from './sheet.ts';
import { SheetHead, type Sorting } from './SheetHead.tsx';
import { SheetRow } from './SheetRow.tsx';
import { useBlockCommands } from './use-block-commands.ts';
import { useSheetKeys } from './use-sheet-keys.ts';
import { useSheetMouse } from './use-sheet-mouse.ts';
import './sheet.css';

/** What the screen around a sheet may ask of it. */
export type SheetHandle = Readonly<{
  /** Makes a cell the active one and brings it into view; the focus stays where it is. */
  show: (at: Position) => void;
  focus: () => void;
}>;

type Props<Row> = Readonly<{
  model: SheetModel<Row>;
  ids: readonly string[];
  columns: readonly Column[];
  handle: RefObject<SheetHandle | null>;
  start: Position;
  /** The first active cell takes the focus at once. */
  takesFocus: boolean;
  sorting: Sorting | null;
  finding: string;
  onSort: (sorting: Sorting | null) => void;
  onResize: (key: string, width: number | null) => void;
  onHide: (key: string) => void;
  onSelect: (active: Position, selection: Range) => void;
  onProblem: (sentence: string) => void;
  /** Keys the screen adds; true when it took the key. */
  onKey: (event: React.KeyboardEvent) => boolean;
  /** Laid over the sheet at the active cell. */
  note?: (place: Place, active: Position, onDone: () => void) => ReactNode;
}>;

/** A spreadsheet of records: an ARIA grid, only its visible rows in the document, one editor for all cells. */
export function Sheet<Row>(props: Props<Row>) {
  const { model, ids, columns, handle, sorting, finding, onSelect, note } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const head = useRef<{ openMenu: (column: number) => void }>(null);
  const wantsFocus = useRef(props.takesFocus);
  /** Column where a run of Tabs began: Enter goes on below it, as in other spreadsheets. */
  const runStart = useRef<number | null>(null);
  const [chosen, setChosen] = useState({ active: props.start, anchor: props.start });
  const active = clamp(chosen.active, ids.length, columns.length);
  const selection = rangeOf(active, clamp(chosen.anchor, ids.length, columns.length));

  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollPaddingStart: HEAD_HEIGHT,
    // The row with the focus stays in the document wherever the view is scrolled to.
    rangeExtractor: useCallback(
      (range: VirtualRange) => {
        const indexes = defaultRangeExtractor(range);
        return active.row < 0 || indexes.includes(active.row) ? indexes : [...indexes, active.row].toSorted((a, b) => a - b);
      },
      [active.row],
    ),
  });

  const activate = (next: Position, extend = false): void => {
    const to = clamp(next, ids.length, columns.length);
    wantsFocus.current = true;
    setChosen((before) => ({ active: to, anchor: extend ? before.anchor : to }));
    virtualizer.scrollToIndex(to.row);
  };
  const select = (range: Range, at: Position): void => {
    wantsFocus.current = true;
    const anchor = {
      row: at.row === range.top ? range.bottom : range.top,
      column: at.column === range.left ? range.right : range.left,
    };
    setChosen({ active: at, anchor });
  };

  const { row: activeRow, column: activeColumn } = active;
  const { top, bottom, left, right } = selection;
  useLayoutEffect(
    () => onSelect({ row: activeRow, column: activeColumn }, { top, bottom, left, right }),
    [onSelect, activeRow, activeColumn, top, bottom, left, right],
  );

  useLayoutEffect(() => {
    if (!wantsFocus.current || editor.current?.isOpen() === true) return;
    const cell = cellAt(scroller.current, active);
    if (cell === null) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  useImperativeHandle(handle, () => ({
    show(at) {
      setChosen({ active: at, anchor: at });
      virtualizer.scrollToIndex(at.row, { align: 'center' });
    },
    focus: () => cellAt(scroller.current, active)?.focus(),
  }));

  const place = (at: Position): Place => {
    const column = columns[at.column];
    const head = scroller.current?.querySelector('.grid-head')?.clientHeight ?? HEAD_HEIGHT;
    // A frozen column does not scroll along.
    const shift = column?.isFrozen === true ? (scroller.current?.scrollLeft ?? 0) : 0;
    return {
      left: (column?.left ?? 0) + shift,
      top: head + at.row * ROW_HEIGHT,
      width: column?.width ?? 0,
      height: ROW_HEIGHT,
    };
  };

  const startEditing = (at: Position, mode: 'replace' | 'edit'): void => {
    const column = columns[at.column];
    const rowId = ids[at.row];
    const row = rowId === undefined ? null : model.rowNow(rowId);
    if (column === undefined || rowId === undefined || row === null || !model.canEdit(row, column)) return;
    const seen = model.seen(row, column);
    editor.current?.open({
      label: SHEET.editor(model.cell(row, column).title ?? column.title, model.nameOf(row)),
      place: place(at),
      isNumeric: column.isNumeric,
      start: mode === 'replace' ? null : model.cell(row, column).text,
      arrowsStay: mode === 'edit',
      onCommit: (text, move) => commit({ rowId, columnKey: column.key, text: text.trim(), seen }, at, move),
      onCancel: () => activate(at),
    });
  };

  const commit = (edit: Parameters<typeof model.commit>[0], from: Position, move: EditorMove): void => {
    const next = afterEdit(from, move);
    if (move === 'stay') setChosen({ active: from, anchor: from });
    else activate(next);
    const row = model.rowNow(edit.rowId);
    const column = columns[from.column];
    const isUnchanged = row !== null && column !== undefined && edit.text === model.cell(row, column).text;
    if (isUnchanged) return;
    void model.commit(edit).then((isStored) => {
      // What could not be stored is shown where it was typed, unless the reviewer is already typing elsewhere.
      if (!isStored && editor.current?.isOpen() !== true) activate(from);
    });
  };

  /** Enter goes below where the run of Tabs began; Tab to the next cell that is to be filled. */
  const afterEdit = (from: Position, move: EditorMove): Position => {
    if (move === 'right' || move === 'left') {
      runStart.current ??= from.column;
      return keys.tabFrom(from, move === 'left') ?? from;
    }
    const column = runStart.current ?? from.column;
    runStart.current = null;
    return move === 'stay' ? from : { row: from.row + (move === 'up' ? -1 : 1), column: move === 'down' ? column : from.column };
  };

  const blocks = useBlockCommands({ model, ids, columns, selection, onProblem: props.onProblem });
  const keys = useSheetKeys({
    model, ids, columns, active, selection, activate, select, startEditing, blocks,
    pageRows: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 480) - HEAD_HEIGHT) / ROW_HEIGHT) - 1),
    onMove: () => (runStart.current = null),
    openMenu: (column) => head.current?.openMenu(column),
    onKey: props.onKey,
  });
  const mouse = useSheetMouse({ activate, startEditing, onMove: () => (runStart.current = null) });

  const selectRow = useCallback(
    (row: number, extend: boolean) => {
      wantsFocus.current = true;
      setChosen((before) => ({
        active: { row, column: columns.length - 1 },
        anchor: { row: extend ? before.anchor.row : row, column: 0 },
      }));
    },
    [columns.length],
  );

  const focusBack = (): void => {
    wantsFocus.current = true;
    setChosen((before) => ({ ...before }));
  };

  return (
    <div
      className="grid-scroller"
      ref={scroller}
      style={{ scrollPaddingLeft: ROW_NUMBER_WIDTH + frozenWidth(columns), scrollPaddingTop: HEAD_HEIGHT }}
    >
      <div
        role="grid"
        tabIndex={-1}
        aria-label={model.label}
        aria-rowcount={ids.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        className="grid"
        style={{ width: totalWidth(columns), height: HEAD_HEIGHT + virtualizer.getTotalSize() }}
        onKeyDown={keys.onKeyDown}
        onCopy={blocks.onCopy}
        onCut={blocks.onCut}
        onPaste={blocks.onPaste}
        {...mouse}
      >
        <SheetHead
          handle={head}
          columns={columns}
          sorting={sorting}
          onSort={props.onSort}
          onResize={props.onResize}
          onHide={props.onHide}
          onSelectColumn={(column) =>
            select({ top: 0, bottom: ids.length - 1, left: column, right: column }, { row: 0, column })
          }
          onClosed={focusBack}
        />
        <div role="rowgroup" className="grid-body">
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const id = ids[index];
            if (id === undefined) return null;
            const isSelected = index >= top && index <= bottom && (top !== bottom || left !== right);
            return (
              <SheetRow
                key={id}
                model={model}
                id={id}
                index={index}
                top={start}
                columns={columns}
                activeColumn={index === active.row ? active.column : null}
                selectedFrom={isSelected ? left : -1}
                selectedTo={isSelected ? right : -1}
                repeats={repeatsAbove(model, ids, index)}
                finding={finding}
                onSelectRow={selectRow}
              />
            );
          })}
        </div>
      </div>
      <CellEditor handle={editor} />
      {note?.(place(active), active, focusBack)}
      {blocks.pending === null ? null : (
        <PastePreview
          pending={blocks.pending}
          onClose={() => {
            blocks.dismiss();
            focusBack();
          }}
        />
      )}
    </div>
  );
}

function repeatsAbove<Row>(model: SheetModel<Row>, ids: readonly string[], index: number): boolean {
  const [above, own] = [ids[index - 1], ids[index]];
  const [rowAbove, row] = [above === undefined ? null : model.rowNow(above), own === undefined ? null : model.rowNow(own)];
  return rowAbove !== null && row !== null && model.groupOf(rowAbove) === model.groupOf(row);
}

function clamp({ row, column }: Position, rows: number, columns: number): Position {
  return { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
}

function cellAt(within: HTMLElement | null, { row, column }: Position): HTMLElement | null {
  return within?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ?? null;
}
