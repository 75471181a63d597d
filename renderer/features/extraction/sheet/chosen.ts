import { rangeOf, type Range } from './selection.ts';
import type { Position } from './sheet.ts';

/** The active cell and the block that is selected with it. */
export type Choice = Readonly<{ active: Position; selection: Range }>;

/**
 * Which cells of a sheet are chosen. Outside React's state, since a held arrow key moves it with every frame: whoever shows
 * it subscribes.
 */
export class Chosen {
  readonly #listeners = new Set<() => void>();
  #wanted: Readonly<{ active: Position; anchor: Position }>;
  #extent: Readonly<{ rows: number; columns: number }>;
  #now: Choice;

  constructor(start: Position, rows: number, columns: number) {
    this.#wanted = { active: start, anchor: start };
    this.#extent = { rows, columns };
    this.#now = this.#choice();
  }

  /** The same object until the choice changes. */
  now = (): Choice => this.#now;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @param anchor the other corner of the selection; kept where it is not given */
  move(active: Position, anchor: Position = this.#wanted.anchor): void {
    this.#wanted = { active: this.clamp(active), anchor: this.clamp(anchor) };
    this.#update();
  }

  /** The sheet has other rows or columns: the choice stays inside it. */
  fit(rows: number, columns: number): void {
    if (rows === this.#extent.rows && columns === this.#extent.columns) return;
    this.#extent = { rows, columns };
    this.#update();
  }

  clamp({ row, column }: Position): Position {
    const { rows, columns } = this.#extent;
    return { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
  }

  #choice(): Choice {
    const active = this.clamp(this.#wanted.active);
    return { active, selection: rangeOf(active, this.clamp(this.#wanted.anchor)) };
  }

  #update(): void {
    const next = this.#choice();
    if (isSame(next, this.#now)) return;
    this.#now = next;
    for (const listener of this.#listeners) listener();
  }
}

function isSame(a: Choice, b: Choice): boolean {
  const { top, bottom, left, right } = a.selection;
  return (
    a.active.row === b.active.row &&
    a.active.column === b.active.column &&
    top === b.selection.top &&
    bottom === b.selection.bottom &&
    left === b.selection.left &&
    right === b.selection.right
  );
}
