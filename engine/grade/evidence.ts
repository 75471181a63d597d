import type { PairwiseResult } from '../pool/types.ts';
import type { GradeMeasure, Scale } from './judged-scale.ts';

export type RiskOfBiasLevel = 'low' | 'some concerns' | 'high';

/** One result in the synthesis, on the analysis scale (logarithm for ratios). */
export type GradeStudy = Readonly<{
  /** Id of the study result. */
  id: string;
  label: string;
  estimate: number;
  standardError: number;
  /** Limits of the study's own interval. */
  low: number;
  high: number;
  /** Share of the printed model's weights, 0 to 1. */
  weight: number;
  /** Analysed participants (effective ones for cluster trials); null when unknown. */
  participants: number | null;
  /** Overall judgement of this very result; null when it has not been assessed. */
  riskOfBias: RiskOfBiasLevel | null;
  /** Domains judged high; null when domains are not recorded. */
  highDomains: number | null;
  /** Some concerns that come from deviations (D2) or measurement (D4). */
  hasConcernsFromBlinding: boolean;
}>;

export type IndirectnessAnswer = 'none' | 'minor' | 'serious';

export const INDIRECTNESS_ITEMS = [
  'population',
  'intervention',
  'comparator',
  'outcome',
  'indirect comparison',
] as const;
export type IndirectnessItem = (typeof INDIRECTNESS_ITEMS)[number];

/** What the reviewer typed for the domains that no number decides; null means not answered. */
export type GradeAnswers = Readonly<{
  /** How a result with some concerns counts; null leaves it to the default. */
  someConcernsCountAs: 'low' | 'high' | null;
  indirectness: Readonly<
    Partial<Record<IndirectnessItem, Readonly<{ answer: IndirectnessAnswer; note: string | null }>>>
  >;
  /** Results known to be missing (ROB-ME high, registered only) that could move the estimate across the threshold. */
  missingResultsMatter: boolean | null;
  industryFunded: boolean | null;
  doseResponse: boolean | null;
  opposingConfounding: boolean | null;
  /** For large effects of non-randomised evidence: confounding could explain them. */
  plausibleConfounding: boolean | null;
}>;

export const NO_ANSWERS: GradeAnswers = {
  someConcernsCountAs: null,
  indirectness: {},
  missingResultsMatter: null,
  industryFunded: null,
  doseResponse: null,
  opposingConfounding: null,
  plausibleConfounding: null,
};

/** The optimal information size of the row, or why there is none. */
export type InformationNeed =
  | Readonly<{ state: 'known'; required: number; unit: 'participants' | 'events'; assumptions: string }>
  | Readonly<{ state: 'unknown'; reason: string }>;

/** Everything the rules read about one row that has an effect. */
export type GradeEvidence = Readonly<{
  measure: GradeMeasure;
  better: 'lower' | 'higher';
  scale: Scale;
  design: 'randomised' | 'not randomised' | 'mixed';
  /** Self-reported or judged by somebody who can be influenced. */
  isSubjective: boolean;
  studies: readonly GradeStudy[];
  /** The printed effect on the analysis scale. */
  effect: Readonly<{ estimate: number; low: number; high: number }>;
  /** The model behind it; null for a single study. */
  pooled: PairwiseResult | null;
  /** Confidence level of the intervals, between 0 and 1. */
  level: number;
  /** Pool some of the studies as the whole was pooled; null where that cannot be done. */
  refit: (
    studies: readonly GradeStudy[],
  ) => Readonly<{ estimate: number; low: number; high: number; standardError: number }> | null;
  participants: number | null;
  events: number | null;
  informationNeed: InformationNeed;
  /** Baseline risk of the reference, to turn odds ratios into risk ratios; null when unknown. */
  baselineRisk: number | null;
  answers: GradeAnswers;
  /** Hints of the program for indirectness and publication bias, whole sentences. */
  hints: Readonly<{ indirectness: readonly string[]; publicationBias: readonly string[] }>;
  /** Test of small-study effects, run by the caller when there are enough studies. */
  funnelTest: Readonly<{ name: string; pValue: number; smallStudiesFavour: 'intervention' | 'comparator' }> | null;
}>;
