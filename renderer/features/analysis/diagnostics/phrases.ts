import { formatCompact, formatCount, formatFixed, formatPercent } from '../../../../engine/text/format-number.ts';
import { formatPWithLetter } from '../../../../engine/text/format-p.ts';
import { ASSUMPTIONS } from '../../../../report/components/phrases.ts';

const studies = (count: number): string => `${formatCount(count)} ${count === 1 ? 'study' : 'studies'}`;
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Words shared by the sections of the diagnostics. */
export const DIAGNOSTICS = {
  tab: 'Diagnostics',
  title: 'Diagnostics of this analysis',
  sections: {
    influence: 'Influence',
    cumulative: 'Cumulative',
    smallStudies: 'Small-study effects',
    heterogeneity: 'Heterogeneity',
    moderators: 'Moderators',
    benefit: 'Benefit',
    assumptions: 'Assumptions',
    riskOfBias: 'Risk of bias',
  },
  stale: 'These numbers are from before the last change; the new ones are on their way.',
  numbers: 'Numbers',
  hint: 'Point at a mark, or walk with the arrow keys, to read it.',
  tooFew: 'Two studies or more are needed: with fewer, there is no pooled result to examine.',
  notPooled: 'Nothing is pooled here, so there is no pooled result to examine.',
  study: 'Study',
  estimate: (short: string, level: string) => `${short} (${level} CI)`,
  tauSquared: 'tau²',
  iSquared: 'I²',
  unknown: '–',
} as const;

/** What the result rests on that nobody printed. */
export const VARIED = {
  title: 'What was assumed',
  none: 'No number of this analysis rests on an assumption.',
  help: 'The pooled result at each end of the range of an assumption, all else as it is. Nothing is changed by looking.',
  what: 'sensitivity to the assumptions',
  kinds: ASSUMPTIONS,
  caption: (kind: string) => `The pooled result by ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`,
  rests: (names: readonly string[]) => `${list(names)} ${names.length === 1 ? 'rests' : 'rest'} on it.`,
  value: 'Value',
  used: (value: string) => `${value}, as used`,
  notEstimable: 'not estimable',
  customary: 'No range was given with it; 0.3 and 0.7 are tried. Give one in the protocol, under Assumptions.',
  noRange: 'No range was given with it: give one in the protocol, under Assumptions, to see how far it matters.',
  toProtocol: 'Open the assumptions',
} as const;

/** A rule that refuses, and the reason that sets it aside. */
export const OVERRIDE = {
  label: 'Reason to go on all the same',
  button: 'Go on',
  help: 'The reason stays beside the result.',
  missing: 'Type a reason first: it stays beside the result.',
  setAside: (reason: string) => `The rule was set aside: “${reason}”`,
  withdraw: 'Withdraw',
} as const;

export const INFLUENCE = {
  leaveOneOut: 'Leave-one-out',
  leaveOneOutHelp:
    'The pooled result without each study in turn, with the interval its profile prints for the studies that remain. The band is the result with all of them.',
  leaveOneOutCaption: 'The pooled result without each study',
  without: 'Without',
  influence: 'Influence of each study',
  none: 'No study stands out.',
  some: (names: readonly string[]) => `${list(names)} ${names.length === 1 ? 'stands' : 'stand'} out.`,
  twoStudies: 'Without one of two studies a single one is left: these measures say little.',
  caption: 'What each study does to the pooled result',
  weight: 'Weight',
  residual: 'Studentised residual',
  dffits: 'DFFITS',
  cooksDistance: 'Cook’s distance',
  covarianceRatio: 'Covariance ratio',
  tauSquaredWithout: 'tau² without',
  flag: 'Flag',
  influential: 'Influential',
  glossary: 'What these measures say',
  terms: [
    [
      'Studentised residual',
      'how far the study lies from the pooled result of the others, in standard errors; beyond ±2 is unusual.',
    ],
    ['DFFITS', 'how many standard errors the pooled result moves when the study leaves.'],
    ['Cook’s distance', 'the square of that move, in units of the variance of the pooled result.'],
    ['Covariance ratio', 'below 1, the pooled result is more precise without the study.'],
    [
      'Influential',
      'by the limits of Viechtbauer and Cheung (2010): a large DFFITS, Cook’s distance, weight or shift of the estimate. A reason to look again, not to leave the study out.',
    ],
  ],
} as const;

export const CUMULATIVE = {
  title: 'Cumulative, oldest study first',
  help: 'The pooled result after each further study. It shows how the evidence grew; it tests nothing, because every look at growing data is one more chance to be misled.',
  caption: 'The pooled result after each further study',
  added: 'Study added',
} as const;

