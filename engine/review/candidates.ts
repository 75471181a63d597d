import type { Candidate } from './derive-analysis.ts';
import type { Derivation } from './derivation.ts';
import { effectOf } from './effect/effect-of.ts';
import { eligibleStudies, type EligibleStudy } from './eligibility.ts';
import { groupOf } from './grouping.ts';
import type { ReviewIndex } from './review-index.ts';
import type { Analysis, Comparison, Outcome, TimeWindow } from './records/index.ts';
import { availabilityQuestion } from './review-index.ts';
import {
  DEFAULT_SELECTION_ORDER,
  fittingResults,
  selectResults,
  type Selection,
  type SelectionOrder,
} from './selection.ts';

/** Included studies with arms on both sides of a comparison. */
export function eligibleFor({ index, memo }: Derivation, comparison: Comparison): readonly EligibleStudy[] {
  const { snapshot } = index;
  return memo.keep(
    `eligible ${comparison.id}`,
    [groupOf(index.sidesByComparison, comparison.id), snapshot.study, snapshot.arm, snapshot.arm_intervention],
    () => eligibleStudies(index, comparison.id),
  );
}

/** Every eligible study with its selected result and effect; the array keeps its identity while its parts do. */
export function candidatesOf(
  run: Derivation,
  analysis: Analysis,
  comparison: Comparison,
  outcome: Outcome,
  window: TimeWindow | null,
): readonly Candidate[] {
  const selections = selectionsOf(run, analysis, comparison, outcome, window);
  const effects = selections.map(({ selection }) =>
    selection.kind === 'chosen' ? effectOf(run, selection.result, analysis.measure, outcome, selection.shares) : null,
  );
  return run.memo.keep(`candidates ${analysis.id}`, [selections, ...effects], () =>
    selections.map((selected, i): Candidate => ({ ...selected, effect: effects[i] ?? null })),
  );
}

function selectionsOf(
  run: Derivation,
  analysis: Analysis,
  comparison: Comparison,
  outcome: Outcome,
  window: TimeWindow | null,
): readonly Omit<Candidate, 'effect'>[] {
  const { index, memo } = run;
  const { snapshot } = index;
  const eligible = eligibleFor(run, comparison);
  const results = groupOf(index.resultsByOutcome, outcome.id);
  const byStudy = memo.keep(`results by study ${outcome.id}`, [results], () =>
    Map.groupBy(results, (result) => result.studyId),
  );
  // The analyses of one question differ in their windows: which results fit its comparison is found once for all of them.
  const fitting = memo.keep(
    `fitting ${comparison.id} ${outcome.id}`,
    [eligible, results, snapshot.study_result_arm],
    () => eligible.map((study) => fittingResults(index, byStudy.get(study.study.id) ?? [], study)),
  );
  const ownMembers = groupOf(index.membersByAnalysis, analysis.id);
  const parentMembers = groupOf(index.membersByAnalysis, analysis.parentId ?? '');
  const availability = groupOf(
    index.availabilityByQuestion,
    availabilityQuestion(outcome.id, analysis.timeWindowId ?? ''),
  );
  const order = snapshot.setting.get('selection order') ?? null;
  return memo.keep(
    `selections ${analysis.id}`,
    [
      analysis,
      eligible,
      window,
      fitting,
      ownMembers,
      parentMembers,
      order,
      availability,
      snapshot.study_result_arm,
      snapshot.arm,
      snapshot.instrument_use,
    ],
    () => {
      const request = {
        window,
        admitAveraged: analysis.overrides?.admitAveraged ?? false,
        order: (order?.value as SelectionOrder | undefined) ?? DEFAULT_SELECTION_ORDER,
        // The analysis's own choices come last and win over its parent's.
        policy: analysis.multiArmPolicy,
        choices: new Map([...parentMembers, ...ownMembers].map((member) => [member.studyResultId, member])),
      };
      const availabilityOf = new Map(availability.map((row) => [row.studyId, row]));
      const selections: Omit<Candidate, 'effect'>[] = [];
      eligible.forEach((study, at) => {
        const state = availabilityOf.get(study.study.id) ?? null;
        const found = fitting[at] ?? { results: [], isOtherWayRound: false };
        for (const selection of selectResults(index, found, study, request))
          selections.push({ eligible: study, selection, part: partOf(index, selection), availability: state });
      });
      return selections;
    },
  );
}

/** The arms of one of several comparisons of a study, as its row names them; null where the study has one row. */
function partOf({ armsByStudyResult, snapshot }: ReviewIndex, selection: Selection): string | null {
  if (selection.kind !== 'chosen' || selection.shares === null) return null;
  const labels = (side: 'a' | 'b') =>
    groupOf(armsByStudyResult, selection.result.id)
      .flatMap((arm) => (arm.side === side ? [snapshot.arm.get(arm.armId)?.label ?? ''] : []))
      .join(', ');
  return selection.shares.a > 1 ? `${labels('a')} vs ${labels('b')}` : labels('a');
}
