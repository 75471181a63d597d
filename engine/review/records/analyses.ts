/** Effect measures an analysis can be run on. */
export type AnalysisMeasure = 'MD' | 'SMD' | 'ROM' | 'RR' | 'OR' | 'RD' | 'PETO' | 'IRR' | 'HR';

/** A pooled question: comparison × outcome × window. A sensitivity analysis is its parent plus `overrides`. */
export type Analysis = Readonly<{
  id: string;
  title: string;
  comparisonId: string;
  outcomeId: string;
  /** Null: any time, as in a harms analysis over the whole follow-up. */
  timeWindowId: string | null;
  measure: AnalysisMeasure;
  model: 'random effects' | 'common effect' | 'not pooled';
  profile: 'grove' | 'cochrane' | 'conservative' | 'revman5' | null;
  multiArmPolicy: 'combine' | 'split' | 'choose' | 'keep for the network';
  purpose: 'primary' | 'sensitivity' | 'exploratory';
  isPlanned: boolean;
  parentId: string | null;
  overrides: AnalysisOverrides | null;
  /** Why different constructs, instruments or definitions may stand in one pool; printed as a footnote. */
  declaredReason: string | null;
  position: number;
}>;

export type AnalysisOverrides = Readonly<{
  measure?: AnalysisMeasure;
  profile?: 'grove' | 'cochrane' | 'conservative' | 'revman5';
  /** 'MH': a Mantel-Haenszel common effect, for risk ratios, odds ratios and risk differences. */
  estimator?: 'EE' | 'MH' | 'DL' | 'REML' | 'PM';
  /** Admit results averaged over time, which match no window. */
  admitAveraged?: boolean;
  /** Keep only results judged so overall; those not assessed are left out. */
  riskOfBias?: 'low only' | 'not high';
}>;

/** The rule's choice as last seen by the reviewer, and the reviewer's own choice with a reason. */
export type AnalysisMember = Readonly<{
  id: string;
  analysisId: string;
  studyResultId: string;
  ruleChoice: 'in' | 'out' | null;
  reviewerChoice: 'in' | 'out' | null;
  reason: string | null;
}>;

/** A row of the Summary of Findings: rests on one primary analysis, a narrative synthesis, or nothing. */
export type Finding = Readonly<{
  id: string;
  comparisonId: string;
  outcomeId: string;
  timeWindowId: string | null;
  subgroup: string | null;
  analysisId: string | null;
  narrative: string | null;
  position: number;
}>;

export type BaselineRisk = Readonly<{
  id: string;
  findingId: string;
  label: string;
  /** Probability, 0 to 1. */
  risk: number;
  timeText: string | null;
  sourceId: string | null;
  isReference: boolean;
}>;
