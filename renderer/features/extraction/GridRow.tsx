import { memo, useCallback, useSyncExternalStore } from 'react';
import type { Cell } from '../../../api/contract/views.ts';
import { useServices } from '../../app/services.ts';
import { useItem } from '../../views/hooks.ts';
import type { Column } from './columns.ts';
import type { Draft, RowDrafts } from './drafts.ts';
import { EXTRACTION } from './phrases.ts';

type Props = Readonly<{
  id: string;
  index: number;
  top: number;
  columns: readonly Column[];
  /** Index of the active column when the active cell is in this row, else null. */
  activeColumn: number | null;
  repeatsStudy: boolean;
}>;

export function useRowDrafts(measurementId: string): RowDrafts {
  const { drafts } = useServices();
  const read = useCallback(() => drafts.row(measurementId), [drafts, measurementId]);
  return useSyncExternalStore(drafts.subscribe, read);
}

/** One measurement. Repaints when its own values, its drafts or its part of the selection change. */
export const GridRow = memo(function GridRow({ id, index, top, columns, activeColumn, repeatsStudy }: Props) {
  const row = useItem('extraction', id);
  const drafts = useRowDrafts(id);
  if (row === null) return null;
  return (
    <div className="grid-row" role="row" aria-rowindex={index + 2} style={{ top }}>
      {columns.map((column, columnIndex) => {
        const shared = {
          'aria-colindex': columnIndex + 1,
          'data-row': index,
          'data-column': columnIndex,
          tabIndex: activeColumn === columnIndex ? 0 : -1,
          style: { width: column.width, ...(column.isFrozen ? { left: column.left } : {}) },
        };
        if (column.kind === 'text') {
          const text = column.read(row);
          const isQuiet = column.key === 'study' && repeatsStudy;
          return (
            <div
              key={column.key}
              {...shared}
              role={column.key === 'study' ? 'rowheader' : 'gridcell'}
              aria-readonly="true"
              className={`cell text-cell ${column.isFrozen ? 'frozen' : ''} ${isQuiet ? 'repeated' : ''}`}
              title={text}
            >
              {text}
            </div>
          );
        }
        const draft = drafts[column.field];
        return (
          <div
            key={column.key}
            {...shared}
            role="gridcell"
            className="cell value-cell number"
            data-state={draft?.state ?? markOf(row.cells[column.field])}
            aria-invalid={draft?.state === 'refused' || draft?.state === 'conflict' ? true : undefined}
          >
            {draft?.text ?? row.cells[column.field]?.text ?? ''}
            <CellMark draft={draft} cell={row.cells[column.field]} />
          </div>
        );
      })}
    </div>
  );
});

function markOf(cell: Cell | undefined): string | undefined {
  if (cell === undefined || cell.text === '') return undefined;
  return cell.flag?.severity === 'block' ? 'block' : cell.state;
}

/** A sign beside the number for what colour alone must not carry. */
function CellMark({ draft, cell }: Readonly<{ draft: Draft | undefined; cell: Cell | undefined }>) {
  if (draft !== undefined) {
    const isSaving = draft.state === 'saving';
    return (
      <span className="cell-mark">
        <span aria-hidden="true">{isSaving ? '…' : '!'}</span>
        <span className="visually-hidden">{isSaving ? EXTRACTION.saving : EXTRACTION.refused}</span>
      </span>
    );
  }
  const flag = cell?.flag ?? null;
  if (flag === null) return null;
  return (
    <span className="cell-mark" title={flag.message}>
      <span aria-hidden="true">{flag.severity === 'block' ? '⊘' : '?'}</span>
      <span className="visually-hidden">{`${EXTRACTION.flags[flag.severity]}: ${flag.message}`}</span>
    </span>
  );
}
