import { z } from 'zod';
import type { Attribute, Measurement, Route, ValueField } from '../../engine/review/records/index.ts';
import { packedRows } from './cell-block.ts';
import type { StudyAttribute } from './studies.ts';

/** Every field a number can be printed as. */
export const VALUE_FIELDS = [
  'mean',
  'sd',
  'se',
  'ci_low',
  'ci_high',
  'n',
  'events',
  'percent',
  'person_time',
  'o_minus_e',
  'v',
  'estimate',
  't',
  'f',
  'p',
  'median',
  'q1',
  'q3',
  'min',
  'max',
] as const satisfies readonly ValueField[];

const id = z.string().min(1).max(100);
const words = z.string().trim().min(1).max(300);
export const valueField = z.enum(VALUE_FIELDS);
const LONGEST_TEXT = 2000;
const MOST_ROWS = 20_000;
const cellText = z.string().max(LONGEST_TEXT);

/** The mark a paper puts before its decimals. */
export const decimalMark = z.enum(['.', ',']);

/** Texts typed or pasted into one row: [field, text, what the reviewer saw there before]. Empty text clears the cell. */
const rowTexts = z.object({
  measurementId: id,
  cells: z
    .array(z.tuple([valueField, cellText, cellText]))
    .min(1)
    .max(40),
});

/** A block of cells, set in one step: all of it or nothing. `sourceId` goes to values that have no source yet. */
export const setCells = z.object({
  label: z.string().min(1).max(160),
  rows: z.union([
    z.array(rowTexts).min(1).max(MOST_ROWS),
    packedRows({ field: valueField, id, isText: (text) => text.length <= LONGEST_TEXT }, MOST_ROWS),
  ]),
  sourceId: id.nullable().optional(),
  /** The paper's decimal mark, once the reviewer has said which: until then `1,234` is asked about. */
  decimalMark: decimalMark.optional(),
});
export type SetCells = z.infer<typeof setCells>;

/** What a text such as `1,234` may mean, by the decimal mark that would make it so; left out where nothing is to be asked. */
export const cellReadings = z.array(z.object({ decimalMark, number: z.number() })).optional();

/** Why one cell of a block could not be set. */
export const cellProblem = z.object({
  measurementId: z.string(),
  field: z.string(),
  text: z.string(),
  kind: z.enum(['unreadable', 'conflict', 'gone']),
  /** For 'conflict', what the cell holds now. */
  now: z.string(),
  reason: z.string(),
  readings: cellReadings,
});
export type CellProblem = z.infer<typeof cellProblem>;

const newOrPresent = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z.discriminatedUnion('is', [
    z.object({ is: z.literal('present'), id }),
    z.object({ is: z.literal('new'), ...fields }),
  ]);

/** A time as printed, and where it lies in days from its origin. */
export const extractedTime = z.object({
  text: words,
  kind: z.enum(['point', 'window', 'averaged', 'end of treatment', 'event-driven']),
  fromDays: z.number().min(-36_500).max(36_500).nullable(),
  toDays: z.number().min(-36_500).max(36_500).nullable(),
});
export type ExtractedTime = z.infer<typeof extractedTime>;

/**
 * Rows for what a paper prints about one outcome: every arm at every time, the differences between arms, or both, with the
 * study, its arms and the outcome made where they are not there yet. Rows that stand already are left as they are.
 */
export const addResults = z.object({
  study: newOrPresent({ label: words }),
  outcome: newOrPresent({ construct: words, kind: z.enum(['continuous', 'binary', 'count or rate', 'time-to-event']) }),
  instrumentId: id.nullable(),
  /** Intervention first, then the comparator. */
  arms: z
    .array(newOrPresent({ label: words, nRandomised: z.number().int().min(0).nullable() }))
    .min(1)
    .max(20),
  times: z.array(extractedTime).min(1).max(20),
  withArms: z.boolean(),
  withContrasts: z.boolean(),
  /** What the differences between arms are printed as, such as MD or RR. */
  measure: z.enum(['MD', 'SMD', 'ROM', 'RR', 'OR', 'RD', 'PETO', 'IRR', 'HR']),
  score: z.enum(['final', 'change']).nullable(),
  isAdjusted: z.boolean().nullable(),
  eventDefinition: words.nullable(),
});
export type AddResults = z.infer<typeof addResults>;

/** Rows to delete, with their values, and with the study results that nothing else yields. */
export const removeRows = z.object({ measurementIds: z.array(id).min(1).max(20_000) });

/** Where numbers are printed. Ids of the fields as in the file; `id` made by the caller. */
export const citedSource = z.object({
  reportId: id.nullable(),
  kind: z.enum(['full text', 'abstract', 'registry', 'author reply', 'secondary']),
  page: z.string().max(100).nullable(),
  locator: z.string().max(500).nullable(),
  url: z.string().max(2000).nullable(),
  quote: z.string().max(20_000).nullable(),
});
export type CitedSource = z.infer<typeof citedSource>;

/** Give values their source in one step; null takes it away. A source that stands already is used again. */
export const citeValues = z.object({ valueIds: z.array(id).min(1).max(20_000), source: citedSource.nullable() });

/** How a derived number was worked out: the formula, and the same with its numbers. */
export type Working = Readonly<{ label: string; formula: string; filled: string; value: number }>;

/** A study result that a row can enter, and where its effect comes from now. */
export type RowResult = Readonly<{
  studyResultId: string;
  route: Route;
  sides: string;
  routes: readonly Route[];
  /** Its characteristics, such as the adherence at this time. */
  attributes: readonly StudyAttribute[];
}>;

/** One row in full, for the panel beside the grid. */
export type RowWorking = Readonly<{
  /** What the row says about itself. */
  details: Measurement;
  steps: readonly Working[];
  /** The same with the quantile that was not used, where an interval was converted. */
  alternatives: readonly Working[];
  /** Sentences: which quantile and why, or why nothing could be derived. */
  notes: readonly string[];
  results: readonly RowResult[];
  /** The characteristics the protocol asks of results. */
  resultAttributes: readonly Attribute[];
}>;
