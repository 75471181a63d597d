import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { AddReferences, ImportSource, ReferencePreview, ReferencesAdded } from '../contract/imports.ts';
import type { CommandReply } from '../contract/views.ts';
import { uuidv7Sequence } from '../../db/ids.ts';
import { insertRecords, updateRecord } from '../../db/repositories/records.ts';
import { proposedChoice, referenceRecords, type Choice } from '../import/add-references.ts';
import { decodeText } from '../import/decode-text.ts';
import { matchReferences } from '../import/matching.ts';
import { readReferences, type ImportedReference } from '../import/references/index.ts';
import { keptImports } from './kept-imports.ts';
import type { Session, WindowCommand } from './session.ts';
import { unchanged } from './unchanged.ts';

/** Largest file that is read, in bytes: 50,000 records with abstracts have about half of it. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** A file cannot be read; the message says why and what to do. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
}

export type ReadSource = Readonly<{ name: string; bytes: Uint8Array | null; text: string; encoding: string }>;

/** The bytes and text of a source. Throws ImportFileError. */
export function readSource(source: ImportSource): ReadSource {
  if (source.from === 'text') return { name: source.name, bytes: null, text: source.text, encoding: PHRASES.pasted };
  const { path } = source;
  try {
    if (statSync(path).size > LARGEST_FILE) throw new ImportFileError(PHRASES.tooLarge(basename(path)));
    const bytes = readFileSync(path);
    return { name: basename(path), bytes, ...decodeText(bytes) };
  } catch (error) {
    if (error instanceof ImportFileError) throw error;
    throw new ImportFileError(PHRASES.unreadable(path));
  }
}

const kept = keptImports<Readonly<{ name: string; references: readonly ImportedReference[] }>>();

/** Read a file of references and say what each record is to the review. Nothing is written. */
export function previewReferences(session: Session, source: ImportSource): ReferencePreview {
  const { name, text, encoding } = readSource(source);
  const { format, references, problems } = readReferences(text);
  const matches = matchReferences(references, session.snapshot());
  return {
    importId: kept.keep(session, { name, references }),
    fileName: name,
    format,
    encoding,
    records: references.map(({ number, line, citation, csl, year, doi, pmid }, at) => {
      const match = matches[at] ?? { kind: 'new' };
      return { number, line, citation, title: csl.title, year, doi, pmid, match, choice: proposedChoice(match) };
    }),
    problems,
  };
}

export type AddReferencesResult =
  Readonly<{ kind: 'done'; added: ReferencesAdded; reply: CommandReply }> | Readonly<{ kind: 'forgotten' }>;

/** Add the records of a file that was read, in one step. No step where nothing is to be written. */
export function addReferences(
  session: Session,
  input: WindowCommand & AddReferences,
  now: () => Date,
): AddReferencesResult {
  const read = kept.find(session, input.importId);
  if (read === null) return { kind: 'forgotten' };
  const { references, name } = read;
  // Matched anew: the review may have changed since the file was read.
  const matches = matchReferences(references, session.snapshot());
  const choices = new Map<number, Choice>(input.choices.map(({ number, choice }) => [number, choice]));
  const chosen = references.map((reference, at) => {
    const match = matches[at] ?? { kind: 'new' as const };
    return { reference, match, choice: choices.get(reference.number) ?? proposedChoice(match) };
  });
  // Ids in the order of the file: matching the same file again walks the reports in that order.
  const { study, report, filled, leftOut } = referenceRecords(chosen, session.snapshot(), uuidv7Sequence(now()));
  const added = { studies: study.length, reports: report.length, filled: filled.length, leftOut };
  if (report.length + filled.length === 0) return { kind: 'done', added, reply: unchanged(session, input) };
  const reply = session.run(input, PHRASES.command(report.length, filled.length, name), (db) => {
    insertRecords(db, { study, report });
    for (const { reportId, fields } of filled) updateRecord(db, 'report', reportId, fields);
  });
  return { kind: 'done', added, reply };
}

const PHRASES = {
  pasted: 'pasted text',
  tooLarge: (name: string) => `${name} is larger than 256 MB. Split it into several files.`,
  unreadable: (path: string) => `${path} cannot be read. Check that it is there and that you may open it.`,
  command: (added: number, filled: number, name: string) =>
    added > 0
      ? `Import ${added} ${added === 1 ? 'reference' : 'references'} from ${name}`
      : `Complete ${filled} ${filled === 1 ? 'report' : 'reports'} from ${name}`,
} as const;
