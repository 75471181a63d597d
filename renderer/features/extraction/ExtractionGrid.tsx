import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { ExtractionRow } from '../../../api/contract/views.ts';
import { useServices } from '../../app/services.ts';
import type { CellAddress } from '../../views/types.ts';
import { CellEditor, type EditorMove } from './CellEditor.tsx';
import { frozenWidth, totalWidth, type Column } from './columns.ts';
import { DraftNotice } from './DraftNotice.tsx';
import { GridRow } from './GridRow.tsx';
import { movedBy, type Position } from './move.ts';
import { EXTRACTION } from './phrases.ts';

const ROW_HEIGHT = 24;
const HEAD_HEIGHT = 32;
const MOVES: Readonly<Record<EditorMove, Readonly<{ row: number; column: number }>>> = {
  down: { row: 1, column: 0 },
  up: { row: -1, column: 0 },
  right: { row: 0, column: 1 },
  left: { row: 0, column: -1 },
  stay: { row: 0, column: 0 },
};

type Props = Readonly<{
  rows: readonly ExtractionRow[];
  columns: readonly Column[];
  onSelect: (address: CellAddress | null) => void;
}>;

type Editing = Readonly<{ address: CellAddress; position: Position; start: string; seen: string }>;

/** The extraction spreadsheet: an ARIA grid, only its visible rows in the document, one editor for all cells. */
export function ExtractionGrid({ rows, columns, onSelect }: Props) {
  const { drafts } = useServices();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Position>(() => firstFilledCell(rows, columns));
  const [editing, setEditing] = useState<Editing | null>(null);
  const wantsFocus = useRef(false);
  const position = { row: Math.min(active.row, rows.length - 1), column: Math.min(active.column, columns.length - 1) };

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: HEAD_HEIGHT,
    // The row with the focus stays in the document wherever the view is scrolled to.
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range);
        return indexes.includes(position.row) ? indexes : [...indexes, position.row].toSorted((a, b) => a - b);
      },
      [position.row],
    ),
  });

  const addressAt = ({ row, column }: Position): CellAddress | null => {
    const at = columns[column];
    const measurementId = rows[row]?.measurementId;
    return at?.kind === 'value' && measurementId !== undefined ? { measurementId, field: at.field } : null;
  };

  const activate = (next: Position): void => {
    wantsFocus.current = true;
    setActive(next);
    virtualizer.scrollToIndex(next.row);
  };

  const activeColumn = columns[position.column];
  const activeField = activeColumn?.kind === 'value' ? activeColumn.field : null;
  const activeMeasurement = rows[position.row]?.measurementId ?? null;
  const activeAddress = useMemo(
    () =>
      activeField === null || activeMeasurement === null
        ? null
        : { measurementId: activeMeasurement, field: activeField },
    [activeField, activeMeasurement],
  );
  useLayoutEffect(() => onSelect(activeAddress), [activeAddress, onSelect]);

  useLayoutEffect(() => {
    if (!wantsFocus.current || editing !== null) return;
    wantsFocus.current = false;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${position.row}"][data-column="${position.column}"]`,
    );
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const startEditing = (at: Position, typed: string | null): void => {
    const address = addressAt(at);
    const row = rows[at.row];
    if (address === null || row === undefined) return;
    const stored = row.cells[address.field]?.text ?? '';
    const draft = drafts.cell(address);
    setEditing({
      address,
      position: at,
      start: typed ?? draft?.text ?? stored,
      seen: draft?.state === 'conflict' ? draft.now : stored,
    });
  };

  const commit = async (text: string, move: EditorMove): Promise<void> => {
    if (editing === null) return;
    const { address, seen, position: from } = editing;
    setEditing(null);
    const step = MOVES[move];
    const next = {
      row: clamp(from.row + step.row, rows.length),
      column: clamp(from.column + step.column, columns.length),
    };
    if (move === 'stay') setActive(from);
    else activate(next);
    if (text.trim() === seen && drafts.cell(address) === undefined) return;
    const left = await drafts.commit(address, text.trim(), seen);
    // What could not be stored is shown where it was typed, unless the reviewer is already typing elsewhere.
    if (left !== null && document.activeElement?.matches('.cell-editor') !== true) activate(from);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = movedBy(event, position, { rows: rows.length, columns: columns.length, page: 20 });
    if (next !== null) {
      event.preventDefault();
      activate(next);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      startEditing(position, null);
    } else if (event.key === 'Escape' && activeAddress !== null && drafts.cell(activeAddress) !== undefined) {
      event.preventDefault();
      drafts.discard(activeAddress);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && activeAddress !== null) {
      event.preventDefault();
      startEditing(position, '');
    } else if (
      event.key.length === 1 &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey &&
      event.key !== '?' &&
      activeAddress !== null
    ) {
      event.preventDefault();
      event.stopPropagation();
      startEditing(position, event.key);
    }
  };

  const positionOf = (event: MouseEvent): Position | null => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-row]');
    return cell === null ? null : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
  };

  const shown = virtualizer.getVirtualItems();
  const width = totalWidth(columns);
  const place = (at: Position) => {
    const column = columns[at.column];
    return {
      left: column?.left ?? 0,
      top: HEAD_HEIGHT + at.row * ROW_HEIGHT,
      width: column?.width ?? 0,
      height: ROW_HEIGHT,
    };
  };

  return (
    <div className="grid-scroller" ref={scroller} style={{ scrollPaddingLeft: frozenWidth(columns) }}>
      <div
        role="grid"
        tabIndex={-1}
        aria-label={EXTRACTION.grid}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        className="grid"
        style={{ width, height: HEAD_HEIGHT + virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => {
          const at = positionOf(event);
          if (at === null) return;
          event.preventDefault();
          activate(at);
        }}
        onDoubleClick={(event) => {
          const at = positionOf(event);
          if (at !== null) startEditing(at, null);
        }}
      >
        <div className="grid-head" role="row" aria-rowindex={1}>
          {columns.map((column, index) => (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + 1}
              title={column.title}
              className={`head-cell ${column.kind === 'value' ? 'numeric' : ''} ${column.isFrozen ? 'frozen' : ''}`}
              style={{ width: column.width, ...(column.isFrozen ? { left: column.left } : {}) }}
            >
              {column.heading}
            </div>
          ))}
        </div>
        <div role="rowgroup" className="grid-body">
          {shown.map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <GridRow
                key={row.measurementId}
                id={row.measurementId}
                index={index}
                top={start}
                columns={columns}
                activeColumn={index === position.row ? position.column : null}
                repeatsStudy={rows[index - 1]?.studyId === row.studyId}
              />
            );
          })}
        </div>
      </div>
      {editing === null ? null : (
        <CellEditor
          key={`${editing.position.row} ${editing.position.column}`}
          label={EXTRACTION.editor(
            columns[editing.position.column]?.title ?? '',
            rows[editing.position.row]?.armLabel ?? '',
          )}
          start={editing.start}
          place={place(editing.position)}
          onCommit={(text, move) => void commit(text, move)}
          onCancel={() => {
            setEditing(null);
            activate(editing.position);
          }}
        />
      )}
      {activeAddress === null || editing !== null ? null : (
        <DraftNotice address={activeAddress} place={place(position)} onResolved={() => activate(position)} />
      )}
    </div>
  );
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}

/** Where a reviewer starts: on a number with its quote, not on an empty field. */
function firstFilledCell(rows: readonly ExtractionRow[], columns: readonly Column[]): Position {
  const fallback = Math.max(
    0,
    columns.findIndex((column) => column.kind === 'value'),
  );
  const [row] = rows;
  const filled = columns.findIndex(
    (column) => column.kind === 'value' && (row?.cells[column.field]?.text ?? '') !== '',
  );
  return { row: 0, column: filled === -1 ? fallback : filled };
}
