import { useCallback, useSyncExternalStore } from 'react';
import type { ViewKey, ViewTypes } from '../../api/contract/views.ts';
import { useWorkspace } from '../workspace-context.ts';
import type { HeadOf, ItemOf } from './types.ts';
import type { ViewEntry } from './view-store.ts';

export type ViewState<Key extends ViewKey> =
  | Readonly<{ state: 'loading' }>
  | Readonly<{ state: 'failed'; sentence: string; retry: () => void }>
  | Readonly<{ state: 'ready'; view: ViewTypes[Key] }>;

function usePiece<Piece>(key: ViewKey, pick: (entry: ViewEntry) => Piece): Piece {
  const { views } = useWorkspace();
  const subscribe = useCallback((listener: () => void) => views.subscribe(key, listener), [views, key]);
  return useSyncExternalStore(subscribe, () => pick(views.read(key)));
}

/** The whole view: repaints with each of its changes. For screens small enough to do so. */
export function useView<Key extends ViewKey>(key: Key): ViewState<Key> {
  const { views } = useWorkspace();
  const entry = usePiece(key, (present) => present);
  if (entry.state === 'loading') return entry;
  if (entry.state === 'failed') return { state: 'failed', sentence: entry.sentence, retry: () => views.retry(key) };
  // The contract ties a key to its view's type; the store holds them all alike.
  return { state: 'ready', view: entry.view as ViewTypes[Key] };
}

export type ViewArrival = Exclude<ViewState<'shell'>, { state: 'ready' }> | Readonly<{ state: 'ready' }>;

/** Whether a view is here yet, without what is in it: repaints when it arrives or fails. For screens whose parts read it themselves. */
export function useArrival(key: ViewKey): ViewArrival {
  const { views } = useWorkspace();
  const sentence = usePiece(key, (entry) => (entry.state === 'failed' ? entry.sentence : null));
  const state = usePiece(key, (entry) => entry.state);
  return state === 'failed' ? { state, sentence: sentence ?? '', retry: () => views.retry(key) } : { state };
}

/** Head of a view, or null until it is here: repaints only when the head is replaced. */
export function useHead<Key extends ViewKey>(key: Key): HeadOf<Key> | null {
  return usePiece(key, (entry) => (entry.state === 'ready' ? (entry.view.head as HeadOf<Key>) : null));
}

/** Ids of a view's items in order, or null until it is here: repaints only when items come, go or move. */
export function useOrder(key: ViewKey): readonly string[] | null {
  return usePiece(key, (entry) => (entry.state === 'ready' ? entry.view.order : null));
}

/** One item of a view: repaints only when that item is replaced. */
export function useItem<Key extends ViewKey>(key: Key, id: string): ItemOf<Key> | null {
  return usePiece(key, (entry) =>
    entry.state === 'ready' ? ((entry.view.items[id] as ItemOf<Key> | undefined) ?? null) : null,
  );
}
