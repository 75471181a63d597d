import type { RobDomain } from '../types.ts';
import { has, NO, RESPONSES, rule, YES } from './answer-sets.ts';

/** RoB 2, domain 1 (Sterne et al. 2019, doi:10.1136/bmj.l4898). The wording is ours. */
export const RANDOMISATION: RobDomain = {
  id: 'D1',
  letter: 'A',
  title: 'Randomisation process',
  questions: [
    {
      id: '1.1',
      text: 'Was the order of allocation random?',
      help: 'Yes: computer or table of random numbers, minimisation with a random element, shuffled cards or drawn lots. No: alternation, date of birth or visit, the choice of a clinician or participant.',
      responses: RESPONSES,
    },
    {
      id: '1.2',
      text: 'Was the next allocation hidden until the participant was enrolled and assigned?',
      help: 'Yes: a remote or independent service held the list, or sealed, opaque, numbered envelopes or containers. No: an open list, envelopes that can be read or opened early, or a predictable order.',
      responses: RESPONSES,
    },
    {
      id: '1.3',
      text: 'Do differences between the groups at baseline suggest that randomisation went wrong?',
      help: 'Look for group sizes far from the planned ratio, more significant differences than chance brings, or an imbalance in an important prognostic factor too large for chance. Differences that chance explains are a no.',
      responses: RESPONSES,
    },
  ],
  algorithm: [
    [
      rule('high', has('1.2', NO)),
      rule('high', has('1.2', ['NI']), has('1.3', YES)),
      rule('some concerns', has('1.2', ['NI'])),
      rule('some concerns', has('1.1', NO)),
      rule('some concerns', has('1.3', YES)),
      rule('low'),
    ],
  ],
};
