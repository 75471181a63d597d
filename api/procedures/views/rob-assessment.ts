import type { RobAssessment, RobSource, RobSupport } from '../../contract/rob.ts';
import type { View } from '../../contract/views.ts';
import type { AnalysisResult, ResultRiskOfBias } from '../../../engine/review/derived.ts';
import { agreedJudgement } from '../../../engine/review/judgements/agreed-judgement.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { Judgement, StudyResult } from '../../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import {
  allowsNoInformation,
  BIAS_DIRECTIONS,
  consultedSources,
  DEVIATIONS,
  directionQuestion,
  guidanceSetting,
  readList,
  RECORD,
  RECORD_SET,
} from '../../../engine/review/rob/assessment-record.ts';
import { factsOf } from '../../../engine/review/rob/derive-risk-of-bias.ts';
import { clearedBy } from '../../../engine/rob/interpret.ts';
import { QUESTION_SETS, questionSet } from '../../../engine/rob/questions/index.ts';
import type { Answer, Answers, QuestionSet } from '../../../engine/rob/types.ts';
import { decimalsToShow, formatEstimateWithInterval } from '../../../engine/text/format-interval.ts';
import type { ViewContext } from './build.ts';
import { sourceLabelOf } from './naming.ts';
import { sidesOfResult, timeOfResult } from './rob-naming.ts';
import { biasOf, statusOf } from './rob.ts';

/** The assessment of one result; null if it is not in the review. */
export function buildRobAssessment(
  studyResultId: string,
  context: ViewContext,
  memo: Memo,
): View<RobAssessment, never> | null {
  const { index, derived } = context;
  const { snapshot } = index;
  const result = snapshot.study_result.get(studyResultId);
  if (!result) return null;
  const analysis =
    [...derived.analyses.values()].find(({ rows }) => rows.some((row) => row.studyResultId === studyResultId)) ?? null;
  const read = [
    ...Object.values(factsOf(index, result)),
    analysis,
    derived.riskOfBias,
    snapshot.study,
    snapshot.outcome,
    snapshot.arm,
    snapshot.study_result_arm,
    snapshot.source,
    snapshot.report,
    snapshot.setting,
  ];
  const head = memo.keep('head', read, () => assessmentOf(result, analysis, context));
  return { head, order: [], items: {} };
}

function assessmentOf(
  result: StudyResult,
  analysis: AnalysisResult | null,
  { index, derived }: ViewContext,
): RobAssessment {
  const { snapshot } = index;
  const facts = factsOf(index, result);
  const riskOfBias = biasOf(derived, index, result);
  const set = questionSet(riskOfBias.questionSet);
  const consulted = consultedSources(facts.ofStudy);
  return {
    studyResultId: result.id,
    studyId: result.studyId,
    study: snapshot.study.get(result.studyId)?.label ?? '',
    outcome: snapshot.outcome.get(result.outcomeId)?.construct ?? '',
    comparison: sidesOfResult(index, result.id),
    instrument: facts.instrument,
    time: timeOfResult(result),
    population: result.population,
    score: result.score,
    numericalResult: numericalResult(result.id, analysis),
    status: statusOf(riskOfBias),
    riskOfBias,
    set,
    sets: QUESTION_SETS.map(({ id, tool, version, design, effect }) => ({ id, tool, version, design, effect })),
    clears: clearsOf(set, riskOfBias.answers),
    support: supportOf(set, facts.ofResult),
    guidance: guidanceOf(set, index),
    directions: directionsOf(set, facts.ofResult),
    deviations: readList(agreedJudgement(facts.ofResult, RECORD_SET, RECORD.deviations)?.answer, DEVIATIONS),
    consulted,
    allowsNoInformation: allowsNoInformation(consulted),
    sources: sourcesOf(result.studyId, facts.ofResult, index),
    copyFrom: copyFrom(result, riskOfBias, index, derived.riskOfBias),
  };
}

