import { z } from 'zod';

const id = z.string().min(1).max(100);

/** A file to read: a path of this computer, or text that was pasted. */
export const importSource = z.discriminatedUnion('from', [
  z.object({ from: z.literal('file'), path: z.string().min(1).max(4000) }),
  z.object({ from: z.literal('text'), name: z.string().max(255), text: z.string().max(20_000_000) }),
]);
export type ImportSource = z.infer<typeof importSource>;

/** What is done with one record of a reference file. */
export const referenceChoice = z.discriminatedUnion('do', [
  z.object({ do: z.literal('leave out') }),
  /** A study of its own, awaiting assessment, with this as its report. */
  z.object({ do: z.literal('new study') }),
  /** Another report of a study that is there. */
  z.object({ do: z.literal('report of study'), studyId: id }),
  /** Give a report that is there what it lacks: DOI, PMID, bibliographic details. */
  z.object({ do: z.literal('fill'), reportId: id }),
]);
export type ReferenceChoice = z.infer<typeof referenceChoice>;

/** What a record of a reference file is to the review. */
export type ReferenceMatchView =
  | Readonly<{ kind: 'new' }>
  | Readonly<{ kind: 'same' | 'possible'; by: string; reportId: string; studyId: string; studyLabel: string; fills: readonly string[] }>
  | Readonly<{ kind: 'repeat'; by: string; number: number }>;

export type ReferencePreview = Readonly<{
  /** Names what was read until it is added; forgotten after some more files. */
  importId: string;
  fileName: string;
  format: string | null;
  encoding: string;
  records: readonly Readonly<{
    number: number;
    line: number;
    citation: string;
    title: string;
    year: number | null;
    doi: string | null;
    pmid: string | null;
    match: ReferenceMatchView;
    /** What would be done unless the reviewer chooses otherwise. */
    choice: ReferenceChoice;
  }>[];
  problems: readonly Readonly<{ number: number; line: number; reason: string }>[];
}>;

/** Add what a file holds, in one step of the history. Records not named are treated as proposed. */
export const addReferences = z.object({
  importId: id,
  choices: z.array(z.object({ number: z.number().int().min(1), choice: referenceChoice })).max(50_000),
});
export type AddReferences = z.infer<typeof addReferences>;

/** How much was added; nothing where every record was there already. */
export type ReferencesAdded = Readonly<{ studies: number; reports: number; filled: number; leftOut: number }>;
