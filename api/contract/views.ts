import type { RobAssessment, RobHead, RobListItem } from './rob.ts';
import type {
  AnalysisResult,
  FindingRow,
  PrintedEstimate,
  ReceiptStep,
  SummaryOfFindings,
} from '../../engine/review/derived.ts';
import type { BenefitContrast, CertaintyHead, CertaintyItem } from './certainty.ts';
import type { EditionItem, EditionsHead } from './editions.ts';
import type { CheckCounts, CheckItem, StudyChecksHead } from './sentinel.ts';
import type {
  Assumption,
  Analysis,
  AnalysisOverrides,
  Qualifier,
  Review,
  Source,
  ValueField,
} from '../../engine/review/records/index.ts';
import type { HistoryHead, HistoryItem } from './history.ts';
import type { ProtocolHead } from './protocol.ts';
import type { StudiesHead, StudyItem } from './studies.ts';

export type * from './history.ts';
export type * from './protocol.ts';
export type * from './studies.ts';

/**
 * A view is what one screen shows, as a keyed collection: changes travel item by item, and an untouched item keeps
 * its identity on both sides. `head` holds what belongs to the view as a whole.
 */
export type View<Head, Item> = Readonly<{
  head: Head;
  order: readonly string[];
  items: Readonly<Record<string, Item>>;
}>;

/**
 * A change of one view. Absent parts did not change; `removed` ids leave, `items` are added or replaced, and of the items in
 * `parts` only what differs travels: a pasted block changes a text in each of ten thousand cells. Likewise of a head that was there
 * before, `headPart` names what differs: the first value of a field is no reason to send every source of the review.
 */
export type ViewChange<Head, Item> = Readonly<{
  head?: Head;
  headPart?: ObjectChange;
  order?: readonly string[];
  items?: Readonly<Record<string, Item>>;
  parts?: Readonly<Record<string, ObjectChange>>;
  removed?: readonly string[];
}>;

/** What differs in an object of plain data; a list in it is replaced whole. */
export type ObjectChange = Readonly<{
  /** Fields that are new or have another value. */
  set?: Readonly<Record<string, unknown>>;
  gone?: readonly string[];
  /** Fields that are objects and differ in part. */
  within?: Readonly<Record<string, ObjectChange>>;
}>;

/** Judgements whose ground has moved, by the screen they are made on. */
export type ToReviewCounts = Readonly<{ riskOfBias: number; certainty: number }>;

/** What every screen needs: title, where it is saved, what can be undone. One item a rail entry. */
export type ShellHead = Readonly<{
  title: string;
  /** Name of the project file without its folder. */
  fileName: string;
  /** A review that came with Grove, to be looked at and tried on. */
  isExample: boolean;
  /** UTC of the last commit, ISO 8601; null before the first. */
  lastSavedAt: string | null;
  reviewer: string;
  counts: Readonly<{ studies: number; analyses: number; findings: number; values: number; toReview: ToReviewCounts }>;
}>;

/** A cell of the extraction grid: one field of one measurement. `valueId` is null where nothing is typed yet. */
export type Cell = Readonly<{
  valueId: string | null;
  field: ValueField;
  text: string;
  number: number | null;
  qualifier: Qualifier;
  state: 'reported' | 'derived' | 'imputed' | 'digitised' | 'empty';
  /** Key into `ExtractionHead.sources`: many numbers share one quote, which travels once. */
  sourceId: string | null;
  flag: Readonly<{ severity: 'block' | 'high' | 'medium' | 'low'; message: string }> | null;
}>;

/** Where numbers of the grid were printed. */
export type CellSource = Readonly<{
  label: string;
  quote: string | null;
  reportId: string | null;
  kind: Source['kind'];
  page: string | null;
  locator: string | null;
  url: string | null;
}>;

/** One row of the grid: a measurement of one arm, or of one contrast. */
export type ExtractionRow = Readonly<{
  measurementId: string;
  studyId: string;
  studyLabel: string;
  /** Arm label, or "A vs B" for a contrast. */
  armLabel: string;
  kind: 'arm' | 'contrast';
  outcomeId: string;
  outcome: string;
  instrument: string | null;
  eventDefinition: string | null;
  time: string;
  score: string | null;
  measure: string | null;
  cells: Readonly<Partial<Record<ValueField, Cell>>>;
  /** What was not printed and follows from what was, short; how stands in `grid.working`. */
  derived: Readonly<Partial<Record<ValueField, string>>>;
  /** Days from the origin of time, to sort by. */
  days: number | null;
  /** Participants randomised to the row's only arm. */
  nRandomised: number | null;
}>;

export type ExtractionHead = Readonly<{
  outcomes: readonly Readonly<{ id: string; label: string; kind: string }>[];
  /** Columns in order for each outcome kind and row kind. */
  columns: readonly ValueField[];
  sources: Readonly<Record<string, CellSource>>;
  /** Reports a number can be printed in, by study. */
  reports: readonly Readonly<{ id: string; studyId: string; label: string }>[];
  instruments: readonly Readonly<{ id: string; label: string; name: string }>[];
  /** Time windows of the protocol, in order. */
  windows: readonly Readonly<{ id: string; label: string }>[];
}>;

