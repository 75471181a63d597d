import { availableParallelism } from 'node:os';
import { makeHere, type Content, type Make } from './making.ts';
import type { Piece, Source } from './pieces.ts';
import { printPdf, type PrintHtml } from './pdf.ts';

export type Makers = Readonly<{
  /** Makes long things in other threads; without it they are made here, when their turn comes. */
  make?: Make | undefined;
  printHtml?: PrintHtml | undefined;
  signal: AbortSignal;
}>;

/** Most long things made elsewhere at the same time: what is made is kept until it is written. */
const MOST_AT_ONCE = 2;

/**
 * Begins what other threads and the browser make, so that it is there when its turn comes: the browser prints one page after
 * another, beside whatever the threads are making. Returns the content of a piece; a failure is told when it is asked for.
 */
export function beginAhead(pieces: readonly Piece[], makers: Makers): (piece: Piece) => Promise<Content> {
  const begun = new Map([...beginMade(pieces, makers), ...beginPrinted(pieces, makers)]);
  for (const content of begun.values()) content.catch(() => undefined);
  return async (piece) => begun.get(piece) ?? makeNow(piece, makers);
}

async function makeNow(
  { source }: Piece,
  { make = makeHere, printHtml = noPrinter, signal }: Makers,
): Promise<Content> {
  switch (source.kind) {
    case 'quick':
      return source.make();
    case 'made':
      return makeHere(source.making());
    case 'printed':
      return printPdf(await pageOf(source, make, signal), printHtml);
  }
}

function beginMade(
  pieces: readonly Piece[],
  { make, signal }: Makers,
): readonly (readonly [Piece, Promise<Content>])[] {
  if (make === undefined) return [];
  // The browser's pages follow each other and end last: where there are two processors, one is the browser's.
  const forBrowser = pieces.some(({ source }) => source.kind === 'printed') ? 1 : 0;
  const limited = limit(Math.max(1, Math.min(MOST_AT_ONCE, availableParallelism() - forBrowser)));
  const run = ({ source }: Piece): Promise<Content> =>
    limited(async () => {
      signal.throwIfAborted();
      return source.kind === 'made' ? make(source.making(), signal) : '';
    });
  const made = pieces.filter(({ source }) => source.kind === 'made');
  // The Word document takes as long as all others together.
  const longestFirst = made.toSorted((a, b) => Number(b.format === 'docx') - Number(a.format === 'docx'));
  return longestFirst.map((piece) => [piece, run(piece)] as const);
}

type Printed = Extract<Source, { kind: 'printed' }>;

function beginPrinted(
  pieces: readonly Piece[],
  { make = makeHere, printHtml = noPrinter, signal }: Makers,
): readonly (readonly [Piece, Promise<Content>])[] {
  let printing: Promise<unknown> = Promise.resolve();
  let turn: Promise<unknown> = Promise.resolve();
  return pieces.flatMap((piece) => {
    const { source } = piece;
    if (source.kind !== 'printed') return [];
    // A page is made while the one before it is printed.
    const page = turn.then(() => pageOf(source, make, signal));
    const before = printing;
    const content = page.then(async (html) => {
      await before;
      signal.throwIfAborted();
      return printPdf(html, printHtml);
    });
    turn = Promise.all([page, before]);
    turn.catch(() => undefined);
    printing = content;
    return [[piece, content] as const];
  });
}

async function pageOf({ page }: Printed, make: Make, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const made = page();
  return typeof made === 'string' ? made : String(await make(made, signal));
}

/** Runs at most `most` at the same time; the others wait in order. */
function limit(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

function noPrinter(): Promise<never> {
  return Promise.reject(new Error('no browser was found to print with.'));
}
