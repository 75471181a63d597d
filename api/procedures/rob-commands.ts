import type { RobChange } from '../contract/rob.ts';
import type { CommandReply } from '../contract/views.ts';
import type { WritableDb } from '../../db/brands.ts';
import { uuidv7Sequence } from '../../db/ids.ts';
import { deleteRecord, insertRecord, updateRecord } from '../../db/repositories/records.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import { judgementSubject, type ReviewIndex } from '../../engine/review/review-index.ts';
import { assessResult, type AssessmentFacts } from '../../engine/review/rob/assess-result.ts';
import {
  guidanceSetting,
  RECORD,
  RECORD_SET,
  RECORD_VERSION,
  writeList,
} from '../../engine/review/rob/assessment-record.ts';
import { factsOf } from '../../engine/review/rob/derive-risk-of-bias.ts';
import { JudgementDraft, type JudgementEdit } from './rob-draft.ts';
import { ROB_COMMANDS, ROB_REFUSALS } from './rob-phrases.ts';
import {
  follow,
  planAnswer,
  planCopy,
  planDeviations,
  planDirection,
  planJudgement,
  planQuestionSet,
  planSupport,
  type RobProblem,
} from './rob-plan.ts';
import type { Session, WindowCommand } from './session.ts';
import { timeOfResult } from './views/rob-naming.ts';

export type ChangeRobResult = Readonly<{ kind: 'done'; reply: CommandReply }> | RobProblem;

type By = Readonly<{ actor: string; now: () => Date }>;
type OfResult = Exclude<RobChange, { kind: 'copy domain 1' | 'sources' | 'guidance' | 'restrict' }>;

/** Change an assessment of risk of bias: one step of the history, or nothing and why. */
export function changeRob(session: Session, command: WindowCommand, change: RobChange, by: By): ChangeRobResult {
  const index = reviewIndexOf(session.derived());
  switch (change.kind) {
    case 'guidance':
      return putSetting(
        session,
        command,
        ROB_COMMANDS.guidance(change.questionId),
        guidanceSetting(change.questionSet, change.questionId),
        change.text,
      );
    case 'restrict':
      return restrictAnalysis(session, command, change);
    case 'sources':
      return setSources(session, command, change, by);
    case 'copy domain 1':
      return copyDomain(session, command, change, index, by);
    default:
      return changeResult(session, command, change, index, by);
  }
}

function changeResult(
  session: Session,
  command: WindowCommand,
  change: OfResult,
  index: ReviewIndex,
  by: By,
): ChangeRobResult {
  const facts = factsOfId(index, change.studyResultId);
  if (!facts) return { kind: 'not found', what: ROB_REFUSALS.noResult };
  const draft = draftOf(facts, by);
  const problem = planChange(facts, draft, change);
  return problem ?? write(session, command, nameOf(change, index, facts), draft.edits());
}

function planChange(facts: AssessmentFacts, draft: JudgementDraft, change: OfResult): RobProblem | null {
  switch (change.kind) {
    case 'answer':
      return planAnswer(facts, draft, change);
    case 'support':
      return planSupport(facts, draft, change);
    case 'judge':
      return planJudgement(facts, draft, change);
    case 'direction':
      return planDirection(facts, draft, change);
    case 'question set':
      return planQuestionSet(facts, draft, change);
    case 'deviations':
      return planDeviations(draft, change);
  }
}

function copyDomain(
  session: Session,
  command: WindowCommand,
  change: Extract<RobChange, { kind: 'copy domain 1' }>,
  index: ReviewIndex,
  by: By,
): ChangeRobResult {
  const from = factsOfId(index, change.fromStudyResultId);
  const to = factsOfId(index, change.toStudyResultId);
  if (!from || !to) return { kind: 'not found', what: ROB_REFUSALS.noResult };
  const draft = draftOf(to, by);
  return planCopy(from, to, draft) ?? write(session, command, ROB_COMMANDS.copy(resultName(index, to)), draft.edits());
}

