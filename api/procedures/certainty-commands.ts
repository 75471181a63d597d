import type { z } from 'zod';
import type {
  answerQuestion,
  holdLevel,
  rateDomain,
  reconfirm,
  rewordStatement,
  setTarget,
} from '../contract/certainty.ts';
import type { CommandReply } from '../contract/views.ts';
import { deleteRecord, insertRecord, updateRecord } from '../../db/repositories/records.ts';
import { uuidv7 } from '../../db/ids.ts';
import { requireReason } from '../../engine/grade/reason.ts';
import type { DomainProposal, GradeQuestion, UpgradeProposal } from '../../engine/grade/types.ts';
import type { FindingRow } from '../../engine/review/derived.ts';
import { gradedFindingOf, reviewIndexOf } from '../../engine/review/derive.ts';
import { GRADE_SET, GRADE_SET_VERSION, gradeJudgement, QUESTIONS } from '../../engine/review/grade/question-set.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type { Judgement } from '../../engine/review/records/index.ts';
import { judgementSubject } from '../../engine/review/review-index.ts';
import { findingTitle } from './finding-title.ts';
import type { Session, WindowCommand } from './session.ts';

export type Judge = Readonly<{ actor: string; now: () => Date }>;
type Command<Input> = WindowCommand & Input;

/** Null where what was named is not in the review. Throws EngineInputError where a reason is refused. */
type Result = CommandReply | null;

/** Confirm or override one domain or reason to rate up; null levels take the rating back. */
export function rate(session: Session, input: Command<z.infer<typeof rateDomain>>, judge: Judge): Result {
  const { findingId, question, levels, rationale } = input;
  const row = rowOf(session, findingId);
  const proposal = row && proposalOf(row, question);
  if (!row || !proposal) return null;
  const name = LABELS.rated(findingTitle(session.snapshot(), findingId), question, levels);
  if (levels === null) return forget(session, input, name, findingId, question);
  const suggested = proposal.levels;
  const reason = rationale?.trim() ?? '';
  // A reason given beside the suggestion takes the place of its footnote, so that it must say as much.
  if (levels !== suggested || (reason !== '' && proposal.footnote !== null)) requireReason(reason, question);
  return store(session, input, name, judge, findingId, question, {
    final: String(levels),
    rationale: reason === '' ? null : reason,
  });
}

export function target(session: Session, input: Command<z.infer<typeof setTarget>>, judge: Judge): Result {
  if (!rowOf(session, input.findingId)) return null;
  const name = LABELS.target(findingTitle(session.snapshot(), input.findingId));
  if (input.target === null) return forget(session, input, name, input.findingId, QUESTIONS.target);
  return store(session, input, name, judge, input.findingId, QUESTIONS.target, { answer: input.target });
}

export function hold(session: Session, input: Command<z.infer<typeof holdLevel>>, judge: Judge): Result {
  const { findingId, levels, rationale } = input;
  if (!rowOf(session, findingId)) return null;
  const name = LABELS.held(findingTitle(session.snapshot(), findingId));
  if (levels === 0) return forget(session, input, name, findingId, QUESTIONS.held);
  requireReason(rationale, 'certainty');
  return store(session, input, name, judge, findingId, QUESTIONS.held, {
    final: String(levels),
    rationale: rationale.trim(),
  });
}

export function reword(session: Session, input: Command<z.infer<typeof rewordStatement>>, judge: Judge): Result {
  const { findingId, text } = input;
  const row = rowOf(session, findingId);
  if (!row) return null;
  const name = LABELS.reworded(findingTitle(session.snapshot(), findingId));
  const wording = text?.trim() ?? '';
  if (wording === '') return forget(session, input, name, findingId, QUESTIONS.statement);
  return store(session, input, name, judge, findingId, QUESTIONS.statement, {
    final: wording,
  });
}

export function answer(session: Session, input: Command<z.infer<typeof answerQuestion>>, judge: Judge): Result {
  const { findingId, question, note } = input;
  if (!rowOf(session, findingId)) return null;
  const name = LABELS.answered(findingTitle(session.snapshot(), findingId), question);
  if (input.answer === null) return forget(session, input, name, findingId, question);
  const rationale = note?.trim() ?? '';
  return store(session, input, name, judge, findingId, question, {
    answer: input.answer,
    rationale: rationale === '' ? null : rationale,
  });
}

