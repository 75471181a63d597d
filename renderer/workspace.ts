import type { ViewKey } from '../api/contract/views.ts';
import { CommandQueue } from './connection/commands.ts';
import { Connection } from './connection/connection.ts';
import { describeError } from './connection/describe-error.ts';
import type { Connect, ContractClient } from './connection/types.ts';
import { ViewStore } from './views/view-store.ts';

/** What one window works with: its line to the backend, the views it has cached and the commands on their way. */
export type Workspace = Readonly<{
  windowId: string;
  connection: Connection;
  views: ViewStore;
  commands: CommandQueue;
}>;

/** Builds the window's workspace and starts connecting. */
export function createWorkspace(connect: Connect, windowId: string): Workspace {
  const connection = new Connection(connect);
  const watcher = new Watcher(windowId, (changes) => views.apply(changes));
  const views: ViewStore = new ViewStore({
    async fetch(key) {
      const client = await connection.client();
      await watcher.covering(key);
      return client.view.get({ key });
    },
    onKeysChanged: (keys) => watcher.watch(keys),
    describe: describeError,
  });
  const commands = new CommandQueue({
    windowId,
    client: () => connection.client(),
    watching: () => views.keys(),
    onReply: (reply) => views.apply(reply),
  });
  // The last frame of a window that is closed is not waited for.
  addEventListener('pagehide', commands.leave);
  let isFirst = true;
  connection.onConnected((client) => {
    watcher.restart(client);
    commands.resend(client);
    if (!isFirst) views.refresh();
    isFirst = false;
    void client.history.state({ windowId }).then(
      (state) => commands.setUndoState(state),
      () => undefined,
    );
  });
  void connection.run();
  return { windowId, connection, views, commands };
}

/** Keeps one `view.watch` stream open on exactly the cached views; a new stream starts before the old one ends. */
class Watcher {
  readonly #windowId: string;
  readonly #apply: Parameters<typeof eachChange>[1];
  #client: ContractClient | null = null;
  #keys: readonly ViewKey[] = [];
  #abort: AbortController | null = null;
  #opening: Promise<void> = Promise.resolve();
  #scheduled = false;

  constructor(windowId: string, apply: Parameters<typeof eachChange>[1]) {
    this.#windowId = windowId;
    this.#apply = apply;
  }

  watch(keys: readonly ViewKey[]): void {
    this.#keys = keys;
    if (this.#scheduled || this.#client === null) return;
    // A screen asks for several views at once: one stream for all of them.
    this.#scheduled = true;
    this.#opening = Promise.resolve().then(() => {
      this.#scheduled = false;
      return this.#open();
    });
  }

  restart(client: ContractClient): void {
    this.#client = client;
    this.#abort = null;
    this.#opening = this.#open();
  }

  /** Resolves when the stream that includes `key` is open, so that nothing falls between it and `view.get`. */
  async covering(_key: ViewKey): Promise<void> {
    await this.#opening;
  }

  async #open(): Promise<void> {
    const client = this.#client;
    if (client === null || this.#keys.length === 0) return;
    const previous = this.#abort;
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const stream = await client.view.watch(
        { windowId: this.#windowId, keys: [...this.#keys] },
        { signal: abort.signal },
      );
      void eachChange(stream, this.#apply);
    } catch {
      // The line is gone; the connection will restart the watch when it is back.
    }
    previous?.abort();
  }
}

async function eachChange(
  stream: Awaited<ReturnType<ContractClient['view']['watch']>>,
  apply: (changes: Parameters<ViewStore['apply']>[0]) => void,
): Promise<void> {
  try {
    for await (const changes of stream) apply(changes);
  } catch {
    // Aborted by a newer stream, or the line broke: both are handled where they happen.
  }
}
