import type { SkewedMedians } from './effect/skewed-medians.ts';
import type { AvailabilityState } from './records/index.ts';

/** Sentences of the derived review: why a study gives no number, footnotes, rows of the Summary of Findings. */
export const LEFT_OUT = {
  'no result': 'no result extracted for this comparison and outcome',
  'the other way round':
    'its difference was extracted the other way round: add it with the intervention first, its sign turned',
  'outside the window': 'no result within the time window',
  'averaged over time': 'result averaged over time; it matches no time window',
  reviewer: 'left out by the reviewer',
  'kept for the network': 'more than two arms: kept for the network analysis',
} as const;

/** Why a sensitivity analysis restricted by risk of bias leaves a result out. */
export const LEFT_OUT_FOR_BIAS = {
  low: '',
  'some concerns': 'some concerns about its risk of bias',
  high: 'high risk of bias',
  'not assessed': 'its risk of bias is not completely assessed',
} as const;

/** What such an analysis is, under its plot. */
export const RESTRICTED_BY_BIAS = {
  'low only': 'Only results judged at low risk of bias overall are pooled.',
  'not high': 'Results judged at high risk of bias overall, or not completely assessed, are left out.',
} as const;

export const AVAILABILITY: Readonly<Record<AvailabilityState, string>> = {
  usable: 'usable',
  'partly reported': 'reported without enough detail to pool',
  'measured, not reported': 'measured, not reported',
  'planned, not measured': 'planned, not measured',
  'not planned': 'not assessed then',
  unclear: 'unclear',
  ongoing: 'trial ongoing',
};

export const NOT_ESTIMABLE = {
  noEstimate: 'no estimate was printed that the chosen route can use',
  noStandardError: 'no standard deviation, standard error, interval or exact p-value was printed',
  noCorrelation:
    'no spread of the change was printed; the SDs at baseline and at the end give one once a correlation of one person’s scores is assumed (Protocol, Assumptions)',
  noStandardDeviation: 'a standardised difference needs standard deviations, and none can be derived',
  fewForQuantiles:
    'a median and its quartiles or range need the number analysed, at least 5, to give a mean and a standard deviation',
  skewed: (sentence: string) =>
    `the median and its quartiles or range show a skewed distribution. ${sentence} What is done with such medians is decided under Protocol, Analysis plan.`,
  skewedBelowZero: (sentence: string) =>
    `the median and its quartiles or range show a skewed distribution. ${sentence} Not all of its numbers are positive, so no log-normal or other skewed distribution fits.`,
  noContrast: 'no contrast between these arms was printed',
  partialArms: 'not every arm of this side has a usable result',
  modelPercent: 'the printed percentages come from a model and are not turned into counts',
  noDenominator: 'percentages were printed without the number of people analysed',
  noParticipants: 'no participants analysed',
  noEvents: 'no events in either arm: neither ratio nor odds can be estimated',
  noEventCount: 'the number of events was not extracted',
  noPersonTime: 'the person-time at risk was not extracted',
  ratioOfMeans: 'a ratio of means needs final values above zero in both arms',
  allEvents: 'everyone in both arms had the event',
  otherMeasure: (printed: string, wanted: string) => `printed as ${printed}, which does not fit ${wanted}`,
  notAgreed: (field: string) => `the extractors have not agreed on ${field}`,
  blocked: (message: string) => `a check keeps it out: ${message}`,
  route: 'this route from the printed numbers to an effect is not available',
} as const;

