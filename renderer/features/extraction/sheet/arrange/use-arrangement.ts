import { useState } from 'react';
import { useViewSteps } from '../../../../connection/use-view-steps.ts';
import { rememberedLayout, rememberLayout, withMoved, withWidth, type Layout } from '../layout.ts';
import type { Column } from '../sheet.ts';
import { ARRANGE } from './phrases.ts';

export type Sorting = Readonly<{ key: string; direction: 'ascending' | 'descending' }>;

/** How a reviewer has arranged a sheet, and what changes it. Each change is a step that Undo takes back. */
export type Arrangement = Readonly<{
  layout: Layout;
  sorting: Sorting | null;
  /** @param direction null for the review's order */
  sort: (column: Column, direction: Sorting['direction'] | null) => void;
  /** @param width null for the usual one */
  resize: (column: Column, width: number | null) => void;
  hide: (column: Column) => void;
  showHidden: () => void;
  /** @param columns those shown, in their order */
  move: (column: Column, by: -1 | 1, columns: readonly Column[]) => void;
  /** The review's order again, where rows were added that a sort would scatter. */
  unsort: () => void;
}>;

/** The arrangement of one sheet: columns as this reviewer left them, rows in the review's order at first. */
export function useArrangement(sheet: string): Arrangement {
  const record = useViewSteps();
  const [layout, setLayout] = useState(() => rememberedLayout(sheet));
  const [sorting, setSorting] = useState<Sorting | null>(null);

  const arrange = (next: Layout, what: string, joins?: string): void => {
    const set = (to: Layout): void => {
      setLayout(to);
      rememberLayout(sheet, to);
    };
    set(next);
    const step = { what, undo: () => set(layout), redo: () => set(next) };
    record(joins === undefined ? step : { ...step, joins });
  };

  return {
    layout,
    sorting,
    sort(column, direction) {
      const next = direction === null ? null : { key: column.key, direction };
      if (next?.key === sorting?.key && next?.direction === sorting?.direction) return;
      setSorting(next);
      record({
        what: next === null ? ARRANGE.unsorted : ARRANGE.sorted(column.title),
        undo: () => setSorting(sorting),
        redo: () => setSorting(next),
      });
    },
    resize: (column, width) =>
      arrange(withWidth(layout, column.key, width), ARRANGE.width(column.title), `${sheet} ${column.key}`),
    hide: (column) => arrange({ ...layout, hidden: [...layout.hidden, column.key] }, ARRANGE.hidden(column.title)),
    showHidden: () => arrange({ ...layout, hidden: [] }, ARRANGE.shown),
    move: (column, by, columns) => arrange(withMoved(layout, column, by, columns), ARRANGE.moved(column.title)),
    unsort: () => setSorting(null),
  };
}
