import { startTransition, useCallback, useRef, useState, type RefObject } from 'react';
import type { Range } from './selection.ts';
import type { Position } from './sheet.ts';

/** Rest after which what stands beside a sheet follows the selection, in milliseconds; drawn piece by piece, so that it never holds up a key. */
const REST = 60;

export type Selected = Readonly<{ active: Position; selection: Range }>;

const FIRST: Selected = { active: { row: 0, column: 0 }, selection: { top: 0, bottom: 0, left: 0, right: 0 } };

/** The selection of a sheet for what stands around it: as it is now, and as it was when it last rested. */
export function useRestingSelection(): Readonly<{
  latest: RefObject<Selected>;
  selected: Selected | null;
  onSelect: (active: Position, selection: Range) => void;
}> {
  const [selected, setSelected] = useState<Selected | null>(null);
  const latest = useRef(FIRST);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const onSelect = useCallback((active: Position, selection: Range) => {
    latest.current = { active, selection };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => startTransition(() => setSelected({ active, selection })), REST);
  }, []);
  return { latest, selected, onSelect };
}
