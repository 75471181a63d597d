import { memo } from 'react';
import type { CellShown, Column, SheetModel } from './sheet.ts';
import { SHEET } from './phrases.ts';

type Props<Row> = Readonly<{
  model: SheetModel<Row>;
  id: string;
  index: number;
  top: number;
  columns: readonly Column[];
  /** Index of the active column when the active cell is in this row, else null. */
  activeColumn: number | null;
  /** First and last selected column of this row; -1 where none is. */
  selectedFrom: number;
  selectedTo: number;
  repeats: boolean;
  /** Texts the reviewer looks for, in lower case; '' for none. */
  finding: string;
  onSelectRow: (index: number, extend: boolean) => void;
}>;

/** One row. Repaints when its own values, its drafts or its part of the selection change. */
function PlainSheetRow<Row>(props: Props<Row>) {
  const { model, id, index, top, columns, activeColumn, selectedFrom, selectedTo, repeats, finding, onSelectRow } = props;
  const row = model.useRow(id);
  if (row === null) return null;
  const name = model.nameOf(row);
  return (
    <div className="grid-row" role="row" aria-rowindex={index + 2} style={{ top }}>
      <div
        className="row-number"
        aria-hidden="true"
        onMouseDown={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onSelectRow(index, event.shiftKey);
        }}
      >
        {index + 1}
      </div>
      {columns.map((column, columnIndex) => {
        const shown = model.cell(row, column);
        return (
          <div
            key={column.key}
            aria-colindex={columnIndex + 1}
            data-row={index}
            data-column={columnIndex}
            data-state={shown.state}
            tabIndex={activeColumn === columnIndex ? 0 : -1}
            role={columnIndex === 0 ? 'rowheader' : 'gridcell'}
            aria-label={columnIndex === 0 ? shown.text : nameOf(column, name, shown)}
            aria-readonly={column.isEditable ? undefined : true}
            aria-invalid={shown.isInvalid === true ? true : undefined}
            aria-selected={columnIndex >= selectedFrom && columnIndex <= selectedTo}
            className={classOf(column, columnIndex, shown, repeats, finding)}
            style={column.isFrozen ? { width: column.width, left: column.left } : { width: column.width }}
            title={column.isNumeric ? shown.mark?.words : shown.text}
          >
            {shown.text === '' && shown.derived !== undefined ? <span className="derived">{shown.derived}</span> : shown.text}
            {shown.mark == null ? null : (
              <span className="cell-mark" data-saving={shown.state === 'saving'} aria-hidden="true">
                {shown.mark.sign}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

export const SheetRow = memo(PlainSheetRow) as typeof PlainSheetRow;

/** "CI low, Morone 2026, Usual care, 8 weeks: −0.53, flag" */
function nameOf(column: Column, row: string, { text, title, derived, mark }: CellShown): string {
  const value = text === '' ? (derived === undefined ? SHEET.emptyCell : SHEET.derived(derived)) : text;
  return `${title ?? column.title}, ${row}: ${value}${mark == null ? '' : `, ${mark.words}`}`;
}

function classOf(column: Column, index: number, shown: CellShown, repeats: boolean, finding: string): string {
  const classes = ['cell', column.isNumeric ? 'value-cell number' : 'text-cell'];
  if (column.isFrozen) classes.push('frozen');
  if (repeats && index === 0) classes.push('repeated');
  if (shown.isExpected === false) classes.push('unexpected');
  if (finding !== '' && shown.text.toLowerCase().includes(finding)) classes.push('found');
  return classes.join(' ');
}