export const NOTES = {
  randomisedN: 'number randomised; the number analysed was not printed',
  sharedOut: (comparisons: number) => `a shared group is divided among ${comparisons} comparisons of this study`,
  imputedSd: 'standard deviation imputed: nothing about the spread was printed',
  changeSdFromCorrelation:
    'standard deviation of the change imputed from those at baseline and at the end, with an assumed correlation',
  clusterDesign: 'standard error widened for randomisation by cluster, with an assumed correlation',
  crossoverDesign: 'standard error of paired scores, with an assumed correlation between the periods',
  normalQuantile: 'normal quantile: the printed interval comes from a model or its degrees of freedom are unknown',
  armsIndependent: 'difference of two printed arm results, arms taken as independent',
  derivedSd: 'standardised by standard deviations that were not printed but derived or assumed',
  combinedContrasts: 'contrasts of several arms combined by their numbers randomised',
  quartilesAlone: 'standard deviation from the quartiles alone, which holds for large normal samples',
  sdFromQuantiles: 'standard deviation converted from the median and its quartiles or range',
  fromQuantiles: 'mean and standard deviation converted from the median and its quartiles or range',
  fromSkewed: {
    'log-normal': 'mean and standard deviation of a skewed median by the review’s choice: taken for log-normal',
    'quantile estimation': 'mean and standard deviation of a skewed median by the review’s choice: quantile estimation',
  } satisfies Record<Exclude<SkewedMedians, 'leave out'>, string>,
  errorFromP: 'standard error worked back from the p-value',
  errorFromBound: 'standard error worked back from a p-value printed as a bound: it is at most too large',
  errorFromStatistic: 'standard error worked back from the test statistic',
  changeScoreSd: 'standardised by the standard deviation of change scores',
} as const;

/** What the steps of a receipt make. */
export const RECEIPT_LABELS = {
  effect: {
    MD: 'mean difference',
    SMD: 'standardised mean difference (Hedges’ g)',
    ROM: 'log ratio of means',
    RR: 'log risk ratio',
    OR: 'log odds ratio',
    RD: 'risk difference',
    PETO: 'log odds ratio (Peto)',
    IRR: 'log rate ratio',
    HR: 'log hazard ratio',
  },
  printed: (measure: string) => `${measure} as printed`,
  standardErrorOf: (effect: string) => `standard error of the ${effect}`,
  pooledSd: 'pooled standard deviation',
  armsTogether: (a: string, b: string) => `${a} + ${b}`,
  combinedMean: (arms: string) => `mean, ${arms}`,
  combinedSd: (arms: string) => `standard deviation, ${arms}`,
  combinedError: (arms: string) => `standard error, ${arms}`,
  sharedN: (arm: string) => `participants in this comparison, ${arm}`,
  sharedError: (arm: string) => `standard error in this comparison, ${arm}`,
  petoExpected: 'events expected in A (E)',
  petoVariance: 'variance of the events in A (V)',
  eventsOf: (side: 'A' | 'B') => `events ${side}`,
  peopleOf: (side: 'A' | 'B') => `n ${side}`,
  personTimeOf: (side: 'A' | 'B') => `person-time ${side}`,
} as const;

/** Formulas of receipts, with the field's letters. */
export const RECEIPT_FORMULAS = {
  imputedSd: 'assumed, since nothing about the spread was printed',
  meanDifference: { effect: 'mean A − mean B', error: '√(SE A² + SE B²)' },
  rescaledMeanDifference: {
    effect: 'slope to the analysis scale × (mean A − mean B)',
    error: 'slope to the analysis scale × √(SE A² + SE B²)',
  },
  pooledSd: '√(((n A − 1) × SD A² + (n B − 1) × SD B²) / (n A + n B − 2))',
  standardised: {
    effect: 'J × (mean A − mean B) / pooled SD; J = Γ(df/2) / (√(df/2) × Γ((df − 1)/2)), df = n A + n B − 2',
    error: '√(1/n A + 1/n B + g²/(2 × (n A + n B)))',
  },
  ratioOfMeans: { effect: 'ln(mean A / mean B)', error: '√(SD A²/(n A × mean A²) + SD B²/(n B × mean B²))' },
  sharedN: 'n / comparisons',
  sharedError: 'SE × √comparisons',
  petoExpected: 'n A × all events / N',
  petoVariance: 'n A × n B × all events × all non-events / (N² × (N − 1))',
  sumOfArms: 'sum of the arms',
  asPrinted: 'as printed',
  shared: (whole: string) => `${whole} / comparisons`,
  eventsOfPercent: 'percent / 100 × n',
  wholeEventsOfPercent: 'percent / 100 × n, in whole people',
} as const;

