import { GRADE_DOMAINS } from '../../../../engine/grade/types.ts';
import { deriveReview, gradedFindingOf, reviewIndexOf } from '../../../../engine/review/derive.ts';
import { GRADE_SET, GRADE_SET_VERSION, QUESTIONS } from '../../../../engine/review/grade/question-set.ts';
import type { Judgement, Snapshot } from '../../../../engine/review/records/index.ts';
import { assessResult } from '../../../../engine/review/rob/assess-result.ts';
import { factsOf } from '../../../../engine/review/rob/derive-risk-of-bias.ts';

const LEVELS = ['low', 'low', 'some concerns', 'high'] as const;

/** The review with every pooled result judged for bias overall and every domain and sentence of every finding judged on what stands. */
export function judgedSnapshot(snapshot: Snapshot): Snapshot {
  const biased = withJudgements(snapshot, biasOf(snapshot));
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
        ...BLANK, id: `${findingId} ${question}`, subjectTable: 'finding', subjectId: findingId, questionSet: GRADE_SET,
        questionSetVersion: GRADE_SET_VERSION, question, proposal: ground.proposal, final, rationale: 'Judged for the test.', fingerprint: ground,
      };
    }),
  );
  return withJudgements(snapshot, judgements);
}

const BLANK = { answer: null, proposal: null, final: null, rationale: null, sourceId: null, author: 'tester', role: 'single' } as const;

function biasOf(snapshot: Snapshot): readonly Judgement[] {
  const derived = deriveReview(snapshot);
  const index = reviewIndexOf(derived);
  const pooled = new Set([...derived.analyses.values()].flatMap(({ rows }) => rows.map(({ studyResultId }) => studyResultId)));
  return [...snapshot.study_result.values()].filter(({ id }) => pooled.has(id)).map((result, i): Judgement => {
    const { riskOfBias, grounds } = assessResult(factsOf(index, result));
    return {
      ...BLANK, id: `bias ${result.id}`, subjectTable: 'study_result', subjectId: result.id, questionSet: riskOfBias.questionSet,
      questionSetVersion: riskOfBias.questionSetVersion, question: 'overall', final: LEVELS[i % LEVELS.length]!,
      rationale: 'Taken from the published assessment.', fingerprint: grounds.get('overall') ?? null,
    };
  });
}

function withJudgements(snapshot: Snapshot, added: readonly Judgement[]): Snapshot {
  const judgement = new Map([...snapshot.judgement.values(), ...added].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((item) => [item.id, item]));
  return { ...snapshot, judgement };
}
