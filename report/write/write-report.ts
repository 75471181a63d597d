import { access, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Preset } from '../components/document/presets.ts';
import type { Paper } from '../components/document/report-css.ts';
import type { ReportInput } from '../components/report-input.ts';
import { atomicWrite, removeLeftBehind, WriteError, writeErrorFrom } from './atomic-write.ts';
import { beginAhead } from './begin-ahead.ts';
import type { Make } from './making.ts';
import { PrintError, type PrintHtml } from './pdf.ts';
import { piecesOf, type ReportFormat } from './pieces.ts';

export type { ReportFormat } from './pieces.ts';

export type WriteReportOptions = Readonly<{
  folder: string;
  /** Default: all. */
  formats?: readonly ReportFormat[];
  /** Needed for PDFs only. */
  printHtml?: PrintHtml;
  /** Makes long things in other threads. Default: in this one. */
  make?: Make;
  paper?: Paper;
  preset?: Preset;
  /** Dots an inch of PNG plots. Default 300. */
  dpi?: number;
  /**
   * 'title': names start with the review's title, plots and tables stand in folders of their own. 'plain' (default): report.pdf,
   * results.json and so on, all in one folder.
   */
  names?: 'title' | 'plain';
  /** Replace files that are already there. Default false: then nothing is written when one is in the way. */
  overwrite?: boolean;
  /** Stops before the next file; files already written stay. */
  signal?: AbortSignal;
  /** Tells the age of what an earlier export left behind. Default: this computer's clock. */
  now?: () => Date;
}>;

/** One file on its way: `path` is null while it is being made, and names the file once it is whole. */
export type ReportStep = Readonly<{ name: string; path: string | null; done: number; total: number }>;

/**
 * Writes a report into a folder, which is made when missing, step by step. Each file is whole or absent.
 *
 * @throws WriteError naming the file; PrintError; the signal's reason when cancelled
 */
export async function* reportSteps(input: ReportInput, options: WriteReportOptions): AsyncGenerator<ReportStep, void> {
  const { folder, overwrite = false, make, printHtml, now = () => new Date() } = options;
  const pieces = piecesOf(input, options);
  if (!overwrite) await refuseExisting(pieces.map((piece) => join(folder, piece.name)));
  const total = pieces.length;
  // Whoever stops listening, or cannot write one file, wants none of the others made.
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const contentOf = beginAhead(pieces, { make, printHtml, signal });
  const cancelled = whenAborted(signal);
  try {
    await clearUp(
      pieces.map((piece) => join(folder, piece.name)),
      now(),
    );
    for (const [done, piece] of pieces.entries()) {
      signal.throwIfAborted();
      yield { name: piece.name, path: null, done, total };
      // Whoever else this process serves gets a turn between two files.
      await setImmediate();
      signal.throwIfAborted();
      const path = join(folder, piece.name);
      // A browser cannot be stopped in a page: who cancels does not wait for it.
      const content = await Promise.race([contentOf(piece), cancelled]).catch((cause: unknown) =>
        failed(piece.name, cause, signal),
      );
      signal.throwIfAborted();
      await makeFolder(dirname(path));
      await atomicWrite(path, content, { overwrite });
      yield { name: piece.name, path, done: done + 1, total };
    }
  } finally {
    stop.abort();
  }
}

/** Rejects with the signal's reason; never resolves. */
function whenAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  aborted.catch(() => undefined);
  return aborted;
}

/** What an earlier export that was ended from outside left beside these files. */
async function clearUp(paths: readonly string[], now: Date): Promise<void> {
  for (const [folder, own] of Map.groupBy(paths, (path) => dirname(path))) {
    await removeLeftBehind(folder, new Set(own.map((path) => basename(path))), now);
  }
}

/** Which file it was stands first; the files before it are whole, and it and those after it are absent. */
function failed(name: string, cause: unknown, signal: AbortSignal): never {
  signal.throwIfAborted();
  if (cause instanceof PrintError) throw new PrintError(`${name}: ${cause.message}`, { cause });
  throw cause;
}

/** As `reportSteps`, to its end. Returns the paths written, in order. */
export async function writeReport(
  input: ReportInput,
  options: WriteReportOptions & Readonly<{ progress?: (step: ReportStep) => void }>,
): Promise<readonly string[]> {
  const written: string[] = [];
  for await (const step of reportSteps(input, options)) {
    if (step.path !== null) written.push(step.path);
    options.progress?.(step);
  }
  return written;
}

/** Before the first file is made: half a report beside an older half would be neither. */
async function refuseExisting(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const exists = await access(path).then(
      () => true,
      () => false,
    );
    if (exists) throw new WriteError(path, 'exists');
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw writeErrorFrom(folder, cause);
  }
}
