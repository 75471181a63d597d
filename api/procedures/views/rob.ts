import type { RobAnalysis, RobHead, RobListItem, RobStatus } from '../../contract/rob.ts';
import type { View } from '../../contract/views.ts';
import type { AnalysisResult, DerivedReview, ResultRiskOfBias } from '../../../engine/review/derived.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { StudyResult } from '../../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import { assessResult } from '../../../engine/review/rob/assess-result.ts';
import { biasShares } from '../../../engine/review/rob/bias-shares.ts';
import { EFFECT_SETTING } from '../../../engine/review/rob/assessment-record.ts';
import { factsOf } from '../../../engine/review/rob/derive-risk-of-bias.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';
import { primaryFirst } from './analyses.ts';
import { sidesOfResult, timeOfResult } from './rob-naming.ts';

/** Every result of an included study that an analysis pools or somebody has begun to assess. */
export function buildRob({ index, derived }: ViewContext, memo: Memo): View<RobHead, RobListItem> {
  const analyses = [...derived.analyses.values()];
  const { snapshot } = index;
  const uses = memo.keep('uses', analyses, () => usesOf(analyses));
  const results = memo.keep(
    'results',
    [snapshot.study_result, snapshot.study, snapshot.outcome, uses, derived.riskOfBias],
    () =>
      [...snapshot.study_result.values()]
        .filter(
          ({ id, studyId }) =>
            snapshot.study.get(studyId)?.status === 'included' && (uses.has(id) || derived.riskOfBias.has(id)),
        )
        .toSorted(byOutcomeStudyTime(index)),
  );
  const setting = snapshot.setting.get(EFFECT_SETTING)?.value;
  const storedEffect = typeof setting === 'string' ? setting : null;
  const head = memo.keep(
    'head',
    [results, storedEffect, ...analyses],
    () =>
      ({
        total: results.length,
        effect: storedEffect === 'adherence' ? 'adherence' : 'assignment',
        storedEffect,
        analyses: primaryFirst(analyses).map(analysisOf),
      }) satisfies RobHead,
  );
  return collect(
    head,
    results.map((result) => {
      const { study, outcome, arm, study_result_arm: sides } = snapshot;
      const facts = factsOf(index, result);
      const read = [
        ...Object.values(facts),
        uses,
        study.get(result.studyId),
        outcome.get(result.outcomeId),
        arm,
        sides,
      ];
      return [result.id, memo.keep(`item ${result.id}`, read, () => itemOf(result, index, derived, uses))] as const;
    }),
  );
}

function usesOf(analyses: readonly AnalysisResult[]): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>();
  for (const { analysisId, rows } of analyses) {
    for (const { studyResultId } of rows) uses.set(studyResultId, [...(uses.get(studyResultId) ?? []), analysisId]);
  }
  return uses;
}

function analysisOf({ analysisId, title, outcomeLabel, rows, riskOfBias: bias }: AnalysisResult): RobAnalysis {
  return {
    id: analysisId,
    title,
    outcome: outcomeLabel,
    rows: rows.map(({ studyResultId, label, weightPercent }) => ({
      studyResultId,
      label,
      outcome: outcomeLabel,
      weightPercent,
    })),
    bias,
    weighted: bias && biasShares(rows, bias, true),
    unweighted: bias && biasShares(rows, bias, false),
  };
}

/** What is derived of a result, also of one that nobody has begun to assess. */
export function biasOf(derived: DerivedReview, index: ReviewIndex, result: StudyResult): ResultRiskOfBias {
  return derived.riskOfBias.get(result.id) ?? assessResult(factsOf(index, result)).riskOfBias;
}

export function statusOf({ answered, overall, domains, isRaiseOpen }: ResultRiskOfBias): RobStatus {
  if ([...domains, overall].some(({ standing }) => standing?.state === 'stale')) return 'needs review';
  if (isRaiseOpen) return 'to raise';
  if (overall.final !== null) return 'complete';
  return answered === 0 && domains.every(({ final }) => final === null) ? 'not started' : 'in progress';
}

function itemOf(
  result: StudyResult,
  index: ReviewIndex,
  derived: DerivedReview,
  uses: ReadonlyMap<string, readonly string[]>,
): RobListItem {
  const { snapshot } = index;
  const riskOfBias = biasOf(derived, index, result);
  return {
    studyResultId: result.id,
    studyId: result.studyId,
    study: snapshot.study.get(result.studyId)?.label ?? '',
    outcomeId: result.outcomeId,
    outcome: snapshot.outcome.get(result.outcomeId)?.construct ?? '',
    comparison: sidesOfResult(index, result.id),
    instrument: factsOf(index, result).instrument,
    time: timeOfResult(result),
    questionSet: riskOfBias.questionSet,
    status: statusOf(riskOfBias),
    answered: riskOfBias.answered,
    asked: riskOfBias.asked,
    domains: riskOfBias.domains.map(({ domainId, letter, title, final }) => ({
      domainId,
      letter,
      title,
      level: final,
    })),
    overall: riskOfBias.overall.final,
    isOverridden: riskOfBias.isOverridden,
    analysisIds: uses.get(result.id) ?? [],
  };
}

function byOutcomeStudyTime({ snapshot }: ReviewIndex) {
  const position = (result: StudyResult) => snapshot.outcome.get(result.outcomeId)?.position ?? Number.MAX_SAFE_INTEGER;
  const label = (result: StudyResult) => snapshot.study.get(result.studyId)?.label ?? '';
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return (a: StudyResult, b: StudyResult) =>
    position(a) - position(b) ||
    compare(label(a), label(b)) ||
    (a.timeToDays ?? 0) - (b.timeToDays ?? 0) ||
    compare(a.id, b.id);
}
