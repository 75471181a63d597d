import type { MappingTable, RobDomain, SignallingQuestion } from '../types.ts';
import {
  has,
  NO,
  NO_OR_UNKNOWN,
  RESPONSES,
  RESPONSES_OR_NOT_APPLICABLE,
  rule,
  YES,
  YES_OR_UNKNOWN,
} from './answer-sets.ts';

const TITLE = 'Deviations from the intended interventions';

const PARTICIPANTS_AWARE: SignallingQuestion = {
  id: '2.1',
  text: 'Did participants know during the trial which intervention they were assigned?',
  help: 'A placebo or sham that looks and feels alike is a no. In trials of behaviour, exercise or meditation the answer is nearly always yes.',
  responses: RESPONSES,
};

const CARERS_AWARE: SignallingQuestion = {
  id: '2.2',
  text: 'Did carers, and those who delivered the interventions, know the assignment during the trial?',
  help: 'Whoever teaches a course or delivers a therapy knows what it is.',
  responses: RESPONSES,
};

/** Questions 2.3 to 2.5 follow when anybody was, or may have been, aware. */
export const contextQuestions = (awareness: readonly string[]): readonly SignallingQuestion[] => [
  {
    id: '2.3',
    text: 'Did people deviate from the intended intervention because of the trial itself?',
    help: 'Only deviations that the experience of being in a trial brought about count, such as comparator participants seeking the treatment out of disappointment. Dropping a treatment for its side effects, as in usual care, does not.',
    askedIf: { any: [has(awareness, YES_OR_UNKNOWN)] },
    responses: RESPONSES,
  },
  {
    id: '2.4',
    text: 'Are these deviations likely to have affected the outcome?',
    help: 'Think of how many deviated and of how strongly what they did instead bears on this outcome.',
    askedIf: { all: [has('2.3', YES)] },
    responses: RESPONSES,
  },
  {
    id: '2.5',
    text: 'Were these deviations balanced between the groups?',
    help: 'Alike in number, kind and effect in both groups is a yes.',
    askedIf: { all: [has('2.4', YES_OR_UNKNOWN)] },
    responses: RESPONSES,
  },
];

export const ANALYSIS_QUESTIONS: readonly SignallingQuestion[] = [
  {
    id: '2.6',
    text: 'Was the analysis right for the effect of being assigned to the intervention?',
    help: 'Yes: everybody analysed as randomised, or all but those without outcome data. No: per protocol, as treated, or with participants left out for what happened after randomisation.',
    responses: RESPONSES,
  },
  {
    id: '2.7',
    text: 'Could the failure to analyse participants in their randomised group have changed the result substantially?',
    help: 'Weigh how many were analysed in the wrong group or left out: more than about 5% can matter, and for rare events less.',
    askedIf: { all: [has('2.6', NO_OR_UNKNOWN)] },
    responses: RESPONSES,
  },
];

/** Part 1: what the context of the trial brought about. */
const CONTEXT_TABLE: MappingTable = [
  rule('low', has('2.1', NO), has('2.2', NO)),
  rule('low', has('2.3', NO)),
  rule('some concerns', has('2.3', ['NI'])),
  rule('some concerns', has('2.4', NO)),
  rule('some concerns', has('2.5', YES)),
  rule('high'),
];

/** Part 2: the analysis. */
const ANALYSIS_TABLE: MappingTable = [
  rule('low', has('2.6', YES)),
  rule('some concerns', has('2.7', NO)),
  rule('high'),
];

/** RoB 2, domain 2, effect of assignment (the intention-to-treat effect). The wording is ours. */
export const DEVIATIONS_ASSIGNMENT: RobDomain = {
  id: 'D2',
  letter: 'B',
  title: TITLE,
  questions: [PARTICIPANTS_AWARE, CARERS_AWARE, ...contextQuestions(['2.1', '2.2']), ...ANALYSIS_QUESTIONS],
  algorithm: [CONTEXT_TABLE, ANALYSIS_TABLE],
};

/** RoB 2, domain 2, effect of adhering (the per-protocol effect). The wording is ours. */
export const DEVIATIONS_ADHERENCE: RobDomain = {
  id: 'D2',
  letter: 'B',
  title: TITLE,
  questions: [
    PARTICIPANTS_AWARE,
    CARERS_AWARE,
    {
      id: '2.3',
      text: 'Were important interventions outside the protocol balanced between the groups?',
      help: 'Not applicable when such co-interventions are not among the deviations this review looks at.',
      askedIf: { any: [has(['2.1', '2.2'], YES_OR_UNKNOWN)] },
      responses: RESPONSES_OR_NOT_APPLICABLE,
    },
    {
      id: '2.4',
      text: 'Were there failures in delivering the intervention that could have affected the outcome?',
      help: 'Not applicable when delivery is not among the deviations this review looks at.',
      responses: RESPONSES_OR_NOT_APPLICABLE,
    },
    {
      id: '2.5',
      text: 'Did participants fail to adhere in a way that could have affected outcomes?',
      help: 'Count stopping, switching and imperfect adherence. Not applicable when it is not among the deviations this review looks at.',
      responses: RESPONSES_OR_NOT_APPLICABLE,
    },
    {
      id: '2.6',
      text: 'Was the analysis right for the effect of adhering to the intervention?',
      help: 'Yes: instrumental variables, inverse probability weighting or another method that accounts for the deviations. No: a naive per-protocol or as-treated analysis, or one by intention to treat.',
      askedIf: { any: [has('2.3', NO_OR_UNKNOWN), has(['2.4', '2.5'], YES_OR_UNKNOWN)] },
      responses: RESPONSES,
    },
  ],
  algorithm: [
    [
      rule('low', has('2.3', ['Y', 'PY', 'NA']), has('2.4', ['PN', 'N', 'NA']), has('2.5', ['PN', 'N', 'NA'])),
      rule('some concerns', has('2.6', YES)),
      rule('high'),
    ],
  ],
};
