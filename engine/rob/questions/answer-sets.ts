import type { Answer, AnswerCondition, MappingRule, ToolLevel } from '../types.ts';

/** "Probably" counts as the word itself in every algorithm of RoB 2. */
export const YES: readonly Answer[] = ['Y', 'PY'];
export const NO: readonly Answer[] = ['PN', 'N'];
export const YES_OR_UNKNOWN: readonly Answer[] = ['Y', 'PY', 'NI'];
export const NO_OR_UNKNOWN: readonly Answer[] = ['PN', 'N', 'NI'];

/** Responses to most questions, in the order they are offered. */
export const RESPONSES: readonly Answer[] = ['Y', 'PY', 'PN', 'N', 'NI'];
export const RESPONSES_OR_NOT_APPLICABLE: readonly Answer[] = [...RESPONSES, 'NA'];

/** The question, or any one of several, has one of the answers. */
export function has(questions: string | readonly string[], answers: readonly Answer[]): AnswerCondition {
  return { questions: typeof questions === 'string' ? [questions] : questions, answers };
}

export function rule(level: ToolLevel, ...when: readonly AnswerCondition[]): MappingRule {
  return { when, level };
}
