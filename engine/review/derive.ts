import { candidatesOf } from './candidates.ts';
import { deriveAnalysis } from './derive-analysis.ts';
import { forestOf } from './forest-of.ts';
import { inOrder, LEVEL, reachOf, type Derivation, type Reach, type Remains } from './derivation.ts';
import type { AnalysisResult, DerivedReview, Effect } from './derived.ts';
import { deriveFindings } from './findings.ts';
import type { GradedFinding } from './grade/grade-finding.ts';
import { createMemo } from './memo.ts';
import type { Analysis, Snapshot } from './records/index.ts';
import { indexReview, type ReviewIndex } from './review-index.ts';
import { analysisBias } from './rob/analysis-bias.ts';
import { deriveRiskOfBias } from './rob/derive-risk-of-bias.ts';

/** What the next derivation may reuse; kept beside the result so that callers only ever pass the result on. */
const remains = new WeakMap<DerivedReview, Remains>();

/**
 * Derive everything to the right of a value: effects, pooled results, the Summary of Findings. Pure: the same snapshot
 * gives an equal result with or without `previous`, which only lets untouched artefacts keep their identity and cost nothing.
 *
 * @param snapshot the whole review, immutable
 * @param previous the result for an earlier snapshot of the same file
 */
export function deriveReview(snapshot: Snapshot, previous?: DerivedReview): DerivedReview {
  const run = startDerivation(snapshot, previous);
  for (const analysis of inOrder(snapshot.analysis)) {
    const result = analysisOf(run, analysis);
    if (result) run.analyses.set(analysis.id, result);
  }
  const findings = deriveFindings(run);
  const { effects, analyses, riskOfBias, memo } = run;
  const derived: DerivedReview = {
    effects,
    analyses,
    summaryOfFindings: findings.summaryOfFindings,
    riskOfBias: riskOfBias.byResult,
    judgements: memo.keep(
      'judgements',
      [riskOfBias.standings, ...findings.standings],
      () => new Map([...riskOfBias.standings, ...findings.standings]),
    ),
    judgementsToReview: memo.keep('judgements to review', [riskOfBias.toReview, ...findings.toReview], () => [
      ...riskOfBias.toReview,
      ...findings.toReview,
    ]),
  };
  remains.set(derived, { table: memo.table, index: run.index, riskOfBias, findings: findings.byId });
  return derived;
}

/**
 * The rating behind a finding: what a judgement of one of its questions would be made on now, and the evidence the rules read.
 * Null for a finding the review does not have.
 */
export function gradedFindingOf(derived: DerivedReview, findingId: string): GradedFinding | null {
  return remainsOf(derived).findings.get(findingId)?.graded ?? null;
}

/** The groupings a derivation was made with, for readers who walk the same records. */
export function reviewIndexOf(derived: DerivedReview): ReviewIndex {
  return remainsOf(derived).index;
}

function remainsOf(derived: DerivedReview): Remains {
  const kept = remains.get(derived);
  if (!kept) throw new Error('This derived review was not made by deriveReview.');
  return kept;
}

function startDerivation(snapshot: Snapshot, previous: DerivedReview | undefined): Derivation {
  const left = previous && remains.get(previous);
  const index = indexReview(snapshot, left?.index);
  const changed = index.changedMeasurements;
  const reach = changed ? reachOf(index, changed) : null;
  const memo = createMemo(left?.table, { keepAll: reach !== null });
  return {
    index,
    memo,
    // No judgement of bias reads a value.
    riskOfBias: left && reach ? left.riskOfBias : deriveRiskOfBias(index, memo, left?.riskOfBias),
    review: [...snapshot.review.values()][0] ?? null,
    before: left ? { derived: previous, index: left.index, findings: left.findings, reach } : null,
    effects: reach && previous ? effectsOutside(previous.effects, reach) : new Map(),
    analyses: new Map(),
  };
}

/** The effects that no changed value reaches. */
function effectsOutside(effects: ReadonlyMap<string, Effect>, { results }: Reach): Map<string, Effect> {
  const kept = new Map(effects);
  for (const [key, effect] of effects) if (results.has(effect.studyResultId)) kept.delete(key);
  return kept;
}

function analysisOf(run: Derivation, own: Analysis): AnalysisResult | null {
  const { snapshot } = run.index;
  const parent = own.parentId ? (snapshot.analysis.get(own.parentId) ?? null) : null;
  const analysis = run.memo.keep(`inherited ${own.id}`, [own, parent], () => inherit(own, parent));
  const comparison = snapshot.comparison.get(analysis.comparisonId);
  const outcome = snapshot.outcome.get(analysis.outcomeId);
  if (!comparison || !outcome) return null;
  const known = run.before?.derived.analyses.get(own.id);
  if (known && run.before?.reach && !run.before.reach.outcomes.has(outcome.id)) return known;

  const window = analysis.timeWindowId ? (snapshot.time_window.get(analysis.timeWindowId) ?? null) : null;
  const candidates = candidatesOf(run, analysis, comparison, outcome, window);
  const { instrument: instruments, instrument_use: instrumentUses } = snapshot;
  const { review } = run;
  const assessed = candidates.flatMap(({ selection }) =>
    selection.kind === 'chosen' ? (run.riskOfBias.byResult.get(selection.result.id) ?? []) : [],
  );
  // The columns stay the same object while an answer changes no judgement, so that the analysis is not pooled again.
  const riskOfBias = run.memo.keep(`risk of bias in ${analysis.id}`, assessed, () => analysisBias(assessed));
  const forest = forestOf(run, analysis, riskOfBias);
  return run.memo.keep(
    `analysis ${analysis.id}`,
    [analysis, comparison, outcome, window, review, candidates, instruments, instrumentUses, riskOfBias, forest],
    () =>
      deriveAnalysis({
        analysis,
        comparison,
        outcome,
        window,
        review,
        candidates,
        riskOfBias,
        level: LEVEL,
        instruments,
        instrumentUses,
        forest,
      }),
  );
}

/** A sensitivity analysis is its parent plus overrides: it follows its parent's question and members. */
function inherit(own: Analysis, parent: Analysis | null): Analysis {
  if (!parent) return own.overrides?.measure ? { ...own, measure: own.overrides.measure } : own;
  return {
    ...own,
    comparisonId: parent.comparisonId,
    outcomeId: parent.outcomeId,
    timeWindowId: parent.timeWindowId,
    measure: own.overrides?.measure ?? parent.measure,
    profile: own.profile ?? parent.profile,
    multiArmPolicy: parent.multiArmPolicy,
  };
}
