import type { RobChange } from '../contract/rob.ts';
import { assessResult, type AssessmentFacts } from '../../engine/review/rob/assess-result.ts';
import {
  allowsNoInformation,
  consultedSources,
  directionQuestion,
  RECORD,
  RECORD_SET,
  RECORD_VERSION,
  writeList,
} from '../../engine/review/rob/assessment-record.ts';
import type { JudgedDomain, ResultRiskOfBias } from '../../engine/review/rob/types.ts';
import { clearedBy } from '../../engine/rob/interpret.ts';
import { questionSet } from '../../engine/rob/questions/index.ts';
import type { QuestionSet, SignallingQuestion } from '../../engine/rob/types.ts';
import type { JudgementDraft } from './rob-draft.ts';
import { ROB_REFUSALS } from './rob-phrases.ts';

/** Why a change of an assessment cannot be made. */
export type RobProblem =
  | Readonly<{ kind: 'not found'; what: string }>
  | Readonly<{ kind: 'conflict'; seen: string; now: string }>
  | Readonly<{ kind: 'refused'; reason: string }>;

type Change<Kind extends RobChange['kind']> = Extract<RobChange, { kind: Kind }>;

const refused = (reason: string): RobProblem => ({ kind: 'refused', reason });

/** The assessment as the draft has it so far. */
export function assess(facts: AssessmentFacts, draft: JudgementDraft) {
  return assessResult({ ...facts, ofResult: draft.rows() });
}

export function planAnswer(facts: AssessmentFacts, draft: JudgementDraft, change: Change<'answer'>): RobProblem | null {
  const { riskOfBias } = assess(facts, draft);
  const set = questionSet(riskOfBias.questionSet);
  const { questionId, answer } = change;
  const question = findQuestion(set, questionId);
  if (!question) return { kind: 'not found', what: ROB_REFUSALS.noQuestion(questionId) };
  const now = riskOfBias.answers[questionId] ?? null;
  if (now !== change.seen && now !== answer) return { kind: 'conflict', seen: change.seen ?? '', now: now ?? '' };
  if (answer !== null && !question.responses.includes(answer))
    return refused(ROB_REFUSALS.notAnAnswer(questionId, answer));
  const state = riskOfBias.domains
    .flatMap(({ questions }) => questions)
    .find((candidate) => candidate.questionId === questionId);
  if (state?.state !== 'asked' && answer !== null) return refused(ROB_REFUSALS.notAsked(questionId));
  if (answer === 'NI' && !allowsNoInformation(consultedSources(facts.ofStudy))) return refused(ROB_REFUSALS.noSource);
  for (const cleared of clearedBy(set, riskOfBias.answers, questionId, answer)) draft.remove(set.id, cleared);
  putAnswer(draft, set, questionId, answer);
  follow(facts, draft);
  return null;
}

function putAnswer(
  draft: JudgementDraft,
  set: QuestionSet,
  questionId: string,
  answer: Change<'answer'>['answer'],
): void {
  const present = draft.find(set.id, questionId);
  // What supports an answer is kept when the answer is taken back.
  if (answer === null && present && present.rationale === null && present.sourceId === null)
    draft.remove(set.id, questionId);
  else draft.set(set.id, set.version, questionId, { answer });
}

export function planSupport(
  facts: AssessmentFacts,
  draft: JudgementDraft,
  change: Change<'support'>,
): RobProblem | null {
  const set = questionSet(assess(facts, draft).riskOfBias.questionSet);
  if (!findQuestion(set, change.questionId))
    return { kind: 'not found', what: ROB_REFUSALS.noQuestion(change.questionId) };
  const present = draft.find(set.id, change.questionId);
  const rationale = change.text === '' ? null : change.text;
  if (rationale === null && change.sourceId === null && (present?.answer ?? null) === null)
    draft.remove(set.id, change.questionId);
  else draft.set(set.id, set.version, change.questionId, { rationale, sourceId: change.sourceId });
  return null;
}

export function planJudgement(
  facts: AssessmentFacts,
  draft: JudgementDraft,
  change: Change<'judge'>,
): RobProblem | null {
  const { riskOfBias, grounds } = assess(facts, draft);
  const set = questionSet(riskOfBias.questionSet);
  const judged = judgedOf(riskOfBias).find(({ domainId }) => domainId === change.domainId);
  if (!judged) return { kind: 'not found', what: ROB_REFUSALS.noDomain(change.domainId) };
  const { final, rationale } = change;
  if (final === null) {
    draft.remove(set.id, change.domainId);
    follow(facts, draft);
    return null;
  }
  if (!set.levels.includes(final)) return refused(ROB_REFUSALS.notALevel(final));
  if (!isComplete(riskOfBias, change.domainId)) return refused(ROB_REFUSALS.incomplete);
  const answersRaise = change.domainId === 'overall' && (riskOfBias.isRaiseOpen || judged.rationale !== null);
  const needsReason = final !== judged.proposal || answersRaise;
  if (needsReason && rationale === '')
    return refused(judged.proposal === null ? ROB_REFUSALS.manualReason : ROB_REFUSALS.reason);
  draft.set(set.id, set.version, change.domainId, {
    proposal: judged.proposal,
    final,
    rationale: rationale === '' ? null : rationale,
    fingerprint: grounds.get(change.domainId),
  });
  follow(facts, draft);
  return null;
}

