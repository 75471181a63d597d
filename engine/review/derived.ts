import type { ForestArrangement } from './arrange-rows.ts';
import type { FindingRow } from './finding-row.ts';
import type { JudgementStanding, JudgementToReview } from './judgements/types.ts';
import type { AnalysisRiskOfBias } from './rob/analysis-bias.ts';
import type { ResultRiskOfBias } from './rob/types.ts';
import type { PairwiseResult, PooledInterval } from '../pool/types.ts';
import type { AnalysisMeasure, AvailabilityState, Route, StudyStatus } from './records/index.ts';

/** How a measure's analysis scale relates to what is printed. */
export type MeasureScale = Readonly<{
  measure: AnalysisMeasure;
  /** 'log': effects, intervals and thresholds are logarithms and are printed as exponentials. */
  scale: 'identity' | 'log';
  /** Value of no effect as printed: 0 or 1. */
  nullValue: number;
}>;

/** One step from printed numbers to an effect: the formula, the same with its numbers, and what it read. */
export type ReceiptStep = Readonly<{
  /** Id of the conversion or effect formula, as in the ledger. */
  formulaId: string;
  /** What the step makes, such as "standard error of the contrast". */
  label: string;
  formula: string;
  filled: string;
  value: number;
  /** Ids of the `value` records read, in order. */
  valueIds: readonly string[];
  /** Ids of the `assumption` records used. */
  assumptionIds: readonly string[];
}>;

/** Mean and standard deviation of the comparator side as they enter an effect. */
export type ComparatorArm = Readonly<{
  mean: number;
  standardDeviation: number | null;
  n: number | null;
  score: 'final' | 'change' | null;
}>;

export type NotEstimableReason =
  | 'no value'
  | 'no standard error'
  | 'no participants analysed'
  | 'no events in either arm'
  | 'all participants had the event'
  | 'blocked value'
  | 'measure does not fit the result'
  | 'not agreed between extractors'
  | 'no standard deviation';

/**
 * The effect of one study result on one measure, on the analysis scale; or why there is none. Its receipt is made when somebody
 * asks (`receiptOf`): a review of 500 studies has thousands of effects, and few receipts are ever read.
 */
export type Effect =
  | Readonly<{
      state: 'estimated';
      studyResultId: string;
      studyId: string;
      measure: AnalysisMeasure;
      estimate: number;
      standardError: number;
      /** The study's own interval at the review's level, normal quantile, analysis scale. */
      low: number;
      high: number;
      route: Route;
      nIntervention: number | null;
      nComparator: number | null;
      /** 'randomised' where the analysed number is not printed and the randomised one stands in for it. */
      nBasis: 'analysed' | 'randomised' | null;
      eventsIntervention: number | null;
      eventsComparator: number | null;
      /** The comparator's own result, where the effect was made of arms; points of the analysis scale. */
      comparator: ComparatorArm | null;
      notes: readonly string[];
    }>
  | Readonly<{
      state: 'not estimable';
      studyResultId: string;
      studyId: string;
      measure: AnalysisMeasure;
      reason: NotEstimableReason;
      /** One sentence for the reader. */
      explanation: string;
    }>;

/** One line of a forest plot. Numbers are as printed (exponentiated for ratios). */
export type AnalysisRow = Readonly<{
  studyId: string;
  studyResultId: string;
  label: string;
  /** Among how many rows of the same study each side is shared out; null where the study has one row. */
  shares: Readonly<{ a: number; b: number }> | null;
  estimate: number;
  low: number;
  high: number;
  standardError: number;
  weightPercent: number | null;
  nIntervention: number | null;
  nComparator: number | null;
  nBasis: 'analysed' | 'randomised' | null;
  eventsIntervention: number | null;
  eventsComparator: number | null;
  instrument: string | null;
  time: string;
  route: Route;
  notes: readonly string[];
}>;

/** An eligible study that gives the analysis no number, and why. */
export type LeftOut = Readonly<{
  studyId: string;
  studyResultId: string | null;
  label: string;
  availability: AvailabilityState | null;
  /** The reviewer left it out of this analysis, and can bring it back. */
  isReviewersChoice: boolean;
  reason: string;
}>;

