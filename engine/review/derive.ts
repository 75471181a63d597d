import { deriveAnalysis, type Candidate } from './derive-analysis.ts';
import { deriveFinding } from './derive-finding.ts';
import type { AnalysisResult, DerivedReview, Effect } from './derived.ts';
import { deriveEffect } from './effect/derive-effect.ts';
import type { MeasurementFacts } from './effect/facts.ts';
import { eligibleStudies, type EligibleStudy } from './eligibility.ts';
import { groupOf } from './grouping.ts';
import { createMemo, type Memo, type MemoTable } from './memo.ts';
import type { Analysis, AnalysisMeasure, Comparison, Outcome, Snapshot, StudyResult } from './records/index.ts';
import { indexReview, type ReviewIndex } from './review-index.ts';
import { DEFAULT_SELECTION_ORDER, selectResult, type SelectionOrder } from './selection.ts';
import { assembleSummaryOfFindings, type ComparisonRows } from './summary-of-findings.ts';

/** Confidence level of every interval in the review. */
const LEVEL = 0.95;

/** What the next derivation may reuse; kept beside the result so that callers only ever pass the result on. */
const memory = new WeakMap<DerivedReview, Readonly<{ table: MemoTable; index: ReviewIndex }>>();

/**
 * Derive everything to the right of a value: effects, pooled results, the Summary of Findings. Pure: the same snapshot
 * gives an equal result with or without `previous`, which only lets untouched artefacts keep their identity and cost nothing.
 *
 * @param snapshot the whole review, immutable
 * @param previous the result for an earlier snapshot of the same file
 */
export function deriveReview(snapshot: Snapshot, previous?: DerivedReview): DerivedReview {
  const before = previous && memory.get(previous);
  const index = indexReview(snapshot, before?.index);
  const memo = createMemo(before?.table);
  const effects = new Map<string, Effect>();
  const analyses = new Map<string, AnalysisResult>();

  for (const analysis of inOrder(snapshot.analysis)) {
    const result = analysisOf(analysis, index, memo, effects);
    if (result) analyses.set(analysis.id, result);
  }
  const summaryOfFindings = tableOf(index, memo, analyses);
  const derived: DerivedReview = { effects, analyses, summaryOfFindings };
  memory.set(derived, { table: memo.table, index });
  return derived;
}

/** The groupings a derivation was made with, for readers who walk the same records. */
export function reviewIndexOf(derived: DerivedReview): ReviewIndex {
  const kept = memory.get(derived);
  if (!kept) throw new Error('This derived review was not made by deriveReview.');
  return kept.index;
}

