import { rangeOf, type Range } from './selection.ts';
import type { Position } from './sheet.ts';

/**
 * The active cell, in which typing begins, and the block that is selected with it, between the corner where selecting began
 * (`anchor`) and the one that Shift moves (`extent`). The active cell lies inside the block and need not be a corner.
 */
export type Choice = Readonly<{ active: Position; anchor: Position; extent: Position; selection: Range }>;

type Wanted = Omit<Choice, 'selection'>;

/**
 * Which cells of a sheet are chosen. Outside React's state, since a held arrow key moves it with every frame: whoever shows
 * it subscribes.
 */
export class Chosen {
  readonly #listeners = new Set<() => void>();
  #wanted: Wanted;
  #size: Readonly<{ rows: number; columns: number }>;
  #now: Choice;

  constructor(start: Position, rows: number, columns: number) {
    this.#wanted = { active: start, anchor: start, extent: start };
    this.#size = { rows, columns };
    this.#now = this.#choice();
  }

  /** The same object until the choice changes. */
  now = (): Choice => this.#now;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** One cell alone. */
  move(active: Position): void {
    this.select({ active, anchor: active, extent: active });
  }

  /** The corner that Shift moves; the active cell stays where it is. */
  extendTo(extent: Position): void {
    this.select({ ...this.#wanted, extent });
  }

  select({ active, anchor, extent }: Wanted): void {
    this.#wanted = { active: this.clamp(active), anchor: this.clamp(anchor), extent: this.clamp(extent) };
    this.#update();
  }

  /**
   * The sheet has other rows or columns: the choice stays inside it.
   *
   * @param goes where the record and the field of a cell are now; a selection whose active cell moves is given up
   */
  fit(rows: number, columns: number, goes: (at: Position) => Position = (at) => at): void {
    const { active } = this.#wanted;
    const next = goes(active);
    if (isSamePlace(active, next) && rows === this.#size.rows && columns === this.#size.columns) return;
    this.#size = { rows, columns };
    if (isSamePlace(active, next)) this.#update();
    else this.move(next);
  }

  clamp({ row, column }: Position): Position {
    const { rows, columns } = this.#size;
    return { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
  }

  #choice(): Choice {
    const [anchor, extent] = [this.clamp(this.#wanted.anchor), this.clamp(this.#wanted.extent)];
    return { active: this.clamp(this.#wanted.active), anchor, extent, selection: rangeOf(anchor, extent) };
  }

  #update(): void {
    const next = this.#choice();
    if (isSame(next, this.#now)) return;
    this.#now = next;
    for (const listener of this.#listeners) listener();
  }
}

const isSame = (a: Choice, b: Choice): boolean =>
  isSamePlace(a.active, b.active) && isSamePlace(a.anchor, b.anchor) && isSamePlace(a.extent, b.extent);

const isSamePlace = (a: Position, b: Position): boolean => a.row === b.row && a.column === b.column;
