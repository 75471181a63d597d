import { isDefinedError } from '@orpc/client';
import { packRows } from '../../../api/contract/cell-block.ts';
import type { CellProblem } from '../../../api/contract/grid.ts';
import { asPlainJson } from '../../../api/contract/plain-json.ts';
import type { SendCommand } from '../../connection/commands.ts';
import { describeError } from '../../connection/describe-error.ts';
import type { CellAddress, ValueField } from '../../views/types.ts';
import type { Workspace } from '../../workspace.ts';
import { CurrentSources } from './current-sources.ts';
import { EXTRACTION, FIELDS } from './phrases.ts';

/** Text typed into a cell that the file does not hold (yet): on its way, refused, or overtaken by someone else. */
export type Draft = Readonly<
  { text: string } & (
    | { state: 'saving' }
    | { state: 'refused'; reason: string; readings: readonly Reading[] }
    | { state: 'conflict'; now: string }
  )
>;

export type DecimalMark = '.' | ',';
/** What a text such as `1,234` may mean, by the decimal mark that would make it so. */
export type Reading = Readonly<{ decimalMark: DecimalMark; number: number }>;

/** What goes with typed texts: the source they are given, and the paper's decimal mark once the reviewer has said which. */
export type Given = Readonly<{ sourceId?: string | null; decimalMark?: DecimalMark }>;

export type RowDrafts = Readonly<Partial<Record<ValueField, Draft>>>;

/** One cell of a block: its text, and what the reviewer saw there. */
export type BlockCell = CellAddress & Readonly<{ text: string; seen: string }>;

const NO_DRAFTS: RowDrafts = {};

/**
 * A block of so many cells is drawn in the next frame but one, in milliseconds: it has left the page by then. What of it the browser
 * does not take over at once would else wait until the cells are drawn, and the backend with it.
 */
const LARGE = 1000;
const SENT = 16;

/**
 * Commits cells and keeps what was typed until it is stored or given up, whatever screen is open. A refused text is never
 * thrown away by anyone but the reviewer.
 */
export class CellDrafts {
  /** The source that numbers typed next are given, by study. */
  readonly sources = new CurrentSources();
  readonly #rows = new Map<string, RowDrafts>();
  readonly #listeners = new Set<() => void>();
  readonly #commands: Workspace['commands'];
  readonly #say: (sentence: string) => void;

  /** @param say tells the reviewer what was taken for granted where a text held several numbers */
  constructor(commands: Workspace['commands'], say: (sentence: string) => void) {
    this.#commands = commands;
    this.#say = say;
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

  /**
   * Resolves to the draft that remains, or null when stored.
   *
   * @param seen the text the reviewer saw before typing
   * @param leaves 'after paint' where the draft itself is what is awaited on screen, not what follows from it
   */
  async commit(
    address: CellAddress,
    text: string,
    seen: string,
    given: Given = {},
    leaves: 'at once' | 'after paint' = 'at once',
  ): Promise<Draft | null> {
    this.#set(address, { text, state: 'saving' });
    this.#tell();
    const { measurementId, field } = address;
    const command: SendCommand = async (client, envelope) => {
      const reply = await client.grid.set({
        ...envelope,
        ...present(given),
        label: EXTRACTION.edit(FIELDS[field].long, text === ''),
        rows: [{ measurementId, cells: [[field, text, seen]] }],
      });
      this.#sayAssumed(reply.assumed);
      return reply;
    };
    try {
      await (leaves === 'at once' ? this.#commands.send(command) : this.#commands.sendAfterPaint(command));
      if (this.cell(address)?.text === text) this.#set(address, null);
      this.#tell();
      return null;
    } catch (error) {
      const draft = draftAfter(error, text);
      this.#set(address, draft);
      this.#tell();
      return draft;
    }
  }

  /** Sets many cells in one step. Resolves to what stood in the way; then nothing was written. */
  async commitBlock(cells: readonly BlockCell[], label: string, given: Given): Promise<readonly CellProblem[]> {
    const byRow = Map.groupBy(cells, (cell) => cell.measurementId);
    for (const [measurementId, own] of byRow) {
      const saving = own.map(({ field, text }) => [field, { text, state: 'saving' }] as const);
      this.#put(measurementId, { ...this.row(measurementId), ...Object.fromEntries(saving) });
    }
    let drawing: ReturnType<typeof setTimeout> | undefined;
    if (cells.length < LARGE) this.#tell();
    else drawing = setTimeout(() => this.#tell(), SENT);
    const rows = Array.from(byRow, ([measurementId, own]) => ({
      measurementId,
      cells: own.map(({ field, text, seen }): [ValueField, string, string] => [field, text, seen]),
    }));
    try {
      await this.#commands.send(async (client, envelope) => {
        const cellRows = packRows(rows) ?? asPlainJson(rows);
        const reply = await client.grid.set({ ...envelope, ...present(given), label, rows: cellRows });
        this.#sayAssumed(reply.assumed);
        return reply;
      });
      return [];
    } catch (error) {
      return problemsOf(error) ?? [unnamed(cells, error)];
    } finally {
      clearTimeout(drawing);
      for (const [measurementId, own] of byRow) this.#put(measurementId, without(this.row(measurementId), own));
      this.#tell();
    }
  }

  #sayAssumed(sentences: readonly string[]): void {
    if (sentences.length > 0) this.#say(sentences.join(' '));
  }

  discard(address: CellAddress): void {
    this.#set(address, null);
    this.#tell();
  }

  #set({ measurementId, field }: CellAddress, draft: Draft | null): void {
    const { [field]: _replaced, ...others } = this.row(measurementId);
    this.#put(measurementId, draft === null ? others : { ...others, [field]: draft });
  }

  #put(measurementId: string, drafts: RowDrafts): void {
    if (Object.keys(drafts).length === 0) this.#rows.delete(measurementId);
    else this.#rows.set(measurementId, drafts);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The drafts of a row without those of cells that still read as they were sent. */
function without(drafts: RowDrafts, cells: readonly BlockCell[]): RowDrafts {
  const sent = new Map(cells.map(({ field, text }) => [field, text]));
  return Object.fromEntries(
    Object.entries(drafts).filter(([field, { text }]) => sent.get(field as ValueField) !== text),
  );
}

function present({ sourceId, decimalMark }: Given): Readonly<{ sourceId?: string; decimalMark?: DecimalMark }> {
  return { ...(sourceId == null ? {} : { sourceId }), ...(decimalMark === undefined ? {} : { decimalMark }) };
}

function problemsOf(error: unknown): readonly CellProblem[] | null {
  if (!isDefinedError(error) || (error as { code: string }).code !== 'CELLS') return null;
  return (error as { data: { problems: readonly CellProblem[] } }).data.problems;
}

/** A failure of the whole block, such as a full disk, told at its first cell. */
function unnamed(cells: readonly BlockCell[], error: unknown): CellProblem {
  const { measurementId = '', field = '', text = '' } = cells[0] ?? {};
  return { measurementId, field, text, kind: 'unreadable', now: '', reason: describeError(error) };
}

function draftAfter(error: unknown, text: string): Draft {
  const [problem] = problemsOf(error) ?? [];
  if (problem?.kind === 'conflict') return { text, state: 'conflict', now: problem.now };
  if (problem !== undefined)
    return { text, state: 'refused', reason: problem.reason, readings: problem.readings ?? [] };
  return { text, state: 'refused', reason: describeError(error), readings: [] };
}
