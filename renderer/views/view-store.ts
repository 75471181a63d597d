import type { Changes, ViewKey } from '../../api/contract/views.ts';
import { applyChange } from './apply-change.ts';
import { MissedChangeError } from './change-object.ts';
import type { AnyView } from './types.ts';

export type ViewEntry =
  | Readonly<{ state: 'loading' }>
  | Readonly<{ state: 'failed'; sentence: string }>
  | Readonly<{ state: 'ready'; view: AnyView; revision: number }>;

type Fetched = Readonly<{ revision: number; view: AnyView }>;

type Slot = {
  entry: ViewEntry;
  listeners: Set<() => void>;
  /** Changes that arrived while the view was on its way. */
  waiting: (Pick<Changes, 'revision' | 'isFollowUp'> & { change: Parameters<typeof applyChange>[1] })[];
  /** Bumped by every fetch, so that an answer overtaken by a newer fetch is dropped. */
  fetch: number;
};

export type ViewStoreOptions = Readonly<{
  fetch: (key: ViewKey) => Promise<Fetched>;
  /** Called when the set of cached views grows or shrinks: the caller watches exactly these. */
  onKeysChanged: (keys: readonly ViewKey[]) => void;
  describe: (error: unknown) => string;
}>;

const LOADING: ViewEntry = { state: 'loading' };
/** The contract allows 50 watched views for each call. */
const MAXIMUM_VIEWS = 40;

/**
 * Every view this window has opened, each once. A view is fetched when first asked for and patched from then on; the
 * least recently asked view that nobody shows is let go beyond `MAXIMUM_VIEWS`.
 */
export class ViewStore {
  readonly #slots = new Map<ViewKey, Slot>();
  readonly #options: ViewStoreOptions;

  constructor(options: ViewStoreOptions) {
    this.#options = options;
  }

  keys(): readonly ViewKey[] {
    return [...this.#slots.keys()];
  }

  /** The present entry; asks for the view when it is new here. Stable between changes, so a store snapshot. */
  read(key: ViewKey): ViewEntry {
    return this.#slot(key).entry;
  }

  subscribe(key: ViewKey, listener: () => void): () => void {
    const { listeners } = this.#slot(key);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Patches the cached views. A change older than what is shown means events crossed on the way: fetch again. */
  apply(changes: Changes): void {
    for (const [name, change] of Object.entries(changes.views)) {
      const key = name as ViewKey;
      const slot = this.#slots.get(key);
      if (slot === undefined || change === undefined) continue;
      const { entry } = slot;
      if (entry.state !== 'ready') slot.waiting.push({ ...changes, change });
      else if (changes.revision < entry.revision) void this.#fetch(key, slot);
      else if (isNewer(changes, entry.revision)) {
        const view = changed(entry.view, change);
        if (view === null) void this.#fetch(key, slot);
        else this.#set(slot, { state: 'ready', view, revision: changes.revision });
      }
    }
  }

  /** Fetches every cached view again, keeping what is shown until the answer is here. After a reconnection. */
  refresh(): void {
    for (const [key, slot] of this.#slots) void this.#fetch(key, slot);
  }

  retry(key: ViewKey): void {
    const slot = this.#slot(key);
    this.#set(slot, LOADING);
    void this.#fetch(key, slot);
  }

  #slot(key: ViewKey): Slot {
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    const slot: Slot = { entry: LOADING, listeners: new Set(), waiting: [], fetch: 0 };
    this.#slots.set(key, slot);
    this.#letGo();
    this.#options.onKeysChanged(this.keys());
    void this.#fetch(key, slot);
    return slot;
  }

  async #fetch(key: ViewKey, slot: Slot): Promise<void> {
    slot.fetch += 1;
    const mine = slot.fetch;
    try {
      const fetched = await this.#options.fetch(key);
      if (mine !== slot.fetch) return;
      let { view } = fetched;
      let { revision } = fetched;
      const { waiting } = slot;
      slot.waiting = [];
      for (const later of waiting) {
        if (!isNewer(later, revision)) continue;
        const next = changed(view, later.change);
        if (next === null) return void this.#fetch(key, slot);
        view = next;
        revision = later.revision;
      }
      this.#set(slot, { state: 'ready', view, revision });
    } catch (error) {
      if (mine !== slot.fetch || slot.entry.state === 'ready') return;
      this.#set(slot, { state: 'failed', sentence: this.#options.describe(error) });
    }
  }

  #letGo(): void {
    if (this.#slots.size <= MAXIMUM_VIEWS) return;
    for (const [key, slot] of this.#slots) {
      if (slot.listeners.size > 0 || !key.includes(':')) continue;
      this.#slots.delete(key);
      return;
    }
  }

  #set(slot: Slot, entry: ViewEntry): void {
    slot.entry = entry;
    for (const listener of slot.listeners) listener();
  }
}

/** Null when a change before this one was missed: the view must be fetched again. */
function changed(view: AnyView, change: Parameters<typeof applyChange>[1]): AnyView | null {
  try {
    return applyChange(view, change);
  } catch (error) {
    if (error instanceof MissedChangeError) return null;
    throw error;
  }
}

function isNewer({ revision, isFollowUp = false }: Pick<Changes, 'revision' | 'isFollowUp'>, shown: number): boolean {
  return revision > shown || (isFollowUp && revision === shown);
}
