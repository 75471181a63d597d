import type { AnalysisOverrides, OutcomeKind } from '../../../engine/review/records/index.ts';

const studies = (count: number): string => `${count} ${count === 1 ? 'study' : 'studies'}`;

/** Words of the parts of a report document. */
export const DOCUMENT = {
  whatsNew: 'What is new',
  editionLine: (number: number, label: string, day: string) =>
    `Edition ${number}${label === '' ? '' : `, ${label}`}, ${day}`,
  draft: (count: number) => `Draft: ${count} ${count === 1 ? 'judgement needs' : 'judgements need'} review`,
  flow: 'Flow of studies',
  searches: 'Searches',
  database: 'Database',
  day: 'Date',
  query: 'Search',
  hits: 'Records',
  outcomesCaption: 'Outcomes, with the thresholds effects are judged against',
  outcomes: 'Outcomes and thresholds',
  outcome: 'Outcome',
  kind: 'Kind',
  better: 'Better',
  importance: 'Importance',
  scale: 'Scale',
  thresholds: 'Small, moderate, large',
  thresholdSource: 'Source of the thresholds',
  range: (low: string, high: string, unit: string) => `${low} to ${high}${unit === '' ? '' : ` ${unit}`}`,
  kinds: {
    continuous: 'continuous',
    binary: 'binary',
    'count or rate': 'count or rate',
    'time-to-event': 'time to event',
    ordinal: 'ordinal',
    narrative: 'narrative',
  } satisfies Readonly<Record<OutcomeKind, string>>,
  protocol: 'Protocol and deviations',
  deviationsCaption: 'Changes to the protocol after extraction had begun',
  noDeviations: 'The protocol has not been changed since extraction began.',
  version: 'Version',
  changedAt: 'Changed',
  reason: 'Reason',
  resultsKnown: 'Results known',
  yes: 'yes',
  no: 'no',
  notSaid: 'not said',
  unplannedAnalyses: (titles: readonly string[]) =>
    `Analyses that the protocol did not plan: ${titles.join('; ')}.`,
  pending: 'Ongoing studies and studies awaiting classification',
  sensitivity: 'Sensitivity analyses',
  sensitivityCaption: 'Each sensitivity analysis under the analysis it varies',
  noSensitivity: 'No sensitivity analysis has been set up.',
  analysis: 'Analysis',
  varied: 'What is varied',
  asPrimary: 'as in the protocol of the review',
  k: 'Studies',
  effect: (level: string) => `Effect (${level} CI)`,
  tauSquared: 'tau²',
  rating: 'Certainty',
  change: 'Change of the rating',
  changes: { profile: 'profile', estimator: 'estimator', measure: 'measure' },
  averaged: 'with results averaged over time',
  otherStudies: (added: readonly string[], left: readonly string[]) =>
    [
      ...(added.length === 0 ? [] : [`with ${added.join(', ')}`]),
      ...(left.length === 0 ? [] : [`without ${left.join(', ')}`]),
    ].join('; '),
  ratingNotRepeated: 'not rated on its own',
  funding: 'Funding and conflicts of interest',
  fundingCaption: 'Who paid for the included studies, and what their authors declared',
  study: 'Study',
  paidBy: 'Funding',
  conflicts: 'Conflicts of interest',
  notStated: 'not stated',
  noFunding: 'No study has been included yet.',
  riskOfBias: 'Risk of bias',
  noRiskOfBias: 'No result has been assessed yet.',
  supportCaption: 'Judgements for each result, with their support',
  result: 'Result',
  domain: 'Domain',
  judgement: 'Judgement',
  supportFor: 'Support',
  answers: 'Answers',
  overridden: 'not as the answers propose',
  profile: 'Evidence profile',
  history: 'Appendix: history of judgements',
  historyLead: 'Every answer and rating as it was made and changed, oldest first.',
  noHistory: 'No judgement has been made yet.',
  when: 'When (UTC)',
  who: 'Who',
  subject: 'Subject',
  question: 'Question',
  several: 'first answers',
  before: 'Before',
  after: 'After',
  support: 'Support',
  none: '–',
  diagnostics: (title: string) => `Small-study effects: ${title}`,
  studies,
} as const;

/** What a sensitivity analysis sets otherwise, in words. */
export function overrideWords(overrides: AnalysisOverrides | null): readonly string[] {
  if (overrides === null) return [];
  const { measure, profile, estimator, admitAveraged } = overrides;
  return [
    ...(measure === undefined ? [] : [`${DOCUMENT.changes.measure} ${measure}`]),
    ...(profile === undefined ? [] : [`${DOCUMENT.changes.profile} ${PROFILES[profile]}`]),
    ...(estimator === undefined ? [] : [`${DOCUMENT.changes.estimator} ${estimator}`]),
    ...(admitAveraged === true ? [DOCUMENT.averaged] : []),
  ];
}

const PROFILES: Readonly<Record<NonNullable<AnalysisOverrides['profile']>, string>> = {
  grove: 'Grove',
  cochrane: 'Cochrane',
  conservative: 'conservative',
  revman5: 'RevMan 5',
};