function analysisOf(
  own: Analysis,
  index: ReviewIndex,
  memo: Memo,
  effects: Map<string, Effect>,
): AnalysisResult | null {
  const { snapshot } = index;
  const parent = own.parentId ? (snapshot.analysis.get(own.parentId) ?? null) : null;
  const analysis = memo.keep(`inherited ${own.id}`, [own, parent], () => inherit(own, parent));
  const comparison = snapshot.comparison.get(analysis.comparisonId);
  const outcome = snapshot.outcome.get(analysis.outcomeId);
  if (!comparison || !outcome) return null;
  const window = analysis.timeWindowId ? (snapshot.time_window.get(analysis.timeWindowId) ?? null) : null;
  const review = [...snapshot.review.values()][0] ?? null;

  const candidates = candidatesOf(analysis, comparison, outcome, index, memo, effects);
  return memo.keep(
    `analysis ${analysis.id}`,
    [analysis, comparison, outcome, window, review, candidates, snapshot.instrument, snapshot.instrument_use],
    () =>
      deriveAnalysis({
        analysis, comparison, outcome, window, review, candidates, level: LEVEL,
        instruments: snapshot.instrument, instrumentUses: snapshot.instrument_use,
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

/** Every eligible study with its selected result and effect; the array keeps its identity while its parts do. */
function candidatesOf(
  analysis: Analysis,
  comparison: Comparison,
  outcome: Outcome,
  index: ReviewIndex,
  memo: Memo,
  effects: Map<string, Effect>,
): readonly Candidate[] {
  const { snapshot } = index;
  const eligible = memo.keep(
    `eligible ${comparison.id}`,
    [groupOf(index.sidesByComparison, comparison.id), snapshot.study, snapshot.arm, snapshot.arm_intervention],
    () => eligibleStudies(index, comparison.id),
  );
  const window = analysis.timeWindowId ? (snapshot.time_window.get(analysis.timeWindowId) ?? null) : null;
  const results = groupOf(index.resultsByOutcome, outcome.id);
  const ownMembers = groupOf(index.membersByAnalysis, analysis.id);
  const parentMembers = analysis.parentId ? groupOf(index.membersByAnalysis, analysis.parentId) : groupOf(index.membersByAnalysis, '');
  const availability = groupOf(index.availabilityByOutcome, outcome.id);
  const order = snapshot.setting.get('selection order') ?? null;

  const selections = memo.keep(
    `selections ${analysis.id}`,
    [analysis, eligible, window, results, ownMembers, parentMembers, availability, order, snapshot.study_result_arm, snapshot.instrument_use],
    () => {
      const choices = new Map([...parentMembers, ...ownMembers].map((member) => [member.studyResultId, member]));
      const byStudy = Map.groupBy(results, (result) => result.studyId);
      const request = {
        window,
        admitAveraged: analysis.overrides?.admitAveraged ?? false,
        order: (order?.value as SelectionOrder | undefined) ?? DEFAULT_SELECTION_ORDER,
        choices,
      };
      return eligible.map((study) => ({
        eligible: study,
        selection: selectResult(index, byStudy.get(study.study.id) ?? [], study, request),
        availability: availability.find((row) => row.studyId === study.study.id && row.timeWindowId === analysis.timeWindowId) ?? null,
      }));
    },
  );

  const found = selections.map(({ selection }) =>
    selection.kind === 'chosen' ? effectOf(selection.result, analysis.measure, outcome, index, memo, effects) : null,
  );
  return memo.keep(`candidates ${analysis.id}`, [selections, ...found], () =>
    selections.map((selected, i): Candidate => ({ ...selected, effect: found[i] ?? null })),
  );
}

function effectOf(
  result: StudyResult,
  measure: AnalysisMeasure,
  outcome: Outcome,
  index: ReviewIndex,
  memo: Memo,
  effects: Map<string, Effect>,
): Effect {
  const key = `${result.id} ${measure}`;
  const known = effects.get(key);
  if (known) return known;
  const { snapshot } = index;
  const links = groupOf(index.linksByStudyResult, result.id);
  const sides = groupOf(index.armsByStudyResult, result.id);
  const instrumentUse = result.instrumentUseId ? (snapshot.instrument_use.get(result.instrumentUseId) ?? null) : null;
  const study = snapshot.study.get(result.studyId) ?? null;
  const dependencies: unknown[] = [result, study, outcome, instrumentUse, links, sides, snapshot.assumption];
  for (const link of links) {
    dependencies.push(
      snapshot.measurement.get(link.measurementId),
      groupOf(index.armsByMeasurement, link.measurementId),
      groupOf(index.valuesByMeasurement, link.measurementId),
    );
  }
  for (const side of sides) dependencies.push(snapshot.arm.get(side.armId));
  const effect = memo.keep(`effect ${key}`, dependencies, () => {
    const arms = (side: 'a' | 'b') =>
      sides.flatMap((entry) => (entry.side === side ? (snapshot.arm.get(entry.armId) ?? []) : []));
    const measurements = links.flatMap(({ measurementId }): MeasurementFacts[] => {
      const measurement = snapshot.measurement.get(measurementId);
      if (!measurement) return [];
      const about = groupOf(index.armsByMeasurement, measurementId);
      return [
        {
          measurement,
          sideA: about.flatMap((entry) => (entry.side === 'a' ? entry.armId : [])),
          sideB: about.flatMap((entry) => (entry.side === 'b' ? entry.armId : [])),
          values: groupOf(index.valuesByMeasurement, measurementId),
        },
      ];
    });
    const facts = {
      result, study, measure, outcome, instrumentUse, armsA: arms('a'), armsB: arms('b'), measurements,
      assumptions: [...snapshot.assumption.values()],
    };
    return deriveEffect(facts, LEVEL);
  });
  effects.set(key, effect);
  return effect;
}

function tableOf(index: ReviewIndex, memo: Memo, analyses: ReadonlyMap<string, AnalysisResult>) {
  const { snapshot } = index;
  const review = [...snapshot.review.values()][0] ?? null;
  const comparisons = inOrder(snapshot.comparison).map((comparison) => comparisonRows(comparison, index, memo, analyses));
  return memo.keep('summary of findings', [review, ...comparisons], () =>
    assembleSummaryOfFindings(review, comparisons.filter(({ rows }) => rows.length > 0)),
  );
}

function comparisonRows(
  comparison: Comparison,
  index: ReviewIndex,
  memo: Memo,
  analyses: ReadonlyMap<string, AnalysisResult>,
): ComparisonRows {
  const { snapshot } = index;
  const sides = groupOf(index.sidesByComparison, comparison.id);
  const eligible = memo.keep(
    `eligible ${comparison.id}`,
    [sides, snapshot.study, snapshot.arm, snapshot.arm_intervention],
    (): readonly EligibleStudy[] => eligibleStudies(index, comparison.id),
  );
  const rows = inOrder(snapshot.finding).flatMap((finding) => {
    const outcome = snapshot.outcome.get(finding.outcomeId);
    if (finding.comparisonId !== comparison.id || !outcome) return [];
    const window = finding.timeWindowId ? (snapshot.time_window.get(finding.timeWindowId) ?? null) : null;
    const analysis = finding.analysisId ? (analyses.get(finding.analysisId) ?? null) : null;
    const facts = { finding, outcome, window, analysis, eligible: eligible.length };
    return memo.keep(`finding ${finding.id}`, [finding, outcome, window, analysis, eligible], () => deriveFinding(facts));
  });
  return memo.keep(`comparison ${comparison.id}`, [comparison, sides, snapshot.intervention, ...rows], () => {
    const names = (side: 'intervention' | 'comparator') =>
      sides.flatMap((entry) => (entry.side === side ? (snapshot.intervention.get(entry.interventionId)?.name ?? []) : [])).join(', ');
    return { comparisonId: comparison.id, intervention: names('intervention'), comparator: names('comparator'), rows };
  });
}

/** By `position`, then id: never the order rows happen to have in the file. */
function inOrder<Item extends Readonly<{ id: string; position: number }>>(records: ReadonlyMap<string, Item>): readonly Item[] {
  return [...records.values()].toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
