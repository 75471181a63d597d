import { isDefinedError } from '@orpc/client';
import { describeError } from '../../connection/describe-error.ts';
import type { CellAddress, ValueField } from '../../views/types.ts';
import type { Workspace } from '../../workspace.ts';

/** Text typed into a cell that the file does not hold (yet): on its way, refused, or overtaken by someone else. */
export type Draft = Readonly<
  { text: string } & ({ state: 'saving' } | { state: 'refused'; reason: string } | { state: 'conflict'; now: string })
>;

export type RowDrafts = Readonly<Partial<Record<ValueField, Draft>>>;

const NO_DRAFTS: RowDrafts = {};

/**
 * Commits cells and keeps what was typed until it is stored or given up, whatever screen is open. A refused text is never
 * thrown away by anyone but the reviewer.
 */
export class CellDrafts {
  readonly #rows = new Map<string, RowDrafts>();
  readonly #listeners = new Set<() => void>();
  readonly #commands: Workspace['commands'];

  constructor(commands: Workspace['commands']) {
    this.#commands = commands;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The drafts of one row; the same object until one of them changes. */
  row(measurementId: string): RowDrafts {
    return this.#rows.get(measurementId) ?? NO_DRAFTS;
  }

  cell({ measurementId, field }: CellAddress): Draft | undefined {
    return this.row(measurementId)[field];
  }

  /** @param seen the text the reviewer saw before typing. Resolves to the draft that remains, or null when stored. */
  async commit(address: CellAddress, text: string, seen: string): Promise<Draft | null> {
    this.#set(address, { text, state: 'saving' });
    try {
      await this.#commands.send((client, envelope) => client.value.set({ ...envelope, ...address, text, seen }));
      if (this.cell(address)?.text === text) this.#set(address, null);
      return null;
    } catch (error) {
      const draft = draftAfter(error, text);
      this.#set(address, draft);
      return draft;
    }
  }

  discard(address: CellAddress): void {
    this.#set(address, null);
  }

  #set({ measurementId, field }: CellAddress, draft: Draft | null): void {
    const { [field]: _replaced, ...others } = this.row(measurementId);
    const next: RowDrafts = draft === null ? others : { ...others, [field]: draft };
    if (Object.keys(next).length === 0) this.#rows.delete(measurementId);
    else this.#rows.set(measurementId, next);
    for (const listener of this.#listeners) listener();
  }
}

function draftAfter(error: unknown, text: string): Draft {
  if (isDefinedError(error) && (error as { code: string }).code === 'CONFLICT') {
    const { now } = (error as { data: { now: string } }).data;
    return { text, state: 'conflict', now };
  }
  return { text, state: 'refused', reason: describeError(error) };
}
