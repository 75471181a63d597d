import { interpretDomain, proposeOverall } from '../../rob/interpret.ts';
import { settledProposal } from '../../rob/settled.ts';
import type { DomainState, QuestionSet, ToolLevel } from '../../rob/types.ts';
import type { Task } from '../task.ts';
import {
  holdsJudgements,
  readAnswers,
  readDomainId,
  readJudgements,
  readOverrides,
  readQuestionSet,
  readRequest,
} from './rob2-input.ts';

const PROMPT =
  'Two or more domains raise some concerns. Do they together lower confidence in the result so much that its risk of bias is high?';

/**
 * Judgements of RoB 2 (22 August 2019, parallel groups). Input: `answers` by question, as {"1.1": "PY", "1.2": "NI"} (Y, PY, PN, N,
 * NI, NA, or the words; null is not assessed; NI says that a full source was read and is silent), optionally `domain` ("D1" … "D5")
 * to judge that one alone, and `effect`: assignment (default) or adherence. Or the judgements themselves, for the overall one:
 * `domains` as {"D1": "Low", …} or ["Low", "Low", "Some concerns", …]. `overrides` as {"D2": {"judgement": "High", "reason": "…"}}
 * ("overall" too) set final judgements. Names go without regard to case, hyphens and underscores, and by several words (responses,
 * judgments, effect_of_interest); answers may also stand in the input itself.
 *
 * Result: tool, version, effect; domains.D1 … with judgement (final; null while incomplete), proposal, overridden, complete,
 * unanswered (questions asked and not assessed), not_applicable and settled (what an incomplete domain comes to whichever way the rest is
 * answered; null while that is open); overall with judgement, proposal, overridden, prompt (true:
 * ask whether to raise to High) and prompt_text. With `domain`, its judgement also stands at the top and there is no overall.
 */
export const rob2Task: Task = {
  task: 'rob2',
  run: (rawInput, rawOptions) => {
    const input = readRequest(rawInput, rawOptions);
    const set = readQuestionSet(input.effect);
    const overrides = readOverrides(input.overrides, set);
    const given = input.judgements ?? input.domains;
    const head = { tool: set.tool, version: set.version, effect: set.effect };

    if (given !== undefined && (input.judgements !== undefined || Array.isArray(given) || holdsJudgements(given))) {
      const levels = readJudgements(given, input.judgements === undefined ? 'domains' : 'judgements', set);
      const judged = set.domains.map(({ id }) => ({ id, ...finalOf(levels[id] ?? null, overrides.get(id)?.level) }));
      const domains = Object.fromEntries(judged.map((domain) => [domain.id, judgementFields(domain)] as const));
      return { ...head, domains, overall: overallOf(set, judged, overrides.get('overall')?.level) };
    }
    const answers = readAnswers(input.answers ?? given ?? {}, set);
    const only = input.domain === undefined || input.domain === null ? null : readDomainId(input.domain, 'domain', set);
    const judged = set.domains
      .filter(({ id }) => only === null || id === only)
      .map((domain) => {
        const state = interpretDomain(domain, answers, set.levels);
        return {
          id: domain.id,
          state,
          settled: settledProposal(domain, answers, set.levels),
          ...finalOf(state.proposal, overrides.get(domain.id)?.level),
        };
      });
    const domains = Object.fromEntries(
      judged.map(
        (domain) =>
          [
            domain.id,
            { ...judgementFields(domain), ...detailsOf(domain.state), settled: worded(domain.settled) },
          ] as const,
      ),
    );
    if (only !== null) return { ...head, domain: only, ...domains[only], domains };
    return { ...head, domains, overall: overallOf(set, judged, overrides.get('overall')?.level) };
  },
};

type Judged = Readonly<{ proposal: ToolLevel | null; final: ToolLevel | null }>;

/** An incomplete domain has no judgement, whatever anybody says of it. */
function finalOf(proposal: ToolLevel | null, override: ToolLevel | undefined): Judged {
  return { proposal, final: proposal === null ? null : (override ?? proposal) };
}

function judgementFields({ proposal, final }: Judged) {
  return { judgement: worded(final), proposal: worded(proposal), overridden: final !== proposal };
}

function detailsOf({ isComplete, unanswered, questions }: DomainState) {
  return {
    complete: isComplete,
    unanswered,
    not_applicable: questions.filter(({ answer }) => answer === 'NA').map(({ questionId }) => questionId),
  };
}

function overallOf({ levels }: QuestionSet, domains: readonly Judged[], override: ToolLevel | undefined) {
  const { proposal, asksToRaise } = proposeOverall(
    domains.map(({ final }) => final),
    levels,
  );
  const prompt = asksToRaise && override === undefined;
  return { ...judgementFields(finalOf(proposal, override)), prompt, prompt_text: prompt ? PROMPT : null };
}

/** "Some concerns" */
function worded(level: ToolLevel | null): string | null {
  return level === null ? null : level.charAt(0).toUpperCase() + level.slice(1);
}
