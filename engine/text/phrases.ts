import type {
  PairwiseFinding,
  PairwiseResult,
  PooledInterval,
  ProfileName,
  TauSquaredEstimator,
  Weighting,
} from '../pool/types.ts';

/**
 * Every sentence engine/text can say, apart from the logic that chooses it. British spelling; sentences end with a
 * full stop, fragments that are joined into a footer do not.
 */

const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;

/** Why text was not read as a number, and what to do about it. */
export const REFUSALS = {
  tooLarge: 'This number is larger than any that can be stored.',
  tooSmall: 'This number is closer to zero than any that can be stored.',
  tooLong: (maximum: number) => `This is longer than any number: at most ${maximum} characters.`,
  dashAlone: 'A dash alone is not a number. Leave the cell empty when the paper gives no value.',
  noNumber: (text: string) => `${quoted(text)} holds no number. Leave the cell empty when the paper gives no value.`,
  qualifierAlone: (text: string) => `${quoted(text)} lacks the number after the sign.`,
  severalNumbers: (numbers: readonly string[]) =>
    `This holds ${numbers.length} numbers (${numbers.slice(0, 3).join(', ')}${numbers.length > 3 ? ', …' : ''}). Type one number in each cell.`,
  severalMarks: (text: string) => `${quoted(text)} has more than one decimal mark.`,
  leftover: (text: string, number: string) =>
    `${quoted(text)} has more than the number ${number}: remove the other characters.`,
  decimalComma: (text: string) =>
    `${quoted(text)} has a decimal comma. Type ${text.replace(',', '.')}, or set this paper's decimal mark to a comma.`,
  decimalPoint: (text: string) =>
    `${quoted(text)} has a decimal point, but this paper's decimal mark is set to a comma. Type ${text.replace('.', ',')}, or change the setting.`,
  percentAsCount: (text: string) =>
    `${quoted(text)} is a percentage, and this field counts. Type the number counted; the percentage has a field of its own.`,
  ambiguous: (text: string, readings: readonly number[]) => `${quoted(text)} may mean ${readings.join(' or ')}.`,
} as const;

export const INTERVALS = {
  separator: ' to ',
  zeroSet: '[0, 0] (upper limit not estimable)',
  beyond: (limit: string) => `>${limit}`,
} as const;

/** Names of the estimators of tauSquared as reports print them. */
const ESTIMATORS: Readonly<Record<TauSquaredEstimator, string>> = {
  EE: 'none',
  DL: 'DerSimonian–Laird',
  HE: 'Hedges–Olkin',
  HS: 'Hunter–Schmidt',
  HSk: 'Hunter–Schmidt, small-sample',
  SJ: 'Sidik–Jonkman',
  ML: 'ML',
  REML: 'REML',
  EB: 'empirical Bayes',
  PM: 'Paule–Mandel',
  PMM: 'Paule–Mandel, median-unbiased',
};

const PROFILE_NAMES: Readonly<Record<ProfileName, string>> = {
  grove: 'Grove',
  cochrane: 'Cochrane',
  conservative: 'conservative',
  revman5: 'RevMan 5',
};

const INTERVAL_METHODS: Readonly<Record<PooledInterval['method'], string>> = {
  Wald: 'Wald',
  'Knapp-Hartung': 'Knapp–Hartung',
  'Knapp-Hartung, factor at least 1': 'Knapp–Hartung with factor at least 1',
};

