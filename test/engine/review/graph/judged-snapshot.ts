import { GRADE_DOMAINS } from '../../../../engine/grade/types.ts';
import { deriveReview, gradedFindingOf } from '../../../../engine/review/derive.ts';
import { GRADE_SET, GRADE_SET_VERSION, QUESTIONS } from '../../../../engine/review/grade/question-set.ts';
import type { Judgement, Snapshot, StudyResult } from '../../../../engine/review/records/index.ts';
import { indexReview, type ReviewIndex } from '../../../../engine/review/review-index.ts';
import { assessResult } from '../../../../engine/review/rob/assess-result.ts';
import { RECORD, RECORD_SET, RECORD_VERSION } from '../../../../engine/review/rob/assessment-record.ts';
import { factsOf } from '../../../../engine/review/rob/derive-risk-of-bias.ts';
import { questionSet } from '../../../../engine/rob/questions/index.ts';

const LEVELS = ['low', 'low', 'some concerns', 'high'] as const;

/** The review with every pooled result judged for bias, a third of them by their domains, and every domain and sentence of every finding judged on what stands. */
export function judgedSnapshot(snapshot: Snapshot): Snapshot {
  const biased = withBias(snapshot);
  // A sentence rests on the levels as they were confirmed: it is judged last.
  return judged(judged(biased, GRADE_DOMAINS), [QUESTIONS.statement]);
}

function judged(snapshot: Snapshot, questions: readonly string[]): Snapshot {
  const derived = deriveReview(snapshot);
  const judgements = [...snapshot.finding.keys()].flatMap((findingId) =>
    questions.map((question): Judgement => {
      const ground = gradedFindingOf(derived, findingId)!.ground(question)!;
      const final = question === QUESTIONS.statement ? 'Put in our own words.' : '0';
      return {
        ...BLANK,
        id: `${findingId} ${question}`,
        subjectTable: 'finding',
        subjectId: findingId,
        questionSet: GRADE_SET,
        questionSetVersion: GRADE_SET_VERSION,
        question,
        proposal: ground.proposal,
        final,
        rationale: 'Judged for the test.',
        fingerprint: ground,
      };
    }),
  );
  return withJudgements(snapshot, judgements);
}

const BLANK = {
  answer: null,
  proposal: null,
  final: null,
  rationale: null,
  sourceId: null,
  author: 'tester',
  role: 'single',
} as const;

/** An answer to every question that is asked on the way to low risk; one of them rests on a source recorded as read. */
const ANSWERS = {
  '1.1': 'NI',
  '1.2': 'Y',
  '1.3': 'PN',
  '2.1': 'N',
  '2.2': 'PN',
  '2.6': 'Y',
  '3.1': 'Y',
  '4.1': 'N',
  '4.2': 'PN',
  '4.3': 'N',
  '5.1': 'Y',
  '5.2': 'N',
  '5.3': 'PN',
} as const;

/** Every third pooled result is assessed question by question, domain by domain; of the others the overall judgement alone is stored. */
function withBias(snapshot: Snapshot): Snapshot {
  const derived = deriveReview(snapshot);
  const ids = new Set(
    [...derived.analyses.values()].flatMap(({ rows }) => rows.map(({ studyResultId }) => studyResultId)),
  );
  const pooled = [...snapshot.study_result.values()].filter(({ id }) => ids.has(id));
  const assessed = pooled.filter(
    (result, i) => i % 3 === 0 && snapshot.study.get(result.studyId)?.design === 'parallel',
  );
  const answered = withJudgements(snapshot, assessed.flatMap(answersTo));
  const index = indexReview(answered, undefined);
  const inDomains = withJudgements(
    answered,
    assessed.flatMap((result) => DOMAINS.map((domain) => judgementOf(index, result, domain, 'low'))),
  );
  const indexed = indexReview(inDomains, undefined);
  return withJudgements(
    inDomains,
    pooled.map((result, i) => judgementOf(indexed, result, 'overall', LEVELS[i % LEVELS.length]!)),
  );
}

const DOMAINS = ['D1', 'D2', 'D3', 'D4', 'D5'] as const;

function answersTo({ id, studyId }: StudyResult): readonly Judgement[] {
  const set = {
    questionSet: 'rob2-parallel-assignment',
    questionSetVersion: questionSet('rob2-parallel-assignment').version,
  };
  const answers = Object.entries(ANSWERS).map(([question, answer]): Judgement => ({
    ...BLANK,
    ...set,
    id: `answer ${id} ${question}`,
    subjectTable: 'study_result',
    subjectId: id,
    question,
    answer,
    fingerprint: null,
  }));
  const sources: Judgement = {
    ...BLANK,
    id: `sources ${studyId}`,
    subjectTable: 'study',
    subjectId: studyId,
    questionSet: RECORD_SET,
    questionSetVersion: RECORD_VERSION,
    question: RECORD.sources,
    answer: 'journal article',
    fingerprint: null,
  };
  return [...answers, sources];
}

function judgementOf(index: ReviewIndex, result: StudyResult, question: string, final: string): Judgement {
  const { riskOfBias, grounds } = assessResult(factsOf(index, result));
  const fingerprint = grounds.get(question) ?? null;
  return {
    ...BLANK,
    id: `bias ${result.id} ${question}`,
    subjectTable: 'study_result',
    subjectId: result.id,
    questionSet: riskOfBias.questionSet,
    questionSetVersion: riskOfBias.questionSetVersion,
    question,
    proposal: fingerprint?.proposal ?? null,
    final,
    rationale: 'Taken from the published assessment.',
    fingerprint,
  };
}

function withJudgements(snapshot: Snapshot, added: readonly Judgement[]): Snapshot {
  const judgement = new Map(
    [...snapshot.judgement.values(), ...added]
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((item) => [item.id, item]),
  );
  return { ...snapshot, judgement };
}
