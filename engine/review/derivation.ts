import type { AnalysisResult, DerivedReview, Effect } from './derived.ts';
import type { DerivedFinding } from './derive-finding.ts';
import type { Memo, MemoTable } from './memo.ts';
import { changesBeside } from './effect/beside-change.ts';
import type { Review } from './records/index.ts';
import type { ReviewIndex } from './review-index.ts';
import type { DerivedRiskOfBias } from './rob/derive-risk-of-bias.ts';

/** Confidence level of every interval in the review. */
export const LEVEL = 0.95;

/** Study results and outcomes that a change of values alone can reach. */
export type Reach = Readonly<{ results: ReadonlySet<string>; outcomes: ReadonlySet<string> }>;

/** One run of the derivation: what it reads, what it may reuse, what it fills. */
export type Derivation = Readonly<{
  index: ReviewIndex;
  memo: Memo;
  review: Review | null;
  /** The derivation before. `reach` when only values changed since: what lies outside it is taken over as it is. */
  before: Readonly<{
    derived: DerivedReview;
    index: ReviewIndex;
    findings: ReadonlyMap<string, DerivedFinding>;
    reach: Reach | null;
  }> | null;
  riskOfBias: DerivedRiskOfBias;
  effects: Map<string, Effect>;
  analyses: Map<string, AnalysisResult>;
}>;

/** What a derivation leaves for the next one. */
export type Remains = Readonly<{
  table: MemoTable;
  index: ReviewIndex;
  riskOfBias: DerivedRiskOfBias;
  /** By finding id. */
  findings: ReadonlyMap<string, DerivedFinding>;
}>;

/** Follow the changed measurements to the study results that group them or rest on them, and on to their outcomes. */
export function reachOf(index: ReviewIndex, changedMeasurements: ReadonlySet<string>): Reach {
  const results = new Set<string>();
  const outcomes = new Set<string>();
  const reach = (measurementId: string): void => {
    for (const link of index.linksByMeasurement.get(measurementId) ?? []) {
      results.add(link.studyResultId);
      const result = index.snapshot.study_result.get(link.studyResultId);
      if (result) outcomes.add(result.outcomeId);
    }
  };
  for (const measurementId of changedMeasurements) {
    reach(measurementId);
    for (const change of changesBeside(index, measurementId)) reach(change.id);
  }
  return { results, outcomes };
}

/** By `position`, then id: never the order rows happen to have in the file. */
export function inOrder<Item extends Readonly<{ id: string; position: number }>>(
  records: ReadonlyMap<string, Item>,
): readonly Item[] {
  return [...records.values()].toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
