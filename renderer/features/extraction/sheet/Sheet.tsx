import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
  type RefObject,
} from 'react';
import type { Arrangement } from './arrange/use-arrangement.ts';
import { CellEditor, type EditorHandle, type EditorMove, type Place } from './CellEditor.tsx';
import { Chosen } from './chosen.ts';
import { fittingWidth, measureIn } from './fit-column.ts';
import { followed } from './follow.ts';
import { HEAD_HEIGHT, ROW_HEIGHT, totalWidth } from './layout.ts';
import { SHEET } from './phrases.ts';
import type { WithHidden } from './paste.ts';
import { PastePreview } from './PastePreview.tsx';
import { isSingle, type Range } from './selection.ts';
import type { Column, Position, SheetModel } from './sheet.ts';
import { SheetHead } from './SheetHead.tsx';
import { SheetBody } from './sheet-body.ts';
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
  /** With what is hidden in between; without it nothing is. */
  withHidden?: WithHidden;
  handle: RefObject<SheetHandle | null>;
  start: Position;
  /** The first active cell takes the focus at once. */
  takesFocus: boolean;
  arrangement: Arrangement;
  finding: string;
  onSelect: (active: Position, selection: Range) => void;
  onProblem: (sentence: string) => void;
  /** Keys the screen adds; true when it took the key. */
  onKey: (event: React.KeyboardEvent) => boolean;
  /** Laid over the sheet at the active cell. */
  note?: (place: Place, active: Position, onDone: () => void) => ReactNode;
}>;

/**
 * A spreadsheet of records: an ARIA grid, only its visible rows in the document, one editor for all cells. React draws what
 * stands around the rows; the rows themselves and the selection are `SheetBody`'s.
 */
