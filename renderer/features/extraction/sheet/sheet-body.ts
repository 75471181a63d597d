import { frozenWidth, HEAD_HEIGHT, ROW_HEIGHT, ROW_NUMBER_WIDTH, totalWidth } from './layout.ts';
import { RowElement } from './row-element.ts';
import { isSingle } from './selection.ts';
import type { Chosen } from './chosen.ts';
import type { Column, Position, SheetModel } from './sheet.ts';

/** Rows kept ready above and below the view, so that a scrolled view is never bare. */
const OVERSCAN = 6;
/** Rest after which the rows in the document are put in their order, for those who read it. */
const REST = 150;
/** Storing takes a moment that nobody needs to see; one that takes longer is told. */
const SLOW = 1000;

export type BodyContent<Row> = Readonly<{
  model: SheetModel<Row>;
  ids: readonly string[];
  columns: readonly Column[];
  /** Texts the reviewer looks for, in lower case; '' for none. */
  finding: string;
}>;

/**
 * The rows of a sheet, written into the document by hand: a row that scrolls out of sight is given to the record that comes
 * into it, and an edit or a move of the selection touches nothing but its own cells. The row with the active cell is never
 * taken away, so the focus never is.
 */
export class SheetBody<Row> {
  readonly #scroller: HTMLElement;
  readonly #body: HTMLElement;
  readonly #chosen: Chosen;
  readonly #resize: ResizeObserver;
  #content: BodyContent<Row>;
  #rows = new Map<number, RowElement<Row>>();
  #spare: RowElement<Row>[] = [];
  #unsubscribe: () => void;
  #height: number;
  #width: number;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #isSlow = false;