export const POOLED = {
  profileNames: PROFILE_NAMES,
  intervalMethods: INTERVAL_METHODS,
  weightings: { 'inverse variance': 'inverse variance', 'Mantel-Haenszel': 'Mantel–Haenszel' } satisfies Record<
    Weighting,
    string
  >,
  model: (k: number, estimator: TauSquaredEstimator, weighting: string): string => {
    if (k === 1) return 'Single study, not pooled';
    return estimator === 'EE' ? `Common effect (${weighting})` : `Random effects (${ESTIMATORS[estimator]})`;
  },
  /** Why this interval is the printed one, where the profile had a choice. */
  intervalRule: ({ profile, k, estimator, tauSquared }: PairwiseResult): string => {
    if (k === 1 || estimator === 'EE' || profile === 'revman5' || profile === 'conservative') return '';
    if (k === 2) return ', two studies';
    if (profile === 'grove') return ', the wider of Wald and Knapp–Hartung';
    return tauSquared > 0 ? ', as tau² is above 0' : ', as tau² is 0';
  },
  prediction: (kind: string, distribution: string) => `prediction interval ${kind}, ${distribution}`,
  noPrediction: (reason: string) =>
    `no prediction interval: ${reason.charAt(0).toLowerCase()}${reason.slice(1).replace(/\.$/u, '')}`,
  noPredictionSentence: (reason: string) =>
    `No prediction interval: ${reason.charAt(0).toLowerCase()}${reason.slice(1).replace(/\.$/u, '')}.`,
  profile: (name: string) => `profile ${name}`,
  heterogeneity: (parts: string) => `Heterogeneity: ${parts}`,
  overallTest: (parts: string) => `Test for overall effect: ${parts}`,
  subgroupTest: (parts: string) => `Test for subgroup differences: ${parts}`,
  noSubgroupTest: 'No test for subgroup differences: it needs two subgroups or more, and more studies than subgroups',
  subgroupTauSquared: {
    separate: 'a tau² for each subgroup',
    common: 'one tau² for all subgroups, as one has fewer than five studies',
    none: '',
  },
} as const;

export const PAIRWISE_FINDINGS: Readonly<Record<PairwiseFinding, string>> = {
  'single study': 'One study only: its own estimate is shown and nothing is pooled.',
  'two studies: Wald interval printed':
    'Two studies: the Wald interval is printed, because Knapp–Hartung with one degree of freedom is too wide to inform; heterogeneity cannot be judged from two studies.',
  'tau squared truncated at zero':
    'The studies differ no more than chance would make them: tau² is estimated as zero, which is not evidence that there is no heterogeneity.',
  'Knapp-Hartung narrower than Wald: the wider is printed':
    'The Knapp–Hartung interval came out narrower than the Wald interval, so the wider Wald interval is printed; both stand in the details.',
  'REML did not converge: Paule-Mandel used': 'REML did not converge, so tau² was estimated by Paule–Mandel instead.',
  'prediction interval from fewer than five studies':
    'The prediction interval rests on fewer than five studies: read it with caution.',
};

/** The steps of a pooled result. */
export const POOLED_RECEIPT = {
  weightOf: (study: string) => `weight of ${study}`,
  sumOfWeights: 'sum of the weights',
  estimate: 'pooled estimate',
  logEstimate: 'pooled estimate, log scale',
  waldError: 'standard error (Wald)',
  knappHartungError: 'standard error (Knapp–Hartung)',
  knappHartung: (isBounded: boolean) =>
    `Wald standard error × √${isBounded ? 'max(1, q)' : 'q'}; q = Σ weight × (effect − pooled)² / (k − 1)`,
  interval: (level: string) => `${level} confidence interval`,
  prediction: 'prediction interval',
  low: (name: string) => `${name}, lower limit`,
  high: (name: string) => `${name}, upper limit`,
  normalLimits: 'pooled ± z × standard error',
  studentLimits: (degreesOfFreedom: number) =>
    `pooled ± t × standard error; t on ${degreesOfFreedom} degrees of freedom`,
  predictionLimits: (degreesOfFreedom: number | null) =>
    degreesOfFreedom === null
      ? 'pooled ± z × √(tau² + standard error²)'
      : `pooled ± t × √(tau² + standard error²); t on ${degreesOfFreedom} degrees of freedom`,
  ratio: 'pooled ratio',
} as const;
