import { isDefinedError, ORPCError } from '@orpc/client';
import type { CommandReply, UndoState, ViewKey } from '../../api/contract/views.ts';
import { afterPaint } from './after-paint.ts';
import { describeError } from './describe-error.ts';
import type { ContractClient } from './types.ts';
import { uuidV7 } from './uuid-v7.ts';
import { ViewSteps, type ViewStep } from './view-steps.ts';

export type CommandEnvelope = Readonly<{ commandId: string; windowId: string; watching: ViewKey[] }>;
export type SendCommand = (client: ContractClient, envelope: CommandEnvelope) => Promise<CommandReply>;

type Pending = Readonly<{
  commandId: string;
  send: SendCommand;
  isStep: boolean;
  resolve: (reply: CommandReply) => void;
  reject: (error: unknown) => void;
}>;

export type CommandQueueOptions = Readonly<{
  windowId: string;
  client: () => Promise<ContractClient>;
  watching: () => readonly ViewKey[];
  onReply: (reply: CommandReply) => void;
  /** Calls back once the next frame is painted; the browser's own unless a test gives another. */
  afterPaint?: (run: () => void) => void;
}>;

/**
 * Commands on their way. A command stays here until the backend has answered it; when the line breaks first it is sent
 * again under the same id, which the backend applies once. Commands leave in the order they were given.
 */
export class CommandQueue {
  readonly #pending = new Map<string, Pending>();
  /** Those of them that leave after the next frame. */
  #held: Pending[] = [];
  readonly #options: CommandQueueOptions;
  readonly #listeners = new Set<() => void>();
  readonly #viewSteps = new ViewSteps();
  /** What the backend would undo and redo. */
  #stored: UndoState = { undo: null, redo: null };
  #undo: UndoState = this.#stored;
  #fileProblem: string | null = null;

  constructor(options: CommandQueueOptions) {
    this.#options = options;
  }

  /** Number of commands not yet answered. */
  pending = (): number => this.#pending.size;
  undoState = (): UndoState => this.#undo;
  /** Why the file took no command since the last one it took, as a sentence; null while it takes them. */
  fileProblem = (): string | null => this.#fileProblem;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  setUndoState(state: UndoState): void {
    this.#stored = state;
    this.#keepUndo();
    this.#notify();
  }

  /** A change of what the window shows takes its place among the commands. */
  recordViewStep(step: ViewStep): void {
    this.#viewSteps.record(step);
    this.#keepUndo();
    this.#notify();
  }

  forgetViewSteps(steps: ReadonlySet<ViewStep['undo']>): void {
    this.#viewSteps.forget(steps);
    this.#keepUndo();
    this.#notify();
  }

  /** Undoes, or redoes, what was done last: a change of the view here, a command in the backend. */
  async step(kind: 'undo' | 'redo'): Promise<void> {
    const here = this.#viewSteps.next()[kind];
    if (here === null) await this.send((client, envelope) => client.history[kind](envelope), true);
    else here[kind]();
    this.#viewSteps.pass(kind);
    this.#keepUndo();
    this.#notify();
  }

  /** The same two steps stay the same object, so that their buttons are not drawn anew. */
  #keepUndo(): void {
    const here = this.#viewSteps.next();
    const undo = here.undo?.what ?? this.#stored.undo;
    const redo = here.redo?.what ?? this.#stored.redo;
    if (undo !== this.#undo.undo || redo !== this.#undo.redo) this.#undo = { undo, redo };
  }

  /**
   * Resolves once the command is stored; rejects with the backend's declared error, never for a lost line.
   *
   * @param isStep whether it undoes or redoes a command that has its place among the steps already
   */
  send(command: SendCommand, isStep = false): Promise<CommandReply> {
    this.leave();
    const { pending, reply } = this.#take(command, isStep);
    this.#depart(pending);
    return reply;
  }

  /**
   * As `send`, for what is on screen already: the command leaves once that is painted, so that neither the sending nor the answer
   * holds up the frame. It counts as pending from now on.
   */
  sendAfterPaint(command: SendCommand): Promise<CommandReply> {
    const { pending, reply } = this.#take(command, false);
    this.#held.push(pending);
    (this.#options.afterPaint ?? afterPaint)(this.leave);
    return reply;
  }

  /** Sends at once what is held until the next frame is painted. */
  leave = (): void => {
    for (const pending of this.#held.splice(0)) this.#depart(pending);
  };

  #take(send: SendCommand, isStep: boolean): Readonly<{ pending: Pending; reply: Promise<CommandReply> }> {
    const { promise: reply, resolve, reject } = Promise.withResolvers<CommandReply>();
    const pending = { commandId: uuidV7(), send, isStep, resolve, reject };
    this.#pending.set(pending.commandId, pending);
    return { pending, reply };
  }

  #depart(pending: Pending): void {
    this.#notify();
    void this.#options.client().then((client) => this.#attempt(client, pending));
  }

  /** Sends what the old line left unanswered, in order. */
  resend(client: ContractClient): void {
    this.#held = [];
    for (const pending of this.#pending.values()) void this.#attempt(client, pending);
  }

  async #attempt(client: ContractClient, pending: Pending): Promise<void> {
    const { windowId, watching, onReply } = this.#options;
    try {
      const reply = await pending.send(client, { commandId: pending.commandId, windowId, watching: [...watching()] });
      if (!this.#pending.delete(pending.commandId)) return;
      if (!pending.isStep) this.#viewSteps.commandStored();
      this.#stored = reply.undo;
      this.#fileProblem = null;
      this.#keepUndo();
      onReply(reply);
      this.#notify();
      pending.resolve(reply);
    } catch (error) {
      if (!isAnswer(error) || !this.#pending.delete(pending.commandId)) return;
      if (error instanceof ORPCError && error.code === 'FILE') this.#fileProblem = describeError(error);
      this.#notify();
      pending.reject(error);
    }
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Whether the backend itself refused, as against a line that broke before it could answer. */
function isAnswer(error: unknown): boolean {
  return isDefinedError(error) || (error instanceof Error && 'status' in error);
}
