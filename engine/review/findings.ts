import { eligibleFor } from './candidates.ts';
import { deriveFinding, type DerivedFinding } from './derive-finding.ts';
import { inOrder, type Derivation } from './derivation.ts';
import type { SummaryOfFindings } from './derived.ts';
import { dependenciesOf, gatherFacts } from './grade/gather-facts.ts';
import { groupOf } from './grouping.ts';
import type { JudgementStanding, JudgementToReview } from './judgements/types.ts';
import { FINDINGS } from './phrases.ts';
import type { Comparison, Finding } from './records/index.ts';
import { assembleSummaryOfFindings, type ComparisonRows } from './summary-of-findings.ts';

/** The table with the ratings behind it. */
export type DerivedFindings = Readonly<{
  summaryOfFindings: SummaryOfFindings;
  /** By finding id. */
  byId: ReadonlyMap<string, DerivedFinding>;
  standings: readonly (readonly [string, JudgementStanding])[];
  toReview: readonly JudgementToReview[];
}>;

/** The table of every comparison that has findings, each row with its certainty. */
export function deriveFindings(run: Derivation): DerivedFindings {
  const derived = new Map<string, DerivedFinding>();
  const comparisons = inOrder(run.index.snapshot.comparison).map((comparison) =>
    comparisonRows(run, comparison, derived),
  );
  const summaryOfFindings = run.memo.keep('summary of findings', [run.review, ...comparisons], () =>
    assembleSummaryOfFindings(
      run.review,
      comparisons.filter(({ rows }) => rows.length > 0),
      run.memo,
    ),
  );
  const findings = [...derived.values()];
  return {
    summaryOfFindings,
    byId: derived,
    // A judgement that stands as it did keeps its identity, whatever else of its row was derived anew.
    standings: findings.flatMap(({ graded }) =>
      graded.standings.map(
        ([id, standing]) => [id, run.memo.keep(`standing ${id}`, [standing], () => standing)] as const,
      ),
    ),
    toReview: findings.flatMap(({ graded }) =>
      graded.toReview.map((review) => run.memo.keep(`to review ${review.judgementId}`, [review], () => review)),
    ),
  };
}

function comparisonRows(run: Derivation, comparison: Comparison, derived: Map<string, DerivedFinding>): ComparisonRows {
  const { index, memo } = run;
  const { snapshot } = index;
  const sides = groupOf(index.sidesByComparison, comparison.id);
  const names = (side: 'intervention' | 'comparator') =>
    FINDINGS.either(
      sides
        .flatMap((entry) => (entry.side === side ? (snapshot.intervention.get(entry.interventionId)?.name ?? []) : []))
        .toSorted(),
    );
  const [intervention, comparator] = [names('intervention'), names('comparator')];
  const rows = inOrder(snapshot.finding).flatMap((finding) => {
    const found =
      finding.comparisonId === comparison.id ? findingOf(run, finding, comparison, intervention, comparator) : null;
    if (!found) return [];
    derived.set(finding.id, found);
    return memo.keep(`finding ${finding.id}`, [found], () => found.row);
  });
  return memo.keep(`comparison ${comparison.id}`, [comparison, intervention, comparator, ...rows], () => ({
    comparisonId: comparison.id,
    intervention,
    comparator,
    rows,
  }));
}

function findingOf(
  run: Derivation,
  finding: Finding,
  comparison: Comparison,
  interventionName: string,
  comparatorName: string,
): DerivedFinding | null {
  const outcome = run.index.snapshot.outcome.get(finding.outcomeId);
  if (!outcome) return null;
  const known = run.before?.findings.get(finding.id);
  if (known && run.before?.reach && !run.before.reach.outcomes.has(outcome.id)) return known;
  const eligible = eligibleFor(run, comparison);
  const analysis = finding.analysisId ? (run.analyses.get(finding.analysisId) ?? null) : null;
  const facts = gatherFacts(run, {
    finding,
    comparison,
    outcome,
    analysis,
    eligible,
    interventionName,
    comparatorName,
  });
  return run.memo.keep(`graded ${finding.id}`, dependenciesOf(facts), () => deriveFinding(facts));
}
