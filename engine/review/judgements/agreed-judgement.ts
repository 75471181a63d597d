import type { Judgement } from '../records/index.ts';

/**
 * The judgement that counts for one question: the consensus, else the only rater's, else the first where both say the same.
 * Null where nobody answered, or two raters disagree and have no consensus yet.
 *
 * @param judgements of one subject; other questions are passed over
 */
export function agreedJudgement(
  judgements: readonly Judgement[],
  questionSet: string,
  question: string,
): Judgement | null {
  const byRole = new Map<Judgement['role'], Judgement>();
  for (const judgement of judgements) {
    if (judgement.questionSet === questionSet && judgement.question === question) byRole.set(judgement.role, judgement);
  }
  const consensus = byRole.get('consensus');
  if (consensus) return consensus;
  const [first, second] = [byRole.get('first'), byRole.get('second')];
  if (first && second) return first.final === second.final && first.answer === second.answer ? first : null;
  return byRole.get('single') ?? first ?? second ?? null;
}
