import { interpretDomain } from './interpret.ts';
import type { Answers, RobDomain, ToolLevel } from './types.ts';

/** One answer of each kind the algorithm tells apart: "probably" counts as its plain word. */
const KINDS = ['Y', 'N', 'NI'] as const;

/**
 * What an incomplete domain will come to whichever way its open questions are answered; null while that is open, and for a domain
 * without an algorithm. It is no judgement: a domain has none until its questions are answered.
 *
 * @param answers by question id; a missing one is not assessed
 * @source the algorithms of `interpretDomain`, walked to every end
 * @golden none: held against the interpreter itself
 */
export function settledProposal(domain: RobDomain, answers: Answers, levels: readonly ToolLevel[]): ToolLevel | null {
  const { proposal, unanswered, isComplete } = interpretDomain(domain, answers, levels);
  const [open] = unanswered;
  if (isComplete || open === undefined) return proposal;
  const allowed = domain.questions.find(({ id }) => id === open)?.responses ?? [];
  let settled: ToolLevel | null = null;
  for (const answer of KINDS) {
    if (!allowed.includes(answer)) continue;
    const level = settledProposal(domain, { ...answers, [open]: answer }, levels);
    if (level === null || (settled !== null && level !== settled)) return null;
    settled = level;
  }
  return settled;
}
