import type {
  AnalysisResult,
  MeasureScale,
  PrintedEstimate,
  ReceiptStep,
  StudySummary,
  SummaryOfFindings,
} from '../../engine/review/derived.ts';
import type { BenefitContrast } from '../../engine/review/benefit/types.ts';
import type { PrismaFlow } from '../../engine/review/prisma-flow.ts';
import type { Diagnostics } from '../../engine/review/diagnosed.ts';
import type { Assumption, AvailabilityState, Route, Source, Study, Value } from '../../engine/review/records/index.ts';
import type {
  ReportBiasBars,
  ReportDatum,
  ReportDeviation,
  ReportEdition,
  ReportExplored,
  ReportJudgement,
  ReportJudgementChange,
  ReportOutcome,
  ReportRatingChange,
  ReportRiskOfBias,
  ReportScreening,
  ReportSearch,
  ReportSettings,
  ReportStoredAssumption,
} from './report-facts.ts';

export type * from './report-facts.ts';

/**
 * Everything a report prints, as plain data: the derived review (engine/review/derived.ts) beside the facts that stand
 * round it. A report reads this and nothing else, so that two reports of equal input are equal byte for byte.
 * Order of every list is the order in print.
 */
export type ReportInput = Readonly<{
  title: string;
  question: string;
  /** BCP 47 tag of the text, such as "en-GB". */
  language: string;
  /** Date printed on the title page, ISO 8601 day; null prints none. */
  date: string | null;
  /** Version of the engine that derived the numbers. */
  engineVersion: string;
  /** Project file without its folder, and the revision the numbers belong to. */
  fileName: string;
  revision: number;
  summaryOfFindings: SummaryOfFindings;
  /** Of the rows in their order: studies that print a mean difference and responders, each once. */
  benefit: readonly BenefitContrast[];
  /** Of each row with a ratio and a baseline risk. */
  explored: readonly ReportExplored[];
  /** Primary analyses first, each followed by its sensitivity analyses. */
  analyses: readonly AnalysisResult[];
  /** Of each pooled analysis that is not itself a sensitivity analysis and holds three studies or more. */
  diagnostics: readonly Diagnostics[];
  studies: readonly ReportStudy[];
  availability: readonly ReportAvailability[];
  receipts: readonly ReportReceipt[];
  references: readonly ReportReference[];
  /** Null before the first edition. */
  edition: ReportEdition | null;
  /** Judgements that must be looked at before the report is final; 0 prints no draft mark. */
  judgementsToReview: number;
  outcomes: readonly ReportOutcome[];
  deviations: readonly ReportDeviation[];
  prisma: PrismaFlow;
  searches: readonly ReportSearch[];
  screening: readonly ReportScreening[];
  /** One for each of `analyses`, in their order. */
  settings: readonly ReportSettings[];
  /** Of each sensitivity analysis whose parent holds up a finding. */
  ratingChanges: readonly ReportRatingChange[];
  assumptions: readonly ReportStoredAssumption[];
  data: readonly ReportDatum[];
  /** Of every result that somebody has begun to assess, by study and outcome. */
  riskOfBias: readonly ReportRiskOfBias[];
  /** Of each analysis that is not itself a sensitivity analysis and has assessed results. */
  biasBars: readonly ReportBiasBars[];
  judgements: readonly ReportJudgement[];
  judgementHistory: readonly ReportJudgementChange[];
}>;

/** One study of any status with its characteristics. */
export type ReportStudy = StudySummary &
  Readonly<{
    design: Study['design'];
    designNote: string | null;
    registryId: string | null;
    funding: string | null;
    conflicts: string | null;
    plannedN: number | null;
    expectedCompletion: string | null;
    arms: readonly ReportArm[];
    attributes: readonly ReportAttribute[];
  }>;

export type ReportArm = Readonly<{ armId: string; label: string; interventions: string; nRandomised: number | null }>;

export type ReportAttribute = Readonly<{ name: string; text: string; unit: string | null; quote: string | null }>;

/** Why a study has, or lacks, a number for one outcome in one window. */
export type ReportAvailability = Readonly<{
  studyId: string;
  outcome: string;
  window: string;
  state: AvailabilityState;
  note: string | null;
}>;

/** How one effect of an analysis was made from printed numbers. */
export type ReportReceipt = Readonly<{
  studyResultId: string;
  studyId: string;
  studyLabel: string;
  outcome: string;
  instrument: string | null;
  time: string;
  scale: MeasureScale;
  route: Route;
  /** The effect as printed (exponentiated for ratios); its standard error stays on the analysis scale. */
  printed: PrintedEstimate;
  /** The effect as pooled, on the analysis scale. */
  estimate: number;
  standardError: number;
  /** Ids of the analyses that use the effect. */
  analysisIds: readonly string[];
  steps: readonly ReceiptStep[];
  /** The values and assumptions the steps cite, each once. */
  values: readonly ReportValue[];
  assumptions: readonly ReportAssumption[];
  notes: readonly string[];
}>;

export type ReportValue = Readonly<{
  valueId: string;
  /** Arm label, or "A vs B" for a contrast. */
  armLabel: string;
  field: Value['field'];
  /** As printed. */
  text: string;
  state: Value['state'];
  source: ReportSource | null;
}>;

export type ReportSource = Readonly<{
  kind: Source['kind'];
  /** Short citation of the report or document. */
  label: string;
  page: string | null;
  locator: string | null;
  url: string | null;
  quote: string | null;
}>;

export type ReportAssumption = Readonly<{
  assumptionId: string;
  kind: Assumption['kind'];
  value: number;
  rationale: string;
}>;

export type ReportReference = Readonly<{
  reportId: string;
  studyId: string;
  studyLabel: string;
  citation: string;
  doi: string | null;
  pmid: string | null;
  isPrimary: boolean;
  /** CSL-JSON item as imported; null where only the citation is known. */
  csl: unknown;
}>;
