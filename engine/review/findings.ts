import { eligibleFor } from './candidates.ts';
import { deriveFinding } from './derive-finding.ts';
import { inOrder, type Derivation } from './derivation.ts';
import type { SummaryOfFindings } from './derived.ts';
import { groupOf } from './grouping.ts';
import { FINDINGS } from './phrases.ts';
import type { Comparison } from './records/index.ts';
import { assembleSummaryOfFindings, type ComparisonRows } from './summary-of-findings.ts';

/** The table of every comparison that has findings. */
export function deriveSummaryOfFindings(run: Derivation): SummaryOfFindings {
  const comparisons = inOrder(run.index.snapshot.comparison).map((comparison) => comparisonRows(run, comparison));
  return run.memo.keep('summary of findings', [run.review, ...comparisons], () =>
    assembleSummaryOfFindings(run.review, comparisons.filter(({ rows }) => rows.length > 0), run.memo),
  );
}

function comparisonRows(run: Derivation, comparison: Comparison): ComparisonRows {
  const { index, memo, analyses } = run;
  const { snapshot } = index;
  const eligible = eligibleFor(run, comparison);
  const rows = inOrder(snapshot.finding).flatMap((finding) => {
    const outcome = snapshot.outcome.get(finding.outcomeId);
    if (finding.comparisonId !== comparison.id || !outcome) return [];
    const window = finding.timeWindowId ? (snapshot.time_window.get(finding.timeWindowId) ?? null) : null;
    const analysis = finding.analysisId ? (analyses.get(finding.analysisId) ?? null) : null;
    const facts = { finding, outcome, window, analysis, eligible: eligible.length };
    return memo.keep(`finding ${finding.id}`, [finding, outcome, window, analysis, eligible], () => deriveFinding(facts));
  });
  const sides = groupOf(index.sidesByComparison, comparison.id);
  return memo.keep(`comparison ${comparison.id}`, [comparison, sides, snapshot.intervention, ...rows], () => {
    const names = (side: 'intervention' | 'comparator') =>
      FINDINGS.either(
        sides
          .flatMap((entry) => (entry.side === side ? (snapshot.intervention.get(entry.interventionId)?.name ?? []) : []))
          .toSorted(),
      );
    return { comparisonId: comparison.id, intervention: names('intervention'), comparator: names('comparator'), rows };
  });
}