/** A domain is judged once its questions are answered, the whole once its domains are judged. */
function isComplete({ domains }: ResultRiskOfBias, domainId: string): boolean {
  if (domainId === 'overall') return domains.every(({ final }) => final !== null);
  return (
    domains.find((domain) => domain.domainId === domainId)?.questions.every(({ answer }) => answer !== null) ?? false
  );
}

export function planDirection(
  facts: AssessmentFacts,
  draft: JudgementDraft,
  change: Change<'direction'>,
): RobProblem | null {
  const set = questionSet(assess(facts, draft).riskOfBias.questionSet);
  if (change.direction === null) draft.remove(set.id, directionQuestion(change.domainId));
  else draft.set(set.id, set.version, directionQuestion(change.domainId), { answer: change.direction });
  return null;
}

/** Domain 1 of another result of the same study: randomisation is the study's, so its answers hold for each of its results. */
export function planCopy(from: AssessmentFacts, to: AssessmentFacts, draft: JudgementDraft): RobProblem | null {
  if (from.result.studyId !== to.result.studyId) return refused(ROB_REFUSALS.otherStudy);
  const source = assessResult(from).riskOfBias;
  const set = questionSet(assess(to, draft).riskOfBias.questionSet);
  const [domain] = set.domains;
  const [judged] = source.domains;
  if (source.questionSet.split('-')[1] !== set.id.split('-')[1] || !domain || judged?.domainId !== domain.id)
    return refused(ROB_REFUSALS.otherTool);
  if (judged.final === null) return refused(ROB_REFUSALS.nothingToCopy);
  for (const { id } of domain.questions) {
    const row = from.ofResult.find(
      (candidate) => candidate.questionSet === source.questionSet && candidate.question === id,
    );
    if (row)
      draft.set(set.id, set.version, id, {
        answer: source.answers[id] ?? null,
        rationale: row.rationale,
        sourceId: row.sourceId,
      });
    else draft.remove(set.id, id);
  }
  draft.remove(set.id, domain.id);
  if (judged.isOverridden) {
    const ground = assess(to, draft).grounds.get(domain.id);
    draft.set(set.id, set.version, domain.id, {
      proposal: judged.proposal,
      final: judged.final,
      rationale: judged.rationale,
      fingerprint: ground,
    });
  }
  follow(to, draft);
  return null;
}

/** Another tool. Questions that both ask in the same words keep their answers; what was answered with the other tool stays stored. */
export function planQuestionSet(
  facts: AssessmentFacts,
  draft: JudgementDraft,
  change: Change<'question set'>,
): RobProblem | null {
  const before = questionSet(assess(facts, draft).riskOfBias.questionSet);
  const after = questionSet(change.questionSet);
  for (const { id, text } of after.domains.flatMap(({ questions }) => questions)) {
    const given = findQuestion(before, id)?.text === text ? draft.find(before.id, id) : null;
    if (!given || draft.find(after.id, id)) continue;
    const { answer, rationale, sourceId } = given;
    draft.set(after.id, after.version, id, { answer, rationale, sourceId });
  }
  draft.set(RECORD_SET, RECORD_VERSION, RECORD.questionSet, { answer: change.questionSet });
  follow(facts, draft);
  return null;
}

export function planDeviations(draft: JudgementDraft, change: Change<'deviations'>): RobProblem | null {
  if (change.deviations.length === 0) draft.remove(RECORD_SET, RECORD.deviations);
  else draft.set(RECORD_SET, RECORD_VERSION, RECORD.deviations, { answer: writeList(change.deviations) });
  return null;
}

const judgedOf = ({ domains, overall }: ResultRiskOfBias): readonly JudgedDomain[] => [...domains, overall];

function findQuestion(set: QuestionSet, questionId: string): SignallingQuestion | undefined {
  return set.domains.flatMap(({ questions }) => questions).find(({ id }) => id === questionId);
}

/**
 * Judgements that are the algorithm's are stored with their ground and follow the answers; the reviewer's own are left as they
 * are, and turn stale where their ground moved. Domains first: the whole rests on them.
 */
export function follow(facts: AssessmentFacts, draft: JudgementDraft): void {
  const domainIds = assess(facts, draft).riskOfBias.domains.map(({ domainId }) => domainId);
  for (const domainId of [...domainIds, 'overall']) {
    const { riskOfBias, grounds } = assess(facts, draft);
    const set = questionSet(riskOfBias.questionSet);
    const judged = judgedOf(riskOfBias).find((candidate) => candidate.domainId === domainId);
    const row = draft.find(set.id, domainId);
    if (!judged || (row && (row.final !== row.proposal || row.rationale !== null))) continue;
    if (judged.proposal === null || (domainId === 'overall' && riskOfBias.isRaiseOpen)) draft.remove(set.id, domainId);
    else
      draft.set(set.id, set.version, domainId, {
        proposal: judged.proposal,
        final: judged.proposal,
        fingerprint: grounds.get(domainId),
      });
  }
}
