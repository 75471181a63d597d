import type { CheckId, CheckSeverity } from '../../check/types.ts';
import type { PrintedEstimate } from '../derived.ts';
import type { ValueField } from '../records/index.ts';

/** One cell of the extraction grid. */
export type CellPlace = Readonly<{ measurementId: string; field: ValueField }>;

/** A cell with the text it held when a check looked at it; '' where nothing is typed. */
export type SeenCell = CellPlace & Readonly<{ text: string }>;

/** What a finding proposes to type instead. Never applied by itself; '' clears a cell. */
export type ProposedFix = Readonly<{ kind: FixKind; cells: readonly (SeenCell & Readonly<{ to: string }>)[] }>;
export type FixKind = 'move to standard error' | 'exchange limits' | 'exchange events and n' | 'turn the sign round';

/** A check's finding on stored numbers. */
export type SentinelFinding = Readonly<{
  /** Check and cells: the same finding keeps its key while its numbers change. */
  key: string;
  check: CheckId;
  severity: CheckSeverity;
  message: string;
  arithmetic: string;
  suggestion: string | null;
  fix: ProposedFix | null;
  studyId: string;
  /** The study results whose numbers it is about; none where the numbers belong to no result yet. */
  studyResultIds: readonly string[];
  /** The cells it is about, the first one foremost. Empty where it is about no cell, such as a time. */
  cells: readonly SeenCell[];
  /** The rows it is about, cells or not. */
  measurementIds: readonly string[];
  /** Set aside with a note, by somebody who saw just what is there now. A blocking finding never is. */
  dismissal: Readonly<{ id: string; note: string; author: string }> | null;
  /** It was set aside before, and what was seen then has changed. */
  hasReturned: boolean;
}>;

/** The mark of one cell: the gravest open finding about it. */
export type CellFlag = Readonly<{ severity: CheckSeverity; message: string }>;
export type RowFlags = Readonly<Partial<Record<ValueField, CellFlag>>>;

/**
 * How far a finding could move a pooled result. 'fix': with the proposed fix; 'left out': without the study;
 * 'as printed': with the impossible number that is now kept out; 'unbounded': kept out, and no effect can be made of it.
 */
export type Impact = Readonly<{
  analysisId: string;
  analysisTitle: string;
  basis: 'fix' | 'left out' | 'as printed' | 'unbounded';
  before: PrintedEstimate | null;
  after: PrintedEstimate | null;
  /** |after − before| on the analysis scale, in standard errors of the present pooled estimate. Null when unbounded. */
  shift: number | null;
}>;
