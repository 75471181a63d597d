import { choiceOf, keepChoice } from '../../../connection/choices.ts';
import type { Column } from './sheet.ts';

export const ROW_HEIGHT = 24;
export const HEAD_HEIGHT = 32;
/** Numbers of the rows, left of the first column. */
export const ROW_NUMBER_WIDTH = 40;
const NARROWEST = 40;
const WIDEST = 480;

export type Unplaced = Omit<Column, 'left'>;

/** What the reviewer changed about a sheet's columns: widths in pixels, and which are hidden. */
export type Layout = Readonly<{ widths: Readonly<Record<string, number>>; hidden: readonly string[] }>;

export const PLAIN_LAYOUT: Layout = { widths: {}, hidden: [] };

/** The columns that are not hidden, with their own widths, one beside the other. */
export function placed(columns: readonly Unplaced[], { widths, hidden }: Layout): readonly Column[] {
  let left = ROW_NUMBER_WIDTH;
  return columns
    .filter(({ key }) => !hidden.includes(key))
    .map((column) => {
      const at = { ...column, width: widths[column.key] ?? column.width, left };
      left += at.width;
      return at;
    });
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
    return isLayout(stored) ? stored : PLAIN_LAYOUT;
  } catch {
    return PLAIN_LAYOUT;
  }
}

export function rememberLayout(sheet: string, layout: Layout): void {
  keepChoice(PREFIX + sheet, JSON.stringify(layout));
}

function isLayout(stored: unknown): stored is Layout {
  if (typeof stored !== 'object' || stored === null) return false;
  const { widths, hidden } = stored as Partial<Layout>;
  return (
    typeof widths === 'object' &&
    widths !== null &&
    Object.values(widths).every((width) => Number.isFinite(width)) &&
    Array.isArray(hidden) &&
    hidden.every((key) => typeof key === 'string')
  );
}
