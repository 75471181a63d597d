import { formatCount } from '../../../engine/text/format-number.ts';
import type { SkewedMedians } from '../../../api/contract/protocol.ts';
import type { ProtocolAnalysis, ProtocolHead } from '../../../api/contract/views.ts';

type Outcome = ProtocolHead['outcomes'][number];
type Instrument = ProtocolHead['instruments'][number];
type Attribute = ProtocolHead['attributes'][number];

export const SECTIONS = [
  'question',
  'interventions',
  'comparisons',
  'outcomes',
  'instruments',
  'windows',
  'plan',
  'attributes',
  'assumptions',
  'versions',
] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_TITLES: Readonly<Record<Section, string>> = {
  question: 'Question',
  interventions: 'Interventions',
  comparisons: 'Comparisons',
  outcomes: 'Outcomes',
  instruments: 'Instruments',
  windows: 'Time windows',
  plan: 'Analysis plan',
  attributes: 'Characteristics',
  assumptions: 'Assumptions',
  versions: 'Deviations',
};

const things = (count: number, one: string, more: string): string =>
  `${formatCount(count)} ${count === 1 ? one : more}`;

export const PROTOCOL = {
  title: 'Protocol',
  sections: 'Sections of the protocol',
  noReview: 'This file holds no review yet. Start one from Home.',
  toHome: 'Go to Home',
  openNotice: 'Nothing has been extracted yet: the protocol can be changed freely.',
  deviationNotice: (values: number) =>
    `${things(values, 'number has', 'numbers have')} been extracted: each change first shows what it affects, and is kept as a deviation with its reason.`,
  nameMissing: 'Type a name first.',
  notSet: 'Not set',
  none: '–',
  add: 'Add',
  remove: (label: string) => `Remove ${label}`,
  moveUp: (label: string) => `Move ${label} up`,
  moveDown: (label: string) => `Move ${label} down`,
  removeTitle: (label: string) => `Remove ${label}?`,
  removeLead: (uses: number) =>
    uses === 0
      ? 'Nothing else refers to it. Undo brings it back.'
      : `${things(uses, 'record refers', 'records refer')} to it and go with it. Undo brings all of it back.`,
  removeIt: 'Remove',
  name: 'Name',
} as const;

/** Numbers that no paper printed and the derivation needs; each with its range and where it comes from. */
export const ASSUMPTIONS = {
  empty:
    'Add what an analysis needs and no paper prints, such as the intracluster correlation of a cluster trial, or the correlation that gives the SD of a change.',
  add: 'Add assumption',
  addTitle: 'Add an assumption',
  kind: 'What is assumed',
  scope: 'For',
  review: 'The whole review',
  value: 'Value',
  low: 'From',
  high: 'To',
  rationale: 'Source and reason',
  rationaleHint: 'Where the number comes from, such as a similar trial or a database.',
  rationaleMissing: 'Type where the number comes from.',
  valueMissing: 'Type the value first.',
  of: (what: string, name: string) => `${what}: ${name}`,
  nearest:
    'The most specific assumption counts: one for a study before one for its outcome, and that before one for the whole review. “From” and “To” are tried in sensitivity analyses.',
  edit: (name: string) => `Change the assumption: ${name}`,
  added: (name: string) => `Add the assumption: ${name}`,
  removed: (name: string) => `Remove the assumption: ${name}`,
} as const;

type AssumptionKind = ProtocolHead['assumptions'][number]['kind'];

/** Kinds the derivation reads, with the limits of their values. */
export const ASSUMPTION_KINDS: readonly Readonly<{ id: AssumptionKind; label: string; least: number; most: number }>[] =
  [
    { id: 'icc', label: 'Intracluster correlation', least: 0, most: 1 },
    { id: 'cluster size', label: 'Mean cluster size', least: 1, most: 1_000_000 },
    { id: 'cv', label: 'Variation of the cluster sizes (coefficient)', least: 0, most: 10 },
    {
      id: 'rho',
      label: 'Correlation of one person’s scores (baseline and end, or crossover periods)',
      least: -1,
      most: 1,
    },
    { id: 'imputed SD', label: 'Standard deviation where none was printed', least: 0, most: 1e12 },
    { id: 'reference SD', label: 'Reference standard deviation of a scale', least: 0, most: 1e12 },
    { id: 'correlation', label: 'Correlation of contrasts that share an arm', least: -1, most: 1 },
  ];