/** The sources of a study decide whether its "no information" answers count, so its results follow. */
function setSources(
  session: Session,
  command: WindowCommand,
  change: Extract<RobChange, { kind: 'sources' }>,
  by: By,
): ChangeRobResult {
  const index = reviewIndexOf(session.derived());
  const study = index.snapshot.study.get(change.studyId);
  if (!study) return { kind: 'not found', what: ROB_REFUSALS.noStudy };
  const newId = uuidv7Sequence(by.now());
  const ofStudy = groupOf(index.judgementsBySubject, judgementSubject('study', study.id));
  const draft = new JudgementDraft(ofStudy, { subjectTable: 'study', subjectId: study.id }, by.actor, newId);
  if (change.sources.length === 0) draft.remove(RECORD_SET, RECORD.sources);
  else draft.set(RECORD_SET, RECORD_VERSION, RECORD.sources, { answer: writeList(change.sources) });
  const edits = [...draft.edits()];
  for (const { studyId, studyResultId } of session.derived().riskOfBias.values()) {
    const facts = studyId === study.id ? factsOfId(index, studyResultId) : null;
    if (!facts) continue;
    const ofResult = new JudgementDraft(
      facts.ofResult,
      { subjectTable: 'study_result', subjectId: studyResultId },
      by.actor,
      newId,
    );
    follow({ ...facts, ofStudy: draft.rows() }, ofResult);
    edits.push(...ofResult.edits());
  }
  return write(session, command, ROB_COMMANDS.sources(study.label), edits);
}

/** A sensitivity analysis is its parent plus overrides: it follows new data, and new judgements. */
function restrictAnalysis(
  session: Session,
  command: WindowCommand,
  change: Extract<RobChange, { kind: 'restrict' }>,
): ChangeRobResult {
  const { analysis: analyses } = session.snapshot();
  const parent = analyses.get(change.analysisId);
  if (!parent) return { kind: 'not found', what: ROB_REFUSALS.noAnalysis };
  if (parent.parentId !== null) return { kind: 'refused', reason: ROB_REFUSALS.nestedAnalysis };
  const position = Math.max(...[...analyses.values()].map((analysis) => analysis.position)) + 1;
  const overrides = { ...parent.overrides, riskOfBias: change.restriction };
  return done(session, command, ROB_COMMANDS.restrict(change.title), (db) =>
    insertRecord(db, 'analysis', {
      ...parent,
      id: change.id,
      title: change.title,
      purpose: 'sensitivity',
      isPlanned: false,
      parentId: parent.id,
      overrides,
      position,
    }),
  );
}

function putSetting(
  session: Session,
  command: WindowCommand,
  name: string,
  id: string,
  value: string,
): ChangeRobResult {
  const present = session.snapshot().setting.get(id);
  return done(session, command, name, (db) => {
    if (value === '') {
      if (present) deleteRecord(db, 'setting', id);
    } else if (present) updateRecord(db, 'setting', id, { value });
    else insertRecord(db, 'setting', { id, value });
  });
}

function write(
  session: Session,
  command: WindowCommand,
  name: string,
  edits: readonly JudgementEdit[],
): ChangeRobResult {
  return done(session, command, name, (db) => {
    for (const edit of edits) {
      if (edit.op === 'add') insertRecord(db, 'judgement', edit.record);
      else if (edit.op === 'set') updateRecord(db, 'judgement', edit.id, edit.fields);
      else deleteRecord(db, 'judgement', edit.id);
    }
  });
}

const done = (
  session: Session,
  command: WindowCommand,
  name: string,
  run: (db: WritableDb) => void,
): ChangeRobResult => ({
  kind: 'done',
  reply: session.run(command, name, run),
});

function factsOfId(index: ReviewIndex, studyResultId: string): AssessmentFacts | null {
  const result = index.snapshot.study_result.get(studyResultId);
  return result ? factsOf(index, result) : null;
}

function draftOf({ result, ofResult }: AssessmentFacts, { actor, now }: By): JudgementDraft {
  return new JudgementDraft(
    ofResult,
    { subjectTable: 'study_result', subjectId: result.id },
    actor,
    uuidv7Sequence(now()),
  );
}

function resultName({ snapshot }: ReviewIndex, { result }: AssessmentFacts): string {
  const study = snapshot.study.get(result.studyId)?.label ?? '';
  return ROB_COMMANDS.result(study, snapshot.outcome.get(result.outcomeId)?.construct ?? '', timeOfResult(result));
}

function nameOf(change: OfResult, index: ReviewIndex, facts: AssessmentFacts): string {
  const result = resultName(index, facts);
  switch (change.kind) {
    case 'answer':
      return ROB_COMMANDS.answer(change.questionId, result, change.answer);
    case 'support':
      return ROB_COMMANDS.support(change.questionId, result);
    case 'judge':
      return ROB_COMMANDS.judge(titleOf(facts, change.domainId), result, change.final);
    case 'direction':
      return ROB_COMMANDS.direction(titleOf(facts, change.domainId), result);
    case 'question set':
      return ROB_COMMANDS.questionSet(result);
    case 'deviations':
      return ROB_COMMANDS.deviations(result);
  }
}

function titleOf(facts: AssessmentFacts, domainId: string): string {
  const { domains, overall } = assessResult(facts).riskOfBias;
  return [...domains, overall].find((judged) => judged.domainId === domainId)?.title ?? domainId;
}
