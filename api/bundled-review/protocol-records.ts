import type { Outcome } from '../../engine/review/records/index.ts';
import type { RecordSink } from './record-sink.ts';
import { stableId } from './stable-id.ts';

/** Ids of the protocol's parts by the short names the rest of the bundled review uses. */
export const REVIEW_ID = stableId('review');
export const outcomeId = (name: string) => stableId('outcome', name);
export const interventionId = (name: string) => stableId('intervention', name);
export const windowId = (name: string) => stableId('window', name);
export const comparisonId = (name: string) => stableId('comparison', name);

const INTERVENTIONS: readonly (readonly [key: string, name: string, className: string])[] = [
  ['mindfulness', 'Mindfulness', 'mindfulness'],
  ['MORE', 'Mindfulness-Oriented Recovery Enhancement', 'mindfulness'],
  ['usual care', 'Usual care', 'inactive control'],
  ['waiting list', 'Waiting list', 'inactive control'],
  ['CBT', 'Cognitive behavioural therapy', 'active control'],
  ['education', 'Health education', 'active control'],
  ['supportive therapy', 'Supportive group therapy', 'active control'],
  ['other meditation', 'Other meditation', 'meditation'],
  ['exercise', 'Home exercise', 'active control'],
];

const NO_SCALE = { scaleLow: null, scaleHigh: null, scaleUnit: null } as const;
const NO_THRESHOLD = {
  thresholdSmall: null,
  thresholdModerate: null,
  thresholdLarge: null,
  thresholdSource: null,
} as const;

/** A summary scale of the SF-36 or SF-12. */
const QUALITY_OF_LIFE = {
  kind: 'continuous',
  countBasis: null,
  ascertainment: 'self-report',
  better: 'higher',
  importance: 6,
  scaleLow: 0,
  scaleHigh: 100,
  scaleUnit: 'points',
  thresholdSmall: 5,
  thresholdModerate: null,
  thresholdLarge: null,
  thresholdSource:
    '5 points: the upper end of the 3 to 5 points proposed for SF-36 scales (Samsa 1999, PharmacoEconomics 15:141-155).',
} as const;

const OUTCOMES: readonly Omit<Outcome, 'id' | 'position'>[] = [
  {
    construct: 'Pain',
    kind: 'continuous',
    countBasis: null,
    ascertainment: 'self-report',
    better: 'lower',
    importance: 9,
    scaleLow: 0,
    scaleHigh: 10,
    scaleUnit: 'points',
    thresholdSmall: 1,
    thresholdModerate: 2,
    thresholdLarge: null,
    thresholdSource:
      'Small: 1 point, prespecified in OPTIMUM and the IMMPACT minimum for the BPI (Dworkin 2008). Moderate: 2 points (Ostelo 2008).',
  },
  {
    construct: 'Physical function',
    kind: 'continuous',
    countBasis: null,
    ascertainment: 'self-report',
    better: 'lower',
    importance: 8,
    ...NO_SCALE,
    thresholdSmall: 0.5,
    thresholdModerate: null,
    thresholdLarge: null,
    thresholdSource:
      'Half a standard deviation (Norman 2003, Med Care 41:582-592); with the SD of the trials about 2 points of the Roland-Morris questionnaire, in line with Bombardier 2001.',
  },
  {
    construct: 'Response to treatment',
    kind: 'binary',
    countBasis: 'persons',
    ascertainment: 'self-report',
    better: 'higher',
    importance: 7,
    ...NO_SCALE,
    thresholdSmall: 100,
    thresholdModerate: null,
    thresholdLarge: null,
    thresholdSource: 'Set for this review: 100 more responders per 1000 people, a number needed to treat of 10.',
  },
  {
    construct: 'Adverse events',
    kind: 'binary',
    countBasis: 'persons',
    ascertainment: 'as reported',
    better: 'lower',
    importance: 8,
    ...NO_SCALE,
    ...NO_THRESHOLD,
  },
  { construct: 'Physical quality of life', ...QUALITY_OF_LIFE },
  { construct: 'Mental quality of life', ...QUALITY_OF_LIFE },
  {
    construct: 'Opioid dose',
    kind: 'continuous',
    countBasis: null,
    ascertainment: 'self-report',
    better: 'lower',
    importance: 5,
    scaleLow: null,
    scaleHigh: null,
    scaleUnit: 'mg morphine equivalents a day',
    ...NO_THRESHOLD,
  },
  {
    construct: 'Completed the study',
    kind: 'binary',
    countBasis: 'persons',
    ascertainment: 'participant flow',
    better: 'higher',
    importance: 3,
    ...NO_SCALE,
    ...NO_THRESHOLD,
  },
  {
    construct: 'Other outcomes',
    kind: 'narrative',
    countBasis: null,
    ascertainment: null,
    better: 'lower',
    importance: null,
    ...NO_SCALE,
    ...NO_THRESHOLD,
  },
];

