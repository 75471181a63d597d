import { ROBINS_LEVELS, type Answer, type QuestionSet, type RobDomain, type SignallingQuestion } from '../types.ts';

const GRADED: readonly Answer[] = ['SY', 'WY', 'Y', 'PY', 'PN', 'N', 'WN', 'SN', 'NI', 'NA'];

function domain(
  number: number,
  letter: string,
  title: string,
  questions: readonly (readonly [text: string, help: string])[],
): RobDomain {
  return {
    id: `D${number}`,
    letter,
    title,
    questions: questions.map(([text, help], i): SignallingQuestion => ({
      id: `${number}.${i + 1}`,
      text,
      help,
      responses: GRADED,
    })),
    algorithm: null,
  };
}

const PLAIN: readonly Answer[] = ['Y', 'PY', 'PN', 'N'];
const YES: readonly Answer[] = ['Y', 'PY'];

/** Section B of the tool: whether the result is to be considered any further. */
const TRIAGE: RobDomain = {
  id: 'B',
  letter: 'B',
  title: 'Triage',
  questions: [
    {
      id: 'B1',
      text: 'Was any attempt made to control for confounding?',
      help: 'By design or in the analysis of this result.',
      responses: PLAIN,
    },
    {
      id: 'B2',
      text: 'If not: is confounding likely so severe that the result should not be considered further?',
      help: 'Yes makes the result critical, and the assessment ends here.',
      askedIf: { all: [{ questions: ['B1'], answers: ['PN', 'N'] }] },
      responses: PLAIN,
    },
    {
      id: 'B3',
      text: 'Was the method of measuring the outcome inappropriate?',
      help: 'Yes makes the result critical, and the assessment ends here.',
      responses: PLAIN,
    },
  ],
  algorithm: [
    [
      { when: [{ questions: ['B2'], answers: YES }], level: 'critical' },
      { when: [{ questions: ['B3'], answers: YES }], level: 'critical' },
      { when: [], level: 'low' },
    ],
  ],
  stopsAt: 'critical',
};

/**
 * ROBINS-I V2 for follow-up studies: the topics of its domains as short questions of ours. The tool is a draft and its questions
 * may change, so the reviewer judges each domain from the official template; nothing is proposed.
 * Only its triage decides by itself, since the tool says how.
 */
export const ROBINS_I_V2: QuestionSet = {
  id: 'robins-i-v2',
  tool: 'ROBINS-I V2',
  version: 'draft of 20 November 2025',
  design: 'Not randomised, follow-up (cohort) studies',
  effect: null,
  levels: ROBINS_LEVELS,
  caveat:
    'A draft that may still change. The questions here name the topics of each domain in our words; work through the official template, record what you found, and judge each domain yourself. For confounding, "low" means low except for concerns about uncontrolled confounding.',
  citation:
    'ROBINS-I V2 development group. Risk Of Bias In Non-randomized Studies of Interventions, version 2, for follow-up studies. Draft of 20 November 2025. First version: Sterne JA, et al. BMJ 2016;355:i4919. doi:10.1136/bmj.i4919',
  url: 'https://www.riskofbias.info/welcome/robins-i-v2',
  domains: [
    TRIAGE,
    domain(1, 'A', 'Confounding', [
      [
        'Did the analysis control for every important confounder this review named?',
        'For an effect of adhering, confounders that change over time as well.',
      ],
      [
        'Were the confounders measured validly and reliably?',
        'A crude or misclassified confounder is only partly controlled.',
      ],
      [
        'Did the analysis leave alone what the intervention itself may have changed?',
        'Adjusting for a consequence of the intervention biases the result.',
      ],
      [
        'Do negative controls, or anything else, suggest serious confounding that is left?',
        'Such as an effect on an outcome that the intervention cannot have.',
      ],
    ]),
    domain(2, 'B', 'Classification of interventions', [
      [
        'Could the intervention groups be told apart when follow-up began?',
        'Otherwise events before that time can only fall in one group.',
      ],
      [
        'Could knowing the outcome have influenced who was counted as exposed?',
        'Likely where exposure is recalled afterwards.',
      ],
      ['Are other errors of classification unlikely?', 'Prescriptions are not the same as treatment taken.'],
    ]),
    domain(3, 'C', 'Selection of participants into the study or analysis', [
      [
        'Did follow-up begin with the start of the intervention for nearly everybody?',
        'Prevalent users and immortal time enter here.',
      ],
      [
        'Was nobody selected on anything that happened after the start of the intervention?',
        'Such as having come back for a second visit.',
      ],
      [
        'If there was such selection, did the analysis correct for it?',
        'Weighting, or sensitivity analyses that leave the result as it is.',
      ],
    ]),
    domain(4, 'D', 'Missing data', [
      ['Were data complete, or nearly, on intervention, outcome and confounders?', 'Each of the three can be missing.'],
      [
        'Is what was done about missing data sound for the likely reasons?',
        'Complete cases, imputation and weighting rest on different assumptions.',
      ],
      [
        'Is there evidence that missing data did not bias the result?',
        'Sensitivity analyses under plausible assumptions.',
      ],
    ]),
    domain(5, 'E', 'Measurement of the outcome', [
      [
        'Could the outcome have been measured differently in the groups?',
        'Other methods, or more contacts in one group.',
      ],
      ['Did those who assessed the outcome know the intervention?', 'Participants who report themselves do.'],
      ['Could that knowledge have influenced the assessment?', 'Think of how much judgement the outcome takes.'],
    ]),
    domain(6, 'F', 'Selection of the reported result', [
      [
        'Does the result accord with a plan made before the data were analysed?',
        'A registered protocol or analysis plan with its date.',
      ],
      ['Was it likely chosen from several measurements, analyses or subgroups?', 'For what it shows.'],
    ]),
  ],
};
