import { CellElement } from './cell-element.ts';
import { ROW_HEIGHT } from './layout.ts';
import type { Column, SheetModel } from './sheet.ts';

/** What a row shows of the selection: the active column and the selected ones, -1 where there is none. */
export type RowSelection = Readonly<{ active: number; from: number; to: number }>;

const NOTHING: RowSelection = { active: -1, from: -1, to: -1 };

/** One row of the sheet in the document, used again for another record when its own scrolls out of sight. */
export class RowElement<Row> {
  readonly element = document.createElement('div');
  readonly cells: readonly CellElement[];
  index = -1;
  /** The record shown; null when it is gone. */
  shown: Row | null = null;
  readonly #number = document.createElement('div');
  #selection = NOTHING;

  constructor(columns: readonly Column[]) {
    const { element } = this;
    element.className = 'grid-row';
    element.setAttribute('role', 'row');
    this.#number.className = 'row-number';
    this.#number.setAttribute('aria-hidden', 'true');
    this.cells = columns.map((column, index) => new CellElement(column, index));
    // What stays in sight when the sheet is scrolled sideways moves as one piece.
    const frozen = document.createElement('div');
    frozen.className = 'row-frozen';
    frozen.append(this.#number);
    element.append(frozen);
    this.cells.forEach((cell, index) => (columns[index]?.isFrozen === true ? frozen : element).append(cell.element));
    for (const cell of this.cells) cell.select(false, false);
  }

  moveTo(index: number): void {
    if (index === this.index) return;
    this.index = index;
    this.element.style.top = `${index * ROW_HEIGHT}px`;
    this.element.setAttribute('aria-rowindex', String(index + 2));
    this.#number.textContent = String(index + 1);
    this.#number.dataset['number'] = String(index);
    for (const cell of this.cells) cell.row = index;
  }

  paint(
    model: SheetModel<Row>,
    columns: readonly Column[],
    row: Row | null,
    isRepeated: boolean,
    finding: string,
    isSlow: boolean,
  ): void {
    this.element.hidden = row === null;
    this.shown = row;
    if (row === null) return;
    const place = { rowName: model.nameOf(row), isRepeated, finding, isSlow };
    this.cells.forEach((cell, index) => {
      const column = columns[index];
      if (column !== undefined) cell.paint(model.cell(row, column), place);
    });
  }

  select(next: RowSelection): void {
    const before = this.#selection;
    if (next.active === before.active && next.from === before.from && next.to === before.to) return;
    this.#selection = next;
    this.cells.forEach((cell, index) => cell.select(index >= next.from && index <= next.to, index === next.active));
  }
}
