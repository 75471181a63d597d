import type { IndirectnessAnswer, IndirectnessItem } from '../../engine/grade/evidence.ts';
import { requireReason } from '../../engine/grade/reason.ts';
import type { GradeDomain, TargetKind } from '../../engine/grade/types.ts';
import { deriveReview, gradedFindingOf } from '../../engine/review/derive.ts';
import {
  GRADE_SET,
  GRADE_SET_VERSION,
  indirectnessQuestion,
  QUESTIONS,
} from '../../engine/review/grade/question-set.ts';
import type { Judgement } from '../../engine/review/records/index.ts';
import type { RecordSink } from './record-sink.ts';
import { snapshotOfRecords } from './snapshot-of-records.ts';
import { stableId } from './stable-id.ts';

/** How one finding is rated: the target, the typed facts, and levels with their reason for each domain. */
export type FindingRating = Readonly<{
  findingId: string;
  target: TargetKind;
  someConcernsCountAs?: 'low' | 'high';
  indirectness?: Readonly<Partial<Record<IndirectnessItem, Readonly<{ answer: IndirectnessAnswer; note?: string }>>>>;
  domains: Readonly<Record<GradeDomain, Readonly<{ levels: number; reason: string }>>>;
}>;

/**
 * Rate findings as a reviewer would on the Certainty screen: first what is typed, then each domain on what the rules suggest then,
 * so that every judgement holds the ground it was made on.
 */
export function judgeFindings(sink: RecordSink, ratings: readonly FindingRating[], author: string): void {
  for (const rating of ratings) {
    add(sink, rating.findingId, QUESTIONS.target, { answer: rating.target }, author, null);
    if (rating.someConcernsCountAs)
      add(sink, rating.findingId, QUESTIONS.someConcerns, { answer: rating.someConcernsCountAs }, author, null);
    for (const [item, given] of Object.entries(rating.indirectness ?? {}) as [
      IndirectnessItem,
      { answer: IndirectnessAnswer; note?: string },
    ][]) {
      add(
        sink,
        rating.findingId,
        indirectnessQuestion(item),
        { answer: given.answer, rationale: given.note ?? null },
        author,
        null,
      );
    }
  }
  const derived = deriveReview(snapshotOfRecords(sink.records()));
  for (const { findingId, domains } of ratings) {
    const graded = gradedFindingOf(derived, findingId);
    if (!graded) throw new Error(`There is no finding ${findingId} to rate.`);
    for (const [domain, { levels, reason }] of Object.entries(domains) as [
      GradeDomain,
      { levels: number; reason: string },
    ][]) {
      requireReason(reason, domain);
      add(sink, findingId, domain, { final: String(levels), rationale: reason }, author, graded.ground(domain));
    }
  }
}

type Given = Readonly<Partial<Pick<Judgement, 'answer' | 'final' | 'rationale'>>>;

function add(
  sink: RecordSink,
  findingId: string,
  question: string,
  given: Given,
  author: string,
  ground: ReturnType<NonNullable<ReturnType<typeof gradedFindingOf>>['ground']>,
): void {
  sink.add('judgement', {
    id: stableId('judgement', findingId, question),
    subjectTable: 'finding',
    subjectId: findingId,
    questionSet: GRADE_SET,
    questionSetVersion: GRADE_SET_VERSION,
    question,
    answer: null,
    proposal: ground?.proposal ?? null,
    final: null,
    rationale: null,
    sourceId: null,
    fingerprint: ground ?? { version: 1, rule: 'typed@1', proposal: null, seen: [], facts: [] },
    author,
    role: 'single',
    ...given,
  });
}
