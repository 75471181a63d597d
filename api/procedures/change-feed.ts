import type { Changes, ViewKey } from '../contract/views.ts';

/** Windows that watch views and get what others change there. */
export type ChangeFeed = Readonly<{
  /** Every later change of `keys`, except those made by the window itself. Ends when `signal` aborts. */
  watch(windowId: string, keys: readonly ViewKey[], signal: AbortSignal | undefined): AsyncGenerator<Changes, void>;
  /** Keys that some window watches. */
  watchedKeys(): ReadonlySet<ViewKey>;
  /** @param fromWindowId the window whose command it was, which has it in its reply; null where every window is told */
  publish(changes: Changes, fromWindowId: string | null): void;
  /** End every watch: the file is being closed. */
  close(): void;
}>;

type Watcher = Readonly<{ windowId: string; keys: ReadonlySet<ViewKey>; push(changes: Changes): void; end(): void }>;

export function createChangeFeed(revision: () => number): ChangeFeed {
  const watchers = new Set<Watcher>();
  return {
    async *watch(windowId, keys, signal) {
      const queue: Changes[] = [];
      let ended = false;
      let wake = () => {};
      const watcher: Watcher = {
        windowId,
        keys: new Set(keys),
        push(changes) {
          queue.push(changes);
          wake();
        },
        end() {
          ended = true;
          wake();
        },
      };
      const abort = () => watcher.end();
      watchers.add(watcher);
      signal?.addEventListener('abort', abort);
      try {
        // The watcher can tell whether it missed something between its fetch and this moment.
        yield { revision: revision(), views: {} };
        while (!ended) {
          const next = queue.shift();
          if (next) yield next;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        watchers.delete(watcher);
        signal?.removeEventListener('abort', abort);
      }
    },
    watchedKeys() {
      const keys = new Set<ViewKey>();
      for (const watcher of watchers) for (const key of watcher.keys) keys.add(key);
      return keys;
    },
    publish(changes, fromWindowId) {
      for (const watcher of watchers) {
        if (watcher.windowId === fromWindowId) continue;
        const views = Object.fromEntries(
          Object.entries(changes.views).filter(([key]) => watcher.keys.has(key as ViewKey)),
        );
        if (Object.keys(views).length > 0) watcher.push({ ...changes, views });
      }
    },
    close() {
      for (const watcher of watchers) watcher.end();
    },
  };
}