export const SMALL_STUDIES = {
  funnel: 'Funnel plot',
  funnelHelp:
    'Shaded by significance around no effect. Solid line: no effect; dashed: the common-effect estimate; dotted: where 95% of studies would lie if all had that effect.',
  caption: 'Effects and standard errors of the studies',
  effect: 'Effect',
  standardError: { identity: 'SE', log: 'SE of the log' },
  pValue: 'p',
  test: 'Test for asymmetry',
  result: (name: string, slope: string, standardError: string, statistic: string) =>
    `${name}: slope ${slope} (SE ${standardError}), ${statistic}.`,
  statistic: (statistic: number, degreesOfFreedom: number | null, pValue: number) =>
    unbroken(
      `${degreesOfFreedom === null ? 'z' : `t(${formatCompact(degreesOfFreedom, 1)})`} = ${formatFixed(statistic, 2)},`,
    ) + ` ${unbroken(formatPWithLetter(pValue))}`,
  noStatistic: 'no spread to test against',
  testHelp:
    'Egger’s test asks whether small studies show other effects than large ones. A small p may come of missing reports, of poorer small studies, of true differences, of how the effect is measured, or of chance.',
  trimAndFill: 'Trim and fill',
  sensitivity: 'Sensitivity only',
  filled: (count: number, side: string, numbers: string) =>
    `${studies(count)} filled in on the ${side}; the pooled result would then be ${numbers}.`,
  noneFilled: (side: string) => `No study appears to be missing on the ${side}; the pooled result stays as it is.`,
  trimAndFillHelp:
    'Mirrors the studies that make the funnel lopsided (estimator L0). It takes all asymmetry for missing studies and does badly when studies differ, so its result is never the headline.',
} as const;

export const HETEROGENEITY = {
  baujat: 'Baujat plot',
  baujatHelp:
    'Right: the study adds much to the heterogeneity. Up: the pooled result would move much without it. Studies far to the upper right deserve a second look.',
  baujatCaption: 'What each study adds to the heterogeneity, and how it moves the result',
  contribution: 'Contribution to heterogeneity',
  influence: 'Influence on the result',
  gosh: 'All subsets (GOSH)',
  goshHelp:
    'The pooled result of every subset of the studies. One cloud: the studies tell one story. Two: look for what divides them.',
  goshButton: 'Pool every subset',
  goshWorking: 'Pooling the subsets…',
  goshProgress: (done: number, total: number) => `${formatCount(done)} of ${formatCount(total)} subsets pooled`,
  goshCancel: 'Cancel',
  goshMore: (most: number) => `Pool up to ${formatCount(most)} subsets`,
  goshThinned: (shown: number) =>
    ` The plot shows ${formatCount(shown)} of them, evenly chosen; the table holds them all.`,
  every: (count: number) =>
    `${formatCount(count)} ${count === 1 ? 'subset' : 'subsets'} of two studies or more: all there are.`,
  sampled: (count: number) =>
    `${formatCount(count)} subsets, a random sample with a fixed seed: there are too many for all.`,
  goshCaption: 'Range of the pooled results by size of the subset',
  size: 'Studies in the subset',
  subsets: 'Subsets',
  estimates: 'Estimates',
  range: (low: string, high: string) => `${low} to ${high}`,
} as const;

export const MODERATORS = {
  title: 'Meta-regression on one characteristic',
  choose: 'Characteristic',
  choice: (name: string, count: number) => `${name} (${studies(count)})`,
  none: 'No numeric characteristic is recorded for three or more of these studies, so there is nothing to regress on.',
  slope: {
    identity: (measure: string) => `The ${measure}`,
    log: (measure: string) => `The logarithm of the ${measure}`,
  },
  changes: (effect: string, name: string, unit: string | null) =>
    `${effect} changes by the slope for each unit more of ${name}${unit === null ? '' : ` (${unit})`}.`,
  method: (count: number, degreesOfFreedom: number | null) =>
    `${studies(count)}; REML, Knapp–Hartung${degreesOfFreedom === null ? '' : `, t(${formatCompact(degreesOfFreedom, 1)})`}.`,
  pValue: 'p',
  slopeName: 'Slope (95% CI)',
  rSquared: 'Heterogeneity explained (R²)',
  residual: 'tau² that remains',
  caveat:
    'It compares studies, not people: studies that differ in this differ in other things too. Area of a bubble: weight of the study.',
  caption: (name: string) => `Effects of the studies by ${name}`,
  effect: 'Effect',
  weight: 'Weight',
} as const;

export const BENEFIT = {
  title: 'Probability of benefit',
  help: 'How probable it is that the effect is at least as good as each value, for the mean over all settings and for one new setting.',
  sentences: {
    'no effect': (mean: string, setting: string) =>
      `The mean effect is better than no effect with a probability of ${mean}; the effect in a new setting with ${setting}.`,
    threshold: (mean: string, setting: string, value: string) =>
      `The mean effect is better than a small important effect (${value}) with a probability of ${mean}; the effect in a new setting with ${setting}.`,
  },
  noThreshold: 'No threshold of a small important effect is set for this outcome on this measure.',
  sameSetting: 'No heterogeneity is estimated, so a new setting has the same probability as the mean.',
  basis: 'From the estimate and its printed interval, with no opinion held before the data (a flat prior).',
  marksCaption: 'Probabilities at no effect and at the threshold',
  at: 'Better than',
  names: { 'no effect': 'No effect', threshold: 'Small important effect' },
  mark: (name: string, value: string) => `${name} (${value})`,
  meanEffect: 'Mean effect',
  newSetting: 'New setting',
  studiesBeyond: 'Studies with a better estimate',
  inWords: 'In words',
  percent: (percent: number) => formatPercent(percent),
  curveCaption: 'The curve in numbers',
  threshold: 'At least',
} as const;
