import { isDefinedError } from '@orpc/client';
import type { CommandReply, UndoState, ViewKey } from '../../api/contract/views.ts';
import type { ContractClient } from './types.ts';
import { uuidV7 } from './uuid-v7.ts';

export type CommandEnvelope = Readonly<{ commandId: string; windowId: string; watching: ViewKey[] }>;
export type SendCommand = (client: ContractClient, envelope: CommandEnvelope) => Promise<CommandReply>;

type Pending = Readonly<{
  commandId: string;
  send: SendCommand;
  resolve: (reply: CommandReply) => void;
  reject: (error: unknown) => void;
}>;

export type CommandQueueOptions = Readonly<{
  windowId: string;
  client: () => Promise<ContractClient>;
  watching: () => readonly ViewKey[];
  onReply: (reply: CommandReply) => void;
}>;

/**
 * Commands on their way. A command stays here until the backend has answered it; when the line breaks first it is sent
 * again under the same id, which the backend applies once. Commands leave in the order they were given.
 */
export class CommandQueue {
  readonly #pending = new Map<string, Pending>();
  readonly #options: CommandQueueOptions;
  readonly #listeners = new Set<() => void>();
  #undo: UndoState = { undo: null, redo: null };

  constructor(options: CommandQueueOptions) {
    this.#options = options;
  }

  /** Number of commands not yet answered. */
  pending = (): number => this.#pending.size;
  undoState = (): UndoState => this.#undo;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  setUndoState(state: UndoState): void {
    this.#keepUndo(state);
    this.#notify();
  }

  /** The same two steps stay the same object, so that their buttons are not drawn anew. */
  #keepUndo({ undo, redo }: UndoState): void {
    if (undo !== this.#undo.undo || redo !== this.#undo.redo) this.#undo = { undo, redo };
  }

  /** Resolves once the command is stored; rejects with the backend's declared error, never for a lost line. */
  send(command: SendCommand): Promise<CommandReply> {
    return new Promise((resolve, reject) => {
      const pending = { commandId: uuidV7(), send: command, resolve, reject };
      this.#pending.set(pending.commandId, pending);
      this.#notify();
      void this.#options.client().then((client) => this.#attempt(client, pending));
    });
  }

  /** Sends what the old line left unanswered, in order. */
  resend(client: ContractClient): void {
    for (const pending of this.#pending.values()) void this.#attempt(client, pending);
  }

  async #attempt(client: ContractClient, pending: Pending): Promise<void> {
    const { windowId, watching, onReply } = this.#options;
    try {
      const reply = await pending.send(client, { commandId: pending.commandId, windowId, watching: [...watching()] });
      if (!this.#pending.delete(pending.commandId)) return;
      this.#keepUndo(reply.undo);
      onReply(reply);
      this.#notify();
      pending.resolve(reply);
    } catch (error) {
      if (!isAnswer(error) || !this.#pending.delete(pending.commandId)) return;
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