  constructor(scroller: HTMLElement, body: HTMLElement, chosen: Chosen, content: BodyContent<Row>) {
    this.#scroller = scroller;
    this.#body = body;
    this.#chosen = chosen;
    this.#content = content;
    this.#height = scroller.clientHeight;
    this.#unsubscribe = content.model.subscribe(this.#repaintChanged);
    this.#width = scroller.clientWidth;
    this.#resize = new ResizeObserver(() => {
      this.#keepColumnInView();
      this.#height = scroller.clientHeight;
      this.#fill(scroller.scrollTop);
    });
    this.#resize.observe(scroller);
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#fill(scroller.scrollTop);
  }

  destroy(): void {
    this.#unsubscribe();
    this.#resize.disconnect();
    this.#scroller.removeEventListener('scroll', this.#onScroll);
    clearTimeout(this.#rest);
    clearTimeout(this.#patience);
    this.#drop();
  }

  /** Rows that fit into the view below the headings. */
  pageRows(): number {
    return Math.max(1, Math.floor((this.#height - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
  }

  /** Columns of usual width that fit into the view beside the frozen ones. */
  pageColumns(): number {
    const { columns } = this.#content;
    const frozen = frozenWidth(columns);
    const moving = columns.filter(({ isFrozen }) => !isFrozen).length;
    const usual = (totalWidth(columns) - ROW_NUMBER_WIDTH - frozen) / Math.max(1, moving);
    return Math.max(1, Math.floor((this.#scroller.clientWidth - ROW_NUMBER_WIDTH - frozen) / Math.max(1, usual)));
  }

  /** Shows other records, columns or texts sought; does nothing when they are the same. */
  show(content: BodyContent<Row>): void {
    const before = this.#content;
    if (
      content.model === before.model &&
      content.ids === before.ids &&
      content.columns === before.columns &&
      content.finding === before.finding
    )
      return;
    const hadFocus = this.#body.contains(document.activeElement);
    this.#content = content;
    if (content.model !== before.model) {
      this.#unsubscribe();
      this.#unsubscribe = content.model.subscribe(this.#repaintChanged);
    }
    if (content.columns !== before.columns) this.#drop();
    for (const [index, row] of this.#rows) {
      if (index >= content.ids.length) this.#retire(row);
      else this.#paint(row);
    }
    this.#fill(this.#scroller.scrollTop);
    if (hadFocus) this.focusActive();
  }

  /** Shows the selection as it is now; brings the corner that was moved into view first where asked to. */
  select(view: 'as it is' | 'nearest' | 'centre'): void {
    if (view !== 'as it is') this.#bringIntoView(this.#chosen.now().extent, view);
    this.#fill(this.#scroller.scrollTop);
  }

  /** Brings a cell into view, the selection staying as it is. */
  reveal(at: Position): void {
    this.#bringIntoView(at, 'nearest');
    this.#fill(this.#scroller.scrollTop);
  }

  cellAt({ row, column }: Position): HTMLElement | null {
    return this.#rows.get(row)?.cells[column]?.element ?? null;
  }

  focusActive(): void {
    this.cellAt(this.#chosen.now().active)?.focus({ preventScroll: true });
  }

  #onScroll = (): void => {
    this.#body.classList.toggle('shifted', this.#scroller.scrollLeft > 0);
    this.#fill(this.#scroller.scrollTop);
  };

  #fill(scrollTop: number): void {
    const { ids, columns } = this.#content;
    const { active } = this.#chosen.now();
    const visible = Math.ceil(this.#height / ROW_HEIGHT) + 1;
    const first = Math.max(0, Math.min(Math.floor(scrollTop / ROW_HEIGHT), ids.length - visible) - OVERSCAN);
    const last = Math.min(ids.length - 1, first + visible + 2 * OVERSCAN - 1);
    for (const [index, row] of this.#rows)
      if ((index < first || index > last) && index !== active.row) this.#retire(row);
    let isMoved = false;
    const place = (index: number): void => {
      if (this.#rows.has(index) || ids[index] === undefined) return;
      isMoved = true;
      const row = this.#spare.pop() ?? new RowElement<Row>(columns);
      row.moveTo(index);
      this.#rows.set(index, row);
      this.#paint(row);
      if (row.element.parentNode === null) this.#body.append(row.element);
    };
    place(active.row);
    for (let index = first; index <= last; index += 1) place(index);
    for (const row of this.#spare) row.element.remove();
    this.#paintSelection();
    if (!isMoved) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(this.#putInOrder, REST);
  }

  #paint(row: RowElement<Row>): void {
    const { model, ids, columns, finding } = this.#content;
    const idAbove = ids[row.index - 1];
    const above = idAbove === undefined ? null : model.rowNow(idAbove);
    const now = model.rowNow(ids[row.index] ?? '');
    row.paint(
      model,
      columns,
      now,
      now !== null && above !== null && model.groupOf(above) === model.groupOf(now),
      finding,
      this.#isSlow,
    );
  }

  #paintSelection(): void {
    const { active, selection } = this.#chosen.now();
    const isBlock = !isSingle(selection);
    for (const [index, row] of this.#rows) {
      const isIn = isBlock && index >= selection.top && index <= selection.bottom;
      row.select({
        active: index === active.row ? active.column : -1,
        from: isIn ? selection.left : -1,
        to: isIn ? selection.right : -2,
      });
    }
  }

  /** An edit replaces the records it changed and leaves the others as they were. */
  #repaintChanged = (): void => {
    const { model, ids } = this.#content;
    for (const row of this.#rows.values()) {
      if (model.rowNow(ids[row.index] ?? '') !== row.shown) this.#paint(row);
    }
    this.#awaitStored();
  };

  /** By one clock for the whole sheet: a block may be thousands of cells. */
  #awaitStored(): void {
    const waits = this.#body.querySelector('[data-state=saving]') !== null;
    if (waits && this.#patience === undefined) this.#patience = setTimeout(this.#tellSlow, SLOW);
    if (waits) return;
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#isSlow = false;
  }

  #tellSlow = (): void => {
    this.#isSlow = true;
    for (const row of this.#rows.values()) this.#paint(row);
  };

  #bringIntoView(at: Position, view: 'nearest' | 'centre'): void {
    const scroller = this.#scroller;
    const top = at.row * ROW_HEIGHT;
    const room = this.#height - HEAD_HEIGHT;
    if (view === 'centre') scroller.scrollTop = top - (room - ROW_HEIGHT) / 2;
    else {
      const furthest = top + ROW_HEIGHT - room;
      if (scroller.scrollTop > top) scroller.scrollTop = top;
      else if (scroller.scrollTop < furthest) scroller.scrollTop = furthest;
    }
    this.#bringColumnIntoView(at);
  }

  /** The panel of details takes its place from the sheet: the cell it tells of, if it was in view, stays so. */
  #keepColumnInView(): void {
    const [before, now] = [this.#width, this.#scroller.clientWidth];
    this.#width = now;
    const { active } = this.#chosen.now();
    const column = this.#content.columns[active.column];
    if (now >= before || column === undefined) return;
    if (column.left + column.width - before <= this.#scroller.scrollLeft) this.#bringColumnIntoView(active);
  }

  #bringColumnIntoView(at: Position): void {
    const scroller = this.#scroller;
    const column = this.#content.columns[at.column];
    if (column === undefined || column.isFrozen) return;
    const leftmost = column.left - ROW_NUMBER_WIDTH - frozenWidth(this.#content.columns);
    const rightmost = column.left + column.width - scroller.clientWidth;
    if (scroller.scrollLeft > leftmost) scroller.scrollLeft = leftmost;
    else if (scroller.scrollLeft < rightmost) scroller.scrollLeft = rightmost;
  }

  #retire(row: RowElement<Row>): void {
    this.#rows.delete(row.index);
    this.#spare.push(row);
  }

  #drop(): void {
    for (const row of this.#rows.values()) row.element.remove();
    this.#rows = new Map();
    this.#spare = [];
  }

  /** Every row but the active one may be moved in the document: moving that one would take the focus from its cell. */
  #putInOrder = (): void => {
    const inOrder = [...this.#rows.values()].toSorted((a, b) => b.index - a.index);
    const fixed = this.#rows.get(this.#chosen.now().active.row);
    let next: Element | null = null;
    for (const { element } of inOrder) {
      if (element !== fixed?.element && element.nextElementSibling !== next) this.#body.insertBefore(element, next);
      next = element;
    }
  };
}
