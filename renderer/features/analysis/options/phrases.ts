import type { MeasureScale, PoolingChoice } from '../../../views/types.ts';

type ProfileName = PoolingChoice['reviewProfile'];
type Estimator = NonNullable<PoolingChoice['estimator']>;

type Option = Readonly<{ name: string; reason: string }>;

/** Each profile with the reason to take it, or not to (methods of the profiles: engine/pool/profiles.ts). */
export const PROFILES: Readonly<Record<ProfileName, Option>> = {
  grove: {
    name: 'Grove default',
    reason:
      'REML; with three or more studies the wider of the Knapp–Hartung and Wald intervals, because each alone is too narrow for some data.',
  },
  cochrane: {
    name: 'Cochrane',
    reason:
      'REML; Knapp–Hartung with more than two studies and tau² above 0, otherwise Wald: the rule of the Cochrane Handbook, chapter 10.',
  },
  conservative: {
    name: 'Conservative',
    reason:
      'REML; always Knapp–Hartung, its factor never below 1: the most cautious, and often very wide with two to four studies.',
  },
  revman5: {
    name: 'RevMan 5',
    reason:
      'DerSimonian–Laird, Wald, no prediction interval: reproduces older Cochrane reviews; its intervals are too narrow with few studies that differ.',
  },
};

export const ESTIMATORS: Readonly<Record<Estimator, Option>> = {
  REML: {
    name: 'REML',
    reason: 'Restricted maximum likelihood: nearly unbiased for every kind of outcome, which makes it the default.',
  },
  PM: {
    name: 'Paule–Mandel',
    reason: 'Close to REML without assuming that effects are normal; finds a value where REML may not converge.',
  },
  DL: {
    name: 'DerSimonian–Laird',
    reason: 'The older standard, for comparison: too low when studies are few and differ much.',
  },
  EE: {
    name: 'Common effect, inverse variance',
    reason: 'Takes tau² as 0: one true effect in every study, and all differences between them as chance.',
  },
  MH: {
    name: 'Common effect, Mantel–Haenszel',
    reason: 'From the counts, with no correction for empty cells: the usual choice when events are few.',
  },
};

const PROFILE_ESTIMATORS: Readonly<Record<ProfileName, Estimator>> = {
  grove: 'REML',
  cochrane: 'REML',
  conservative: 'REML',
  revman5: 'DL',
};

const COUNT_MEASURES: ReadonlySet<string> = new Set(['RR', 'OR', 'RD']);

/** What becomes of studies with more than two arms in the comparison (extraction rules 1.4). */
export const MULTI_ARM = [
  {
    value: 'combine',
    name: 'Combine arms',
    reason: 'Arms on the same side become one group: everyone counts, once. The rule of the Cochrane Handbook.',
  },
  {
    value: 'split',
    name: 'Divide the shared arm',
    reason:
      'Each comparison has its own row with a part of the shared arm’s people; for arm results only. The rows stay slightly correlated.',
  },
  { value: 'choose', name: 'One comparison', reason: 'The first pair of arms; leave its result out to take the next.' },
  {
    value: 'keep for the network',
    name: 'Keep for the network',
    reason: 'Studies with more than two arms stay out of this pool.',
  },
] as const satisfies readonly Readonly<{ value: PoolingChoice['multiArmPolicy']; name: string; reason: string }>[];

export const POOLING = {
  multiArm: 'Studies with more than two arms',
  title: 'How it is pooled',
  button: (profile: ProfileName, estimator: Estimator) => `${PROFILES[profile].name}, ${ESTIMATORS[estimator].name}`,
  profile: 'Profile',
  estimator: 'Model and heterogeneity (tau²)',
  reviewsOwn: (profile: ProfileName) => `The review’s own: ${PROFILES[profile].name}`,
  reviewsOwnReason: 'All analyses of the review are then pooled alike.',
  /** The models an analysis may choose from: a common-effect analysis stays one, and counts are there for binary measures only. */
  estimators: (model: PoolingChoice['model'], measure: MeasureScale['measure']): readonly Estimator[] => [
    ...(model === 'common effect' ? [] : (['REML', 'PM', 'DL'] as const)),
    'EE',
    ...(COUNT_MEASURES.has(measure) ? (['MH'] as const) : []),
  ],
  profilesOwn: (profile: ProfileName) => `The profile’s own: ${ESTIMATORS[PROFILE_ESTIMATORS[profile]].name}`,
  profilesOwnReason: 'Follows the profile when that is changed.',
  footer: 'Plot, numbers and findings follow at once; Undo takes it back. The exact method is printed under the plot.',
  estimatorOf: (profile: ProfileName) => PROFILE_ESTIMATORS[profile],
} as const;
