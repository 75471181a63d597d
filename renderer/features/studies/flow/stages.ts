import type { PrismaStage } from '../../../../api/contract/views.ts';

export type { PrismaStage } from '../../../../api/contract/views.ts';

/** Counts a reviewer types, as `screening_count.stage` stores them, in the order of the flow. */
export const STAGES = [
  'duplicates removed',
  'removed by automation',
  'removed for other reasons',
  'screened',
  'records excluded',
  'sought',
  'not retrieved',
  'assessed',
] as const satisfies readonly PrismaStage[];
/** Split by reason. */
export const SPLIT_STAGES = ['reports excluded'] as const satisfies readonly PrismaStage[];
export const OTHER_STAGES = [
  'other sought',
  'other not retrieved',
  'other assessed',
] as const satisfies readonly PrismaStage[];
export const OTHER_SPLIT_STAGES = [
  'other identified',
  'other reports excluded',
] as const satisfies readonly PrismaStage[];
