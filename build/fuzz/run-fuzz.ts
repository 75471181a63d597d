import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyReview } from '../../test/fixtures/empty-review.ts';
import { addReferences, previewReferences } from '../../api/procedures/import-references.ts';
import { addTable, previewTable } from '../../api/procedures/import-table.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { integrityProblems } from '../../db/integrity.ts';
import { decodeText } from '../../api/import/decode-text.ts';
import { readReferences } from '../../api/import/references/index.ts';
import { readTables, TableFileError } from '../../api/import/tables/read-table.ts';
import { readCell } from '../../engine/cell/read-cell.ts';
import { createRandom, type RandomGenerator } from '../../engine/math/random.ts';
import { encode, mutateText, mutateWorkbook } from './mutate.ts';
import { BIBTEX, CSL_JSON, CSV, HOSTILE, NBIB, RIS, workbook } from './seeds.ts';

export type FuzzResult = Readonly<{
  files: number;
  formulas: number;
  /** How many files held something that was taken. */
  imported: number;
  /** Processor time of reading, adding, adding again and undoing: time on the clock says more of a busy machine than of Grove. */
  slowestFileMs: number;
  slowestFormulaMs: number;
  /** What went wrong, by file number; empty when nothing did. */
  problems: readonly string[];
}>;

type Options = Readonly<{ files: number; formulas: number; seed: number; onProgress?: (done: number) => void }>;

const KINDS = ['ris', 'nbib', 'csl', 'bibtex', 'csv', 'xlsx'] as const;
/** A history that grows for ever would slow the run, not the program. */
const FILES_PER_REVIEW = 150;

/**
 * Imports mutated files into a review and reads hostile cells. A file may be refused with a sentence or taken; it may
 * not crash the reader, add half of itself, add itself twice, or leave anything behind once undone.
 */
export async function runFuzz({ files, formulas, seed, onProgress }: Options): Promise<FuzzResult> {
  const random = createRandom(seed);
  const book = await workbook();
  const problems: string[] = [];
  let [slowestFileMs, imported] = [0, 0];
  let review = openReview();
  for (let number = 1; number <= files; number += 1) {
    if (number % FILES_PER_REVIEW === 0) {
      problems.push(...integrityProblems(review.session.db).map((problem) => `file ${number}: ${problem}`));
      review.session.close();
      review = openReview();
    }
    const kind = KINDS[number % KINDS.length]!;
    const started = process.cpuUsage();
    try {
      const taken =
        kind === 'csv' || kind === 'xlsx'
          ? await fuzzTable(review, kind, book, random)
          : fuzzReferences(review, kind, random);
      if (taken) imported += 1;
    } catch (error) {
      // Whatever a failure left in the review would make every later file fail too.
      review.session.close();
      review = openReview();
      problems.push(
        `file ${number} (${kind}, seed ${seed}): ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error)}`,
      );
    }
    const { user, system } = process.cpuUsage(started);
    slowestFileMs = Math.max(slowestFileMs, (user + system) / 1000);
    onProgress?.(number);
  }
  review.session.close();
  const cells = fuzzCells(formulas, random);
  return {
    files,
    formulas,
    imported,
    slowestFileMs,
    slowestFormulaMs: cells.slowestMs,
    problems: [...problems, ...cells.problems],
  };
}

type OpenReview = Readonly<{ session: Session; now: () => Date; base: readonly number[] }>;

function openReview(): OpenReview {
  let clock = Date.parse('2026-01-01T00:00:00Z');
  const now = () => new Date((clock += 1000));
  const db = createProjectInMemory({ actor: 'fuzz', now });
  insertReview(db, emptyReview(), { actor: 'fuzz', now });
  const session = createSession(db, ':memory:', { actor: 'fuzz', now });
  return { session, now, base: sizesOf(session) };
}

function sizesOf(session: Session): readonly number[] {
  return Object.values(session.snapshot()).map((records) => records.size);
}

const command = ({ now }: OpenReview) => ({ commandId: uuidv7(now()), windowId: 'fuzz', watching: [] });

function fuzzReferences(review: OpenReview, kind: 'ris' | 'nbib' | 'csl' | 'bibtex', random: RandomGenerator): boolean {
  const seeds = { ris: RIS, nbib: NBIB, csl: CSL_JSON, bibtex: BIBTEX } as const;
  const bytes = encode(mutateText(seeds[kind], random, Object.values(seeds)), random);
  const { text } = decodeText(bytes);
  for (const { csl, citation } of readReferences(text).references) {
    expectClean(csl.title, citation, ...Object.values(csl).filter((value) => typeof value === 'string'));
    if (csl.title === '') throw new Error('A reference without a title was taken.');
  }
  const { session, now } = review;
  const { importId } = previewReferences(session, { from: 'text', name: 'fuzz', text: text.slice(0, 20_000_000) });
  const add = () => {
    const result = addReferences(session, { ...command(review), importId, choices: [] }, now);
    if (result.kind !== 'done') throw new Error('The file was forgotten between reading and adding.');
    return result.added;
  };
  const added = add();
  const { report, study } = session.snapshot();
  if (report.size !== added.reports || study.size !== added.studies)
    throw new Error('What was added is not what was told.');
  if (added.reports === 0) return false;
  const again = add();
  if (again.reports + again.filled > 0)
    throw new Error('A file that was imported twice added something the second time.');
  takeBack(review);
  return true;
}