/** Short names of the outcomes above, in the same order. */
const OUTCOME_KEYS = [
  'pain',
  'function',
  'response',
  'adverse events',
  'physical quality of life',
  'mental quality of life',
  'opioid dose',
  'completion',
  'other',
] as const;
export type OutcomeKey = (typeof OUTCOME_KEYS)[number];

/** Lower bound inclusive, upper exclusive; targets are the follow-ups most trials report. */
const WINDOWS: readonly (readonly [key: string, label: string, from: number, to: number | null, target: number])[] = [
  ['short', 'about 8 weeks', 1, 13, 8],
  ['intermediate', 'about 26 weeks', 13, 52, 26],
  ['long', 'about 52 weeks', 52, 105, 52],
  ['any', 'any follow-up', 0, null, 26],
];

const COMPARISONS: readonly (readonly [
  key: string,
  label: string,
  intervention: readonly string[],
  comparator: readonly string[],
])[] = [
  [
    'usual care',
    'Mindfulness compared with usual care or waiting list',
    ['mindfulness'],
    ['usual care', 'waiting list'],
  ],
  ['CBT', 'Mindfulness compared with cognitive behavioural therapy', ['mindfulness'], ['CBT']],
  ['education', 'Mindfulness compared with health education', ['mindfulness'], ['education']],
];

/** The review's question, outcomes, windows and comparisons. */
export function addProtocol(sink: RecordSink): void {
  sink.add('review', {
    id: REVIEW_ID,
    title: 'Mindfulness-based interventions for chronic low back pain',
    question:
      'In adults with chronic low back pain, what do mindfulness-based interventions do, compared with usual care, to pain, function and other outcomes that matter to patients?',
    population:
      'Adults with chronic low back pain. One trial in veterans with chronic musculoskeletal pain of any site (LAMP) is admitted to named sensitivity analyses only.',
    setting: 'Primary care, outpatient clinics, community and telehealth',
    profile: 'grove',
    extractionMode: 'single',
  });
  for (const [key, name, className] of INTERVENTIONS)
    sink.add('intervention', { id: interventionId(key), name, class: className });
  for (const [i, outcome] of OUTCOMES.entries())
    sink.add('outcome', { ...outcome, id: outcomeId(OUTCOME_KEYS[i]!), position: i });
  for (const [i, [key, label, weeksFrom, weeksTo, weeksTarget]] of WINDOWS.entries()) {
    sink.add('time_window', { id: windowId(key), label, weeksFrom, weeksTo, weeksTarget, position: i });
  }
  for (const [i, [key, label, intervention, comparator]] of COMPARISONS.entries()) {
    sink.add('comparison', { id: comparisonId(key), label, position: i });
    for (const [side, names] of [
      ['intervention', intervention],
      ['comparator', comparator],
    ] as const) {
      for (const name of names) {
        sink.add('comparison_side', {
          id: stableId('comparison side', key, side, name),
          comparisonId: comparisonId(key),
          side,
          interventionId: interventionId(name),
        });
      }
    }
  }
}
