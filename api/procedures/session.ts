import { basename } from 'node:path';
import type { Changes, CommandReply, UndoState, View, ViewChange, ViewKey } from '../contract/views.ts';
import type { WritableDb } from '../../db/brands.ts';
import { closeProject, openProject } from '../../db/connection.ts';
import { saveCopy } from '../../db/copies.ts';
import { checkpointWhenIdle } from '../../db/durability.ts';
import { runCommand, type CommandInput, type CommandOutcome } from '../../db/history.ts';
import { loadSnapshot, patchSnapshot } from '../../db/records.ts';
import { lastSavedAt, revisionOf } from '../../db/repositories/commands.ts';
import { createUndoStacks, type StackCommand } from '../../db/undo-stack.ts';
import type { DerivedReview } from '../../engine/review/derived.ts';
import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import { createMemo, type MemoTable } from '../../engine/review/memo.ts';
import type { Snapshot } from '../../engine/review/records/index.ts';
import { createChangeFeed, type ChangeFeed } from './change-feed.ts';
import { OwnWrites } from './own-writes.ts';
import { createSentinels } from './sentinels.ts';
import { buildView, type ViewContext } from './views/build.ts';
import { diffView } from './views/diff.ts';

export type SessionOptions = Readonly<{
  /** Name the history attributes changes to. */
  actor: string;
  /** The clock; UTC. */
  now: () => Date;
  /** Told of failures that no caller waits for, such as an idle checkpoint. */
  onProblem?: (error: unknown) => void;
}>;

/** A command as a window sends it. */
export type WindowCommand = Readonly<{
  commandId: string;
  windowId: string;
  gestureId?: string | undefined;
  /** The views this window shows: their changes travel in the reply. */
  watching: readonly ViewKey[];
}>;

/** One open project file: its one snapshot, what is derived from it, its views and its windows. */
export type Session = Readonly<{
  path: string;
  db: WritableDb;
  feed: ChangeFeed;
  snapshot(): Snapshot;
  derived(): DerivedReview;
  revision(): number;
  ownWrites: OwnWrites;
  /** The clock; UTC. */
  now(): Date;
  /** UTC of the newest command, ISO 8601. */
  savedAt(): string | null;
  /** Null for a view that is not there, such as a deleted analysis. */
  view(key: ViewKey): View<unknown, unknown> | null;
  run(command: WindowCommand, name: string, write: (db: WritableDb) => void): CommandReply;
  undo(command: WindowCommand): CommandReply | null;
  redo(command: WindowCommand): CommandReply | null;
  revert(command: WindowCommand, target: string): CommandReply;
  undoState(windowId: string): UndoState;
  saveCopy(path: string): void;
  checkpoint(): void;
  /** Write everything into the file and let it go. `rescuedTo` names the copy saved if the file was replaced or gone. */
  close(): Readonly<{ rescuedTo: string | null }>;
}>;

/** Open a project file for this process alone. Throws ProjectFileError with a sentence for the reader. */
export function openSession(path: string, options: SessionOptions): Session {
  return createSession(openProject(path, { actor: options.actor, now: options.now }), path, options);
}

const showsChecks = (key: ViewKey) => key === 'extraction' || key === 'check-counts' || key.startsWith('checks:');

/** Checks of a large review or edit begin once the window has drawn the answer, in milliseconds: on two cores they would draw it out. */
const AFTER_THE_ANSWER = 250;

type Cached = { view: View<unknown, unknown> | null; memo: MemoTable };

