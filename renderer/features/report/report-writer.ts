import type { ReportFormat } from '../../../api/contract/index.ts';
import { describeError } from '../../connection/describe-error.ts';
import type { ContractClient } from '../../connection/types.ts';

export type ReportJob =
  | Readonly<{ state: 'idle' }>
  | Readonly<{ state: 'writing'; formats: readonly ReportFormat[] }>
  | Readonly<{ state: 'written'; files: readonly string[] }>
  | Readonly<{ state: 'failed'; sentence: string }>;

/** Writes reports and remembers the last outcome, so that it is still there after a look at another screen. */
export class ReportWriter {
  #job: ReportJob = { state: 'idle' };
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

  async write(formats: readonly ReportFormat[], folder: string): Promise<void> {
    if (this.#job.state === 'writing') return;
    this.#set({ state: 'writing', formats });
    try {
      const client = await this.#client();
      const { files } = await client.report.write({ formats: [...formats], folder });
      this.#set({ state: 'written', files });
    } catch (error) {
      this.#set({ state: 'failed', sentence: describeError(error) });
    }
  }

  #set(job: ReportJob): void {
    this.#job = job;
    for (const listener of this.#listeners) listener();
  }
}