export const QUESTION = {
  reviewTitle: 'Title of the review',
  question: 'Review question',
  population: 'Population',
  setting: 'Setting',
  interventions: 'Intervention',
  comparators: 'Comparator',
  outcomes: 'Outcomes',
  lead: 'Type population and setting here; the rest of PICO follows from the other sections.',
  none: 'none yet',
  extraction: 'Extraction',
  extractionModes: { single: 'By one reviewer', dual: 'By two reviewers, independently' },
} as const;

export const INTERVENTIONS = {
  empty: 'Name what the studies compare: each treatment and each control.',
  add: 'Add intervention',
  addTitle: 'Add an intervention',
  name: 'Intervention',
  class: 'Class',
  classHint: 'Interventions of one class can be analysed together, such as “inactive control”.',
  uses: 'Arms',
  nameOf: (name: string) => `Name of ${name}`,
  classOf: (name: string) => `Class of ${name}`,
} as const;

export const COMPARISONS = {
  empty: 'Say what is compared with what. Each comparison is one block of the Summary of Findings.',
  toInterventions: 'Open the interventions',
  needInterventions: 'Add interventions first: a comparison needs at least one on each side.',
  add: 'Add comparison',
  addTitle: 'Add a comparison',
  label: 'Heading',
  labelOf: (label: string) => `Heading of ${label}`,
  intervention: 'Intervention side',
  comparator: 'Comparator side',
  sideOf: (side: string, label: string) => `${side} of ${label}`,
  choose: 'Choose interventions',
  proposed: (a: string, b: string) => `${a} compared with ${b}`,
  bothSides: 'Choose at least one intervention for each side.',
  overlap: 'The same intervention is on both sides. Remove it from one of them.',
} as const;

export const OUTCOMES = {
  empty: 'Add the outcomes that matter, with their importance and what counts as an important difference.',
  add: 'Add outcome',
  addTitle: 'Add an outcome',
  construct: 'Outcome',
  kind: 'Kind',
  better: 'Better when',
  importance: 'Importance',
  importanceHint: '1 to 9: 7 to 9 critical, 4 to 6 important, 1 to 3 of limited importance.',
  band: (importance: number | null) =>
    importance === null ? '' : importance >= 7 ? 'critical' : importance >= 4 ? 'important' : 'limited',
  countBasis: 'What is counted',
  ascertainment: 'Ascertainment',
  scale: 'Analysis scale',
  scaleHint: 'Results of this outcome are all shown on this scale.',
  scaleLow: 'From',
  scaleHigh: 'To',
  scaleUnit: 'Unit',
  thresholds: 'Important differences',
  thresholdsHint: (kind: Outcome['kind'], unit: string | null) =>
    kind === 'continuous' || kind === 'ordinal'
      ? `As a difference between groups, in ${unit ?? 'standard deviations, since no analysis scale is set'}.`
      : kind === 'count or rate'
        ? 'As events more or fewer per 1000 person-years.'
        : 'As events more or fewer per 1000 people.',
  small: 'Small',
  moderate: 'Moderate',
  large: 'Large',
  thresholdSource: 'Where the thresholds come from',
  sourceMissing: 'Say where the thresholds come from: certainty is rated against them.',
  order: 'The thresholds must rise from small to large.',
  list: 'Outcomes in the order of the table',
  details: (name: string) => `Outcome ${name}`,
} as const;

export const KINDS: Readonly<Record<Outcome['kind'], string>> = {
  continuous: 'Continuous',
  binary: 'Binary',
  'count or rate': 'Count or rate',
  'time-to-event': 'Time to event',
  ordinal: 'Ordinal',
  narrative: 'Narrative',
};
export const KIND_IDS = [
  'continuous',
  'binary',
  'count or rate',
  'time-to-event',
  'ordinal',
  'narrative',
] as const satisfies readonly Outcome['kind'][];
export const BETTER: Readonly<Record<Outcome['better'], string>> = { lower: 'Lower', higher: 'Higher' };
export const COUNT_BASES: Readonly<Record<NonNullable<Outcome['countBasis']>, string>> = {
  persons: 'People with an event',
  events: 'Events',
};

