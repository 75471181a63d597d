import type { WritableDb } from './brands.ts';
import { recordedOutcome, type CommandInput, type CommandKind, type CommandOutcome } from './history.ts';
import { listWindowCommands } from './repositories/commands.ts';
import { takeBack } from './undo.ts';

/** What Ctrl-Z takes back at once: one command, or several made under one gesture id. */
type Gesture = Readonly<{ gestureId: string | null; label: string; commandIds: readonly string[] }>;
type Stack = Readonly<{ undo: readonly Gesture[]; redo: readonly Gesture[] }>;
type Step = Readonly<{
  id: string;
  kind: CommandKind;
  name: string;
  gestureId: string | null;
  undoOf: readonly string[];
}>;

const EMPTY: Stack = { undo: [], redo: [] };

/** A command without what the stack fills in. `id` is the caller's, so that a command sent again applies once. */
export type StackCommand = Readonly<{ id: string; actor: string; at: string; windowId: string }>;

/** The undo stacks of the windows on one open file: each window takes back its own gestures, newest first. */
export type UndoStacks = Readonly<{
  /** What undo and redo would do in this window, in words; null: nothing. */
  state: (windowId: string) => Readonly<{ undo: string | null; redo: string | null }>;
  /** To be told of every command once it stands (repeats excepted). */
  record: (command: CommandInput) => void;
  /** Takes the window's last gesture back; null if there is none. Throws UndoConflictError. */
  undo: (command: StackCommand) => CommandOutcome<null> | null;
  /** Brings back what undo took, until the window's next edit; null if there is nothing. Throws UndoConflictError. */
  redo: (command: StackCommand) => CommandOutcome<null> | null;
  /** Takes back one older command, whoever made it. Throws UndoConflictError. */
  revert: (command: StackCommand, target: string) => CommandOutcome<null>;
}>;

/**
 * The stacks live in memory and are read from the history when a window is first seen, so that a restarted backend goes
 * on where it was. A window id is made anew whenever a window opens: nothing older than that is undone blindly.
 */
export function createUndoStacks(db: WritableDb): UndoStacks {
  const stacks = new Map<string, Stack>();

  const stackOf = (windowId: string): Stack => {
    let stack = stacks.get(windowId);
    if (stack === undefined) stacks.set(windowId, (stack = stackFromHistory(db, windowId)));
    return stack;
  };

  const record = (command: CommandInput): void => {
    const step: Step = {
      id: command.id,
      kind: command.kind ?? 'edit',
      name: command.name,
      gestureId: command.gestureId ?? null,
      undoOf: command.undoOf ?? [],
    };
    // A stack not read yet will find the command in the history.
    for (const [windowId, stack] of stacks)
      stacks.set(windowId, afterCommand(stack, step, windowId === command.windowId));
  };

  const take = (command: StackCommand, kind: 'undo' | 'redo'): CommandOutcome<null> | null => {
    const repeat = recordedOutcome<null>(db, command.id);
    if (repeat !== null) return repeat;
    const gesture = stackOf(command.windowId)[kind].at(-1);
    if (gesture === undefined) return null;
    const input = { ...command, kind, name: gesture.label, undoOf: gesture.commandIds };
    const outcome = takeBack(db, gesture.commandIds, input);
    record(input);
    return outcome;
  };

  return {
    state: (windowId) => {
      const { undo, redo } = stackOf(windowId);
      return { undo: undo.at(-1)?.label ?? null, redo: redo.at(-1)?.label ?? null };
    },
    record,
    undo: (command) => take(command, 'undo'),
    redo: (command) => take(command, 'redo'),
    revert: (command, target) => {
      stackOf(command.windowId);
      const input = { ...command, kind: 'revert', name: 'Revert an earlier step', undoOf: [target] } as const;
      const outcome = takeBack(db, [target], input);
      if (!outcome.isRepeat) record(input);
      return outcome;
    },
  };
}

function stackFromHistory(db: WritableDb, windowId: string): Stack {
  return listWindowCommands(db, windowId).reduce<Stack>(
    (stack, step) => afterCommand(stack, step, step.windowId === windowId),
    EMPTY,
  );
}

/** The window's stack after a command of its own or of another window. */
function afterCommand(stack: Stack, step: Step, isOwn: boolean): Stack {
  // What undo and redo take back is the top of their own window's stack, which moves; all else that is taken back goes.
  if (isOwn && (step.kind === 'undo' || step.kind === 'redo')) return afterStep(stack, step);
  const rest = step.undoOf.length === 0 ? stack : withoutCommands(stack, step.undoOf);
  return isOwn ? afterStep(rest, step) : rest;
}

/** The window's stack after one of its commands. Undo and redo each move one gesture over, as the command that did so. */
function afterStep({ undo, redo }: Stack, { id, kind, name, gestureId }: Step): Stack {
  if (kind === 'undo' || kind === 'redo') {
    const [from, to] = kind === 'undo' ? [undo, redo] : [redo, undo];
    const moved: Gesture = { gestureId: null, label: from.at(-1)?.label ?? name, commandIds: [id] };
    const [shorter, longer] = [from.slice(0, -1), [...to, moved]];
    return kind === 'undo' ? { undo: shorter, redo: longer } : { undo: longer, redo: shorter };
  }
  const last = undo.at(-1);
  if (last !== undefined && gestureId !== null && last.gestureId === gestureId) {
    return { undo: [...undo.slice(0, -1), { ...last, commandIds: [...last.commandIds, id] }], redo: [] };
  }
  return { undo: [...undo, { gestureId, label: name, commandIds: [id] }], redo: [] };
}

function withoutCommands({ undo, redo }: Stack, taken: readonly string[]): Stack {
  const stands = ({ commandIds }: Gesture) => !commandIds.some((id) => taken.includes(id));
  return { undo: undo.filter(stands), redo: redo.filter(stands) };
}