async function fuzzTable(
  review: OpenReview,
  kind: 'csv' | 'xlsx',
  book: Uint8Array,
  random: RandomGenerator,
): Promise<boolean> {
  const { session, now } = review;
  const bytes =
    kind === 'xlsx'
      ? mutateWorkbook(book, random)
      : encode(mutateText(CSV[random.integer(CSV.length)]!, random, CSV), random);
  try {
    await readTables(bytes);
  } catch (error) {
    if (error instanceof TableFileError && error.message.endsWith('.')) return false;
    throw error;
  }
  const file = join(tmpdir(), `grove-fuzz-${process.pid}.${kind}`);
  writeFileSync(file, bytes);
  const { importId, sheet, mapping } = await previewTable(session, { from: 'file', path: file }, null).finally(() =>
    rmSync(file, { force: true }),
  );
  const add = () =>
    addTable(
      session,
      { ...command(review), importId, sheet, mapping: { ...mapping, outcome: 'Pain' }, leaveOutProblems: true },
      { actor: 'fuzz', now },
    );
  const result = add();
  if (result.kind !== 'done') return false;
  const { value, measurement } = session.snapshot();
  if (value.size !== result.added.values || measurement.size !== result.added.rows)
    throw new Error('What was added is not what was told.');
  for (const { number } of value.values())
    if (number !== null && !Number.isFinite(number)) throw new Error('A value is not finite.');
  session.derived();
  session.view('sentinel');
  if (result.added.values === 0) {
    if (session.undoState('fuzz').undo !== null) takeBack(review);
    return false;
  }
  const again = add();
  if (again.kind === 'done' && again.added.values + again.added.rows > 0)
    throw new Error('A table that was imported twice added something the second time.');
  takeBack(review);
  return true;
}

/** One undo takes back one import, whole. */
function takeBack(review: OpenReview): void {
  const { session, base } = review;
  session.undo(command(review));
  if (sizesOf(session).some((size, at) => size !== base[at])) throw new Error('Something was left behind after undo.');
}

const DIRT = /[^\P{Cc}\t\n\r]/u;

function expectClean(...texts: readonly string[]): void {
  for (const text of texts)
    if (DIRT.test(text) || !text.isWellFormed())
      throw new Error(`Control characters were kept: ${JSON.stringify(text.slice(0, 60))}`);
}

const PIECES = [
  ...HOSTILE,
  '=',
  '(',
  ')',
  '^',
  '*',
  '/',
  '+',
  '-',
  'sqrt(',
  'exp(',
  'ln(',
  'abs(',
  'min(',
  'max(',
  ',',
  '9',
  '.',
  '1e308',
  'e',
  'i',
  '0x',
  '5.2',
  '±',
  ' (',
  '95% CI ',
  ' to ',
  'p<',
  '%',
  '[',
  ']',
  ';',
  '=import("fs")',
  '=a=1',
  '=f(x)=x',
  '="x"',
  '=1:1e9',
  '=[1,2]',
  '=ones(9999,9999)',
  '=9!',
  '=5%',
  "=5'",
];

function fuzzCells(
  count: number,
  random: RandomGenerator,
): Readonly<{ slowestMs: number; problems: readonly string[] }> {
  const problems: string[] = [];
  let slowestMs = 0;
  for (let number = 0; number < count; number += 1) {
    const length = 1 + random.integer(24);
    const text =
      `${random.integer(2) === 0 ? '=' : ''}${Array.from({ length }, () => PIECES[random.integer(PIECES.length)]).join('')}`.slice(
        0,
        2000,
      );
    const started = performance.now();
    try {
      const read = readCell(text, { field: 'mean', row: random.integer(2) === 0 ? 'arm' : 'contrast' });
      if (read.kind === 'one' && 'value' in read.number && !Number.isFinite(read.number.value))
        problems.push(`cell ${JSON.stringify(text)} is not finite`);
    } catch (error) {
      problems.push(`cell ${JSON.stringify(text)}: ${String(error)}`);
    }
    slowestMs = Math.max(slowestMs, leastOf(performance.now() - started, text));
  }
  return { slowestMs, problems };
}

/** On a busy machine any call may be interrupted: one that took long is timed twice more, and its best time counts. */
function leastOf(first: number, text: string): number {
  let least = first;
  for (let again = 0; again < 2 && least > 2; again += 1) {
    const started = performance.now();
    readCell(text, { field: 'mean', row: 'arm' });
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
