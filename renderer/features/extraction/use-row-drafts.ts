import { useCallback, useSyncExternalStore } from 'react';
import { useServices } from '../../app/services.ts';
import type { RowDrafts } from './drafts.ts';

/** What was typed into a row and is not stored yet; repaints when it changes. */
export function useRowDrafts(measurementId: string): RowDrafts {
  const { drafts } = useServices();
  const read = useCallback(() => drafts.row(measurementId), [drafts, measurementId]);
  return useSyncExternalStore(drafts.subscribe, read);
}
