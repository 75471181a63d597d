import { EngineInputError } from '../errors.ts';
import { arcsineDifference } from './arcsine-difference.ts';
import type { ArmSpreads } from './continuous-arms.ts';
import { correlationCoefficient, correlationCoefficientUnbiased, correlationFisherZ } from './correlation.ts';
import { hazardRatioFromObservedMinusExpected } from './hazard-ratio.ts';
import { meanDifference } from './mean-difference.ts';
import type { EffectField, MeasureId } from './measures.ts';
import {
  oddsRatio,
  oddsRatioAsStandardisedLogistic,
  oddsRatioAsStandardisedNormal,
  yulesQ,
  yulesY,
} from './odds-ratio.ts';
import { petoOddsRatio } from './peto-odds-ratio.ts';
import { phiCoefficient } from './phi-coefficient.ts';
import {
  meanChange,
  standardisedChangeByChange,
  standardisedChangeByPooled,
  standardisedChangeByRaw,
  standardisedChangeByRawUnequalVariances,
} from './pre-post.ts';
import { coefficientOfVariationRatioPaired, ratioOfMeansPaired, variabilityRatioPaired } from './pre-post-ratio.ts';
import { probitDifference } from './probit-difference.ts';
import {
  proportion,
  proportionArcsine,
  proportionDoubleArcsine,
  proportionLog,
  proportionLogit,
} from './proportion.ts';
import { incidenceRateDifference, incidenceRateRatio, incidenceRateSquareRootDifference } from './rate-comparison.ts';
import { ratioOfMeans } from './ratio-of-means.ts';
import { reliability, reliabilityCubeRoot, reliabilityLog } from './reliability.ts';
import { riskDifference } from './risk-difference.ts';
import { riskRatio } from './risk-ratio.ts';
import {
  coefficientOfVariationLog,
  singleMean,
  singleMeanLog,
  singleMeanStandardised,
  standardDeviationLog,
} from './single-mean.ts';
import { incidenceRate, incidenceRateFreemanTukey, incidenceRateLog, incidenceRateSquareRoot } from './single-rate.ts';
import {
  standardisedMeanDifference,
  standardisedMeanDifferenceByComparator,
  standardisedMeanDifferenceUnequalVariances,
} from './standardised-mean-difference.ts';
import { tetrachoricCorrelation } from './tetrachoric-correlation.ts';
import type { BinaryArms, ContinuousArms, Effect, PairedMeasurements, RateArms } from './types.ts';
import { variabilityRatio, coefficientOfVariationRatio } from './variability-ratio.ts';
import type { ZeroCellPolicy } from './zero-cells.ts';

/** The numbers of one study, all of the measure's inputs present. */
export type EffectRow = Readonly<Partial<Record<EffectField, number>>>;

/** Variance types by metafor's names; which of them a measure knows is checked. */
export type VarianceType = 'LS' | 'LS2' | 'UB' | 'HO' | 'AV' | 'H0' | 'RevMan5';

export type RowOptions = Readonly<{
  /** Small-sample or bias correction, where the measure has one; each measure's own default. */
  correct?: boolean;
  variance?: VarianceType;
  /** Zero-cell policy; each measure's own default. */
  policy?: ZeroCellPolicy;
}>;

const VARIANCE_TYPES: Readonly<Partial<Record<MeasureId, readonly VarianceType[]>>> = {
  MD: ['LS', 'HO'],
  SMD: ['LS', 'LS2', 'UB', 'AV', 'H0', 'RevMan5'],
  ROM: ['LS', 'HO'],
  COR: ['LS', 'UB', 'AV'],
  UCOR: ['LS', 'UB', 'AV'],
};

/** Throws `unknown-option` unless the measure has this type of variance. */
export function checkVarianceType(id: MeasureId, variance: VarianceType): void {
  const known = VARIANCE_TYPES[id] ?? ['LS'];
  if (!known.includes(variance)) {
    throw new EngineInputError(
      'unknown-option',
      `${id} has no variance type ${variance}: use ${known.join(', ')}.`,
      'vtype',
    );
  }
}

/**
 * The effect of one study in any measure. The row must hold the measure's inputs (see `MEASURES`).
 * Errors: `unknown-option` for a variance type the measure does not have; those of the measure.
 */
export function effectOfRow(id: MeasureId, row: EffectRow, options: RowOptions = {}): Effect {
  checkVarianceType(id, options.variance ?? 'LS');
  return EVALUATORS[id](row, options);
}

type Evaluator = (row: EffectRow, options: RowOptions) => Effect;

const spreads = (row: EffectRow): ArmSpreads => ({ sd1: row.sd1!, n1: row.n1!, sd2: row.sd2!, n2: row.n2! });
const continuous = (row: EffectRow): ContinuousArms => ({
  mean1: row.mean1!,
  mean2: row.mean2!,
  ...spreads(row),
});
const binary = (row: EffectRow): BinaryArms => ({
  events1: row.events1!,
  n1: row.n1!,
  events2: row.events2!,
  n2: row.n2!,
});
const rates = (row: EffectRow): RateArms => ({
  events1: row.events1!,
  time1: row.time1!,
  events2: row.events2!,
  time2: row.time2!,
});
const paired = (row: EffectRow): PairedMeasurements => ({
  mean1: row.mean1!,
  sd1: row.sd1!,
  mean2: row.mean2!,
  sd2: row.sd2!,
  n: row.n!,
  correlation: row.correlation!,
});
const counts = (row: EffectRow) => ({ events: row.events!, n: row.n! });
const rate = (row: EffectRow) => ({ events: row.events!, time: row.time! });
const mean = (row: EffectRow) => ({ mean: row.mean!, sd: row.sd!, n: row.n! });
const correlation = (row: EffectRow) => ({ correlation: row.correlation!, n: row.n! });
const alpha = (row: EffectRow) => ({ alpha: row.alpha!, items: row.items!, n: row.n! });

