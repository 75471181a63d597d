import { z } from 'zod';
import type { AllSubsets } from '../../engine/review/diagnosed.ts';
import { MOST_SUBSETS } from './subset-limits.ts';

/** Which subsets of an analysis to pool: all of them, or a seeded sample of at most `most`. */
export const subsetsRequest = z.object({
  analysisId: z.string().min(1).max(100),
  most: z.int().min(1).max(MOST_SUBSETS).optional(),
});
export type SubsetsRequest = z.infer<typeof subsetsRequest>;

/** A long run on its way, and its end; `subsets` is null where nothing is pooled. Aborting the stream cancels the run. */
export type SubsetsStep =
  | Readonly<{ kind: 'progress'; done: number; total: number }>
  | Readonly<{ kind: 'done'; revision: number; subsets: AllSubsets | null }>;