/** The session of an open database; `path` names the file, or ':memory:'. */
export function createSession(db: WritableDb, path: string, { actor, now, onProblem }: SessionOptions): Session {
  let snapshot = loadSnapshot(db);
  let derived: DerivedReview | undefined;
  let revision = revisionOf(db);
  const cache = new Map<ViewKey, Cached>();
  const feed = createChangeFeed(() => revision);
  const stacks = createUndoStacks(db);
  let checking: ReturnType<typeof setTimeout> | undefined;
  const idle = checkpointWhenIdle(db, { onFailure: (error) => onProblem?.(error) });

  const derivedNow = () => (derived ??= deriveReview(snapshot));
  const sentinels = createSentinels(derivedNow);

  function context(): ViewContext {
    const current = derivedNow();
    const { present: sentinel, whole: wholeSentinel } = sentinels;
    return {
      index: reviewIndexOf(current),
      derived: current,
      db,
      fileName: basename(path),
      actor,
      sentinel,
      wholeSentinel,
    };
  }

  function view(key: ViewKey): View<unknown, unknown> | null {
    const known = cache.get(key);
    if (known) return known.view;
    const memo = createMemo(undefined);
    const built = buildView(key, context(), memo, null);
    cache.set(key, { view: built, memo: memo.table });
    checkLater();
    return built;
  }

  /** Patch the snapshot, derive, and tell each watched view what changed. */
  function commit(outcome: CommandOutcome<unknown>, command: WindowCommand): CommandReply {
    const keys = new Set([...command.watching, ...feed.watchedKeys()]);
    if (outcome.isRepeat) return reply(command, { revision, views: {} });
    // Views nobody looks at are rebuilt when next asked for.
    for (const key of cache.keys()) if (!keys.has(key)) cache.delete(key);
    for (const key of keys) view(key);
    snapshot = patchSnapshot(snapshot, outcome.rowChanges);
    derived = deriveReview(snapshot, derived);
    sentinels.update(keys.has('sentinel'));
    revision = outcome.seq;
    idle.touched();
    const after = context();
    const views: Partial<Record<ViewKey, ViewChange<unknown, unknown>>> = {};
    for (const key of keys) {
      const before = cache.get(key);
      // The history shows its newest steps and reads each of them: entries of older ones would pile up.
      const memo = createMemo(before?.memo, { keepAll: !key.startsWith('history') });
      const built = buildView(key, after, memo, before?.view ?? null);
      cache.set(key, { view: built, memo: memo.table });
      const change = before?.view && built ? diffView(before.view, built) : null;
      if (change) views[key] = change;
    }
    const changes: Changes = { revision, views };
    feed.publish(changes, command.windowId);
    checkLater();
    return reply(command, changes);
  }

  /** A large review is shown, and a large edit answered, before its checks are done: they follow, and what they change at the end. */
  function checkLater(): void {
    if (!sentinels.isBehind()) return;
    clearTimeout(checking);
    checking = setTimeout(checkRest, AFTER_THE_ANSWER);
  }

  function checkRest(): void {
    sentinels.advance();
    if (sentinels.isBehind()) checking = setTimeout(checkRest);
    else publishChecks();
  }

  function publishChecks(): void {
    const views: Partial<Record<ViewKey, ViewChange<unknown, unknown>>> = {};
    const watched = feed.watchedKeys();
    for (const [key, { view: before, memo: known }] of cache) {
      if (!watched.has(key) || !showsChecks(key)) continue;
      const memo = createMemo(known);
      const built = buildView(key, context(), memo, before);
      cache.set(key, { view: built, memo: memo.table });
      const change = before && built ? diffView(before, built) : null;
      if (change) views[key] = change;
    }
    feed.publish({ revision, views, isFollowUp: true }, null);
  }

  function reply(command: WindowCommand, changes: Changes): CommandReply {
    const own = Object.fromEntries(
      Object.entries(changes.views).filter(([key]) => command.watching.includes(key as ViewKey)),
    );
    return {
      commandId: command.commandId,
      revision: changes.revision,
      views: own,
      undo: stacks.state(command.windowId),
    };
  }

  const stackCommand = (command: WindowCommand): StackCommand => ({
    id: command.commandId,
    actor,
    at: now().toISOString(),
    windowId: command.windowId,
  });

  return {
    path,
    db,
    feed,
    snapshot: () => snapshot,
    derived: derivedNow,
    revision: () => revision,
    ownWrites: new OwnWrites(),
    now,
    savedAt: () => lastSavedAt(db),
    view,
    run(command, name, write) {
      const input: CommandInput = {
        id: command.commandId,
        name,
        actor,
        at: now().toISOString(),
        windowId: command.windowId,
        ...(command.gestureId ? { gestureId: command.gestureId } : {}),
      };
      const outcome = runCommand(db, input, () => {
        write(db);
        return null;
      });
      if (!outcome.isRepeat) stacks.record(input);
      return commit(outcome, command);
    },
    undo(command) {
      const outcome = stacks.undo(stackCommand(command));
      return outcome && commit(outcome, command);
    },
    redo(command) {
      const outcome = stacks.redo(stackCommand(command));
      return outcome && commit(outcome, command);
    },
    revert: (command, target) => commit(stacks.revert(stackCommand(command), target), command),
    undoState: (windowId) => stacks.state(windowId),
    saveCopy: (target) => saveCopy(db, target, now),
    checkpoint: () => idle.now(),
    close() {
      idle.stop();
      clearTimeout(checking);
      feed.close();
      return closeProject(db);
    },
  };
}
