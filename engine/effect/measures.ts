import {
  fromArcsine,
  fromCubeRoot,
  fromDoubleArcsine,
  fromFisherZ,
  fromFreemanTukeyRate,
  fromLog,
  fromLogComplement,
  fromLogit,
  fromSquareRoot,
} from './back-transformations.ts';

/** The scale a measure is analysed on. */
export type MeasureScale =
  | 'identity'
  | 'log'
  | 'logit'
  | 'arcsine'
  | 'double arcsine'
  | 'square root'
  | 'double square root'
  | 'Fisher z'
  | 'cube root'
  | 'log complement';

/** Numbers a study gives; each measure names the ones it needs. */
export type EffectField =
  | 'mean1'
  | 'sd1'
  | 'n1'
  | 'mean2'
  | 'sd2'
  | 'n2'
  | 'events1'
  | 'events2'
  | 'time1'
  | 'time2'
  | 'events'
  | 'time'
  | 'n'
  | 'mean'
  | 'sd'
  | 'correlation'
  | 'alpha'
  | 'items'
  | 'observedMinusExpected'
  | 'variance';

/**
 * One effect measure. `nullValue` is the value of no effect on the printed scale (null for single groups); on the analysis scale
 * it is 0 for every comparison. `backTransform` takes an analysis-scale value to the printed scale; the double arcsine and the
 * double square root also need the sample size or person-time to turn back at.
 */
export type Measure = Readonly<{
  id: MeasureId;
  name: string;
  scale: MeasureScale;
  nullValue: number | null;
  inputs: readonly EffectField[];
  backTransform: (value: number, size?: number) => number;
}>;

const CONTINUOUS = ['mean1', 'sd1', 'n1', 'mean2', 'sd2', 'n2'] as const;
const BINARY = ['events1', 'n1', 'events2', 'n2'] as const;
const RATES = ['events1', 'time1', 'events2', 'time2'] as const;
const CORRELATION = ['correlation', 'n'] as const;
const PROPORTION = ['events', 'n'] as const;
const RATE = ['events', 'time'] as const;
const PAIRED = ['mean1', 'sd1', 'mean2', 'sd2', 'n', 'correlation'] as const;
const MEAN = ['mean', 'sd', 'n'] as const;
const RELIABILITY = ['alpha', 'items', 'n'] as const;

type MeasureLine = readonly [
  name: string,
  scale: MeasureScale,
  nullValue: number | null,
  inputs: readonly EffectField[],
];

