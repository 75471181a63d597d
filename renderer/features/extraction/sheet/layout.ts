import { choiceOf, keepChoice } from '../../../connection/choices.ts';
import type { Column } from './sheet.ts';

export const ROW_HEIGHT = 24;
export const HEAD_HEIGHT = 32;
/** Numbers of the rows, left of the first column. */
export const ROW_NUMBER_WIDTH = 40;
const NARROWEST = 40;
const WIDEST = 480;

export type Unplaced = Omit<Column, 'left'>;

/** What the reviewer changed about a sheet's columns. */
export type Layout = Readonly<{
  /** In pixels. */
  widths: Readonly<Record<string, number>>;
  hidden: readonly string[];
  /** Keys in the order they were moved into; empty for the sheet's own. */
  order: readonly string[];
}>;

export const PLAIN_LAYOUT: Layout = { widths: {}, hidden: [], order: [] };

/** The columns that are not hidden, in the reviewer's order and widths, one beside the other; the frozen ones first. */
export function placed(columns: readonly Unplaced[], { widths, hidden, order }: Layout): readonly Column[] {
  let left = ROW_NUMBER_WIDTH;
  return inOrder(columns, order)
    .filter(({ key }) => !hidden.includes(key))
    .map((column) => {
      const at = { ...column, width: widths[column.key] ?? column.width, left };
      left += at.width;
      return at;
    });
}

function inOrder(columns: readonly Unplaced[], order: readonly string[]): readonly Unplaced[] {
  if (order.length === 0) return columns;
  const places = new Map(
    mergedOrder(
      order,
      columns.map(({ key }) => key),
    ).map((key, at) => [key, at]),
  );
  const place = ({ key, isFrozen }: Unplaced): number => (places.get(key) ?? 0) - (isFrozen ? places.size : 0);
  return columns.toSorted((a, b) => place(a) - place(b));
}

/** The remembered order with the columns it does not know yet, each behind its neighbour in the sheet's own order. */
function mergedOrder(order: readonly string[], keys: readonly string[]): string[] {
  const merged = [...order];
  keys.forEach((key, at) => {
    if (merged.includes(key)) return;
    const before = keys[at - 1];
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, key);
  });
  return merged;
}

/** Whether a column can change places with the one beside it: frozen columns stay among themselves. */
export function canMove(column: Column, by: -1 | 1, columns: readonly Column[]): boolean {
  const beside = columns[columns.indexOf(column) + by];
  return beside !== undefined && beside.isFrozen === column.isFrozen;
}

/** The layout with a column moved past the one beside it. @param columns those shown, in their order */
export function withMoved(layout: Layout, column: Column, by: -1 | 1, columns: readonly Column[]): Layout {
  const beside = columns[columns.indexOf(column) + by];
  if (beside === undefined || !canMove(column, by, columns)) return layout;
  const others = mergedOrder(
    layout.order,
    columns.map(({ key }) => key),
  ).filter((key) => key !== column.key);
  return { ...layout, order: others.toSpliced(others.indexOf(beside.key) + (by === 1 ? 1 : 0), 0, column.key) };
}

export function totalWidth(columns: readonly Column[]): number {
  const last = columns.at(-1);
  return last === undefined ? ROW_NUMBER_WIDTH : last.left + last.width;
}

/** Width of the frozen columns, without the row numbers. */
export function frozenWidth(columns: readonly Column[]): number {
  return columns.filter((column) => column.isFrozen).reduce((sum, column) => sum + column.width, 0);
}

export const withWidth = (layout: Layout, key: string, width: number | null): Layout => {
  const { [key]: _before, ...others } = layout.widths;
  return {
    ...layout,
    widths: width === null ? others : { ...others, [key]: Math.round(Math.max(NARROWEST, Math.min(WIDEST, width))) },
  };
};

const PREFIX = 'sheet.';

/** The layout this reviewer left a sheet with; it is theirs, not the review's. */
export function rememberedLayout(sheet: string): Layout {
  try {
    const stored: unknown = JSON.parse(choiceOf(PREFIX + sheet) ?? 'null');
    return isLayout(stored) ? { ...PLAIN_LAYOUT, ...stored } : PLAIN_LAYOUT;
  } catch {
    return PLAIN_LAYOUT;
  }
}

export function rememberLayout(sheet: string, layout: Layout): void {
  keepChoice(PREFIX + sheet, JSON.stringify(layout));
}

/** Layouts of before columns could be moved have no order. */
function isLayout(stored: unknown): stored is Omit<Layout, 'order'> & Partial<Layout> {
  if (typeof stored !== 'object' || stored === null) return false;
  const { widths, hidden, order = [] } = stored as Partial<Layout>;
  return (
    typeof widths === 'object' &&
    widths !== null &&
    Object.values(widths).every((width) => Number.isFinite(width)) &&
    isTexts(hidden) &&
    isTexts(order)
  );
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((key) => typeof key === 'string');
