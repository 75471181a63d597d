import { RISK_OF_BIAS_LEVELS, type QuestionSet, type RobDomain } from '../types.ts';
import { RESPONSES } from './answer-sets.ts';
import { DEVIATIONS_ASSIGNMENT } from './deviations.ts';
import { MEASUREMENT } from './measurement.ts';
import { MISSING_DATA } from './missing-data.ts';
import { RANDOMISATION } from './randomisation.ts';
import { SELECTION } from './selection.ts';

const PERIODS: RobDomain = {
  id: 'DS',
  letter: 'B',
  title: 'Period and carry-over effects',
  questions: [
    {
      id: 'S.1',
      text: 'Were about as many participants allocated to each sequence?',
      help: 'Unequal sequences let an effect of the period look like an effect of the intervention.',
      responses: RESPONSES,
    },
    {
      id: 'S.2',
      text: 'Did the analysis allow for effects of the period?',
      help: 'A paired analysis with period in the model, or sequences so equal that the effects cancel.',
      responses: RESPONSES,
    },
    {
      id: 'S.3',
      text: 'Was there time enough for what was left of the first intervention to wear off?',
      help: 'Skills that are learnt, as in behavioural interventions, do not wash out.',
      responses: RESPONSES,
    },
  ],
  algorithm: null,
};

const SELECTION_OF_PERIOD: RobDomain = {
  ...SELECTION,
  letter: 'F',
  questions: [
    ...SELECTION.questions,
    {
      id: '5.4',
      text: 'Were data of the first period alone reported because of a test for carry-over?',
      help: 'Choosing the analysis by such a test biases the result.',
      responses: RESPONSES,
    },
  ],
  algorithm: null,
};

const relettered = (domain: RobDomain, letter: string): RobDomain => ({ ...domain, letter, algorithm: null });

/** RoB 2 for crossover trials. Its algorithm is not verified, so the reviewer judges each domain. */
export const ROB2_CROSSOVER_ASSIGNMENT: QuestionSet = {
  id: 'rob2-crossover-assignment',
  tool: 'RoB 2 for crossover trials',
  version: 'test version of 18 March 2021',
  design: 'Crossover',
  effect: 'assignment',
  levels: RISK_OF_BIAS_LEVELS,
  caveat:
    'A test version of the tool. Grove does not propose judgements for it, because its algorithm could not be checked against the official document: judge each domain with the official guidance at hand.',
  citation:
    'Higgins JPT, Li T, Altman DG, et al. Revised Cochrane risk of bias tool for randomized trials (RoB 2): additional considerations for crossover trials. Test version, 18 March 2021.',
  url: 'https://www.riskofbias.info/welcome/rob-2-0-tool/rob-2-for-crossover-trials',
  domains: [
    { ...RANDOMISATION, algorithm: null },
    PERIODS,
    relettered(DEVIATIONS_ASSIGNMENT, 'C'),
    relettered(MISSING_DATA, 'D'),
    relettered(MEASUREMENT, 'E'),
    { ...SELECTION_OF_PERIOD, letter: 'F' },
  ],
};