/** How a row of the extraction gives what was not printed. */
export const WORKING = {
  randomisedN: 'with the number randomised, because the number analysed is not entered',
  otherQuantile: (quantile: 't' | 'z', arm: string) => `standard deviation by ${quantile} instead, ${arm}`,
  correlation: (arm: string) => `correlation of the scores at baseline and at the end, ${arm}`,
  percent: { label: 'percent', formula: '100 × events / n' },
  events: 'events',
} as const;

export const ANALYSIS = {
  singleStudyMethod: 'Single study: nothing to pool; its own 95% CI (normal)',
  notPooledMethod: 'Not pooled',
  noDataMethod: 'No usable result',
  mantelHaenszelMeasure:
    'Mantel–Haenszel pools risk ratios, odds ratios and risk differences only; choose another method',
  mantelHaenszelCounts: (without: number) =>
    `Mantel–Haenszel needs the events and participants of both arms of every study, and ${without === 1 ? 'one study has' : `${without} studies have`} none; choose inverse variance`,
  notPooled: (reason: string | null) => reason ?? 'the reviewer chose not to pool these results',
  standardDeviations: 'standard deviations',
  weeks: (weeks: string) => `${weeks} weeks`,
  averagedWeeks: (from: string, to: string) => `averaged, ${from} to ${to} weeks`,
  noResultJudgedSo: 'no result with a usable number is judged to have that risk of bias',
  noData: 'no eligible study gives a usable number',
  sharedOut:
    'A group that several comparisons of one study share is divided among them: its people and events are counted once, and the comparisons are taken as independent, which they nearly are.',
  randomisedParticipants: 'Participants are the numbers randomised where the numbers analysed were not printed.',
} as const;

/** Blocks of a forest plot. */
export const SUBGROUPS = {
  riskOfBias: 'Overall risk of bias',
  levels: { low: 'low', 'some concerns': 'some concerns', high: 'high' } as const,
  unknown: 'the characteristic of these studies is not known',
  nothingPooled: 'nothing is pooled in this analysis',
} as const;

/** Rows of the Summary of Findings. Certainty words come only with ratings; until then the numbers speak alone. */
export const FINDINGS = {
  title: (title: string) => `Summary of findings: ${title}`,
  noData: 'No eligible study gives a usable result.',
  notYetRated: 'not yet rated',
  notPooled: (reason: string) => `Not pooled: ${reason}.`,
  difference: (size: string, direction: string, unit: string, interval: string) =>
    `${size} ${unit}${unit ? ' ' : ''}${direction} on average (95% CI ${interval}).`,
  ratio: (name: string, numbers: string) => `${name} ${numbers}.`,
  lower: 'lower',
  higher: 'higher',
  limit: (size: string, direction: string) => `${size} ${direction}`,
  interval: (low: string, high: string) => `${low} to ${high}`,
  noDifference: 'no difference',
  single: 'One study.',
  scale: (low: string, high: string) => `scale ${low} to ${high}`,
  mid: (size: string) => `MID ${size}`,
  better: (better: 'lower' | 'higher') => `${better} is better`,
  /** "Usual care or waiting list": only the first keeps its capital. */
  either: (names: readonly string[]) =>
    names
      .map((name, i) => (i === 0 || /^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)))
      .join(' or '),
  exploratory: 'Exploratory analysis: not part of the main question.',
} as const;

/** Names of measures as the table prints them. */
export const MEASURES = {
  MD: 'Mean difference',
  SMD: 'Standardised mean difference',
  ROM: 'Ratio of means',
  RR: 'Risk ratio',
  OR: 'Odds ratio',
  RD: 'Risk difference',
  PETO: 'Peto odds ratio',
  IRR: 'Rate ratio',
  HR: 'Hazard ratio',
} as const;

/** Names and cautions of the diagnostics. */
export const DIAGNOSTICS = {
  egger: 'Egger’s regression test',
  pustejovskyRodgers: 'Pustejovsky and Rodgers’ regression test (standard error replaced by 1/√n)',
  harbord: 'Harbord’s score test',
  plotOnly: (caution: string) => `${caution} Read the plot alone, or give a reason to go on.`,
  constantModerator: (name: string) => `Every study has the same value of “${name}”: there is nothing to regress on.`,
  notDefined: 'The estimator is not defined for these data.',
} as const;