/** "MD −0.62 (−1.02 to −0.23)" */
function numericalResult(studyResultId: string, analysis: AnalysisResult | null): string | null {
  const row = analysis?.rows.find((candidate) => candidate.studyResultId === studyResultId);
  return analysis && row
    ? `${analysis.scale.measure} ${formatEstimateWithInterval(row, { decimals: decimalsToShow(row) })}`
    : null;
}

/** Which answers each answer would clear, so that a window can ask before it sends one. */
function clearsOf(set: QuestionSet, answers: Answers): RobAssessment['clears'] {
  const clears: Record<string, Partial<Record<Answer | '', readonly string[]>>> = {};
  for (const { questions } of set.domains) {
    for (const { id, responses } of questions) {
      if (answers[id] === undefined) continue;
      for (const answer of [...responses, null]) {
        const cleared = clearedBy(set, answers, id, answer);
        if (cleared.length > 0) clears[id] = { ...clears[id], [answer ?? '']: cleared };
      }
    }
  }
  return clears;
}

function supportOf(set: QuestionSet, ofResult: readonly Judgement[]): RobAssessment['support'] {
  const support: Record<string, RobSupport> = {};
  for (const { questions } of set.domains) {
    for (const { id } of questions) {
      const row = agreedJudgement(ofResult, set.id, id);
      if (!row) continue;
      support[id] = { text: row.rationale, sourceId: row.sourceId, author: row.author };
    }
  }
  return support;
}

function guidanceOf(set: QuestionSet, { snapshot }: ReviewIndex): RobAssessment['guidance'] {
  const notes: Record<string, string> = {};
  for (const { questions } of set.domains) {
    for (const { id } of questions) {
      const value = snapshot.setting.get(guidanceSetting(set.id, id))?.value;
      if (typeof value === 'string') notes[id] = value;
    }
  }
  return notes;
}

function directionsOf(set: QuestionSet, ofResult: readonly Judgement[]): RobAssessment['directions'] {
  const found = [...set.domains.map(({ id }) => id), 'overall'].flatMap((domainId) => {
    const answer = agreedJudgement(ofResult, set.id, directionQuestion(domainId))?.answer;
    const direction = BIAS_DIRECTIONS.find((candidate) => candidate === answer);
    return direction ? [[domainId, direction] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Places of the study's reports, and those already cited. */
function sourcesOf(studyId: string, ofResult: readonly Judgement[], index: ReviewIndex): readonly RobSource[] {
  const { snapshot } = index;
  const cited = new Set(ofResult.map(({ sourceId }) => sourceId));
  return [...snapshot.source.values()]
    .filter(
      (source) =>
        cited.has(source.id) || (source.reportId !== null && snapshot.report.get(source.reportId)?.studyId === studyId),
    )
    .map((source) => ({
      id: source.id,
      label: sourceLabelOf(index, source),
      kind: source.kind,
      quote: source.quote,
      url: source.url,
    }));
}

function copyFrom(
  result: StudyResult,
  { questionSet: set }: ResultRiskOfBias,
  index: ReviewIndex,
  riskOfBias: ReadonlyMap<string, ResultRiskOfBias>,
): RobAssessment['copyFrom'] {
  const design = (id: string) => id.split('-')[1];
  return [...riskOfBias.values()].flatMap((other) => {
    const [first] = other.domains;
    if (
      other.studyId !== result.studyId ||
      other.studyResultId === result.id ||
      design(other.questionSet) !== design(set)
    )
      return [];
    const record = index.snapshot.study_result.get(other.studyResultId);
    if (!first?.final || first.isWithoutAnswers || !record) return [];
    const outcome = index.snapshot.outcome.get(record.outcomeId)?.construct ?? '';
    return [{ studyResultId: other.studyResultId, label: `${outcome}, ${timeOfResult(record)}`, level: first.final }];
  });
}
