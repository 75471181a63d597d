import type { GradeSettings } from '../../grade/settings.ts';
import type { AnalysisResult, Effect } from '../derived.ts';
import type { EligibleStudy } from '../eligibility.ts';
import type { EstimatedEffect } from '../pool-studies.ts';
import type {
  Assumption,
  BaselineRisk,
  Comparison,
  Finding,
  Instrument,
  Judgement,
  Outcome,
  Source,
  TimeWindow,
} from '../records/index.ts';
import type { ResultRiskOfBias } from '../rob/types.ts';

/** One result of the analysis a finding rests on. */
export type FindingResult = Readonly<{
  effect: EstimatedEffect;
  /** The same result standardised, or as a mean difference, where a back-expression needs it; else null. */
  standardised: Effect | null;
  isRandomised: boolean;
  /** What a cluster trial's participants are divided by to be effective ones; 1 otherwise, or where nobody assumed a correlation. */
  designEffect: number;
  riskOfBias: ResultRiskOfBias | null;
  instrument: Instrument | null;
  /** From the instrument's points to those of the outcome's scale. */
  slope: number;
  /** Weeks of follow-up; null where the result has no point in time. */
  weeks: number | null;
}>;

/** Everything one row of the table is derived from. */
export type FindingFacts = Readonly<{
  finding: Finding;
  comparison: Comparison;
  outcome: Outcome;
  window: TimeWindow | null;
  analysis: AnalysisResult | null;
  /** In the order of the analysis's rows. */
  results: readonly FindingResult[];
  eligible: readonly EligibleStudy[];
  /** Results that eligible studies measured in this window and did not report. */
  unreported: number;
  judgements: readonly Judgement[];
  /** Reference first. */
  baselineRisks: readonly Readonly<{ risk: BaselineRisk; source: Source | null }>[];
  /** Of the outcome, else of the review. */
  referenceSd: Assumption | null;
  interventionName: string;
  comparatorName: string;
  settings: GradeSettings;
}>;
