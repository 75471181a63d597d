import type { GradeDomain, Magnitude, UpgradeReason } from './types.ts';

/** Every sentence the rules can say. Numbers arrive formatted. */

const LEVELS = ['no level', 'one level', 'two levels', 'three levels'] as const;
const levelsText = (levels: number): string => LEVELS[Math.abs(levels)] ?? `${levels} levels`;
const results = (count: number): string => `${count} ${count === 1 ? 'result' : 'results'}`;
const studies = (count: number): string => `${count} ${count === 1 ? 'study' : 'studies'}`;

export const TARGET = {
  null: 'Rated: whether there is an effect at all.',
  mid: (value: string, unit: string) => `the MID of ${withUnit(value, unit)}`,
  ratios: (low: string, high: string) =>
    `a relative change of 25% (ratio ${low} or ${high}; no threshold has been set)`,
  important: (mid: string) => `Rated: whether the effect is important, that is at least ${mid}.`,
  littleOrNone: (mid: string) => `Rated: whether there is little or no effect, that is less than ${mid}.`,
  range: (mid: string) => `Rated: whether the effect is of the size where the estimate lies (smallest size: ${mid}).`,
  nearNull: 'The estimate is near no effect, so the MID is the target instead of the null.',
} as const;

/** "1 point", "10 per 1000", "0.5 SD". */
export function withUnit(value: string, unit: string): string {
  if (unit === '') return value;
  const one = value === '1' || value === '1.00';
  return `${value} ${one && /^[a-z]+s$/u.test(unit) ? unit.slice(0, -1) : unit}`;
}

export const DOMAIN = {
  down: (domain: GradeDomain, levels: number, reason: string) =>
    `Downgraded ${levelsText(levels)} for ${domain}: ${reason}.`,
  up: (reason: UpgradeReason, levels: number, why: string) => `Upgraded ${levelsText(levels)} for ${reason}: ${why}.`,
  notDown: (domain: GradeDomain, reason: string) => `Not downgraded for ${domain}: ${reason}.`,
  borderline: (domain: GradeDomain, reason: string) => `Borderline, not downgraded further for ${domain}: ${reason}.`,
} as const;

export const RISK_OF_BIAS = {
  incomplete: (unknown: number, of: number) => `RoB 2 incomplete for ${unknown} of ${results(of)}`,
  share: (share: string) => `results at high risk of bias carry ${share} of the weight`,
  none: 'no result at high risk of bias',
  mostlySeveral: 'most of them are at high risk in two or more domains',
  restrictedCrosses: (k: number, effect: string) =>
    `without them the estimate (${studies(k)}, ${effect}) lies across the threshold`,
  restrictedDiffers: (k: number, effect: string) =>
    `the ${results(k)} at lower risk give a different answer (${effect}), so the rating rests on them`,
  restrictedSimilar: (k: number, effect: string) => `the ${results(k)} at lower risk give a similar answer (${effect})`,
  noLowRisk: 'no result is at lower risk of bias to compare with',
  question:
    'About half the weight is at high risk of bias and the estimates are similar: does that lower your confidence?',
  concernsAsHigh: 'Some concerns counted as high',
  concernsAsLow: 'Some concerns counted as low',
  labels: {
    low: 'Weight at low risk',
    concerns: 'Weight with some concerns',
    high: 'Weight at high risk',
    unknown: 'Weight not assessed',
    counted: 'Weight counted as high',
    without: 'If high-risk results are left out',
    mapping: 'Some concerns count as',
    difference: 'Test for a difference between high and lower risk',
  },
  left: (k: number, effect: string) => `${effect}, k = ${k}`,
  nothingLeft: 'no result left',
} as const;

