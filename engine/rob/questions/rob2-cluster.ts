import { RISK_OF_BIAS_LEVELS, type QuestionSet, type RobDomain, type SignallingQuestion } from '../types.ts';
import { has, NO_OR_UNKNOWN, RESPONSES, YES_OR_UNKNOWN } from './answer-sets.ts';
import { ANALYSIS_QUESTIONS, contextQuestions } from './deviations.ts';
import { INFLUENCE_QUESTIONS, METHOD_QUESTIONS } from './measurement.ts';
import { missingnessQuestions } from './missing-data.ts';
import { RANDOMISATION } from './randomisation.ts';
import { SELECTION } from './selection.ts';

const [ORDER_RANDOM, CONCEALED] = RANDOMISATION.questions as readonly [SignallingQuestion, SignallingQuestion];

const CLUSTER_RANDOMISATION: RobDomain = {
  ...RANDOMISATION,
  id: 'D1a',
  title: 'Randomisation of the clusters',
  questions: [
    { ...ORDER_RANDOM, text: 'Was the order in which clusters were allocated random?' },
    { ...CONCEALED, text: 'Was the next allocation hidden until the clusters were enrolled and assigned?' },
    {
      id: '1.3',
      text: 'Do differences between the groups at baseline suggest that randomisation of the clusters went wrong?',
      help: 'Leave out imbalance that comes from how participants were recruited: the next domain asks about it. With few clusters chance imbalance is common.',
      responses: RESPONSES,
    },
  ],
  algorithm: null,
};

const RECRUITMENT: RobDomain = {
  id: 'D1b',
  letter: 'B',
  title: 'Timing of identification and recruitment of participants',
  questions: [
    {
      id: '1b.1',
      text: 'Were all participants identified and recruited, where they were, before their cluster was randomised?',
      help: 'Also yes where everybody in a cluster is included without being chosen.',
      responses: RESPONSES,
    },
    {
      id: '1b.2',
      text: 'Is it likely that knowing the assigned intervention affected who was selected?',
      help: 'Recruiters or participants who knew what the cluster was to receive could choose accordingly.',
      askedIf: { all: [has('1b.1', NO_OR_UNKNOWN)] },
      responses: RESPONSES,
    },
    {
      id: '1b.3',
      text: 'Do differences between the groups at baseline suggest that different kinds of people were recruited?',
      help: 'Compare the characteristics of participants, and how many were recruited in each cluster.',
      askedIf: { all: [has('1b.2', NO_OR_UNKNOWN)] },
      responses: RESPONSES,
    },
  ],
  algorithm: null,
};

const DEVIATIONS: RobDomain = {
  id: 'D2',
  letter: 'C',
  title: 'Deviations from the intended interventions',
  questions: [
    {
      id: '2.1a',
      text: 'Did participants know that they were in a trial?',
      help: 'In many cluster trials people receive what their practice or school does and never hear of a trial.',
      responses: RESPONSES,
    },
    {
      id: '2.1b',
      text: 'Did participants know which intervention they were assigned?',
      help: 'Of those who knew of the trial.',
      askedIf: { all: [has('2.1a', YES_OR_UNKNOWN)] },
      responses: RESPONSES,
    },
    {
      id: '2.2',
      text: 'Did carers, and those who delivered the interventions, know the assignment during the trial?',
      help: 'Those who deliver an intervention to a whole cluster nearly always do.',
      responses: RESPONSES,
    },
    ...contextQuestions(['2.1b', '2.2']),
    ...ANALYSIS_QUESTIONS,
  ],
  algorithm: null,
};

const MISSING_DATA: RobDomain = {
  id: 'D3',
  letter: 'D',
  title: 'Missing outcome data',
  questions: [
    {
      id: '3.1a',
      text: 'Were data on this outcome available for all clusters that recruited participants?',
      help: 'A cluster that dropped out takes all its participants with it.',
      responses: RESPONSES,
    },
    {
      id: '3.1b',
      text: 'Were data on this outcome available for all, or nearly all, participants within the clusters?',
      help: 'For a continuous outcome about 95% is often enough.',
      responses: RESPONSES,
    },
    ...missingnessQuestions(['3.1a', '3.1b']),
  ],
  algorithm: null,
};

const MEASUREMENT: RobDomain = {
  id: 'D4',
  letter: 'E',
  title: 'Measurement of the outcome',
  questions: [
    ...METHOD_QUESTIONS,
    {
      id: '4.3a',
      text: 'Did those who assessed the outcome know that a trial was taking place?',
      help: 'For an outcome that participants report themselves, the participant is the assessor.',
      askedIf: { all: [has('4.1', NO_OR_UNKNOWN), has('4.2', NO_OR_UNKNOWN)] },
      responses: RESPONSES,
    },
    {
      id: '4.3',
      text: 'Did those who assessed the outcome know which intervention was received? (4.3b of the tool)',
      help: 'For an outcome that participants report themselves, the participant is the assessor.',
      askedIf: { all: [has('4.3a', YES_OR_UNKNOWN)] },
      responses: RESPONSES,
    },
    ...INFLUENCE_QUESTIONS,
  ],
  algorithm: null,
};

/** RoB 2 for cluster-randomised trials. Its algorithm is known from one transcription only, so the reviewer judges each domain. */
export const ROB2_CLUSTER_ASSIGNMENT: QuestionSet = {
  id: 'rob2-cluster-assignment',
  tool: 'RoB 2 for cluster-randomised trials',
  version: 'test version of 18 March 2021',
  design: 'Clusters randomised, parallel groups',
  effect: 'assignment',
  levels: RISK_OF_BIAS_LEVELS,
  caveat:
    'A test version of the tool. Grove does not propose judgements for it, because its algorithm could not be checked against the official document: judge each domain with the official guidance at hand.',
  citation:
    'Eldridge S, Campbell MK, Campbell MJ, et al. Revised Cochrane risk of bias tool for randomized trials (RoB 2): additional considerations for cluster-randomized trials. Test version, 18 March 2021.',
  url: 'https://www.riskofbias.info/welcome/rob-2-0-tool/rob-2-for-cluster-randomized-trials',
  domains: [
    CLUSTER_RANDOMISATION,
    RECRUITMENT,
    DEVIATIONS,
    MISSING_DATA,
    MEASUREMENT,
    { ...SELECTION, letter: 'F', algorithm: null },
  ],
};
