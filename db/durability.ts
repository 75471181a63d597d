import type { WritableDb } from './brands.ts';
import { withFileErrors } from './errors.ts';
import { fileOf } from './file-identity.ts';

/** Calls `work` once after `milliseconds`; the returned function prevents it. */
export type Timer = (work: () => void, milliseconds: number) => () => void;

/** How long after the last command the log is written into the file. */
export const IDLE_MILLISECONDS = 1000;
/** How long the oldest unwritten command waits at most, however busy the reviewer is. */
export const LATEST_MILLISECONDS = 1500;

const systemTimer: Timer = (work, milliseconds) => {
  const timeout = setTimeout(work, milliseconds);
  // A pending checkpoint must not keep a process alive that has closed its file.
  timeout.unref();
  return () => clearTimeout(timeout);
};

/**
 * Moves every committed change from the write-ahead log into the file and empties the log, so that the file alone is
 * whole: it may be copied, synced or sent. Throws ProjectFileError; the changes then still stand in the log.
 */
export function checkpoint(db: WritableDb): void {
  withFileErrors(fileOf(db)?.path ?? ':memory:', () => {
    const [passive] = db.pragma('wal_checkpoint(PASSIVE)') as { log: number }[];
    // An empty log is left alone: if the file was replaced and opened elsewhere, the log is that program's by now.
    if (passive !== undefined && passive.log > 0) db.pragma('wal_checkpoint(TRUNCATE)');
  });
}

export type IdleCheckpoint = Readonly<{
  /** To be told of every command: the log is written into the file after a second of silence, in any case after 1.5 s. */
  touched: () => void;
  /** Writes now: when the window loses focus, and before the file is copied. */
  now: () => void;
  stop: () => void;
}>;

/** Keeps the file itself close behind the log. A failure is told to `onFailure`; the next command tries again. */
export function checkpointWhenIdle(
  db: WritableDb,
  { timer = systemTimer, onFailure }: { timer?: Timer; onFailure: (error: unknown) => void },
): IdleCheckpoint {
  let cancelIdle: (() => void) | null = null;
  let cancelLatest: (() => void) | null = null;
  const stop = () => {
    cancelIdle?.();
    cancelLatest?.();
    cancelIdle = cancelLatest = null;
  };
  const write = () => {
    stop();
    try {
      checkpoint(db);
    } catch (error) {
      onFailure(error);
    }
  };
  return {
    touched: () => {
      cancelIdle?.();
      cancelIdle = timer(write, IDLE_MILLISECONDS);
      cancelLatest ??= timer(write, LATEST_MILLISECONDS);
    },
    now: () => {
      stop();
      checkpoint(db);
    },
    stop,
  };
}