export const INCONSISTENCY = {
  single: 'not applicable, single study',
  noHeterogeneity: 'the results differ no more than chance would make them (tau² = 0)',
  oneSide: (side: string) => `all point estimates lie on one side of ${side}`,
  split: (share: string, side: string, why: string) =>
    `studies with ${share} of the weight lie on the other side of ${side} (${why})`,
  both: 'the prediction interval includes important benefit and important harm',
  prediction: (interval: string, side: string) =>
    `the prediction interval (${interval}) crosses ${side} while the confidence interval does not`,
  minor: (share: string, side: string) =>
    `studies with ${share} of the weight lie on the other side of ${side}, too little to count`,
  apartButSmall: (share: string) =>
    `studies with ${share} of the weight lie on the other side, but their intervals overlap and Q is compatible with chance`,
  noOverlap: 'some confidence intervals do not overlap',
  q: (p: string) => `Q ${p}`,
  labels: {
    k: 'Studies',
    tau: 'tau²',
    otherSide: 'Weight on the other side',
    q: 'p of Q',
    overlap: 'All pairs of intervals overlap',
    prediction: 'Prediction interval',
    i2: 'I²',
    threshold: 'Threshold',
  },
  null: 'no effect',
  zone: 'the range claimed',
} as const;

export const INDIRECTNESS = {
  none: 'no serious difference in population, intervention, comparator or outcome was recorded',
  unanswered: 'Do the studies’ population, intervention, comparator and outcome answer the question asked?',
  serious: (items: string) => `serious difference in ${items}`,
  noted: (item: string, note: string) => `${item} (${note})`,
  and: (items: readonly string[]) =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`,
  followUp: (median: string, planned: string) =>
    `The median follow-up is ${median} weeks, the window’s target ${planned} weeks.`,
  surrogate: 'The outcome is marked as a surrogate.',
  labels: { hint: 'Hint' },
} as const;

export const IMPRECISION = {
  interval: (level: string, interval: string) => `the ${level} CI (${interval})`,
  excludesNull: 'excludes no effect',
  includesNull: 'includes no effect',
  bothMids: (mid: string) => `includes no effect and important change either way (${mid})`,
  bothLarge: 'reaches from large benefit to large harm',
  stays: (mid: string) => `stays beyond ${mid}`,
  crosses: (mid: string) => `crosses ${mid}`,
  crossesBoth: (mid: string) => `crosses ${mid} on both sides`,
  within: (mid: string) => `lies within ${mid} on both sides`,
  zones: (zones: number) => (zones === 1 ? 'lies in one zone of size' : `spans ${zones} zones of size`),
  informationReached: (n: string, required: string, unit: string) =>
    `the ${n} ${unit} reach the optimal information size of ${required}`,
  informationMissing: (n: string, required: string, unit: string) =>
    `the ${n} ${unit} are fewer than the optimal information size of ${required}`,
  informationFar: (n: string, required: string, unit: string) =>
    `the ${n} ${unit} are far below the optimal information size of ${required}`,
  span: (ratio: string) => `the upper limit is ${ratio} times the lower one`,
  informationUnknown: (reason: string) => `the optimal information size could not be checked: ${reason}`,
  veryRare: (interval: string, n: string) =>
    `with ${n} participants the absolute interval is narrow (${interval} per 1000)`,
  borderline: (threshold: string) =>
    `The interval ends within one printed digit of ${threshold}. The lower downgrade is suggested: does the limit matter?`,
  farQuestion: (n: string, required: string, unit: string) =>
    `The ${n} ${unit} are also far below the optimal information size of ${required}: consider one level more.`,
  intervalsDisagree: (wald: string, knappHartung: string) =>
    `The Wald interval would give ${wald}, the Knapp–Hartung interval ${knappHartung}: which one do you rate on?`,
  levels: levelsText,
  methodNote: (method: string) => `rated on the ${method} interval`,
  lowRiskOnly: (k: number) => `rated on the ${results(k)} at lower risk of bias`,
  noMid: 'No threshold is set, so the rule cannot tell an interval that reaches important change either way.',
  labels: {
    estimate: 'Estimate',
    low: 'Lower limit',
    high: 'Upper limit',
    required: 'Optimal information size',
    available: 'Information',
    mid: 'MID',
    large: 'Large effect',
    target: 'Target',
  },
} as const;

export const PUBLICATION_BIAS = {
  few: (k: number, needed: number) => `could not be assessed by a funnel plot (${studies(k)}, ${needed} are needed)`,
  undetected: (test: string, p: string) => `not detected (${test}, ${p})`,
  untested: 'no funnel test was run',
  funnel: (test: string, p: string) => `small studies favour the intervention more than large ones (${test}, ${p})`,
  missing: 'results known to be missing could move the estimate across the threshold',
  industry: (n: string) => `all studies are small (fewer than ${n} participants) and funded by industry`,
  labels: {
    k: 'Studies',
    test: 'Funnel test',
    missing: 'Missing results that matter',
    funding: 'All small and funded by industry',
    hint: 'Hint',
  },
} as const;

export const UPGRADE = {
  randomised: 'randomised trials are not rated up by default',
  seriousLimits: 'evidence with serious limitations is not rated up',
  large: (ratio: string, level: string, interval: string) => `large effect (${ratio}, ${level} CI ${interval})`,
  veryLarge: (ratio: string, level: string, interval: string) =>
    `very large effect (${ratio}, ${level} CI ${interval})`,
  notLarge: 'the effect is not large enough, or its interval is not clear of the threshold',
  confounding: 'plausible confounding could explain the effect',
  noRatio: 'the effect is no ratio, or the odds ratio has no baseline risk to turn it into a risk ratio',
  answered: {
    'dose-response': 'a dose-response gradient was recorded',
    'opposing confounding': 'residual confounding would work against the effect',
  },
  unanswered: 'not recorded',
  labels: { ratio: 'Risk ratio', low: 'Lower limit', high: 'Upper limit' },
} as const;

export const CERTAINTY = {
  randomised: 'Randomised trials start at high.',
  notRandomised: (level: string) => `Non-randomised studies start at ${level}.`,
  mixed: (level: string) => `Randomised and non-randomised studies are mixed: they start at ${level}; rate them apart.`,
} as const;

export const INFORMATION = {
  noSd: 'no comparator SD is known',
  noRisk: 'no comparator risk is known',
  continuous: (delta: string, sd: string) => `difference ${delta}, SD ${sd}`,
  standardised: (delta: string) => `difference of ${delta} SD`,
  binary: (risk: string, reduction: string) => `comparator risk ${risk}, relative reduction ${reduction}`,
  ratio: (ratio: string) => `ratio ${ratio}`,
  errors: (alpha: string, power: string) => `alpha ${alpha}, power ${power}`,
} as const;

export const REASONS = {
  short: (characters: number) =>
    `Give the reason in at least ${characters} characters: what in the data led to the rating?`,
  bare: (domain: string) =>
    `“Serious ${domain}” names the domain again. Say what in the data it rests on, such as the interval and the threshold it crosses.`,
  vague:
    'This could be said of any review. Say what in these data it rests on: numbers, studies, limits against the threshold.',
  onlyP: 'A p-value or statistical significance alone is no reason. Say where the interval lies against the threshold.',
} as const;

const VERBS = {
  reduce: { plain: 'reduce', third: 'reduces', noun: 'reduction' },
  increase: { plain: 'increase', third: 'increases', noun: 'increase' },
  improve: { plain: 'improve', third: 'improves', noun: 'improvement' },
  worsen: { plain: 'worsen', third: 'worsens', noun: 'worsening' },
} as const;

/** What the point estimate does to the outcome. */
export type StatementVerb = keyof typeof VERBS;

/** Informative statements, after GRADE guidelines 26. `verb` is what the point estimate does to the outcome. */
export const STATEMENT = {
  sentence: (
    words: Readonly<{
      intervention: string;
      outcome: string;
      comparator: string | null;
      verb: StatementVerb;
      likely: 'likely' | 'probably';
    }>,
    certainty: 'high' | 'moderate' | 'low' | 'very low',
    magnitude: Magnitude | null,
  ): string => {
    const { intervention, outcome, comparator, likely } = words;
    const verb = VERBS[words.verb];
    const end = comparator === null ? '' : ` compared with ${comparator}`;
    if (certainty === 'very low')
      return `The evidence is very uncertain about the effect of ${intervention} on ${outcome}${end}`;
    const helper = certainty === 'high' ? '' : certainty === 'moderate' ? `${likely} ` : 'may ';
    const conjugate = (third: string, plain: string) => `${helper}${certainty === 'low' ? plain : third}`;
    if (magnitude === 'trivial')
      return `${intervention} ${conjugate('results', 'result')} in little to no difference in ${outcome}${end}`;
    if (magnitude === 'large')
      return `${intervention} ${conjugate('results', 'result')} in a large ${verb.noun} in ${outcome}${end}`;
    return `${intervention} ${conjugate(verb.third, verb.plain)} ${outcome}${magnitude === 'small' ? ' slightly' : ''}${end}`;
  },
} as const;
