import { z } from 'zod';
import type { GradeQuestion, TargetKind } from '../../engine/grade/types.ts';
import type { BenefitContrast } from '../../engine/review/benefit/types.ts';
import type { ThresholdSweep } from '../../engine/review/threshold-sweep.ts';
import type { AbsoluteEffectRow, FindingRow, JudgementToReview } from '../../engine/review/derived.ts';

/** What the reviewer has typed for the domains that no number decides. */
export type TypedAnswers = Readonly<{
  /** By check: population, intervention, comparator, outcome, indirect comparison. */
  indirectness: Readonly<
    Record<string, Readonly<{ answer: 'none' | 'minor' | 'serious'; note: string | null }> | null>
  >;
  someConcernsCountAs: 'low' | 'high' | null;
  missingResultsMatter: boolean | null;
  industryFunded: boolean | null;
  doseResponse: boolean | null;
  opposingConfounding: boolean | null;
  plausibleConfounding: boolean | null;
}>;

/** Thresholds of the outcome as they are stored, and what the reviewer may set. */
export type OutcomeThresholds = Readonly<{
  outcomeId: string;
  isBinary: boolean;
  /** Unit the thresholds are set in: points, or "per 1000" for binary outcomes. */
  unit: string;
  small: number | null;
  moderate: number | null;
  large: number | null;
  source: string | null;
}>;

/** One row of the table, with all a reviewer rates it by. */
export type CertaintyItem = Readonly<{
  row: FindingRow;
  /** "Pain, about 26 weeks" */
  title: string;
  comparisonId: string;
  comparison: string;
  thresholds: OutcomeThresholds;
  targetChosen: TargetKind | null;
  answers: TypedAnswers;
  /** Judgements on this row whose ground has moved. */
  toReview: readonly JudgementToReview[];
  narrative: string | null;
  baselineRisks: readonly Readonly<{
    id: string;
    label: string;
    risk: number;
    timeText: string | null;
    sourceId: string | null;
    isReference: boolean;
  }>[];
}>;

/** One number of the rules. */
export type RuleNumber = Readonly<{
  name: string;
  label: string;
  value: number;
  standard: number;
  low: number;
  high: number;
  source: string;
  basis: 'tool rule' | 'recalled' | 'source';
}>;

/** Id of the setting that holds a review's own numbers, by name. */
export const RULES_SETTING = 'grade rules';

export type CertaintyHead = Readonly<{
  total: number;
  /** All footnotes of the table; rows point into them. */
  footnotes: readonly string[];
  /** Judgements of any kind that need a look. */
  toReview: number;
  /** Domains of rows with an effect that nobody has confirmed. */
  unconfirmed: number;
  /** The numbers the rules decide by, each with its source; the review may set its own. */
  rules: readonly RuleNumber[];
}>;

export type { BenefitContrast, ThresholdSweep };
export type { AbsoluteEffectRow, FindingRow, JudgementToReview };
export type {
  DomainProposal,
  GradedCertainty,
  GradeDomain,
  GradeQuestion,
  Magnitude,
  Rating,
  TargetKind,
  UpgradeProposal,
  UpgradeReason,
} from '../../engine/grade/types.ts';

export type AbsoluteAtRisk = Readonly<{ risk: number; effect: AbsoluteEffectRow['effect'] }>;

const id = z.string().min(1).max(100);

export const QUESTIONS = [
  'risk of bias',
  'inconsistency',
  'indirectness',
  'imprecision',
  'publication bias',
  'large effect',
  'dose-response',
  'opposing confounding',
] as const satisfies readonly GradeQuestion[];

/** Confirm (levels as suggested) or override (with a reason) one domain, or take the rating back with null. */
export const rateDomain = z.object({
  findingId: id,
  question: z.enum(QUESTIONS),
  levels: z.number().int().min(0).max(3).nullable(),
  rationale: z.string().max(4000).nullable(),
});

/** Set the target, or take it back with null. */
export const setTarget = z.object({ findingId: id, target: z.enum(['null', 'MID', 'range']).nullable() });

/** Hold one level back (+1) or take one more off (−1) on the whole, with a reason; 0 takes it back. */
export const holdLevel = z.object({
  findingId: id,
  levels: z.number().int().min(-1).max(1),
  rationale: z.string().max(4000),
});

/** Put the row's sentence in the reviewer's words; null prints the suggestion again. */
export const rewordStatement = z.object({ findingId: id, text: z.string().max(4000).nullable() });

export const ANSWERED = [
  'indirectness: population',
  'indirectness: intervention',
  'indirectness: comparator',
  'indirectness: outcome',
  'indirectness: indirect comparison',
  'some concerns count as',
  'missing results matter',
  'funded by industry',
  'dose-response seen',
  'opposing confounding seen',
  'plausible confounding',
] as const;

/** Answer one question that no number decides; null takes the answer back. */
export const answerQuestion = z.object({
  findingId: id,
  question: z.enum(ANSWERED),
  answer: z.string().max(40).nullable(),
  note: z.string().max(2000).nullable(),
});

/** Stand by judgements whose ground has moved, as they are. */
export const reconfirm = z.object({ judgementIds: z.array(id).min(1).max(2000) });

export const absoluteAt = z.object({ findingId: id, risks: z.array(z.number().gt(0).lt(1)).min(1).max(400) });