export type AnalysisListItem = Readonly<{
  id: string;
  title: string;
  purpose: Analysis['purpose'];
  parentId: string | null;
  measure: Analysis['measure'];
  studiesUsed: number;
  studiesEligible: number;
  state: AnalysisResult['state']['kind'];
  printed: PrintedEstimate | null;
  scale: AnalysisResult['scale'];
  rows: readonly Readonly<{ estimate: number; low: number; high: number }>[];
}>;

/** What an analysis chooses about its pooling, null where it takes the review's own, which stands beside it. */
export type PoolingChoice = Readonly<{
  profile: Analysis['profile'];
  estimator: NonNullable<AnalysisOverrides['estimator']> | null;
  reviewProfile: Review['profile'];
  model: Analysis['model'];
  multiArmPolicy: Analysis['multiArmPolicy'];
}>;

/** One analysis whole; how each of its effects was made stands in the view's items, by study result id. */
export type AnalysisHead = Readonly<{
  analysis: AnalysisResult;
  /** Names of the two groups compared, as the Summary of Findings prints them. */
  sides: Readonly<{ intervention: string; comparator: string }>;
  profile: string;
  estimator: string;
  pooling: PoolingChoice;
  /** Whether any eligible study has more than two arms in the comparison. */
  hasMultiArmStudies: boolean;
  /** Included studies with rows for the outcome whose arms are in no comparison of the review, with the names of these arms. */
  inNoComparison: readonly Readonly<{ studyId: string; label: string; arms: readonly string[] }>[];
}>;

/** A printed number that a receipt cites, with where it was printed. */
export type ReceiptValue = Readonly<{
  valueId: string;
  measurementId: string;
  /** Arm label, or "A vs B" for a contrast. */
  armLabel: string;
  field: ValueField;
  text: string;
  state: 'reported' | 'derived' | 'imputed' | 'digitised';
  sourceKind: string | null;
  sourceLabel: string | null;
  url: string | null;
  quote: string | null;
  author: string;
}>;

/** From printed numbers to one effect: the steps, the values and the assumptions they cite, each once. */
export type EffectReceipt = Readonly<{
  studyResultId: string;
  steps: readonly ReceiptStep[];
  values: readonly ReceiptValue[];
  assumptions: readonly Readonly<{
    assumptionId: string;
    kind: Assumption['kind'];
    value: number;
    rationale: string;
  }>[];
}>;

/** The table without its rows, which are the view's items, so that an edit sends the rows it changed and no other. */
export type FindingsHead = Readonly<
  Omit<SummaryOfFindings, 'comparisons'> & {
    comparisons: readonly Readonly<
      Omit<SummaryOfFindings['comparisons'][number], 'rows'> & { findingIds: readonly string[] }
    >[];
  }
>;

/** One row of the table, and where a study of it prints both a mean difference and responders, the two side by side. */
export type FindingItem = Readonly<{ row: FindingRow; benefit: readonly BenefitContrast[] }>;

/** Every view and its type. An `analysis:` key carries the analysis id after the colon. */
export type ViewTypes = {
  shell: View<ShellHead, never>;
  protocol: View<ProtocolHead, never>;
  studies: View<StudiesHead, StudyItem>;
  extraction: View<ExtractionHead, ExtractionRow>;
  analyses: View<Readonly<{ total: number }>, AnalysisListItem>;
  findings: View<FindingsHead, FindingItem>;
  history: View<HistoryHead, HistoryItem>;
  certainty: View<CertaintyHead, CertaintyItem>;
  editions: View<EditionsHead, EditionItem>;
  /** Every finding of the error checks, by how far it could move a pooled result. */
  sentinel: View<CheckCounts, CheckItem>;
  'check-counts': View<CheckCounts, never>;
  /** Every result to assess for risk of bias. */
  rob: View<RobHead, RobListItem>;
} & {
  [key: `analysis:${string}`]: View<AnalysisHead, EffectReceipt>;
  [key: `history:${string}`]: View<HistoryHead, HistoryItem>;
} & {
  /** One result's assessment, whole; its id after the colon. */
  [key: `rob:${string}`]: View<RobAssessment, never>;
} & {
  /** The findings of one study; its id after the colon. */
  [key: `checks:${string}`]: View<StudyChecksHead, CheckItem>;
};

export type ViewKey =
  | 'shell'
  | 'protocol'
  | 'studies'
  | 'extraction'
  | 'analyses'
  | 'findings'
  | 'history'
  | 'certainty'
  | 'editions'
  | 'sentinel'
  | 'check-counts'
  | 'rob'
  | `rob:${string}`
  | `checks:${string}`
  | `analysis:${string}`
  | `history:${string}`;

/** Changed views by key, and the revision they belong to. */
export type Changes = Readonly<{
  revision: number;
  views: Readonly<Partial<Record<ViewKey, ViewChange<unknown, unknown>>>>;
  /** The checks of a large edit: they follow its other changes, at the same revision. */
  isFollowUp?: boolean;
}>;

/** What a command answers: changes for this window's views and what Ctrl-Z would now undo. */
export type CommandReply = Changes & Readonly<{ commandId: string; undo: UndoState }>;

/** What setting cells answers: also what was taken for granted where a text held several numbers, in sentences. */
export type CellsReply = CommandReply & Readonly<{ assumed: readonly string[] }>;

export type UndoState = Readonly<{ undo: string | null; redo: string | null }>;
