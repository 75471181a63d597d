import type { ReportChoice, ReportRequest, ReportStep } from '../../../api/contract/report.ts';
import { describeError } from '../../connection/describe-error.ts';
import type { ContractClient } from '../../connection/types.ts';

export type ReportJob =
  | Readonly<{ state: 'idle' }>
  | Readonly<{ state: 'writing'; step: ReportStep | null }>
  | Readonly<{ state: 'cancelled' }>
  | Readonly<{ state: 'written'; files: readonly string[] }>
  | Readonly<{ state: 'failed'; sentence: string; whole: number }>;

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

  async write(request: ReportRequest): Promise<void> {
    if (this.#job.state === 'writing') return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#set({ state: 'writing', step: null });
    const files: string[] = [];
    try {
      const client = await this.#client();
      const steps = await client.report.write(request, { signal: abort.signal });
      for await (const step of steps) {
        if (step.path !== null) files.push(step.path);
        this.#set({ state: 'writing', step });
      }
      this.#set(abort.signal.aborted ? { state: 'cancelled' } : { state: 'written', files });
    } catch (error) {
      this.#set(
        abort.signal.aborted
          ? { state: 'cancelled' }
          : { state: 'failed', sentence: describeError(error), whole: files.length },
      );
    }
  }

  /** Stops a report on its way; files already whole stay. */
  cancel(): void {
    this.#abort?.abort();
  }

  /** What was chosen last on this computer, or null. */
  async lastChoice(): Promise<ReportChoice | null> {
    const client = await this.#client();
    return (await client.report.lastChoice()).choice;
  }

  async remember(choice: ReportChoice): Promise<void> {
    const client = await this.#client();
    await client.report.rememberChoice(choice);
  }

  #set(job: ReportJob): void {
    this.#job = job;
    for (const listener of this.#listeners) listener();
  }
}