export const INSTRUMENTS = {
  empty: 'Add the questionnaires and scales the studies measured with, and how much on each is important.',
  add: 'Add instrument',
  addTitle: 'Add an instrument',
  list: 'Instruments',
  name: 'Full name',
  abbreviation: 'Abbreviation',
  construct: 'Measures',
  constructHint: 'In the instrument’s own words, such as “pain interference”.',
  direction: 'Direction',
  low: 'Lowest score',
  high: 'Highest score',
  items: 'Items',
  scores: 'Scores',
  wholeOnly: 'A person’s score is always a whole number',
  wholeUnknown: 'Not stated',
  mid: 'Minimal important difference',
  midSource: 'Where it comes from',
  midSourceMissing: 'Say where the minimal important difference comes from.',
  range: 'The lowest score must be below the highest.',
  details: (name: string) => `Instrument ${name}`,
} as const;

export const DIRECTIONS: Readonly<Record<Instrument['direction'], string>> = {
  'higher is worse': 'Higher is worse',
  'higher is better': 'Higher is better',
};
export const WHOLE: Readonly<Record<'yes' | 'no' | 'unknown', string>> = {
  yes: 'Whole numbers',
  no: 'Decimals occur',
  unknown: 'Not stated',
};

export const WINDOWS = {
  empty: 'Say when results count: each window holds one result of a study, the one nearest its target.',
  add: 'Add window',
  addTitle: 'Add a time window',
  label: 'Window',
  from: 'From week',
  to: 'Up to week',
  toHint: 'exclusive; empty for no end',
  target: 'Target week',
  of: (field: string, label: string) => `${field} of ${label}`,
  reversed: 'The window must end after it begins.',
  overlap: (a: string, b: string) => `${a} and ${b} overlap: a result may stand in both.`,
  outside: 'The target lies outside the window.',
} as const;

export const SKEWED = {
  label: 'Medians too skewed to convert',
  hint: 'A median whose quartiles or range are significantly skewed has no mean by the usual formulas. Decide for the review, and repeat an analysis without such a study.',
  options: {
    'leave out': 'Leave the result out',
    'log-normal': 'Take the outcome for log-normal',
    'quantile estimation': 'Take the distribution that comes nearest',
  } satisfies Record<SkewedMedians, string>,
} as const;

export const PLAN = {
  methods: 'Methods',
  profile: 'Profile',
  profiles: { grove: 'Grove default', cochrane: 'Cochrane', conservative: 'Conservative', revman5: 'RevMan 5' },
  profileHint: 'How effects are pooled where an analysis does not choose for itself.',
  order: 'Which result of a study is taken',
  orderLead: 'When a study reports several results that fit, the first one in these lists is taken.',
  population: 'Population',
  score: 'Score',
  instrument: 'Instrument',
  scores: { change: 'Change from baseline', final: 'Final value' } as Readonly<Record<string, string>>,
  noInstruments: 'No instrument is ranked: results of all are equal, and the one nearest the target week is taken.',
  rank: (what: string) => `Add ${/^[aeiou]/iu.test(what) ? 'an' : 'a'} ${what.toLowerCase()} to the list`,
  analyses: 'Planned analyses',
  empty: 'Plan the first analysis: a comparison, an outcome and a window.',
  needs: 'An analysis needs a comparison and an outcome. Add them first.',
  toComparisons: 'Open the comparisons',
  toOutcomes: 'Open the outcomes',
  add: 'Plan an analysis',
  addTitle: 'Plan an analysis',
  titleOf: (title: string) => `Title of ${title}`,
  comparison: 'Comparison',
  outcome: 'Outcome',
  window: 'Window',
  anyTime: 'Any time',
  measure: 'Effect measure',
  model: 'Model',
  purpose: 'Purpose',
  planned: 'Planned',
  plannedYes: 'Before results',
  plannedNo: 'Post hoc',
  analysisTitle: 'Title',
  proposedTitle: (outcome: string, window: string | null) => (window === null ? outcome : `${outcome}, ${window}`),
  inTable: 'Show it as a row of the Summary of Findings',
  open: (title: string) => `Open ${title}`,
  exists: 'This question is planned already under that measure.',
} as const;