export function Sheet<Row>(props: Props<Row>) {
  const { model, ids, columns, handle, arrangement, finding, onSelect, note } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const body = useRef<SheetBody<Row>>(null);
  const editor = useRef<EditorHandle>(null);
  const head = useRef<{ openMenu: (column: number) => void }>(null);
  /** Column where a run of Tabs began: Enter goes on below it, as in other spreadsheets. */
  const runStart = useRef<number | null>(null);
  const [chosen] = useState(() => new Chosen(props.start, ids.length, columns.length));

  const placesShown = useRef({ ids, keys: columns.map(({ key }) => key) });
  useLayoutEffect(() => {
    const before = placesShown.current;
    const keys = columns.map(({ key }) => key);
    // A search that finds nothing hides every row: the active cell is where it was once there are rows again.
    const isHidden = ids.length === 0;
    placesShown.current = { ids: isHidden ? before.ids : ids, keys };
    chosen.fit(ids.length, columns.length, ({ row, column }) => ({
      row: isHidden ? row : followed(before.ids, ids, row),
      column: followed(before.keys, keys, column),
    }));
    body.current?.show({ model, ids, columns, finding });
  }, [chosen, model, ids, columns, finding]);

  // Made once; what it shows from then on is told above.
  const first = useRef({ model, ids, columns, finding, takesFocus: props.takesFocus });
  useLayoutEffect(() => {
    if (scroller.current === null || rows.current === null) return;
    const { takesFocus, ...content } = first.current;
    const made = new SheetBody<Row>(scroller.current, rows.current, chosen, content);
    body.current = made;
    if (takesFocus) {
      made.select('nearest');
      made.focusActive();
    }
    return () => {
      body.current = null;
      made.destroy();
    };
  }, [chosen]);

  useLayoutEffect(() => {
    const tell = (): void => onSelect(chosen.now().active, chosen.now().selection);
    tell();
    return chosen.subscribe(tell);
  }, [chosen, onSelect]);

  const activate = (next: Position, extend = false): void => {
    if (extend) chosen.extendTo(next);
    else chosen.move(next);
    body.current?.select('nearest');
    if (editor.current?.isOpen() !== true) body.current?.focusActive();
  };
  /** Selects a block; the view stays where it is, since the block may be larger than it. */
  const select = (anchor: Position, extent: Position, active: Position): void => {
    chosen.select({ active, anchor, extent });
    body.current?.select('as it is');
    body.current?.focusActive();
  };
  const focusBack = (): void => body.current?.focusActive();

  useImperativeHandle(handle, () => ({
    show(at) {
      chosen.move(at);
      body.current?.select('centre');
    },
    focus() {
      body.current?.select('nearest');
      body.current?.focusActive();
    },
  }));

  const place = (at: Position): Place => {
    const column = columns[at.column];
    // A frozen column does not scroll along.
    const shift = column?.isFrozen === true ? (scroller.current?.scrollLeft ?? 0) : 0;
    return {
      left: (column?.left ?? 0) + shift,
      top: HEAD_HEIGHT + at.row * ROW_HEIGHT,
      width: column?.width ?? 0,
      height: ROW_HEIGHT,
    };
  };

  const startEditing = (at: Position, mode: 'replace' | 'edit'): void => {
    const column = columns[at.column];
    const rowId = ids[at.row];
    const row = rowId === undefined ? null : model.rowNow(rowId);
    if (column === undefined || rowId === undefined || row === null) return;
    if (!model.canEdit(row, column)) {
      props.onProblem(SHEET.notTyped(column.title));
      return;
    }
    const seen = model.seen(row, column);
    body.current?.reveal(at);
    editor.current?.open({
      label: SHEET.editor(model.cell(row, column).title ?? column.title, model.nameOf(row)),
      place: place(at),
      isNumeric: column.isNumeric,
      start: mode === 'replace' ? null : model.cell(row, column).text,
      arrowsStay: mode === 'edit',
      onCommit: (text, move) => commit({ rowId, columnKey: column.key, text: text.trim(), seen }, at, move),
      onCancel: focusBack,
      onKeep: (text) => {
        focusBack();
        commit({ rowId, columnKey: column.key, text: text.trim(), seen }, at, 'stay');
      },
      onFill: (text) => {
        focusBack();
        if (isSingle(chosen.now().selection))
          commit({ rowId, columnKey: column.key, text: text.trim(), seen }, at, 'stay');
        else blocks.fillWith(text.trim());
      },
    });
  };

  const commit = (edit: Parameters<typeof model.commit>[0], from: Position, move: EditorMove): void => {
    const row = model.rowNow(edit.rowId);
    const column = columns[from.column];
    const isUnchanged = row !== null && column !== undefined && edit.text === model.cell(row, column).text;
    // The focus moves before the text is written: moving it has the page laid out, and there is nothing to lay out yet.
    if (move !== 'stay') activate(afterEdit(from, move));
    const stored = isUnchanged ? null : model.commit(edit);
    void stored?.then((isStored) => {
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
    return move === 'stay'
      ? from
      : { row: from.row + (move === 'up' ? -1 : 1), column: move === 'down' ? column : from.column };
  };

  const blocks = useBlockCommands({
    model,
    ids,
    columns,
    withHidden: props.withHidden,
    choice: chosen.now,
    onProblem: props.onProblem,
    onPasted({ top, bottom, left, right }, began) {
      // As other spreadsheets do, unless the reviewer has gone on meanwhile.
      if (chosen.now() !== began || editor.current?.isOpen() === true) return;
      const first = { row: top, column: left };
      chosen.select({ active: first, anchor: first, extent: { row: bottom, column: right } });
      body.current?.select('as it is');
      if (rows.current?.contains(document.activeElement) === true) body.current?.focusActive();
    },
  });
  const keys = useSheetKeys({
    model,
    ids,
    columns,
    choice: chosen.now,
    activate,
    select,
    startEditing,
    blocks,
    pageRows: () => body.current?.pageRows() ?? 1,
    pageColumns: () => body.current?.pageColumns() ?? 1,
    onMove: () => (runStart.current = null),
    openMenu: (column) => head.current?.openMenu(column),
    onKey: props.onKey,
    onProblem: props.onProblem,
  });
  const mouse = useSheetMouse({
    activate,
    startEditing,
    onMove: () => (runStart.current = null),
    selectRow(row, extend) {
      const from = { row: extend ? chosen.now().anchor.row : row, column: 0 };
      select(from, { row, column: columns.length - 1 }, from);
    },
  });

  return (
    <div className="grid-scroller" ref={scroller}>
      <div
        role="grid"
        tabIndex={-1}
        aria-label={model.label}
        aria-rowcount={ids.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        className="grid"
        style={{ width: totalWidth(columns), height: HEAD_HEIGHT + ids.length * ROW_HEIGHT }}
        onKeyDown={keys.onKeyDown}
        onCopy={blocks.onCopy}
        onCut={blocks.onCut}
        onPaste={blocks.onPaste}
        {...mouse}
      >
        <SheetHead
          handle={head}
          columns={columns}
          arrangement={arrangement}
          onMove={(column, by) => {
            arrangement.move(column, by, columns);
            const at = { row: chosen.now().active.row, column: columns.indexOf(column) + by };
            chosen.move(at);
          }}
          onFit={(column) => {
            if (scroller.current === null) return;
            arrangement.resize(column, fittingWidth(model, ids, column, measureIn(scroller.current)));
          }}
          onSelectColumn={(column) => select({ row: 0, column }, { row: ids.length - 1, column }, { row: 0, column })}
          onClosed={focusBack}
        />
        <div role="rowgroup" className="grid-body" ref={rows} />
      </div>
      <CellEditor handle={editor} />
      {note === undefined ? null : (
        <ActiveNote chosen={chosen} note={(active) => note(place(active), active, focusBack)} />
      )}
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

/** The only part of a sheet that React draws again when the active cell moves. */
function ActiveNote({ chosen, note }: Readonly<{ chosen: Chosen; note: (active: Position) => ReactNode }>) {
  const { active } = useSyncExternalStore(chosen.subscribe, chosen.now);
  return note(active);
}
