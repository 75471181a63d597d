import { deriveReview } from '../../engine/review/derive.ts';
import type { AnalysisResult, DerivedReview, FindingRow } from '../../engine/review/derived.ts';
import type { Snapshot } from '../../engine/review/records/index.ts';
import type { ReportRatingChange } from '../../report/components/report-facts.ts';

/**
 * What the rules would propose for each finding if it rested on a sensitivity analysis of its own instead: one entry for each such
 * analysis whose parent holds up a finding. Nothing is stored; each is derived from a snapshot that shares every record but the finding.
 */
export function ratingChangesOf(
  analyses: readonly AnalysisResult[],
  snapshot: Snapshot,
  derived: DerivedReview,
): readonly ReportRatingChange[] {
  return analyses.flatMap(({ analysisId, parentId }) => {
    if (parentId === null) return [];
    const finding = [...snapshot.finding.values()].find((candidate) => candidate.analysisId === parentId);
    if (finding === undefined) return [];
    const resting = new Map(snapshot.finding).set(finding.id, { ...finding, analysisId });
    const trial = deriveReview({ ...snapshot, finding: resting }, derived);
    const [before, after] = [derived, trial].map((review) => proposalsOf(review, finding.id));
    if (before === undefined || after === undefined) return [];
    const changes = before.flatMap(({ domain, levels }) => {
      const now = after.find((proposal) => proposal.domain === domain)?.levels ?? null;
      return now === levels ? [] : [{ domain, before: levels, after: now }];
    });
    return [{ analysisId, isRated: before.length > 0 && after.length > 0, changes: after.length === 0 ? [] : changes }];
  });
}

function proposalsOf({ summaryOfFindings }: DerivedReview, findingId: string) {
  const row: FindingRow | undefined = summaryOfFindings.comparisons
    .flatMap(({ rows }) => rows)
    .find((candidate) => candidate.findingId === findingId);
  if (row === undefined || row.certainty.state === 'not rated') return [];
  return row.certainty.domains.map(({ proposal }) => ({ domain: proposal.domain, levels: proposal.levels }));
}
