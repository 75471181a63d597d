import { z } from 'zod';
import type { BiasDirection, ConsultedSource, Deviation } from '../../engine/review/rob/assessment-record.ts';
import type { AnalysisRiskOfBias } from '../../engine/review/rob/analysis-bias.ts';
import type { BiasBar } from '../../engine/review/rob/bias-shares.ts';
import type { DomainAssessment, JudgedDomain, ResultRiskOfBias } from '../../engine/review/rob/types.ts';
import type { Answer, QuestionSet, QuestionSetId, ToolLevel } from '../../engine/rob/types.ts';

const id = z.string().min(1).max(100);
const prose = z.string().trim().max(20_000);

const ANSWERS = ['Y', 'PY', 'PN', 'N', 'NI', 'NA', 'SY', 'WY', 'WN', 'SN'] as const satisfies readonly Answer[];
const LEVELS = [
  'low',
  'some concerns',
  'high',
  'moderate',
  'serious',
  'critical',
] as const satisfies readonly ToolLevel[];
const SETS = [
  'rob2-parallel-assignment',
  'rob2-parallel-adherence',
  'rob2-cluster-assignment',
  'rob2-crossover-assignment',
  'robins-i-v2',
] as const satisfies readonly QuestionSetId[];
export const CONSULTED = [
  'journal article',
  'protocol',
  'statistical analysis plan',
  'registry entry',
  'regulatory report',
  'abstract',
  'thesis or grey literature',
  'correspondence with the authors',
] as const satisfies readonly ConsultedSource[];
export const DEVIATION_KINDS = [
  'interventions outside the protocol',
  'failures in delivery',
  'non-adherence',
] as const satisfies readonly Deviation[];
export const DIRECTIONS = [
  'favours intervention',
  'favours comparator',
  'towards no effect',
  'away from no effect',
  'unpredictable',
] as const satisfies readonly BiasDirection[];

const answer = z.enum(ANSWERS).nullable();

/** One change of an assessment: one step of the history. */
export const robChange = z.discriminatedUnion('kind', [
  /**
   * Answer a question, or with null take the answer back. `seen` is the answer the reviewer saw. Answers that nothing asks for
   * any more are cleared with it, and judgements that only followed the algorithm follow it again.
   */
  z.object({ kind: z.literal('answer'), studyResultId: id, questionId: id, answer, seen: answer }),
  /** What supports an answer, in the reviewer's words, and where it is printed. */
  z.object({
    kind: z.literal('support'),
    studyResultId: id,
    questionId: id,
    text: prose.nullable(),
    sourceId: id.nullable(),
  }),
  /**
   * Judge a domain, or with domainId 'overall' the whole. Refused while it is incomplete, and without a reason where it differs
   * from what is proposed or answers whether several concerns make the risk high. Null follows the algorithm again.
   */
  z.object({
    kind: z.literal('judge'),
    studyResultId: id,
    domainId: id,
    final: z.enum(LEVELS).nullable(),
    rationale: prose,
  }),
  z.object({ kind: z.literal('direction'), studyResultId: id, domainId: id, direction: z.enum(DIRECTIONS).nullable() }),
  /** Take over the answers, support and judgement of domain 1 from another result of the same study. */
  z.object({ kind: z.literal('copy domain 1'), fromStudyResultId: id, toStudyResultId: id }),
  /** Which kinds of source were read for a study: the ground of every "no information". */
  z.object({ kind: z.literal('sources'), studyId: id, sources: z.array(z.enum(CONSULTED)).max(CONSULTED.length) }),
  z.object({ kind: z.literal('question set'), studyResultId: id, questionSet: z.enum(SETS) }),
  z.object({
    kind: z.literal('deviations'),
    studyResultId: id,
    deviations: z.array(z.enum(DEVIATION_KINDS)).max(DEVIATION_KINDS.length),
  }),
  /** The review's own note beside a question; '' takes it away. */
  z.object({ kind: z.literal('guidance'), questionSet: z.enum(SETS), questionId: id, text: prose }),
  /** Add an analysis that follows this one and keeps only results judged so; `id` is that of the new one. */
  z.object({
    kind: z.literal('restrict'),
    analysisId: id,
    id,
    restriction: z.enum(['low only', 'not high']),
    title: z.string().trim().min(1).max(300),
  }),
]);
export type RobChange = z.infer<typeof robChange>;

