import { z } from 'zod';
import type {
  Analysis,
  Assumption,
  Attribute,
  Comparison,
  Finding,
  Instrument,
  Intervention,
  Outcome,
  ProtocolVersion,
  Review,
  TimeWindow,
} from '../../engine/review/records/index.ts';
import type { SkewedMedians } from '../../engine/review/effect/skewed-medians.ts';
import { recordChange } from './records.ts';

export type { SkewedMedians } from '../../engine/review/effect/skewed-medians.ts';
export type {
  Attribute,
  Instrument,
  Intervention,
  Outcome,
  Review,
  TimeWindow,
} from '../../engine/review/records/index.ts';

/** Which of a study's several results an analysis takes; earlier entries are preferred. */
export type SelectionOrder = Readonly<{
  population: readonly string[];
  score: readonly string[];
  /** Instrument ids. */
  instrument: readonly string[];
}>;

/** A comparison with the interventions of its two sides, and the records that put them there. */
export type ProtocolComparison = Comparison &
  Readonly<{ sides: readonly Readonly<{ id: string; side: 'intervention' | 'comparator'; interventionId: string }>[] }>;

export type ProtocolAnalysis = Pick<
  Analysis,
  | 'id'
  | 'title'
  | 'comparisonId'
  | 'outcomeId'
  | 'timeWindowId'
  | 'measure'
  | 'model'
  | 'profile'
  | 'multiArmPolicy'
  | 'purpose'
  | 'isPlanned'
  | 'parentId'
  | 'declaredReason'
  | 'position'
>;

/** A version without the protocol it froze. */
export type ProtocolVersionItem = Omit<ProtocolVersion, 'snapshot'>;

export type ProtocolHead = Readonly<{
  /** Null only in a file that holds no review yet. */
  review: Review | null;
  interventions: readonly Intervention[];
  outcomes: readonly Outcome[];
  instruments: readonly Instrument[];
  windows: readonly TimeWindow[];
  comparisons: readonly ProtocolComparison[];
  attributes: readonly Attribute[];
  assumptions: readonly Assumption[];
  analyses: readonly ProtocolAnalysis[];
  findings: readonly Pick<Finding, 'id' | 'analysisId' | 'position'>[];
  /** The stored order; null where the default stands. */
  storedOrder: SelectionOrder | null;
  order: SelectionOrder;
  /** What is done with medians too skewed to convert, as stored; null where the default stands: they are left out. */
  skewedMedians: SkewedMedians | null;
  /** Populations in use or usual, for the selection order. */
  populations: readonly string[];
  /** Newest first. */
  versions: readonly ProtocolVersionItem[];
  /** Values extracted so far: from the first on, a change is a deviation. */
  extractedValues: number;
  /** Records outside the protocol that refer to each of its parts, by id. */
  uses: Readonly<Record<string, number>>;
}>;

/** The tables a protocol is written in. Its analyses and the rows of the table they feed are its plan. */
export const PROTOCOL_TABLES = [
  'review',
  'intervention',
  'outcome',
  'instrument',
  'time_window',
  'comparison',
  'comparison_side',
  'attribute',
  'analysis',
  'finding',
  'setting',
] as const;

const change = recordChange.refine(({ table }) => PROTOCOL_TABLES.some((known) => known === table), {
  message: 'This is not part of the protocol.',
});
export const protocolChanges = z.array(change).min(1).max(500);

/** Why the protocol is changed after numbers were extracted. */
export const deviation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('deviation'), reason: z.string().trim().min(1).max(2000), isResultsKnown: z.boolean() }),
  /** A slip of the pen put right; refused where it would change anything derived. */
  z.object({ kind: z.literal('correction') }),
]);
export type Deviation = z.infer<typeof deviation>;

/** One thing that would read otherwise. Null where it would come or go. */
export type PreviewLine = Readonly<{ id: string; title: string; before: string | null; after: string | null }>;

/** What a change of the protocol would do. Nothing was written. */
export type ProtocolPreview = Readonly<{
  /** Whether a plan is changed after a number was extracted, so that a reason is wanted. */
  isAfterExtraction: boolean;
  /** Whether any analysis has a result already. */
  areResultsKnown: boolean;
  analyses: readonly PreviewLine[];
  findings: readonly PreviewLine[];
  /** Judgements that would no longer rest on what they were made on. */
  judgements: readonly string[];
  /** Records that would go, by table as people call it. */
  removed: readonly Readonly<{ what: string; count: number }>[];
  /** Why the change cannot be made; null when it can. */
  refusal: string | null;
}>;
