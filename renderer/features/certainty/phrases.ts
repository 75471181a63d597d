import type { GradeDomain, Magnitude, TargetKind, UpgradeReason } from '../../../api/contract/certainty.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
/** Levels down as the profile names them. */
const WORDS = ['not serious', 'serious', 'very serious', 'extremely serious'] as const;

export const CERTAINTY_SCREEN = {
  title: 'Certainty',
  empty: 'No finding is in the table yet.',
  emptyHelp: 'A finding is a comparison and an outcome at one time. Each primary analysis makes one.',
  toAnalyses: 'Go to Analyses',
  list: 'Findings to rate',
  stale: (count: number) => counted(count, 'judgement needs a look', 'judgements need a look'),
  unconfirmed: (count: number) => counted(count, 'domain to confirm', 'domains to confirm'),
  done: 'Every domain is confirmed.',
  wasDone: 'Every domain was confirmed, some on numbers that have changed.',
  standAll: 'All of them still stand',
  help: 'Up and Down move between domains, Enter confirms, 0 to 3 choose a level.',
  sections: {
    target: 'What is rated',
    domains: 'Reasons to rate down',
    upgrades: 'Reasons to rate up',
    whole: 'On the whole',
    footnotes: 'Footnotes as they will print',
    slider: 'Where a rating would change',
  },
  noFootnotes: 'Nothing is rated down or up, so nothing is footnoted.',
  pendingFootnote: 'Once confirmed:',
  toRiskOfBias: 'Judge the results under Risk of bias',
  toFindings: 'See the row in the table',
} as const;

export const TARGET = {
  label: 'The question',
  options: {
    default: 'By default',
    null: 'Is there an effect?',
    MID: 'Is it important?',
    range: 'How large is it?',
  } satisfies Record<'default' | TargetKind, string>,
  setBy: { reviewer: 'Set by the reviewer.', default: 'Set by default: the thresholds decide.' },
  help: 'Older guidance calls these non-contextualised, minimally and partially contextualised.',
  small: 'Small (MID)',
  moderate: 'Moderate',
  large: 'Large',
  source: 'Source of the thresholds',
  unit: (unit: string) => `Thresholds in ${unit}, as distances from no effect.`,
  order: 'Thresholds must grow: small, moderate, large.',
  fallback: 'No threshold is set: relative 0.75 and 1.25 stand in (GRADE guidelines 6).',
  changed: (outcome: string) => `${outcome}: thresholds changed`,
  magnitudes: { trivial: 'trivial', small: 'small', moderate: 'moderate', large: 'large' } satisfies Record<
    Magnitude,
    string
  >,
  where: (magnitude: string, direction: string) => `The estimate is ${magnitude}, in the direction of ${direction}.`,
  nowhere: 'The estimate is at no effect.',
} as const;

export const DOMAIN = {
  names: {
    'risk of bias': 'Risk of bias',
    inconsistency: 'Inconsistency',
    indirectness: 'Indirectness',
    imprecision: 'Imprecision',
    'publication bias': 'Publication bias',
    'large effect': 'Large effect',
    'dose-response': 'Dose-response gradient',
    'opposing confounding': 'Opposing confounding',
  } satisfies Record<GradeDomain | UpgradeReason, string>,
  words: WORDS,
  suggested: (levels: number | null, isUp: boolean) =>
    levels === null ? 'No suggestion' : isUp ? `Suggested: up ${levels}` : `Suggested: ${WORDS[levels] ?? ''}`,
  notApplicable: 'Not applicable',
  confirm: (levels: number, isUp: boolean) => (isUp ? `Confirm: up ${levels}` : `Confirm: ${WORDS[levels] ?? ''}`),
  confirmNone: 'Choose a level',
  level: (name: string) => `Levels for ${name}`,
  levelOptions: ['0', '1', '2', '3'],
  reason: 'Reason, in specific terms of the data',
  reasonHelp: 'Printed as the footnote. A bare “serious imprecision” or a p-value alone is not a reason.',
  rate: (levels: number, isUp: boolean) => (isUp ? `Rate up ${levels}` : `Rate: ${WORDS[levels] ?? ''}`),
  cancel: 'Cancel',
  confirmed: (author: string) => `Confirmed by ${author}`,
  overridden: (author: string) => `Rated by ${author}, not as suggested`,
  takeBack: 'Take back',
  takeBackLabel: (name: string) => `Take back the rating of ${name}`,
  rule: (rule: string) => `Rule ${rule}`,
  numbers: 'Numbers it used',
  others: 'Looked at another way',
  asked: 'Question',
  borderline: 'Borderline',
  footnote: 'Footnote',
  stale: 'What this was judged on has changed',
  before: 'Before',
  now: 'Now',
  what: 'What',
  stand: 'It still stands',
  adopt: (levels: number, isUp: boolean) =>
    isUp ? `Rate as suggested now: up ${levels}` : `Rate as suggested now: ${WORDS[levels] ?? ''}`,
  touched: 'Something it was worked out from has changed, but nothing shown here has.',
  state: {
    unconfirmed: 'Not confirmed',
    current: 'Confirmed',
    stale: 'Needs a look',
    touched: 'Confirmed',
    provisional: 'Confirmed, provisional',
  },
} as const;