/** Where an assessment stands. 'to raise': the question whether several concerns are high is open. */
export type RobStatus = 'not started' | 'in progress' | 'to raise' | 'needs review' | 'complete';

/** A domain's judgement as a list or a plot shows it. */
export type RobMark = Readonly<{ domainId: string; letter: string; title: string; level: ToolLevel | null }>;

/** One result in the list of what there is to assess. */
export type RobListItem = Readonly<{
  studyResultId: string;
  studyId: string;
  study: string;
  outcomeId: string;
  outcome: string;
  /** "vs waiting list" side by side: "MBSR vs usual care". */
  comparison: string;
  instrument: string | null;
  time: string;
  questionSet: QuestionSetId;
  status: RobStatus;
  answered: number;
  asked: number;
  domains: readonly RobMark[];
  overall: ToolLevel | null;
  isOverridden: boolean;
  /** Ids of the analyses that pool this result. */
  analysisIds: readonly string[];
}>;

/** An analysis whose results can be looked at together. */
export type RobAnalysis = Readonly<{
  id: string;
  title: string;
  outcome: string;
  /** Its results in the order of the forest plot, each with its share of the weight (per cent; null where nothing is pooled). */
  rows: readonly Readonly<{ studyResultId: string; label: string; outcome: string; weightPercent: number | null }>[];
  /** Columns and marks; null when nobody has begun to assess any of the results. */
  bias: AnalysisRiskOfBias | null;
  /** Null where nothing is pooled or assessed. */
  weighted: readonly BiasBar[] | null;
  unweighted: readonly BiasBar[] | null;
}>;

export type RobHead = Readonly<{
  total: number;
  /** Of results that have no tool chosen and no answer yet. Part of the protocol, and changed as that is. */
  effect: 'assignment' | 'adherence';
  /** As the setting holds it; null where the default stands. */
  storedEffect: string | null;
  analyses: readonly RobAnalysis[];
}>;

/** What stands beside one answer. */
export type RobSupport = Readonly<{ text: string | null; sourceId: string | null; author: string }>;

/** A place in a report of the study, to cite. */
export type RobSource = Readonly<{ id: string; label: string; kind: string; quote: string | null; url: string | null }>;

/** One result's assessment, whole. */
export type RobAssessment = Readonly<{
  studyResultId: string;
  studyId: string;
  study: string;
  outcome: string;
  comparison: string;
  instrument: string | null;
  time: string;
  population: string | null;
  score: string | null;
  /** "MD −0.62 (−1.02 to −0.23)" as the analyses use it; null where it gives no number. */
  numericalResult: string | null;
  status: RobStatus;
  riskOfBias: ResultRiskOfBias;
  set: QuestionSet;
  sets: readonly Readonly<Pick<QuestionSet, 'id' | 'tool' | 'version' | 'design' | 'effect'>>[];
  /** Questions whose answers would be cleared, by question and by the answer that would clear them ('' takes it back). */
  clears: Readonly<Partial<Record<string, Readonly<Partial<Record<Answer | '', readonly string[]>>>>>>;
  support: Readonly<Partial<Record<string, RobSupport>>>;
  guidance: Readonly<Partial<Record<string, string>>>;
  directions: Readonly<Partial<Record<string, BiasDirection>>>;
  deviations: readonly Deviation[];
  consulted: readonly ConsultedSource[];
  /** "No information" is an answer only once a full source is recorded as read. */
  allowsNoInformation: boolean;
  sources: readonly RobSource[];
  /** Other results of the study whose domain 1 is complete. */
  copyFrom: readonly Readonly<{ studyResultId: string; label: string; level: ToolLevel }>[];
}>;

export type { BiasStrata, BiasStratum } from '../../engine/review/rob/stratify.ts';
export type {
  Answer,
  BiasDirection,
  ConsultedSource,
  Deviation,
  DomainAssessment,
  JudgedDomain,
  QuestionSet,
  QuestionSetId,
  ResultRiskOfBias,
  ToolLevel,
};
export type { QuestionState, RobDomain, SignallingQuestion } from '../../engine/rob/types.ts';
