import {
  absoluteRiskFromHazardRatio,
  absoluteRiskFromOddsRatio,
  absoluteRiskFromRiskRatio,
  numberNeededToTreat,
} from '../../convert/absolute-risk.ts';
import {
  correlationFromStandardised,
  fisherZFromCorrelation,
  standardisedFromCorrelation,
} from '../../convert/correlation-and-standardised.ts';
import { oddsRatioFromRiskRatio, riskRatioFromOddsRatio } from '../../convert/odds-and-risk.ts';
import {
  cohensU3,
  overlapCoefficient,
  probabilityOfSuperiority,
  responderProportion,
} from '../../convert/responder.ts';
import {
  CHINN_ROUNDED,
  logOddsRatioFromStandardised,
  logOddsRatioVarianceFromStandardised,
  standardisedFromLogOddsRatio,
  standardisedVarianceFromLogOddsRatio,
} from '../../convert/standardised-and-odds.ts';
import { differenceFromStandardised, standardisedFromDifference } from '../../convert/standardised-and-units.ts';
import {
  hedgesFromCohen,
  standardisedFromF,
  standardisedFromP,
  standardisedFromT,
} from '../../convert/standardised-from-test.ts';
import { testStatisticFromP } from '../../convert/standard-error-from-p.ts';
import { fromLog } from '../../effect/back-transformations.ts';
import { hedgesCorrection, hedgesCorrectionApproximate } from '../../effect/small-sample-correction.ts';
import { standardisedMeanDifference, type StandardisedOptions } from '../../effect/standardised-mean-difference.ts';
import type { EffectEstimate } from '../../effect/types.ts';
import { waldInterval } from '../../effect/wald-interval.ts';
import { EngineInputError } from '../../errors.ts';
import { conversionTask } from '../conversion-task.ts';
import type { Task } from '../task.ts';

const PER_THOUSAND = 1000;

