import type { ReportFormat } from '../../../api/contract/index.ts';
import { describeError } from '../../connection/describe-error.ts';
import type { ContractClient } from '../../connection/types.ts';

export type ReportJob =
  | Readonly<{ state: 'idle' }>
  | Readonly<{ state: 'writing'; formats: readonly ReportFormat[] }>
  | Readonly<{ state: 'cancelled' }>
  | Readonly<{ state: 'written'; files: readonly string[] }>
  | Readonly<{ state: 'failed'; sentence: string }>;

/** Writes reports and remembers the last outcome, so that it is still there after a look at another screen. */
export class ReportWriter {
  #job: ReportJob = { state: 'idle' };
  #abort: AbortController | null = null;
  readonly #client: () => Promise<ContractClient>;
  readonly #listeners = new Set<() => void>();

  constructor(client: () => Promise<ContractClient>) {
    this.#client = client;
  }

  job = (): ReportJob => this.#job;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async write(formats: readonly ReportFormat[], folder: string, overwrite: boolean): Promise<void> {
    if (this.#job.state === 'writing') return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#set({ state: 'writing', formats });
    try {
      const client = await this.#client();
      const { files } = await client.report.write(
        { formats: [...formats], folder, overwrite },
        { signal: abort.signal },
      );
      this.#set({ state: 'written', files });
    } catch (error) {
      this.#set(abort.signal.aborted ? { state: 'cancelled' } : { state: 'failed', sentence: describeError(error) });
    }
  }

  /** Stops a report on its way; files already whole stay. */
  cancel(): void {
    this.#abort?.abort();
  }

  #set(job: ReportJob): void {
    this.#job = job;
    for (const listener of this.#listeners) listener();
  }
}
