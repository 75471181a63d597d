import type { Judgement } from '../records/index.ts';
import type { FrozenReview } from './frozen.ts';
import type { BiasChange, ReviewDiff } from './types.ts';

/** Judgements of bias that read otherwise: domains and the whole, of results that both sides have. */
export function biasChanges(before: FrozenReview, after: FrozenReview): readonly BiasChange[] {
  const was = new Map(judgementsOfBias(before).map((judgement) => [keyOf(judgement), judgement]));
  const is = new Map(judgementsOfBias(after).map((judgement) => [keyOf(judgement), judgement]));
  const title = titlesOf(
    after,
    titlesOf(before, () => null),
  );
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((key): readonly BiasChange[] => {
    const [old, now] = [was.get(key), is.get(key)];
    const one = now ?? old;
    if (!one || (old?.final ?? null) === (now?.final ?? null)) return [];
    return [
      {
        studyResultId: one.subjectId,
        title: title(one.subjectId) ?? '',
        question: one.question,
        before: old?.final ?? null,
        after: now?.final ?? null,
      },
    ];
  });
}

/** Judgements whose ground has moved on the later side and had not on the earlier. */
export function newlyStale(before: FrozenReview, after: FrozenReview): ReviewDiff['needLook'] {
  const known = new Set(before.results.judgementsToReview.map(({ judgementId }) => judgementId));
  return after.results.judgementsToReview.flatMap(({ judgementId, title }) =>
    known.has(judgementId) ? [] : [{ judgementId, title }],
  );
}

/** Final judgements; answers to signalling questions hold no `final`. */
function judgementsOfBias({ facts }: FrozenReview): readonly Judgement[] {
  return facts.judgement.filter(({ subjectTable, final }) => subjectTable === 'study_result' && final !== null);
}

const keyOf = ({ subjectId, questionSet, question, role }: Judgement): string =>
  `${subjectId} ${questionSet} ${question} ${role}`;

type TitleOf = (studyResultId: string) => string | null;

/** "S1, Pain" */
function titlesOf({ facts }: FrozenReview, otherwise: TitleOf): TitleOf {
  const results = new Map(facts.study_result.map((result) => [result.id, result]));
  const studies = new Map(facts.study.map(({ id, label }) => [id, label]));
  const outcomes = new Map(facts.outcome.map(({ id, construct }) => [id, construct]));
  return (id) => {
    const result = results.get(id);
    return result ? `${studies.get(result.studyId) ?? ''}, ${outcomes.get(result.outcomeId) ?? ''}` : otherwise(id);
  };
}
