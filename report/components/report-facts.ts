import type { AbsoluteEffectRow } from '../../engine/review/derived.ts';
import type { GradeDomain } from '../../engine/grade/types.ts';
import type { BiasBar } from '../../engine/review/rob/bias-shares.ts';
import type { ResultRiskOfBias } from '../../engine/review/rob/types.ts';
import type {
  Analysis,
  Assumption,
  Judgement,
  Outcome,
  ScreeningCount,
  Search,
  Source,
  Value,
} from '../../engine/review/records/index.ts';

/** The newest edition of the review; its `whatsNew` is printed as "What is new". */
export type ReportEdition = Readonly<{ number: number; label: string; at: string; whatsNew: string | null }>;

/** A change of the protocol after extraction had begun. */
export type ReportDeviation = Readonly<{
  number: number;
  /** UTC, ISO 8601. */
  at: string;
  reason: string | null;
  isResultsKnown: boolean | null;
}>;

export type ReportSearch = Omit<Search, 'id'>;
export type ReportScreening = Omit<ScreeningCount, 'id'>;
export type ReportOutcome = Pick<
  Outcome,
  | 'construct'
  | 'kind'
  | 'better'
  | 'importance'
  | 'scaleLow'
  | 'scaleHigh'
  | 'scaleUnit'
  | 'thresholdSmall'
  | 'thresholdModerate'
  | 'thresholdLarge'
  | 'thresholdSource'
>;

/** One printed number as it was extracted, with where it stands in the source. */
export type ReportDatum = Readonly<{
  valueId: string;
  studyId: string;
  studyLabel: string;
  /** Arm label, or "A vs B" for a contrast. */
  armLabel: string;
  outcome: string;
  instrument: string | null;
  eventDefinition: string | null;
  time: string;
  field: Value['field'];
  text: string;
  number: number | null;
  qualifier: Value['qualifier'];
  unit: string | null;
  state: Value['state'];
  author: string;
  role: Value['role'];
  sourceKind: Source['kind'] | null;
  sourceLabel: string | null;
  page: string | null;
  quote: string | null;
}>;

/** One judgement of a reviewer as it stands. */
export type ReportJudgement = Readonly<{
  judgementId: string;
  subjectTable: Judgement['subjectTable'];
  subjectId: string;
  /** What was judged, in words: a study, a result or a row of the table. */
  subject: string;
  questionSet: string;
  questionSetVersion: string;
  question: string;
  answer: string | null;
  proposal: string | null;
  final: string | null;
  rationale: string | null;
  source: string | null;
  author: string;
  role: Judgement['role'];
}>;

/** A step of the history of judgements. */
export type ReportJudgementChange = Readonly<{
  /** UTC, ISO 8601. */
  at: string;
  actor: string;
  subjectId: string;
  /** In words, as in ReportJudgement. */
  subject: string;
  questionSet: string;
  /** The tool the questions belong to, in words: "RoB 2, effect of assignment". */
  tool: string;
  question: string;
  /** True for a final judgement, false for an answer. */
  isJudgement: boolean;
  /** Answer or final judgement; null where there was, or is, none. */
  before: string | null;
  after: string | null;
  rationale: string | null;
}>;

/** How an analysis was set up, for tables and for the R script. */
export type ReportSettings = Pick<
  Analysis,
  'id' | 'model' | 'multiArmPolicy' | 'overrides' | 'declaredReason' | 'isPlanned'
> &
  Readonly<{ profile: NonNullable<Analysis['profile']> }>;

/** What the rules would propose for a finding if it rested on one of its sensitivity analyses instead. */
export type ReportRatingChange = Readonly<{
  /** The sensitivity analysis. */
  analysisId: string;
  /** False where the rules propose nothing for one of the two. */
  isRated: boolean;
  /** Domains whose proposal is another, in levels down; null where it is not rated. */
  changes: readonly Readonly<{ domain: GradeDomain; before: number | null; after: number | null }>[];
}>;

export type ReportStoredAssumption = Omit<Assumption, 'id' | 'sourceId' | 'scopeId'> &
  Readonly<{ assumptionId: string; scopeLabel: string }>;

/** Risk of bias of one result, with the names it is printed under. */
export type ReportRiskOfBias = Readonly<{
  studyLabel: string;
  outcome: string;
  time: string;
  assessment: ResultRiskOfBias;
}>;

/** Bars of the summary plot of one analysis. */
export type ReportBiasBars = Readonly<{ analysisId: string; bars: readonly BiasBar[]; isWeighted: boolean }>;

/** The absolute effect of a row at every baseline risk that the web page's slider can take. */
export type ReportExplored = Readonly<{
  findingId: string;
  effects: readonly Readonly<{ risk: number; effect: AbsoluteEffectRow['effect'] }>[];
}>;
