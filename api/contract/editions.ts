import { z } from 'zod';
import type { ReviewDiff } from '../../engine/review/editions/types.ts';

/** One frozen state of the review. */
export type EditionItem = Readonly<{
  id: string;
  number: number;
  label: string;
  /** UTC, ISO 8601. */
  at: string;
  engineVersion: string;
  whatsNew: string | null;
}>;

export type EditionsHead = Readonly<{ total: number; engineVersion: string }>;

/** Two states of the review side by side. */
export type EditionComparison = Readonly<{
  /** "edition 2 (3 March 2026)", "now". */
  before: string;
  after: string;
  diff: ReviewDiff;
  /** The paragraph "what's new". */
  paragraph: string;
  /**
   * What the present engine alone changes in the earlier state's own data; null where that state was made by the same engine.
   */
  byEngine: ReviewDiff | null;
}>;

const id = z.string().min(1).max(100);

/** An edition by its id, or the review as it stands. */
export const editionSide = z.union([z.object({ editionId: id }), z.literal('now')]);
export type EditionSide = z.infer<typeof editionSide>;

export const compareEditions = z.object({ before: editionSide, after: editionSide });

/** `editionId` is made by the caller. An empty `whatsNew` is written from the comparison with the edition before. */
export const makeEdition = z.object({
  editionId: id,
  label: z.string().trim().min(1).max(200),
  whatsNew: z.string().max(20_000).nullable(),
});

export type * from '../../engine/review/editions/types.ts';
