import type { Study } from '../../engine/review/records/index.ts';

/** Intervention of the review for each class named in the facts file. */
export const INTERVENTION_OF_CLASS: Readonly<Record<string, string>> = {
  'mindfulness group medical visit': 'mindfulness',
  'group MBI': 'mindfulness',
  'self-paced MBI': 'mindfulness',
  'group MBI + CBT components': 'mindfulness',
  MBSR: 'mindfulness',
  MBCT: 'mindfulness',
  MORE: 'MORE',
  'usual care': 'usual care',
  waitlist: 'waiting list',
  CBT: 'CBT',
  education: 'education',
  'education/relaxation': 'education',
  'supportive therapy (active)': 'supportive therapy',
  'other meditation': 'other meditation',
  exercise: 'exercise',
};

/** Interventions that stand on the intervention side of a result when both arms could. */
export const INTERVENTION_SIDE: readonly string[] = ['mindfulness', 'MORE', 'other meditation'];

/** Outcome of the review for each outcome wording of the facts file. */
export const OUTCOME_OF_WORDING: Readonly<Record<string, string>> = {
  'pain intensity+interference': 'pain',
  'pain interference': 'pain',
  'pain intensity': 'pain',
  'pain bothersomeness': 'pain',
  'pain severity': 'pain',
  'pain intensity (current)': 'pain',
  'pain intensity (most severe, past week)': 'pain',
  'pain intensity (mean)': 'pain',
  'physical function': 'function',
  'disability, pain, psychological function': 'function',
  'responder (global)': 'response',
  'responder (>=30% interference)': 'response',
  'responder (>=30% function)': 'response',
  'responder (>=30% pain)': 'response',
  'mental quality of life': 'mental quality of life',
  'physical quality of life': 'physical quality of life',
  'opioid dose': 'opioid dose',
  'study completion': 'completion',
  'pain acceptance': 'other',
  'opioid misuse resolved': 'other',
  'opioid misuse': 'other',
  'return to drug use': 'other',
  'methadone-treatment dropout': 'other',
  'vitality (primary)': 'other',
  'health-related quality of life (primary)': 'other',
};

/** Why a trial of the facts file is not among the included ones. */
export const STATUS_OF_TRIAL: Readonly<Record<string, Readonly<{ status: Study['status']; reason: string }>>> = {
  'ardito-2017': { status: 'excluded', reason: 'Not randomised: participants were sampled in sequence.' },
  'schmidt-2011': { status: 'excluded', reason: 'Population: fibromyalgia, not low back pain.' },
  'jeitler-2015': {
    status: 'excluded',
    reason: 'Population and intervention: neck pain; Jyoti meditation is not mindfulness-based.',
  },
  'lacour-2015': { status: 'excluded', reason: 'Population: nonspecific chronic pain of any site.' },
  'garland-2014': { status: 'excluded', reason: 'Population: chronic pain of any site with opioid misuse risk.' },
  'garland-2022': { status: 'excluded', reason: 'Population: chronic pain of any site with opioid misuse.' },
  'garland-2024': { status: 'excluded', reason: 'Population: opioid-treated chronic pain of any site.' },
  'cooperman-2024': {
    status: 'excluded',
    reason: 'Population: chronic pain with opioid use disorder; pain was not the outcome.',
  },
};

/** Instruments, with what they really measure. Ranges come with each study's use. */
export const INSTRUMENTS: Readonly<
  Record<
    string,
    Readonly<{
      name: string;
      abbreviation: string;
      construct: string;
      items: number | null;
      isInteger: boolean | null;
      mid?: number;
      midSource?: string;
    }>
  >
> = {
  PEG: {
    name: 'Pain, Enjoyment of life and General activity scale',
    abbreviation: 'PEG',
    construct: 'pain intensity and interference',
    items: 3,
    isInteger: true,
    mid: 1,
    midSource:
      'Prespecified in OPTIMUM (JAMA Intern Med 2026, doi:10.1001/jamainternmed.2026.2186); Reed 2024 gives 0.6 to 1.75.',
  },
  'BPI interference': {
    name: 'Brief Pain Inventory, interference',
    abbreviation: 'BPI interference',
    construct: 'pain interference',
    items: 7,
    isInteger: true,
    mid: 1,
    midSource: 'IMMPACT: Dworkin 2008, J Pain 9:105-121 (1 point, minimally important).',
  },
  'BPI severity (mean of 4 items)': {
    name: 'Brief Pain Inventory, severity (mean of four items)',
    abbreviation: 'BPI severity',
    construct: 'pain intensity',
    items: 4,
    isInteger: true,
  },
  'Pain bothersomeness NRS': {
    name: 'Pain bothersomeness, numerical rating scale',
    abbreviation: 'Bothersomeness NRS',
    construct: 'pain bothersomeness',
    items: 1,
    isInteger: true,
  },
  NRS: {
    name: 'Pain intensity, numerical rating scale',
    abbreviation: 'NRS',
    construct: 'pain intensity',
    items: 1,
    isInteger: true,
    mid: 2,
    midSource: 'Consensus: Ostelo 2008 (2 points); Salaffi 2004 gives 1 point.',
  },
  'modified RDQ': {
    name: 'Roland-Morris Disability Questionnaire, modified (0 to 23)',
    abbreviation: 'RDQ (modified)',
    construct: 'physical function',
    items: 23,
    isInteger: true,
  },
  RMDQ: {
    name: 'Roland-Morris Disability Questionnaire',
    abbreviation: 'RMDQ',
    construct: 'physical function',
    items: 24,
    isInteger: true,
    mid: 5,
    midSource: 'Consensus: Ostelo 2008 (5 points); Roland recommends 2 to 3 (Bombardier 2001).',
  },
  ODI: {
    name: 'Oswestry Disability Index',
    abbreviation: 'ODI',
    construct: 'physical function',
    items: 10,
    isInteger: null,
    mid: 10,
    midSource: 'Consensus: Ostelo 2008 (10 points).',
  },
};
