import type { AnalysisResult, DerivedReview } from './derived.ts';
import { deriveReview } from './derive.ts';
import type { Analysis, AnalysisMember, AnalysisOverrides, Snapshot } from './records/index.ts';

/** What a reviewer wonders about an analysis, without changing it. */
export type Trial = Readonly<{
  /** Ids of studies to leave out. */
  leaveOut: readonly string[];
  /** How to pool; null takes the review's own profile, or the profile's own estimator. Absent: as the analysis does. */
  pooling?:
    | Readonly<{ profile: Analysis['profile']; estimator: NonNullable<AnalysisOverrides['estimator']> | null }>
    | undefined;
}>;

/**
 * The analysis as it would be under a trial. Nothing is stored and `derived` stays as it is: the trial is derived from a
 * snapshot that shares every record but the analysis and its members, so it costs one analysis. Null if the analysis is not
 * in the review.
 */
export function tryOut(
  snapshot: Snapshot,
  derived: DerivedReview,
  analysisId: string,
  trial: Trial,
): AnalysisResult | null {
  const analysis = snapshot.analysis.get(analysisId);
  if (!analysis) return null;
  const patched: Snapshot = {
    ...snapshot,
    analysis: new Map(snapshot.analysis).set(analysisId, trial.pooling ? pooledAs(analysis, trial.pooling) : analysis),
    analysis_member: membersLeavingOut(snapshot, analysisId, trial.leaveOut),
  };
  return deriveReview(patched, derived).analyses.get(analysisId) ?? null;
}

/** An analysis with another profile and estimator; its other overrides stay. */
export function pooledAs(analysis: Analysis, { profile, estimator }: NonNullable<Trial['pooling']>): Analysis {
  const { estimator: _estimator, profile: _profile, ...rest } = analysis.overrides ?? {};
  const overrides = estimator ? { ...rest, estimator } : rest;
  return { ...analysis, profile, overrides: Object.keys(overrides).length > 0 ? overrides : null };
}

/** Results of the studies that could enter the analysis: to leave a study out, none of them may. */
export function resultsOfStudies(
  snapshot: Snapshot,
  analysisId: string,
  studyIds: readonly string[],
): readonly string[] {
  const outcomeId = outcomeOf(snapshot, analysisId);
  const wanted = new Set(studyIds);
  return [...snapshot.study_result.values()]
    .filter((result) => result.outcomeId === outcomeId && wanted.has(result.studyId))
    .map((result) => result.id);
}

/** A sensitivity analysis asks its parent's question. */
function outcomeOf(snapshot: Snapshot, analysisId: string): string | null {
  const analysis = snapshot.analysis.get(analysisId);
  const asked = analysis?.parentId ? snapshot.analysis.get(analysis.parentId) : analysis;
  return asked?.outcomeId ?? null;
}

function membersLeavingOut(
  snapshot: Snapshot,
  analysisId: string,
  studyIds: readonly string[],
): ReadonlyMap<string, AnalysisMember> {
  const results = new Set(resultsOfStudies(snapshot, analysisId, studyIds));
  if (results.size === 0) return snapshot.analysis_member;
  const isReplaced = (member: AnalysisMember) => member.analysisId === analysisId && results.has(member.studyResultId);
  const kept = [...snapshot.analysis_member].filter(([, member]) => !isReplaced(member));
  const left = [...results].map((studyResultId): [string, AnalysisMember] => {
    const id = `trial ${studyResultId}`;
    return [id, { id, analysisId, studyResultId, ruleChoice: null, reviewerChoice: 'out', reason: null }];
  });
  return new Map([...kept, ...left]);
}