export const MEASURE_IDS: Readonly<Record<Outcome['kind'], readonly ProtocolAnalysis['measure'][]>> = {
  continuous: ['MD', 'SMD', 'ROM'],
  binary: ['RR', 'OR', 'RD', 'PETO'],
  'count or rate': ['IRR'],
  'time-to-event': ['HR'],
  ordinal: ['SMD', 'OR'],
  narrative: [],
};
export const MODELS: Readonly<Record<ProtocolAnalysis['model'], string>> = {
  'random effects': 'Random effects',
  'common effect': 'Common effect',
  'not pooled': 'Not pooled',
};
export const PURPOSES: Readonly<Record<ProtocolAnalysis['purpose'], string>> = {
  primary: 'Primary',
  sensitivity: 'Sensitivity',
  exploratory: 'Exploratory',
};

export const ATTRIBUTES = {
  empty: 'Name what is recorded about each study besides its results, such as moderators and doses.',
  add: 'Add characteristic',
  addTitle: 'Add a characteristic',
  name: 'Characteristic',
  type: 'Type',
  unit: 'Unit',
  level: 'Belongs to',
  planned: 'Planned as a moderator',
  expected: 'Expected direction',
  of: (field: string, name: string) => `${field} of ${name}`,
} as const;

export const TYPES: Readonly<Record<Attribute['type'], string>> = {
  number: 'Number',
  text: 'Text',
  boolean: 'Yes or no',
  category: 'Category',
};
export const TYPE_IDS = ['number', 'text', 'boolean', 'category'] as const satisfies readonly Attribute['type'][];
export const LEVELS: Readonly<Record<Attribute['level'], string>> = {
  study: 'Study',
  arm: 'Arm',
  study_result: 'Result',
};
export const LEVEL_IDS = ['study', 'arm', 'study_result'] as const satisfies readonly Attribute['level'][];

export const VERSIONS = {
  empty: 'No deviations: the protocol has not been changed since the first number was extracted.',
  known: 'results known',
  unknown: 'results not known',
  deviation: 'Deviation',
  correction: 'Correction of wording',
  first: 'As it stood before the first deviation',
  number: 'Version',
  when: 'When',
  what: 'What and why',
  history: 'See every change',
} as const;

export const DEVIATION = {
  title: 'What this change does',
  working: 'Working out what it changes',
  nothing: 'No analysis, finding or judgement reads differently afterwards.',
  analyses: (count: number) => things(count, 'analysis reads differently', 'analyses read differently'),
  findings: (count: number) =>
    things(
      count,
      'row of the Summary of Findings reads differently',
      'rows of the Summary of Findings read differently',
    ),
  judgements: (count: number) => things(count, 'judgement needs another look', 'judgements need another look'),
  removed: 'Goes with it',
  removedLine: (count: number, what: string) => `${formatCount(count)} × ${what}`,
  before: 'before',
  after: 'after',
  comes: 'new',
  goes: 'goes',
  more: (count: number) => `${formatCount(count)} more`,
  kind: 'What it is',
  isDeviation: 'A deviation from the protocol',
  isCorrection: 'A correction of wording',
  reason: 'Reason',
  reasonHint: 'Reports list it among the differences between protocol and review.',
  known: 'Results were known when this was decided',
  make: 'Make the change',
  leave: 'Leave it as it was',
  reasonMissing: 'Type the reason first.',
  refused: 'This cannot be done.',
  ok: 'Close',
} as const;

/** What the history calls each step. */
export const STEPS = {
  edit: (what: string, name: string) => `Change ${what.toLowerCase()} of ${name}`,
  review: (what: string) => `Change the ${what.toLowerCase()}`,
  add: (what: string, name: string) => `Add the ${what} ${name}`,
  remove: (what: string, name: string) => `Remove the ${what} ${name}`,
  move: (name: string) => `Move ${name}`,
  skewedMedians: (choice: string) => `Medians too skewed to convert: ${choice.toLowerCase()}`,
  order: (what: string) => `Change the order of ${what.toLowerCase()}s`,
  things: {
    intervention: 'intervention',
    comparison: 'comparison',
    outcome: 'outcome',
    instrument: 'instrument',
    window: 'time window',
    analysis: 'analysis',
    attribute: 'characteristic',
  },
} as const;
