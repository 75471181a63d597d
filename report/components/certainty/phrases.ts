import type { CertaintyName, GradeDomain, UpgradeReason } from '../../../engine/grade/types.ts';

const ended = (sentence: string): string => (/[.!?]$/u.test(sentence) ? sentence : `${sentence}.`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Every word of the Summary of Findings and the evidence profile. */
export const SOF = {
  outcome: 'Outcome',
  absolute: 'Anticipated absolute effects',
  absoluteOf: (level: string) => `Anticipated absolute effects (${level}\u00a0CI)`,
  riskWith: (side: string) => `With ${side}`,
  relative: (level: string) => `Relative effect (${level}\u00a0CI)`,
  evidence: 'Participants (studies)',
  certainty: 'Certainty of the evidence (GRADE)',
  comments: 'What happens',
  none: '–',
  studies: (count: number, design: 'randomised' | 'not randomised' | 'mixed' | null): string => {
    if (design === 'randomised') return `${count} ${count === 1 ? 'RCT' : 'RCTs'}`;
    if (design === 'not randomised') return `${count} non-randomised ${count === 1 ? 'study' : 'studies'}`;
    return `${count} ${count === 1 ? 'study' : 'studies'}`;
  },
  evidenceOf: (participants: string, studies: string) => `${participants} (${studies})`,
  noStudies: 'No studies',
  notPooled: 'No pooled effect',
  noUsable: 'No usable result',
  eligible: (used: number, eligible: number) => `${used} of ${eligible} eligible`,
  means: (text: string, unit: string) =>
    capital(`${text.startsWith('mean') ? '' : 'mean '}${text}${unit === '' ? '' : ` ${unit}`}`),
  noMean: 'Mean not printed',
  noBaseline: 'No baseline risk set',
  difference: (short: string, size: string, unit: string, direction: string, low: string, high: string) =>
    `${short} ${size}${unit === '' ? '' : ` ${unit}`} ${direction} (${low} to ${high})`,
  noDifference: (short: string, low: string, high: string) => `${short} 0: no difference (${low} to ${high})`,
  limit: (size: string, direction: string) => `${size} ${direction}`,
  zero: 'no difference',
  lower: 'lower',
  higher: 'higher',
  single: 'One study.',
  exploratory: 'Exploratory',
  atOtherRisk: (text: string) => ended(capital(text)),
  more: (count: number, names: string) =>
    `${count === 1 ? 'One more outcome stands' : `${count} more outcomes stand`} in the evidence profile: ${names}.`,
  estimatedFromMeans: 'estimated from means',
  legend: 'What the certainty levels mean',
  abbreviations: (list: string) => `CI: confidence interval. ${list}`,
  standard: 'The interval of the effect with the intervention holds the risk with the comparator fixed.',
} as const;

export const CERTAINTY = {
  names: { high: 'High', moderate: 'Moderate', low: 'Low', 'very low': 'Very low' } satisfies Record<
    CertaintyName,
    string
  >,
  /** GRADE's definitions in our own words. */
  meanings: {
    high: 'we are very confident that the true effect is the one described.',
    moderate: 'the true effect is probably close to the one described, but may be substantially different.',
    low: 'the true effect may well be substantially different.',
    'very low': 'the true effect is likely to be substantially different, or the evidence is too thin to say.',
  } satisfies Record<CertaintyName, string>,
  spoken: (name: string, level: number) => `Certainty ${name}, ${level} of 4`,
  suggested: 'suggested, not confirmed',
  inText: (text: string) => `Certainty: ${text}`,
  unconfirmed: (count: number) => `${count} ${count === 1 ? 'domain' : 'domains'} not confirmed`,
  provisional: 'Provisional',
  /** A row without a study keeps its place and has no level. */
  notRated: '–',
  stale: (count: number) => `${count} ${count === 1 ? 'judgement needs' : 'judgements need'} a look`,
} as const;

/** Levels down in the words of the evidence profile. */
export const SERIOUSNESS = ['Not serious', 'Serious', 'Very serious', 'Extremely serious'] as const;

export const DOMAINS = {
  'risk of bias': 'Risk of bias',
  inconsistency: 'Inconsistency',
  indirectness: 'Indirectness',
  imprecision: 'Imprecision',
  'publication bias': 'Publication bias',
} satisfies Record<GradeDomain, string>;

export const UPGRADES = {
  'large effect': 'Large effect',
  'dose-response': 'Dose-response gradient',
  'opposing confounding': 'Opposing confounding',
} satisfies Record<UpgradeReason, string>;

export const PROFILE = {
  caption: (intervention: string, comparator: string) =>
    `Evidence profile: ${intervention} compared with ${comparator}`,
  quality: 'Certainty assessment',
  people: 'Participants',
  effect: 'Effect',
  outcome: 'Outcome',
  studies: 'Studies (design)',
  other: 'Other considerations',
  intervention: 'With intervention',
  comparator: 'With comparator',
  relative: (level: string) => `Relative (${level}\u00a0CI)`,
  absolute: (level: string) => `Absolute (${level}\u00a0CI)`,
  certainty: 'Certainty',
  importance: 'Importance',
  designs: { randomised: 'randomised', 'not randomised': 'not randomised', mixed: 'mixed designs' },
  notApplicable: 'Not applicable',
  notRated: 'Not rated',
  nothing: 'None',
  suspected: 'Publication bias suspected',
  stronglySuspected: 'Publication bias strongly suspected',
  importanceBands: { critical: 'Critical', important: 'Important', limited: 'Limited' },
  band: (band: string, score: string) => `${band} (${score})`,
  eventsOf: (events: string, participants: string, percent: string) => `${events}/${participants} (${percent})`,
} as const;

/** Words of the icon array and of the numbers beside it. */
export const ICONS = {
  spoken: (count: string, of: string, label: string) => `${count} of ${of} ${label}`,
  per: (number: string, per: string) => `${number} per ${per}`,
} as const;

/** Long names of the abbreviations a table uses. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  MD: 'mean difference',
  SMD: 'standardised mean difference',
  RoM: 'ratio of means',
  RR: 'risk ratio',
  OR: 'odds ratio',
  RD: 'risk difference',
  'Peto OR': 'Peto odds ratio',
  'Rate ratio': 'rate ratio',
  HR: 'hazard ratio',
  RCT: 'randomised controlled trial',
};
