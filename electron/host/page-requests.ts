import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import type { FileChoice, PageRequest } from '../../api/contract/host.ts';
import { UnavailableError } from './unavailable.ts';

type Waiting = Readonly<{ windowId: string; resolve: (path: string | null) => void }>;
type Listener = (request: PageRequest) => void;

/** What the host asks of its pages, window by window, and the answers that are still to come. */
export class PageRequests {
  readonly #listeners = new Map<string, Listener>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #arrivals = new Map<string, (listener: Listener | undefined) => void>();
  readonly #patience: number;

  /** `patience`: milliseconds a window whose connection is just coming back is waited for. */
  constructor(patience = 5_000) {
    this.#patience = patience;
  }

  /** Requests to one window until `signal` aborts; a choice still open then counts as cancelled. */
  async *listen(windowId: string, signal: AbortSignal | undefined): AsyncGenerator<PageRequest, void, void> {
    const queue: PageRequest[] = [];
    let wake: () => void = () => undefined;
    const listener: Listener = (request) => {
      queue.push(request);
      wake();
    };
    this.#listeners.set(windowId, listener);
    this.#arrivals.get(windowId)?.(listener);
    const stop = () => wake();
    signal?.addEventListener('abort', stop);
    try {
      while (signal?.aborted !== true) {
        const next = queue.shift();
        if (next !== undefined) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      if (this.#listeners.get(windowId) === listener) this.#listeners.delete(windowId);
      for (const [id, waiting] of this.#waiting) if (waiting.windowId === windowId) this.answer(id, null);
    }
  }

  /** Show the chooser in a window. Rejects with UnavailableError when that window does not listen, nor soon. */
  async chooseFile(choice: FileChoice, windowId: string): Promise<string | null> {
    const listener = this.#listeners.get(windowId) ?? (await this.#arrivalOf(windowId));
    if (listener === undefined) throw new UnavailableError('The window that should show the file chooser is gone.');
    const requestId = randomUUID();
    return new Promise((resolve) => {
      this.#waiting.set(requestId, { windowId, resolve });
      listener({ kind: 'choose file', requestId, choice, startIn: homedir() });
    });
  }

  #arrivalOf(windowId: string): Promise<Listener | undefined> {
    return new Promise<Listener | undefined>((resolve) => {
      const timer = setTimeout(resolve, this.#patience, undefined);
      this.#arrivals.set(windowId, (listener) => {
        clearTimeout(timer);
        resolve(listener);
      });
    }).finally(() => this.#arrivals.delete(windowId));
  }

  /** Run an action of the registry in every window listening here. */
  runAction(id: string): void {
    for (const listener of this.#listeners.values()) listener({ kind: 'run action', id });
  }

  /** Resolves when every window listening here has stored what was typed in it, or is gone. */
  async finish(): Promise<void> {
    const answers = [...this.#listeners].map(([windowId, listener]) => {
      const requestId = randomUUID();
      return new Promise<unknown>((resolve) => {
        this.#waiting.set(requestId, { windowId, resolve });
        listener({ kind: 'finish', requestId });
      });
    });
    await Promise.all(answers);
  }

  setTitle(title: string, windowId: string): void {
    this.#listeners.get(windowId)?.({ kind: 'title', title });
  }

  /** An answer to a request that is no longer open changes nothing. */
  answer(requestId: string, path: string | null): void {
    const waiting = this.#waiting.get(requestId);
    this.#waiting.delete(requestId);
    waiting?.resolve(path);
  }
}