/** Stand by judgements of any kind as they are: what they were made on is taken as it is now. One step for all of them. */
export function standBy(session: Session, input: Command<z.infer<typeof reconfirm>>): Result {
  const wanted = new Set(input.judgementIds);
  const stale = session.derived().judgementsToReview.filter(({ judgementId }) => wanted.has(judgementId));
  if (stale.length === 0) return null;
  const name = stale.length === 1 ? LABELS.stoodBy(stale[0]?.title ?? '') : LABELS.stoodByAll(stale.length);
  return session.run(input, name, (db) => {
    for (const { judgementId, proposalNow, fingerprintNow } of stale) {
      updateRecord(db, 'judgement', judgementId, { proposal: proposalNow, fingerprint: fingerprintNow });
    }
  });
}

/** A row of the table as it is derived now; null where it is not there. */
export function rowOf(session: Session, findingId: string): FindingRow | null {
  for (const { rows } of session.derived().summaryOfFindings.comparisons) {
    const row = rows.find((candidate) => candidate.findingId === findingId);
    if (row) return row;
  }
  return null;
}

function proposalOf({ certainty }: FindingRow, question: GradeQuestion): DomainProposal | UpgradeProposal | null {
  if (certainty.state === 'not rated') return null;
  const domain = certainty.domains.find(({ proposal }) => proposal.domain === question);
  return domain?.proposal ?? certainty.upgrades.find(({ proposal }) => proposal.reason === question)?.proposal ?? null;
}

function judgementOf(session: Session, findingId: string, question: string): Judgement | null {
  const { judgementsBySubject } = reviewIndexOf(session.derived());
  return gradeJudgement(groupOf(judgementsBySubject, judgementSubject('finding', findingId)), question);
}

type Fields = Readonly<Partial<Pick<Judgement, 'answer' | 'final' | 'rationale'>>>;

function store(
  session: Session,
  command: WindowCommand,
  name: string,
  { actor, now }: Judge,
  findingId: string,
  question: string,
  fields: Fields,
): CommandReply {
  const known = judgementOf(session, findingId, question);
  // What the judgement is made on: compared with what stands later, so that it can say when its ground has moved.
  const ground = gradedFindingOf(session.derived(), findingId)?.ground(question) ?? null;
  const given = {
    answer: fields.answer ?? null,
    proposal: ground?.proposal ?? null,
    final: fields.final ?? null,
    rationale: fields.rationale ?? null,
    fingerprint: ground,
    author: actor,
  };
  return session.run(command, name, (db) => {
    if (known) updateRecord(db, 'judgement', known.id, given);
    else {
      insertRecord(db, 'judgement', {
        ...given,
        id: uuidv7(now()),
        subjectTable: 'finding',
        subjectId: findingId,
        questionSet: GRADE_SET,
        questionSetVersion: GRADE_SET_VERSION,
        question,
        sourceId: null,
        role: 'single',
      });
    }
  });
}

function forget(
  session: Session,
  command: WindowCommand,
  name: string,
  findingId: string,
  question: string,
): CommandReply {
  const known = judgementOf(session, findingId, question);
  return session.run(command, name, (db) => {
    if (known) deleteRecord(db, 'judgement', known.id);
  });
}

const LABELS = {
  rated: (title: string, question: string, levels: number | null) =>
    `${title}: ${question} ${levels === null ? 'no longer rated' : `rated (${levels})`}`.slice(0, 160),
  target: (title: string) => `${title}: target of certainty set`.slice(0, 160),
  held: (title: string) => `${title}: certainty as a whole`.slice(0, 160),
  reworded: (title: string) => `${title}: sentence reworded`.slice(0, 160),
  answered: (title: string, question: string) => `${title}: ${question} answered`.slice(0, 160),
  stoodBy: (title: string) => `Reconfirmed: ${title}`.slice(0, 160),
  stoodByAll: (count: number) => `Reconfirmed ${count} judgements`,
} as const;
