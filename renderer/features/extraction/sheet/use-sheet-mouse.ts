import { useRef, type MouseEvent } from 'react';
import type { Position } from './sheet.ts';

type Needs = Readonly<{
  activate: (at: Position, extend?: boolean) => void;
  startEditing: (at: Position, mode: 'edit') => void;
  selectRow: (row: number, extend: boolean) => void;
  onMove: () => void;
}>;

/** A press activates, Shift and dragging extend the selection, a double press edits, a row's number selects the row. */
export function useSheetMouse({ activate, startEditing, selectRow, onMove }: Needs) {
  const dragged = useRef<string | null>(null);
  return {
    onMouseDown(event: MouseEvent) {
      if (event.button !== 0) return;
      const number = (event.target as Element).closest<HTMLElement>('[data-number]')?.dataset['number'];
      const at = positionOf(event);
      if (at === null && number === undefined) return;
      event.preventDefault();
      if (at === null) return selectRow(Number(number), event.shiftKey);
      dragged.current = keyOf(at);
      onMove();
      activate(at, event.shiftKey);
      addEventListener('mouseup', () => (dragged.current = null), { once: true });
    },
    onMouseMove(event: MouseEvent) {
      if (dragged.current === null || event.buttons !== 1) return;
      const at = positionOf(event);
      if (at === null || keyOf(at) === dragged.current) return;
      dragged.current = keyOf(at);
      activate(at, true);
    },
    onDoubleClick(event: MouseEvent) {
      const at = positionOf(event);
      if (at !== null) startEditing(at, 'edit');
    },
  };
}

const keyOf = ({ row, column }: Position): string => `${row} ${column}`;

function positionOf(event: MouseEvent): Position | null {
  const cell = (event.target as Element).closest<HTMLElement>('[data-row]');
  return cell === null ? null : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}
