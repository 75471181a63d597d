import type { RobDomain } from '../types.ts';
import { has, RESPONSES, rule, YES } from './answer-sets.ts';

/** RoB 2, domain 5. The wording is ours. */
export const SELECTION: RobDomain = {
  id: 'D5',
  letter: 'E',
  title: 'Selection of the reported result',
  questions: [
    {
      id: '5.1',
      text: 'Were the data analysed as planned before anyone saw unblinded outcome data?',
      help: 'Compare the registration, protocol or analysis plan, and its date, with what is reported.',
      responses: RESPONSES,
    },
    {
      id: '5.2',
      text: 'Was this result likely chosen, for what it shows, from several measurements of the outcome?',
      help: 'Several scales, definitions or time points for the same outcome. No if all that was planned is reported, or if there was only one way to measure it.',
      responses: RESPONSES,
    },
    {
      id: '5.3',
      text: 'Was this result likely chosen, for what it shows, from several analyses of the data?',
      help: 'Adjusted and unadjusted models, final value and change, other cut-offs, other sets of covariates or of participants.',
      responses: RESPONSES,
    },
  ],
  algorithm: [
    [
      rule('high', has(['5.2', '5.3'], YES)),
      rule('some concerns', has(['5.2', '5.3'], ['NI'])),
      rule('low', has('5.1', YES)),
      rule('some concerns'),
    ],
  ],
};
