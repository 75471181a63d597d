import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a line may carry besides its name: numbers, yes or no, and short codes. Never a title, a path or a sentence. */
export type LogFacts = Readonly<Record<string, number | boolean | string | undefined>>;

export type Log = Readonly<{
  event(name: string, facts?: LogFacts): void;
  /** An unexpected error: its kind, its code and where in the program it arose, without its message. */
  failure(name: string, error: unknown): void;
  /** The newest lines, oldest first. */
  tail(lines: number): readonly string[];
}>;

const LARGEST_LOG = 256 * 1024;
const CODE = /^[\w.:-]{1,60}$/;
const FRAMES = 8;

/**
 * The log of this computer: a text file that never leaves it and never holds anything of a review, because messages
 * may quote what was typed and paths may name it. A log that cannot be written is no reason to stop.
 */
export function openLog(file: string, now: () => Date): Log {
  function write(line: string): void {
    try {
      mkdirSync(dirname(file), { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(file, `${file}.1`);
      appendFileSync(file, `${now().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      return;
    }
  }
  return {
    event: (name, facts = {}) => write([name, ...Object.entries(facts).flatMap(printFact)].join(' ')),
    failure: (name, error) => write([name, ...describeFailure(error)].join(' ')),
    tail(lines) {
      try {
        return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines);
      } catch {
        return [];
      }
    },
  };
}

/** A log that keeps nothing, for tests and for the command line. */
export const SILENT_LOG: Log = { event: () => undefined, failure: () => undefined, tail: () => [] };

function printFact([key, value]: [string, LogFacts[string]]): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string' && !CODE.test(value)) return [`${key}=(text)`];
  return [`${key}=${value}`];
}

function describeFailure(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [typeof error];
  const code = 'code' in error && typeof error.code === 'string' ? printFact(['code', error.code]) : [];
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [CODE.test(error.name) ? error.name : 'Error', ...code, ...frames.slice(0, FRAMES).map(place)];
}

/** `file.js:10:5`: the folders before it may hold a name. */
function place(frame: string): string {
  return `at ${/([\w.-]+:\d+:\d+)\)?$/.exec(frame)?.[1] ?? '(native)'}`;
}
