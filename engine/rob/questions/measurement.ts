import type { RobDomain, SignallingQuestion } from '../types.ts';
import { has, NO, NO_OR_UNKNOWN, RESPONSES, rule, YES, YES_OR_UNKNOWN } from './answer-sets.ts';

export const METHOD_QUESTIONS: readonly SignallingQuestion[] = [
  {
    id: '4.1',
    text: 'Was the method of measuring this outcome inappropriate?',
    help: 'Whether it is able to measure what it should, not whether another outcome would have been better. Usually no for an established instrument.',
    responses: RESPONSES,
  },
  {
    id: '4.2',
    text: 'Could the way the outcome was measured or found out have differed between the groups?',
    help: 'Other methods, other times, or more contacts in one group at which events come to light.',
    responses: RESPONSES,
  },
];

export const INFLUENCE_QUESTIONS: readonly SignallingQuestion[] = [
  {
    id: '4.4',
    text: 'Could knowing the intervention have influenced the assessment?',
    help: 'Self-reported pain, mood or function: yes. Death from any cause, or an automatic reading: no.',
    askedIf: { all: [has('4.3', YES_OR_UNKNOWN)] },
    responses: RESPONSES,
  },
  {
    id: '4.5',
    text: 'Is it likely that knowing the intervention did influence the assessment?',
    help: 'Likely where people hold strong beliefs about the intervention, for or against, or where the comparator invites disappointment. Less likely where both groups received something credible.',
    askedIf: { all: [has('4.4', YES_OR_UNKNOWN)] },
    responses: RESPONSES,
  },
];

/** RoB 2, domain 4. The wording is ours. */
export const MEASUREMENT: RobDomain = {
  id: 'D4',
  letter: 'D',
  title: 'Measurement of the outcome',
  questions: [
    ...METHOD_QUESTIONS,
    {
      id: '4.3',
      text: 'Did those who assessed the outcome know which intervention was received?',
      help: 'For an outcome that participants report themselves, the participant is the assessor.',
      askedIf: { all: [has('4.1', NO_OR_UNKNOWN), has('4.2', NO_OR_UNKNOWN)] },
      responses: RESPONSES,
    },
    ...INFLUENCE_QUESTIONS,
  ],
  algorithm: [
    [
      rule('high', has(['4.1', '4.2'], YES)),
      // The best that can be reached is fixed by 4.2, until an influence is likely.
      rule('low', has('4.2', NO), has(['4.3', '4.4'], NO)),
      rule('some concerns', has('4.2', ['NI']), has(['4.3', '4.4'], NO)),
      rule('some concerns', has('4.5', NO)),
      rule('high'),
    ],
  ],
};
