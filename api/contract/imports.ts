import { z } from 'zod';
import type { ValueField } from '../../engine/review/records/index.ts';
import { decimalMark, VALUE_FIELDS } from './grid.ts';

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
  | Readonly<{
      kind: 'same' | 'possible';
      by: string;
      reportId: string;
      studyId: string;
      studyLabel: string;
      fills: readonly string[];
    }>
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

const PARTS = ['arm', 'a', 'b', 'contrast'] as const;
const TABLE_FIELDS = [...VALUE_FIELDS, 'non_events', 'variance'] as const;
const WHOLE_ROLES = [
  'ignore',
  'study',
  'year',
  'outcome',
  'time',
  'instrument',
  'report',
  'page',
  'quote',
  'arm label',
  'a label',
  'b label',
  'attribute',
  'arm attribute',
] as const;

type TableFieldName = (typeof TABLE_FIELDS)[number];
/** What a column of a table holds: see `api/import/tables/types.ts`. */
export type ColumnRoleName = (typeof WHOLE_ROLES)[number] | `${(typeof PARTS)[number]} ${TableFieldName}`;

const ROLES: ReadonlySet<string> = new Set([
  ...WHOLE_ROLES,
  ...PARTS.flatMap((part) => TABLE_FIELDS.map((field) => `${part} ${field}`)),
]);
const columnRole = z.custom<ColumnRoleName>((value) => typeof value === 'string' && ROLES.has(value));

/** How a table is read; one role for each column. */
export const tableMapping = z.object({
  roles: z.array(columnRole).max(300),
  decimalMark: decimalMark.nullable(),
  outcome: z.string().max(300),
  outcomeKind: z.enum(['continuous', 'binary', 'count or rate', 'time-to-event']),
  time: z.string().max(300),
  timeUnit: z.enum(['days', 'weeks', 'months', 'years']),
  labelA: z.string().max(300),
  labelB: z.string().max(300),
  measure: z.enum(['MD', 'SMD', 'ROM', 'RR', 'OR', 'RD', 'PETO', 'IRR', 'HR']),
  isLogarithm: z.boolean(),
  score: z.enum(['final', 'change']).nullable(),
  ciLevel: z.number().min(50).lt(100).default(95),
});
export type TableMappingInput = z.infer<typeof tableMapping>;

/** What a file holds: its sheets, the chosen one's columns, and how they would be read. */
export type TablePreview = Readonly<{
  importId: string;
  fileName: string;
  sheets: readonly string[];
  sheet: string | null;
  header: readonly string[];
  /** The first rows, as they stand. */
  sample: readonly Readonly<{ line: number; cells: readonly string[] }>[];
  rowCount: number;
  /** How many of them the workbook hides; they are read too. */
  hiddenRowCount: number;
  mapping: TableMappingInput;
  /** Columns were mapped as the last time a table had these columns. */
  isRemembered: boolean;
}>;

/** What a mapping makes of a table, before anything is written. */
export type TableReading = Readonly<{
  /** What is wrong with the mapping as a whole. Nothing can be imported while there is anything. */
  mappingProblems: readonly string[];
  /** Rows that would be left out, the first 200. */
  rowProblems: readonly Readonly<{ line: number; column: string; text: string; reason: string }>[];
  rowProblemCount: number;
  /** The first measurements as they would be added. */
  sample: readonly Readonly<{
    line: number;
    study: string;
    outcome: string;
    instrument: string;
    time: string;
    arm: string;
    values: readonly Readonly<{ field: ValueField; text: string }>[];
  }>[];
  counts: TableCounts;
}>;

/** Read a table by a mapping and, when asked, add it in one step of the history. */
export const tableByMapping = z.object({ importId: id, sheet: z.string().max(255).nullable(), mapping: tableMapping });
export type TableByMapping = z.infer<typeof tableByMapping>;

/** `leaveOutProblems`: add the rows that can be read, though others cannot. Without it one such row stops the import. */
export const addTable = tableByMapping.extend({ leaveOutProblems: z.boolean() });
export type AddTable = z.infer<typeof addTable>;

/** New records that a table brings: `values` of the grid, `characteristics` of studies and arms. */
export type TableCounts = Readonly<{ studies: number; rows: number; values: number; characteristics: number }>;

export type TableAdded = TableCounts & Readonly<{ leftOut: number }>;