const hedges = (options: RowOptions): 'exact' | 'none' => (options.correct === false ? 'none' : 'exact');
const ub = (options: RowOptions): 'LS' | 'UB' => (options.variance === 'UB' ? 'UB' : 'LS');
const correct = (options: RowOptions): { correct?: boolean } =>
  options.correct === undefined ? {} : { correct: options.correct };

function smd(row: EffectRow, options: RowOptions): Effect {
  const variance = options.variance;
  return standardisedMeanDifference(continuous(row), {
    correction: variance === 'RevMan5' ? 'approximate' : hedges(options),
    variance: variance === 'AV' || variance === 'HO' || variance === undefined ? 'LS' : variance,
  });
}

const EVALUATORS: Readonly<Record<MeasureId, Evaluator>> = {
  MD: (row, { variance }) => meanDifference(continuous(row), variance === 'HO' ? 'pooled' : 'separate'),
  SMD: smd,
  SMDH: (row, options) => standardisedMeanDifferenceUnequalVariances(continuous(row), hedges(options)),
  SMD1: (row, options) => standardisedMeanDifferenceByComparator(continuous(row), { correction: hedges(options) }),
  SMD1H: (row, options) =>
    standardisedMeanDifferenceByComparator(continuous(row), { correction: hedges(options), unequalVariances: true }),
  ROM: (row, options) =>
    ratioOfMeans(continuous(row), { ...correct(options), variance: options.variance === 'HO' ? 'pooled' : 'separate' }),
  VR: (row, options) => variabilityRatio(spreads(row), correct(options)),
  CVR: (row, options) => coefficientOfVariationRatio(continuous(row), correct(options)),
  OR: (row, { policy }) => oddsRatio(binary(row), policy),
  RR: (row, { policy }) => riskRatio(binary(row), policy),
  RD: (row, { policy }) => riskDifference(binary(row), policy),
  AS: (row, { policy }) => arcsineDifference(binary(row), policy),
  PETO: (row, { policy }) => petoOddsRatio(binary(row), policy),
  OR2DL: (row, { policy }) => oddsRatioAsStandardisedLogistic(binary(row), policy),
  OR2DN: (row, { policy }) => oddsRatioAsStandardisedNormal(binary(row), policy),
  PBIT: (row, { policy }) => probitDifference(binary(row), policy),
  PHI: (row, { policy }) => phiCoefficient(binary(row), policy),
  YUQ: (row, { policy }) => yulesQ(binary(row), policy),
  YUY: (row, { policy }) => yulesY(binary(row), policy),
  RTET: (row, { policy }) => tetrachoricCorrelation(binary(row), policy),
  IRR: (row, { policy }) => incidenceRateRatio(rates(row), policy),
  IRD: (row, { policy }) => incidenceRateDifference(rates(row), policy),
  IRSD: (row, { policy }) => incidenceRateSquareRootDifference(rates(row), policy),
  HR_OE_V: (row) =>
    hazardRatioFromObservedMinusExpected({
      observedMinusExpected: row.observedMinusExpected!,
      variance: row.variance!,
    }),
  COR: (row, options) => correlationCoefficient(correlation(row), ub(options)),
  UCOR: (row, options) => correlationCoefficientUnbiased(correlation(row), ub(options)),
  ZCOR: (row) => correlationFisherZ(correlation(row)),
  PR: (row, { policy }) => proportion(counts(row), policy),
  PLN: (row, { policy }) => proportionLog(counts(row), policy),
  PLO: (row, { policy }) => proportionLogit(counts(row), policy),
  PAS: (row, { policy }) => proportionArcsine(counts(row), policy),
  PFT: (row, { policy }) => proportionDoubleArcsine(counts(row), policy),
  IR: (row, { policy }) => incidenceRate(rate(row), policy),
  IRLN: (row, { policy }) => incidenceRateLog(rate(row), policy),
  IRS: (row, { policy }) => incidenceRateSquareRoot(rate(row), policy),
  IRFT: (row, { policy }) => incidenceRateFreemanTukey(rate(row), policy),
  MC: (row) => meanChange(paired(row)),
  SMCC: (row, options) => standardisedChangeByChange(paired(row), hedges(options)),
  SMCR: (row, options) => standardisedChangeByRaw(paired(row), hedges(options)),
  SMCRH: (row, options) => standardisedChangeByRawUnequalVariances(paired(row), hedges(options)),
  SMCRP: (row, options) => standardisedChangeByPooled(paired(row), hedges(options)),
  ROMC: (row, options) => ratioOfMeansPaired(paired(row), correct(options)),
  VRC: (row) => variabilityRatioPaired(paired(row)),
  CVRC: (row, options) => coefficientOfVariationRatioPaired(paired(row), correct(options)),
  MN: (row) => singleMean(mean(row)),
  SMN: (row, options) => singleMeanStandardised(mean(row), hedges(options)),
  MNLN: (row) => singleMeanLog(mean(row)),
  CVLN: (row, options) => coefficientOfVariationLog(mean(row), correct(options)),
  SDLN: (row, options) => standardDeviationLog({ sd: row.sd!, n: row.n! }, correct(options)),
  ARAW: (row) => reliability(alpha(row)),
  AHW: (row) => reliabilityCubeRoot(alpha(row)),
  ABT: (row) => reliabilityLog(alpha(row)),
};