/** Conversions between effect measures: SMD and odds, risks, absolute effects, tests, correlations. */
export const EFFECT_CONVERSION_TASKS: readonly Task[] = [
  conversionTask('convert_smd_to_or', { required: ['d', 'v_d'] }, (row) => {
    const lnor = logOddsRatioFromStandardised({ value: row['d']! });
    const variance = logOddsRatioVarianceFromStandardised({ variance: row['v_d']! });
    const interval = waldInterval({ estimate: lnor.value, standardError: Math.sqrt(variance.value), level: 0.95 });
    return {
      lnor,
      var_lnor: variance,
      or: fromLog(lnor.value),
      or_ci_lb: fromLog(interval.low),
      or_ci_ub: fromLog(interval.high),
      'chinn_1.81': CHINN_ROUNDED * row['d']!,
    };
  }),
  conversionTask('convert_or_to_smd', { required: ['lnor', 'v_lnor'] }, (row) => ({
    d: standardisedFromLogOddsRatio({ value: row['lnor']! }),
    v_d: standardisedVarianceFromLogOddsRatio({ variance: row['v_lnor']! }),
  })),
  conversionTask('convert_smd_to_md', { required: ['smd', 'se_smd', 'sd_ref'] }, (row) => ({
    md: differenceFromStandardised({ standardised: row['smd']!, referenceSd: row['sd_ref']! }),
    se_md: differenceFromStandardised({ standardised: row['se_smd']!, referenceSd: row['sd_ref']! }),
  })),
  conversionTask('convert_md_to_smd', { required: ['md', 'se_md', 'sd_ref'] }, (row) => ({
    smd: standardisedFromDifference({ difference: row['md']!, referenceSd: row['sd_ref']! }),
    se_smd: standardisedFromDifference({ difference: row['se_md']!, referenceSd: row['sd_ref']! }),
  })),
  conversionTask('convert_hedges_g', { required: ['m1', 'sd1', 'n1', 'm2', 'sd2', 'n2'] }, (row) => {
    const arms = {
      mean1: row['m1']!,
      sd1: row['sd1']!,
      n1: row['n1']!,
      mean2: row['m2']!,
      sd2: row['sd2']!,
      n2: row['n2']!,
    };
    const by = (options: StandardisedOptions): EffectEstimate => {
      const effect = standardisedMeanDifference(arms, options);
      if (!('notEstimable' in effect)) return effect;
      throw new EngineInputError('refused', `Not estimable: ${effect.notEstimable}.`, 'n1');
    };
    const df = arms.n1 + arms.n2 - 2;
    const cohen = by({ correction: 'none' });
    const hedges = by({});
    const revman = by({ correction: 'approximate', variance: 'RevMan5' });
    return {
      d: cohen.estimate,
      J: hedgesCorrection(df),
      J_approx: hedgesCorrectionApproximate(df),
      g: hedges.estimate,
      g_approx: by({ correction: 'approximate' }).estimate,
      vi_LS: hedges.variance,
      var_d: cohen.variance,
      var_g_borenstein: by({ variance: 'LS2' }).variance,
      revman_g: revman.estimate,
      revman_se: revman.standardError,
    };
  }),
  conversionTask('convert_rr_from_or', { required: ['or', 'baseline_risk'] }, (row) => {
    const input = { oddsRatio: row['or']!, baselineRisk: row['baseline_risk']! };
    return {
      rr: riskRatioFromOddsRatio(input),
      risk_treated: absoluteRiskFromOddsRatio({ oddsRatio: input.oddsRatio, assumedRisk: input.baselineRisk }).risk,
    };
  }),
  conversionTask('convert_or_from_rr', { required: ['rr', 'baseline_risk'] }, (row) => ({
    or: oddsRatioFromRiskRatio({ riskRatio: row['rr']!, baselineRisk: row['baseline_risk']! }),
  })),
  conversionTask('convert_ard_from_rr', { required: ['rr', 'rr_lb', 'rr_ub', 'assumed_risk_per_1000'] }, (row) => {
    const at = (riskRatio: number) =>
      absoluteRiskFromRiskRatio({ riskRatio, assumedRisk: row['assumed_risk_per_1000']!, per: PER_THOUSAND });
    const [estimate, low, high] = [at(row['rr']!), at(row['rr_lb']!), at(row['rr_ub']!)];
    const difference = estimate.difference.value;
    return {
      ard: estimate.difference,
      ard_lb: low.difference,
      ard_ub: high.difference,
      corr_risk: estimate.risk,
      corr_lb: low.risk,
      corr_ub: high.risk,
      nnt: difference === 0 ? Infinity : numberNeededToTreat({ riskDifference: difference, per: PER_THOUSAND }),
    };
  }),
  conversionTask('convert_ard_from_or', { required: ['or', 'or_lb', 'or_ub', 'assumed_risk_per_1000'] }, (row) => {
    const at = (oddsRatio: number) =>
      absoluteRiskFromOddsRatio({ oddsRatio, assumedRisk: row['assumed_risk_per_1000']!, per: PER_THOUSAND })
        .difference;
    return { ard: at(row['or']!), ard_lb: at(row['or_lb']!), ard_ub: at(row['or_ub']!) };
  }),
  conversionTask('convert_ard_from_hr', { required: ['hr', 'hr_lb', 'hr_ub', 'assumed_risk_per_1000'] }, (row) => {
    const at = (hazardRatio: number) =>
      absoluteRiskFromHazardRatio({ hazardRatio, assumedRisk: row['assumed_risk_per_1000']!, per: PER_THOUSAND })
        .difference;
    return { ard: at(row['hr']!), ard_lb: at(row['hr_lb']!), ard_ub: at(row['hr_ub']!) };
  }),
  conversionTask('convert_smd_to_responder', { required: ['smd', 'control_prop'] }, (row) => {
    const standardised = row['smd']!;
    const input = { standardised, comparatorProportion: row['control_prop']! };
    const normal = responderProportion(input);
    return {
      p1_normal: normal,
      rd_normal: normal.value - input.comparatorProportion,
      p1_logistic: responderProportion({ ...input, distribution: 'logistic' }),
      cles: probabilityOfSuperiority({ standardised }),
      u3: cohensU3({ standardised }),
      overlap: overlapCoefficient({ standardised }),
    };
  }),
  conversionTask('convert_t_to_d', { required: ['t', 'n1', 'n2'] }, (row) => {
    const d = standardisedFromT({ t: row['t']!, n1: row['n1']!, n2: row['n2']! });
    return { d, g: hedgesFromCohen({ d: d.value, degreesOfFreedom: row['n1']! + row['n2']! - 2 }) };
  }),
  conversionTask('convert_F_to_d', { required: ['F', 'n1', 'n2', 'sign'] }, (row) => ({
    d: standardisedFromF({ f: row['F']!, n1: row['n1']!, n2: row['n2']!, sign: row['sign']! }),
  })),
  conversionTask('convert_p_to_d', { required: ['p_two_sided', 'n1', 'n2', 'sign'] }, (row) => {
    const p = row['p_two_sided']!;
    const sizes = { n1: row['n1']!, n2: row['n2']! };
    return {
      t: testStatisticFromP({ p, degreesOfFreedom: sizes.n1 + sizes.n2 - 2 }),
      d: standardisedFromP({ p, sign: row['sign']!, ...sizes }),
    };
  }),
  conversionTask('convert_r_d', { required: ['r', 'n1', 'n2', 'd'] }, (row) => ({
    d_from_r: standardisedFromCorrelation({ correlation: row['r']! }),
    r_from_d: correlationFromStandardised({ d: row['d']!, n1: row['n1']!, n2: row['n2']! }),
    z: fisherZFromCorrelation({ correlation: row['r']! }),
  })),
];