export const TYPED = {
  indirectness: 'How far the evidence differs from the question',
  items: {
    population: 'Population',
    intervention: 'Intervention',
    comparator: 'Comparator',
    outcome: 'Outcome or time point',
    'indirect comparison': 'Indirect comparison',
  } as Readonly<Record<string, string>>,
  answers: { open: 'Not answered', none: 'None', minor: 'Minor', serious: 'Serious' },
  note: 'The difference, in a few words',
  concerns: 'Results with some concerns count as',
  concernsOptions: { open: 'By the rule', low: 'Low risk', high: 'High risk' },
  yesNo: { open: 'Not answered', yes: 'Yes', no: 'No' },
  questions: {
    'missing results matter': 'Could results known to be missing move the estimate across the threshold?',
    'funded by industry': 'Are the studies all small and funded by industry?',
    'dose-response seen': 'Is there a dose-response gradient?',
    'opposing confounding seen': 'Would remaining confounding have hidden the effect?',
    'plausible confounding': 'Could confounding explain the large effect?',
  },
} as const;

export const RULES = {
  open: 'Rules and their numbers…',
  title: 'Rules and their numbers',
  lead: 'The suggestions are made by these numbers. A change holds for the whole review, every suggestion follows at once, and undo takes it back.',
  number: 'Number',
  value: 'Value',
  source: 'Source',
  basis: { source: 'read in the source', recalled: 'recalled from the source', 'tool rule': 'choice of this program' },
  standard: (value: string) => `standard ${value}`,
  reset: 'Use the standard numbers',
  changed: (label: string) => `GRADE rules: ${label}`,
  resetLabel: 'GRADE rules: standard numbers',
  close: 'Close',
} as const;

export const WHOLE = {
  sum: (start: string, down: number, up: number) => `Starts at ${start}; ${down} down, ${up} up.`,
  lead: 'Levels are not added up mechanically: with borderline domains one level may be held back or taken off on the whole, with a reason.',
  held: 'On the whole',
  options: { '-1': 'One lower', '0': 'As it adds up', '1': 'One higher' },
  reason: 'Reason',
  store: 'Keep with this reason',
} as const;

export const SLIDER = {
  lead: (unit: string) =>
    `Suggestions if the smallest important effect were another one (${unit}). Nothing is changed.`,
  label: 'Smallest important effect to try',
  present: (value: string) => `Now ${value}`,
  none: 'No effect to try thresholds on.',
  at: (threshold: string, level: string, claim: string) =>
    `At ${threshold}: ${level}${claim === '' ? '' : `, ${claim}`}`,
  domains: (text: string) => `Rated down for ${text}.`,
  noneDown: 'No domain is rated down.',
  changesAt: (list: string) => `A rating changes at ${list}.`,
  never: 'No rating changes within this range.',
  levels: { high: 'High', moderate: 'Moderate', low: 'Low', 'very low': 'Very low' },
} as const;