/** An estimate with its interval, as printed. */
export type PrintedEstimate = Readonly<{ estimate: number; low: number; high: number }>;

/** One way to put an interval round the pooled estimate, as printed. */
export type PrintedInterval = PrintedEstimate &
  Readonly<{
    method: PooledInterval['method'];
    /** Null for the normal distribution. */
    degreesOfFreedom: number | null;
    pValue: number;
    isPrinted: boolean;
  }>;

export type AnalysisResult = Readonly<{
  analysisId: string;
  title: string;
  comparisonLabel: string;
  outcomeLabel: string;
  windowLabel: string | null;
  better: 'lower' | 'higher';
  scale: MeasureScale;
  /** Unit and range of the analysis scale, such as "points, 0 to 10"; null where it has none. */
  unit: string | null;
  /** Threshold of a small important effect on the printed scale, signed toward benefit; null if not set. */
  threshold: number | null;
  purpose: 'primary' | 'sensitivity' | 'exploratory';
  parentId: string | null;
  isPlanned: boolean;
  /** In the order they are pooled; the plot's own order and its blocks stand in `forest`. */
  rows: readonly AnalysisRow[];
  forest: ForestArrangement;
  leftOut: readonly LeftOut[];
  /** Null when nobody has begun to assess any of the results. */
  riskOfBias: AnalysisRiskOfBias | null;
  /** Studies pooled, and studies eligible for this comparison (included, with both sides). */
  studiesUsed: number;
  studiesEligible: number;
  participantsIntervention: number | null;
  participantsComparator: number | null;
  state:
    | Readonly<{
        kind: 'pooled';
        pooled: PairwiseResult;
        printed: PrintedEstimate;
        /** Every interval that was computed, the printed one among them, so that the choice can be seen. */
        intervals: readonly PrintedInterval[];
        predictionInterval: PrintedEstimate | null;
      }>
    | Readonly<{ kind: 'single study'; printed: PrintedEstimate }>
    | Readonly<{ kind: 'not pooled'; reason: string }>
    | Readonly<{ kind: 'no data'; reason: string }>;
  /** Exact method sentence for the foot of the plot. */
  methodSentence: string;
  /** Sentences printed under the plot and as footnotes of the table: declared reasons, findings of the fit. */
  footnotes: readonly string[];
}>;

export type SummaryOfFindings = Readonly<{
  title: string;
  population: string;
  setting: string;
  comparisons: readonly Readonly<{
    comparisonId: string;
    intervention: string;
    comparator: string;
    rows: readonly FindingRow[];
  }>[];
  footnotes: readonly string[];
}>;

export type StudySummary = Readonly<{
  studyId: string;
  label: string;
  year: number | null;
  status: StudyStatus;
  statusReason: string | null;
  armLabels: readonly string[];
  nRandomised: number | null;
}>;

/** Everything to the right of a value, computed from one snapshot. */
export type DerivedReview = Readonly<{
  /** By `${studyResultId} ${measure}`. */
  effects: ReadonlyMap<string, Effect>;
  analyses: ReadonlyMap<string, AnalysisResult>;
  summaryOfFindings: SummaryOfFindings;
  /** By study result id; a result without an entry has not been assessed. */
  riskOfBias: ReadonlyMap<string, ResultRiskOfBias>;
  /** How every stored judgement that has a fingerprint stands to the review as it is now, by judgement id. */
  judgements: ReadonlyMap<string, JudgementStanding>;
  /** Stale judgements in the order of the table and its domains. */
  judgementsToReview: readonly JudgementToReview[];
}>;

export type * from './finding-row.ts';
export type { AnalysisSubgroup, AnalysisSubgroups, ForestArrangement } from './arrange-rows.ts';
export type { ForestColumn, ForestSetting, RowOrder } from './forest-setting.ts';
export type * from './rob/types.ts';
export type { AnalysisRiskOfBias, BiasMark } from './rob/analysis-bias.ts';
export type { Certainty } from '../grade/types.ts';
export type { JudgementStanding, JudgementToReview } from './judgements/types.ts';
