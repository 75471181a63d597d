import type { SofCellName } from '../../../report/components/SummaryOfFindings.tsx';

export const FINDINGS_SCREEN = {
  title: 'Findings',
  lead: 'The Summary of Findings as it will print. Every number follows the data; press a cell to see what it rests on.',
  empty: 'No finding is in the table yet.',
  emptyHelp:
    'A finding is a comparison and an outcome at one time. Set up analyses first; each primary analysis makes a row.',
  toAnalyses: 'Go to Analyses',
  print: 'Write reports…',
  tabs: { table: 'Summary of findings', profile: 'Evidence profile', interactive: 'Interactive' },
  showAll: (count: number) => `Show all ${count} outcomes`,
  showSeven: 'Show the seven that print',
  close: 'Close',
  panel: (cell: string, title: string) => `${cell}: ${title}`,
} as const;

export const CELLS: Readonly<Record<SofCellName, string>> = {
  outcome: 'Outcome',
  absolute: 'Absolute effect',
  relative: 'Relative effect',
  evidence: 'Studies and participants',
  certainty: 'Certainty',
  comments: 'Sentence',
};

export const PANEL = {
  open: 'How this came about',
  importance: 'Importance',
  importanceOf: (score: number, band: string) => `${score} of 9 (${band})`,
  noImportance: 'Not set',
  better: 'Better',
  lower: 'lower values',
  higher: 'higher values',
  target: 'What is rated',
  thresholds: 'Thresholds',
  noThreshold: 'No threshold of importance is set.',
  threshold: (size: string, unit: string) => `${size} ${unit}`.trim(),
  source: 'Source',
  setThresholds: 'Set thresholds under Certainty',
  order: 'Place in the table',
  up: 'Move up',
  down: 'Move down',
  moved: (title: string, isUp: boolean) => `${title}: moved ${isUp ? 'up' : 'down'} in the table`,
  top: 'This row is the first of its table.',
  bottom: 'This row is the last of its table.',
  model: 'How it was pooled',
  members: 'What it rests on',
  weight: 'Weight',
  openAnalysis: 'Open the analysis with its receipts',
  noAnalysis: 'This row rests on no analysis: its text is the reviewer’s own.',
  leftOut: 'Eligible studies without a number here',
  against: 'Against the smallest important effect',
  againstOf: (probability: string, threshold: string) =>
    `Probability that the mean effect reaches ${threshold}: ${probability}.`,
  againstNew: (probability: string) => `In a new setting: ${probability}.`,
  information: 'Information size',
  informationOf: (available: string, required: string, unit: string, assumptions: string) =>
    `${available} ${unit}; ${required} are the optimal information size (${assumptions}).`,
  unknown: 'unknown',
  expressions: 'The same effect in other words',
  domains: 'Domains',
  openCertainty: 'Rate under Certainty',
  levels: (levels: number | null) =>
    levels === null ? 'not rated' : levels === 0 ? 'not rated down' : `down ${levels}`,
  stateWords: {
    unconfirmed: 'suggested',
    current: 'confirmed',
    stale: 'needs a look',
    touched: 'confirmed',
    provisional: 'confirmed, provisional',
  },
  narrative: 'Text of the row',
} as const;

export const BASELINE = {
  title: 'Baseline risks',
  lead: 'The risk with the comparator, per 1000, that the absolute effect is worked out at. The reference comes first and is the one rated.',
  label: 'Whose risk',
  risk: 'Per 1000',
  time: 'At which time',
  isReference: 'Reference',
  add: 'Add a baseline risk',
  remove: (label: string) => `Remove the baseline risk “${label}”`,
  removeShort: 'Remove',
  newLabel: 'Typical risk',
  fromTrials: 'None is set: the median risk of the trials’ comparator groups is used.',
  changed: (title: string) => `${title}: baseline risk changed`,
  added: (title: string) => `${title}: baseline risk added`,
  removed: (title: string) => `${title}: baseline risk removed`,
} as const;

export const SENTENCE = {
  proposed: 'Proposed from certainty and size',
  yours: 'Your wording',
  help: 'Printed instead of the proposal. It is kept with what it was written on, and asks for a look when that changes.',
  reset: 'Use the proposal',
  none: 'No sentence is proposed while the certainty is open; the numbers speak alone.',
  numbers: 'The numbers in words',
  stale: 'What this wording was written on has changed.',
  stand: 'It still stands',
} as const;

export const INTERACTIVE = {
  lead: 'The same table to explore. Nothing here changes the review.',
  per: 'Out of',
  per100: '100 people',
  per1000: '1000 people',
  words: 'Say it in',
  plain: 'Plain words',
  numbers: 'Numbers',
  risk: 'Baseline risk',
  riskOf: (count: string, per: string) => `${count} in ${per}`,
  reset: 'Back to the table’s risk',
  with: (side: string) => `With ${side}`,
  have: (count: string, per: string) => `${count} in ${per}`,
  interval: (low: string, high: string) => `between ${low} and ${high}`,
  moreOrFewer: (count: string, word: string, per: string) => `${count} ${word} in ${per}`,
  more: 'more',
  fewer: 'fewer',
  same: 'no difference',
  numberNeeded: (count: string) => `One more for every ${count} people treated.`,
  notEstimable: 'At this risk the effect cannot be worked out.',
  average: 'Average difference',
  noEffect: 'No number can be given for this outcome.',
  icons: (side: string) => `have the event with ${side}`,
  footnotes: 'Why this certainty',
} as const;

/** "1 point", "2 points" */
export const measured = (number: string, unit: string): string =>
  `${number} ${number === '1' ? unit.replace(/s$/u, '') : unit}`.trim();

export const BENEFIT = {
  title: 'A small average difference, and more people improved: both are true',
  lead: (study: string) => `${study} prints both.`,
  difference: 'Average difference against the smallest important one',
  probability: (share: string, threshold: string) =>
    `Probability that the true average difference reaches ${threshold}: ${share}`,
  estimated: 'Responders, estimated from means',
  observed: 'Responders, as the report counts them',
  with: 'With intervention',
  without: 'With comparator',
  none: 'Cannot be estimated: the means and SDs are not all printed.',
  more: (points: string) => `${points} more in 100`,
  fewer: (points: string) => `${points} fewer in 100`,
  interval: (low: string, high: string) => `95% CI ${low} to ${high}`,
  why: 'Why they differ',
  source: (source: string) => `Smallest important effect: ${source}`,
  scale: (mark: string) => `Smallest important effect, ${mark}`,
  others: (studies: string) => `Also: ${studies}`,
  spoken: (study: string, numbers: string, threshold: string) =>
    `${study}: difference ${numbers}, smallest important effect ${threshold}`,
  quote: 'In the report’s words',
} as const;
