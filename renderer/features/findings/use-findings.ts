import { useMemo } from 'react';
import { useView } from '../../views/hooks.ts';
import { tableOf } from './table-of.ts';
import type { FindingsView, SummaryOfFindings } from './types.ts';

/** The table and its items, or null until they are here. */
export function useFindings(): Readonly<{ summary: SummaryOfFindings; items: FindingsView['items'] }> | null {
  const state = useView('findings');
  const view = state.state === 'ready' ? state.view : null;
  return useMemo(() => (view === null ? null : { summary: tableOf(view), items: view.items }), [view]);
}
