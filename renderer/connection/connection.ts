import type { Connect, ContractClient } from './types.ts';

export type ConnectionState = 'connecting' | 'connected' | 'lost';

const FIRST_DELAY = 250;
const LONGEST_DELAY = 4000;

/**
 * Keeps one line to the backend open: connects, notices when it is gone, and tries again, sooner first and then every four
 * seconds, until it is back. What waits for the line is told through `onConnected`.
 */
export class Connection {
  #state: ConnectionState = 'connecting';
  #problem: string | null = null;
  #client: ContractClient | null = null;
  #waiting: ((client: ContractClient) => void)[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #connected = new Set<(client: ContractClient) => void>();
  readonly #connect: Connect;

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  /** Starts and never ends; errors become the 'lost' state. */
  async run(): Promise<void> {
    let delay = FIRST_DELAY;
    for (;;) {
      try {
        const link = await this.#connect();
        delay = FIRST_DELAY;
        this.#client = link.client;
        this.#setState('connected', null);
        for (const resume of this.#waiting.splice(0)) resume(link.client);
        for (const listener of this.#connected) listener(link.client);
        await link.closed;
        this.#client = null;
        this.#setState('lost', null);
      } catch (error) {
        this.#client = null;
        this.#setState('lost', error instanceof Error ? error.message : null);
      }
      await new Promise((resolve) => setTimeout(resolve, delay));
      delay = Math.min(LONGEST_DELAY, delay * 2);
    }
  }

  state = (): ConnectionState => this.#state;

  /** Why the last attempt failed, as a sentence; null while connected or when nothing is known. */
  problem = (): string | null => this.#problem;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Called with each new line; with the present one at once, however late the listener comes. */
  onConnected(listener: (client: ContractClient) => void): void {
    this.#connected.add(listener);
    if (this.#client !== null) listener(this.#client);
  }

  /** The present line, or the next one. */
  client(): Promise<ContractClient> {
    return this.#client === null
      ? new Promise((resolve) => this.#waiting.push(resolve))
      : Promise.resolve(this.#client);
  }

  #setState(state: ConnectionState, problem: string | null): void {
    if (state === this.#state && problem === this.#problem) return;
    this.#state = state;
    this.#problem = problem;
    for (const listener of this.#listeners) listener();
  }
}
