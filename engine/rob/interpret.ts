import type {
  AnswerCondition,
  Answer,
  Answers,
  DomainState,
  MappingTable,
  OverallState,
  QuestionSet,
  QuestionState,
  RobDomain,
  SignallingQuestion,
  ToolLevel,
  Trigger,
} from './types.ts';

/**
 * A domain under some answers: which questions are asked, which are NA, and what the algorithm makes of them. An answer to a
 * question that is not asked, or one the question does not allow, counts for nothing. A domain with a question open has no proposal.
 *
 * @param answers by question id; a missing one is not assessed
 * @source Sterne et al. 2019 doi:10.1136/bmj.l4898; guidance of 22 August 2019
 * @golden none: every reachable set of answers is held against an independent writing of the algorithm
 */
export function interpretDomain(domain: RobDomain, answers: Answers, levels: readonly ToolLevel[]): DomainState {
  const known: Record<string, Answer | null> = {};
  const questions = domain.questions.map((question) => {
    const state = stateOf(question, answers, known);
    known[question.id] = state.answer;
    return state;
  });
  const unanswered = questions
    .filter((question) => question.state === 'asked' && question.answer === null)
    .map(({ questionId }) => questionId);
  const isComplete = questions.every((question) => question.answer !== null);
  return {
    domainId: domain.id,
    questions,
    isComplete,
    proposal:
      isComplete && domain.algorithm
        ? worst(
            domain.algorithm.map((table) => lookUp(table, known)),
            levels,
          )
        : null,
    unanswered,
  };
}

/**
 * The overall judgement of RoB 2 and ROBINS-I: that of the worst domain. Two domains with some concerns and none high raise the
 * question whether together they make the risk high; that is the reviewer's to say, never the program's.
 *
 * @param finals the domains' final judgements; null for one without
 * @source Sterne et al. 2019 doi:10.1136/bmj.l4898; guidance of 22 August 2019
 * @golden none: a choice, not a calculation
 */
export function proposeOverall(finals: readonly (ToolLevel | null)[], levels: readonly ToolLevel[]): OverallState {
  const judged = finals.filter((level) => level !== null);
  if (judged.length < finals.length || judged.length === 0) return { proposal: null, asksToRaise: false };
  const proposal = worst(judged, levels);
  const concerns = judged.filter((level) => level === 'some concerns').length;
  return { proposal, asksToRaise: proposal === 'some concerns' && concerns >= 2 };
}

/**
 * The questions with an answer that nothing asks for any more once `questionId` is answered `answer`, in order. An answer given
 * ahead, to a question that waits for others, stays.
 */
export function clearedBy(
  set: QuestionSet,
  answers: Answers,
  questionId: string,
  answer: Answer | null,
): readonly string[] {
  const domain = set.domains.find(({ questions }) => questions.some(({ id }) => id === questionId));
  if (!domain) return [];
  const { [questionId]: _replaced, ...others } = answers;
  const before = interpretDomain(domain, answers, set.levels);
  const after = interpretDomain(domain, answer === null ? others : { ...others, [questionId]: answer }, set.levels);
  return after.questions
    .filter(({ state }, i) => state === 'not asked' || (state === 'waiting' && before.questions[i]?.state === 'asked'))
    .map((question) => question.questionId)
    .filter((id) => id !== questionId && others[id] !== undefined);
}

/** `levels` are in order from best to worst. */
function worst(found: readonly ToolLevel[], levels: readonly ToolLevel[]): ToolLevel {
  return found.reduce((worse, level) => (levels.indexOf(level) > levels.indexOf(worse) ? level : worse));
}

function stateOf(
  question: SignallingQuestion,
  answers: Answers,
  known: Readonly<Record<string, Answer | null>>,
): QuestionState {
  const { id: questionId, askedIf, responses } = question;
  const isAsked = askedIf ? holds(askedIf, known) : true;
  if (isAsked === null) return { questionId, state: 'waiting', answer: null };
  if (!isAsked) return { questionId, state: 'not asked', answer: 'NA' };
  const given = answers[questionId];
  return { questionId, state: 'asked', answer: given !== undefined && responses.includes(given) ? given : null };
}

/** Null while it depends on a question that is not assessed yet. */
function holds(trigger: Trigger, known: Readonly<Record<string, Answer | null>>): boolean | null {
  if ('all' in trigger) {
    const parts = trigger.all.map((condition) => meets(condition, known));
    return parts.includes(false) ? false : parts.includes(null) ? null : true;
  }
  const parts = trigger.any.map((condition) => meets(condition, known));
  return parts.includes(true) ? true : parts.includes(null) ? null : false;
}

function meets(
  { questions, answers }: AnswerCondition,
  known: Readonly<Record<string, Answer | null>>,
): boolean | null {
  let isOpen = false;
  for (const question of questions) {
    const answer = known[question] ?? null;
    if (answer === null) isOpen = true;
    else if (answers.includes(answer)) return true;
  }
  return isOpen ? null : false;
}

function lookUp(table: MappingTable, known: Readonly<Record<string, Answer | null>>): ToolLevel {
  const match = table.find(({ when }) => when.every((condition) => meets(condition, known) === true));
  if (!match) throw new Error('An algorithm must end with a line that has no condition.');
  return match.level;
}
