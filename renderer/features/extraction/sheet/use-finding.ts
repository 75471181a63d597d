import { useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { foundCells, nextFound } from './find.ts';
import type { FindBarProps } from './FindBar.tsx';
import type { Column, Position, SheetModel } from './sheet.ts';
import type { SheetHandle } from './Sheet.tsx';

type Needs<Row> = Readonly<{
  model: SheetModel<Row>;
  /** Every row, whether found or not. */
  allIds: readonly string[];
  columns: readonly Column[];
  isFinding: boolean;
  onFinding: (isFinding: boolean) => void;
  sheet: RefObject<SheetHandle | null>;
  /** The active cell as it is when a step is taken. */
  activeNow: () => Position;
  /** The active cell as it was last drawn; null before. */
  active: Position | null;
}>;

type Finding = Readonly<{
  /** The rows to show. */
  ids: readonly string[];
  /** The text looked for, in lower case; '' for none. */
  wanted: string;
  bar: FindBarProps;
  /** Keys of the search in the grid; true when it took the key. */
  onKey: (event: KeyboardEvent) => boolean;
}>;

/** Looks for a text in a sheet, and shows only the rows that hold it where the reviewer wants so. */
export function useFinding<Row>(needs: Needs<Row>): Finding {
  const { model, allIds, columns, isFinding, onFinding, sheet, activeNow, active } = needs;
  const [text, setText] = useState('');
  const [showsOnlyFound, setOnlyFound] = useState(false);
  const wanted = isFinding ? text.trim().toLowerCase() : '';

  const ids = useMemo(() => {
    if (!showsOnlyFound || wanted === '') return allIds;
    const found = new Set(foundCells(model, allIds, columns, wanted).map(({ row }) => row));
    return allIds.filter((_, row) => found.has(row));
  }, [allIds, showsOnlyFound, wanted, model, columns]);
  const found = useMemo(() => foundCells(model, ids, columns, wanted), [model, ids, columns, wanted]);

  const onStep = (by: 1 | -1): void => {
    const next = nextFound(found, activeNow(), by);
    if (next !== null) sheet.current?.show(next);
  };
  return {
    ids,
    wanted,
    bar: {
      text,
      at: found.findIndex(({ row, column }) => row === active?.row && column === active.column) + 1,
      count: found.length,
      showsOnlyFound,
      onText: setText,
      onStep,
      onOnlyFound: setOnlyFound,
      onClose: () => {
        // The cell that takes the focus may be among the rows that come back.
        flushSync(() => {
          onFinding(false);
          setOnlyFound(false);
        });
        sheet.current?.focus();
      },
    },
    onKey(event) {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'f') onFinding(true);
      else if (event.key === 'F3' && !isFinding) onFinding(true);
      else if (event.key === 'F3') onStep(event.shiftKey ? -1 : 1);
      else return false;
      return true;
    },
  };
}
