import type { Certainty, Magnitude, Target } from '../grade/types.ts';
import type { PrintedEstimate } from './derived.ts';
import type { JudgementStanding } from './judgements/types.ts';
import type { AnalysisMeasure } from './records/index.ts';

/** Numbers of people, per 1000 (or per 1000 person-years); `error` when the effect and the baseline risk do not go together. */
export type AbsoluteEffectRow = Readonly<{
  /** Null for a baseline taken from the trials themselves. */
  baselineRiskId: string | null;
  label: string;
  /** "at 26 weeks"; hazard ratios must have one. */
  timeText: string | null;
  source: string;
  isReference: boolean;
  per: 1000;
  /** Comparator's risk, 0 to 1 (rates: events a person-year). */
  baselineRisk: number;
  effect:
    | Readonly<{
        state: 'estimated';
        /** Per 1000, unrounded. */
        comparator: number;
        intervention: PrintedEstimate;
        /** Intervention minus comparator, low <= high. */
        difference: PrintedEstimate;
        numberNeededToTreat: number | null;
        /** "150 per 1000", "50 fewer per 1000 (76 fewer to 18 fewer)". */
        comparatorText: string;
        interventionText: string;
        differenceText: string;
        magnitude: Magnitude | null;
      }>
    | Readonly<{ state: 'not estimable'; reason: string }>;
  /** Set when the rules would propose another certainty at this risk than at the reference risk. */
  otherProposal: string | null;
}>;

/** A mean or standardised difference said in another way. Each names the assumption it rests on. */
export type BackExpression =
  | Readonly<{
      kind: 'instrument units';
      instrument: string;
      unit: string;
      standardDeviation: number;
      effect: PrintedEstimate;
      text: string;
      note: string;
    }>
  | Readonly<{ kind: 'MID units'; mid: number; effect: PrintedEstimate; text: string; note: string }>
  | Readonly<{ kind: 'rule of thumb'; text: string; note: string }>
  | Readonly<{ kind: 'responders'; estimate: ResponderRow; text: string; note: string }>;

/** Responders estimated from means; never observed ones. Shares from 0 to 1. */
export type ResponderRow = Readonly<{
  method: 'arms' | 'standardised difference' | 'mean difference' | 'Hasselblad-Hedges' | 'Cox-Snell';
  comparatorShare: number;
  intervention: PrintedEstimate;
  difference: PrintedEstimate;
  numberNeededToTreat: number | null;
  /** What counts as a response: "improved by at least 1 point". */
  definition: string;
  source: string;
  /** Always "estimated from means". */
  label: string;
}>;

/** The optimal information size beside the information there is. */
export type InformationSize = Readonly<{
  required: number;
  /** Analysed participants (effective ones for cluster trials), or events for time-to-event data; null when unknown. */
  available: number | null;
  unit: 'participants' | 'events';
  /** "delta 1, SD 2.15, alpha 0.05, power 0.80" */
  assumptions: string;
  isReached: boolean | null;
}>;

/** Where the effect stands against the smallest important one. */
export type AgainstThreshold = Readonly<{
  /** On the printed scale, signed toward benefit. */
  threshold: number;
  /** Probability that the mean effect is at least that large, 0 to 1; null for a single study without one. */
  probabilityBeyond: number | null;
  /** The same for the effect in a new setting; null without heterogeneity. */
  probabilityNewSetting: number | null;
}>;

/** The row's sentence: the informative statement of GRADE guidelines 26, or the reviewer's wording of it. */
export type FindingStatement = Readonly<{
  /** As proposed by the rules. */
  proposed: string;
  /** As printed: the reviewer's wording where there is one. */
  text: string;
  judgementId: string | null;
  standing: JudgementStanding | null;
}>;

/** One finding, whole: Summary of Findings, evidence profile and interactive table are views of this object. */
export type FindingRow = Readonly<{
  findingId: string;
  analysisId: string | null;
  comparisonId: string;
  outcomeId: string;
  timeWindowId: string | null;
  outcome: string;
  /** Scale, direction and follow-up, in words. */
  outcomeDetail: string;
  better: 'lower' | 'higher';
  importance: Readonly<{ score: number; band: 'critical' | 'important' | 'limited' }> | null;
  kind: 'effect' | 'narrative' | 'no data';
  isSingleStudy: boolean;
  design: 'randomised' | 'not randomised' | 'mixed' | null;
  studies: number;
  studiesEligible: number;
  participants: number | null;
  participantsIntervention: number | null;
  participantsComparator: number | null;
  eventsIntervention: number | null;
  eventsComparator: number | null;
  measure: AnalysisMeasure | null;
  /** Relative effect for ratio measures, as printed. */
  relative: PrintedEstimate | null;
  /** Mean, standardised or risk difference, as printed. */
  difference: PrintedEstimate | null;
  /** Unit of `difference`, such as "points". */
  unit: string | null;
  /** Means of the comparator arms on the analysis scale: "4.2 to 4.6". */
  comparatorMeans: Readonly<{ low: number; high: number; count: number; text: string }> | null;
  /** Reference risk first. */
  absolute: readonly AbsoluteEffectRow[];
  backExpressions: readonly BackExpression[];
  informationSize: InformationSize | null;
  target: Target | null;
  againstThreshold: AgainstThreshold | null;
  certainty: Certainty;
  statement: FindingStatement | null;
  /** The row's sentence as printed: the statement where the row is rated, else the numbers in words. */
  sentence: string;
  /** The numbers in words, whatever the certainty. */
  numbersSentence: string;
  isExploratory: boolean;
  /** Indexes into `SummaryOfFindings.footnotes` of the outcome cell, in reading order. */
  footnotes: readonly number[];
  /** The same for the certainty cell: one for every rating down or up. */
  certaintyFootnotes: readonly number[];
}>;