/** By metafor's short names, which reviewers know from R. */
const LINES = {
  MD: ['mean difference', 'identity', 0, CONTINUOUS],
  SMD: ['standardised mean difference', 'identity', 0, CONTINUOUS],
  SMDH: ['standardised mean difference, unequal variances', 'identity', 0, CONTINUOUS],
  SMD1: ["Glass's delta", 'identity', 0, CONTINUOUS],
  SMD1H: ["Glass's delta, unequal variances", 'identity', 0, CONTINUOUS],
  ROM: ['ratio of means', 'log', 1, CONTINUOUS],
  VR: ['variability ratio', 'log', 1, ['sd1', 'n1', 'sd2', 'n2']],
  CVR: ['ratio of coefficients of variation', 'log', 1, CONTINUOUS],
  OR: ['odds ratio', 'log', 1, BINARY],
  RR: ['risk ratio', 'log', 1, BINARY],
  RD: ['risk difference', 'identity', 0, BINARY],
  AS: ['arcsine risk difference', 'identity', 0, BINARY],
  PETO: ['Peto odds ratio', 'log', 1, BINARY],
  OR2DL: ['odds ratio as standardised mean difference (logistic)', 'identity', 0, BINARY],
  OR2DN: ['odds ratio as standardised mean difference (normal)', 'identity', 0, BINARY],
  PBIT: ['probit difference', 'identity', 0, BINARY],
  PHI: ['phi coefficient', 'identity', 0, BINARY],
  YUQ: ["Yule's Q", 'identity', 0, BINARY],
  YUY: ["Yule's Y", 'identity', 0, BINARY],
  RTET: ['tetrachoric correlation', 'identity', 0, BINARY],
  IRR: ['incidence rate ratio', 'log', 1, RATES],
  IRD: ['incidence rate difference', 'identity', 0, RATES],
  IRSD: ['difference of square-root rates', 'identity', 0, RATES],
  HR_OE_V: ['hazard ratio', 'log', 1, ['observedMinusExpected', 'variance']],
  COR: ['correlation', 'identity', 0, CORRELATION],
  UCOR: ['correlation, corrected for bias', 'identity', 0, CORRELATION],
  ZCOR: ["correlation (Fisher's z)", 'Fisher z', 0, CORRELATION],
  PR: ['proportion', 'identity', null, PROPORTION],
  PLN: ['proportion (log)', 'log', null, PROPORTION],
  PLO: ['proportion (logit)', 'logit', null, PROPORTION],
  PAS: ['proportion (arcsine)', 'arcsine', null, PROPORTION],
  PFT: ['proportion (double arcsine)', 'double arcsine', null, PROPORTION],
  IR: ['incidence rate', 'identity', null, RATE],
  IRLN: ['incidence rate (log)', 'log', null, RATE],
  IRS: ['incidence rate (square root)', 'square root', null, RATE],
  IRFT: ['incidence rate (double square root)', 'double square root', null, RATE],
  MC: ['mean change', 'identity', 0, PAIRED],
  SMCC: ['standardised mean change (by the SD of the change)', 'identity', 0, PAIRED],
  SMCR: [
    'standardised mean change (by the SD of measurement 1)',
    'identity',
    0,
    ['mean1', 'sd1', 'mean2', 'n', 'correlation'],
  ],
  SMCRH: ['standardised mean change (by the SD of measurement 1, unequal variances)', 'identity', 0, PAIRED],
  SMCRP: ['standardised mean change (by the pooled SD)', 'identity', 0, PAIRED],
  ROMC: ['ratio of means, paired', 'log', 1, PAIRED],
  VRC: ['variability ratio, paired', 'log', 1, ['sd1', 'sd2', 'n', 'correlation']],
  CVRC: ['ratio of coefficients of variation, paired', 'log', 1, PAIRED],
  MN: ['mean', 'identity', null, MEAN],
  SMN: ['standardised mean', 'identity', null, MEAN],
  MNLN: ['mean (log)', 'log', null, MEAN],
  CVLN: ['coefficient of variation (log)', 'log', null, MEAN],
  SDLN: ['standard deviation (log)', 'log', null, ['sd', 'n']],
  ARAW: ["Cronbach's alpha", 'identity', null, RELIABILITY],
  AHW: ["Cronbach's alpha (cube root)", 'cube root', null, RELIABILITY],
  ABT: ["Cronbach's alpha (log)", 'log complement', null, RELIABILITY],
} as const satisfies Readonly<Record<string, MeasureLine>>;

export type MeasureId = keyof typeof LINES;

const identity = (value: number): number => value;

const BACK_TRANSFORMS: Readonly<Record<MeasureScale, (value: number, size?: number) => number>> = {
  identity,
  log: fromLog,
  logit: fromLogit,
  arcsine: fromArcsine,
  'double arcsine': (value, size) => (size === undefined ? fromArcsine(value) : fromDoubleArcsine(value, size)),
  'square root': fromSquareRoot,
  'double square root': (value, size) =>
    size === undefined ? fromSquareRoot(value) : fromFreemanTukeyRate(value, size),
  'Fisher z': fromFisherZ,
  'cube root': fromCubeRoot,
  'log complement': fromLogComplement,
};

function toMeasure(id: MeasureId): Measure {
  const [name, scale, nullValue, inputs] = LINES[id];
  return { id, name, scale, nullValue, inputs, backTransform: BACK_TRANSFORMS[scale] };
}

/** Every effect measure the engine computes, with its scale, its null and its back-transformation. */
export const MEASURES: readonly Measure[] = Object.keys(LINES).filter(isMeasureId).map(toMeasure);

const BY_ID: ReadonlyMap<MeasureId, Measure> = new Map(MEASURES.map((measure) => [measure.id, measure]));

export function isMeasureId(id: string): id is MeasureId {
  return Object.hasOwn(LINES, id);
}

export function measure(id: MeasureId): Measure {
  return BY_ID.get(id)!;
}
