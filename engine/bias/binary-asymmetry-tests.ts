import { EngineInputError } from '../errors.ts';
import { mixedEffectsModel } from '../regression/mixed-effects-model.ts';
import { asymmetryTestGate, type GateOutcome, type StudyCountGate } from '../regression/study-count-gate.ts';
import type { NullableColumn } from '../regression/study-data.ts';
import { readBinaryTables, type BinaryTables } from './binary-tables.ts';
import { countRankTest } from './count-rank-test.ts';
import { multiplicativeRegression } from './multiplicative-regression.ts';

export type BinaryAsymmetryTestName =
  'Harbord' | 'Peters' | 'Deeks' | 'Macaskill' | 'Thompson' | 'Egger' | 'Arcsine' | 'Schwarzer';

export const BINARY_ASYMMETRY_TESTS: readonly BinaryAsymmetryTestName[] = [
  'Harbord',
  'Peters',
  'Deeks',
  'Macaskill',
  'Thompson',
  'Egger',
  'Arcsine',
  'Schwarzer',
];

export type BinaryAsymmetryTest = Readonly<{
  test: BinaryAsymmetryTestName;
  k: number;
  omitted: readonly number[];
  /** The slope (or Kendall's score for Schwarzer) and its standard error. */
  bias: number | null;
  biasStandardError: number;
  statistic: number | null;
  /** Null for the normal distribution. */
  degreesOfFreedom: number | null;
  pValue: number | null;
  /** Null for the rank test. */
  intercept: Readonly<{ estimate: number; standardError: number }> | null;
  gate: GateOutcome;
}>;

/**
 * Tests of funnel-plot asymmetry made for odds ratios from 2 x 2 tables, where Egger's own is biased.
 *
 * - Harbord: Z/V on 1/sqrt(V), weights V; Z = a - n1 m/N the score, V = n1 n2 m (N - m) / (N^2 (N - 1)), m all events
 * - Peters: ln OR on 1/N, weights 1 / (1/m + 1/(N - m)); Macaskill: ln OR on N, weights 1/v
 * - Deeks: ln OR on 1/sqrt(ESS), weights ESS = 4 n1 n2 / N; Egger: ln OR on its SE, weights 1/v
 * - Arcsine (Ruecker): asin sqrt(p1) - asin sqrt(p2) on its SE, v = 1/(4 n1) + 1/(4 n2)
 * - Thompson: ln OR on its SE with additive tau^2 (DerSimonian-Laird), t on k - 2
 * - Schwarzer: Kendall's score of the standardised event count and its precision, see `countRankTest`
 * All but the last two have a multiplicative error and t on k - 2.
 *
 * @param events1 events in the first arm, length k; null where missing
 * @param total1 size of the first arm
 * @throws EngineInputError refused (k < 10 without a reason), unknown-option, too-few-studies, length-mismatch,
 *   not-finite, not-positive, out-of-range
 * @source Harbord et al. 2006 doi:10.1002/sim.2380; Peters et al. 2006 doi:10.1001/jama.295.6.676; Deeks et al. 2005
 *   doi:10.1016/j.jclinepi.2005.01.016; Macaskill et al. 2001 doi:10.1002/sim.698; Thompson & Sharp 1999
 *   doi:10.1002/(SICI)1097-0258(19991030)18:20<2693::AID-SIM235>3.0.CO;2-V; Ruecker et al. 2008 doi:10.1002/sim.2971
 * @golden 05_metabias_bin.json
 */
export function binaryAsymmetryTest(
  events1: NullableColumn,
  total1: NullableColumn,
  events2: NullableColumn,
  total2: NullableColumn,
  options: Readonly<{ test: BinaryAsymmetryTestName; increment?: number; gate?: StudyCountGate }>,
): BinaryAsymmetryTest {
  const { test } = options;
  if (!BINARY_ASYMMETRY_TESTS.includes(test)) {
    throw new EngineInputError(
      'unknown-option',
      `There is no test "${test}": use ${BINARY_ASYMMETRY_TESTS.join(', ')}.`,
      'test',
    );
  }
  const tables = readBinaryTables(events1, total1, events2, total2, options.increment ?? 0.5);
  if (tables.k < 3) {
    throw new EngineInputError(
      'too-few-studies',
      `${tables.k} studies with information: at least 3 are needed.`,
      'events1',
    );
  }
  const common = {
    test,
    k: tables.k,
    omitted: tables.omitted,
    gate: asymmetryTestGate(tables.k, options.gate ?? 'enforced'),
  };
  if (test === 'Schwarzer') {
    const rank = countRankTest(tables);
    return {
      ...common,
      bias: rank.score,
      biasStandardError: rank.scoreStandardError,
      statistic: rank.normalStatistic,
      degreesOfFreedom: null,
      pValue: rank.normalPValue,
      intercept: null,
    };
  }
  const fit = test === 'Thompson' ? additive(tables) : regressMultiplicatively(tables, test);
  return {
    ...common,
    bias: fit.slope.estimate,
    biasStandardError: fit.slope.standardError,
    statistic: fit.slope.statistic,
    degreesOfFreedom: tables.k - 2,
    pValue: fit.slope.pValue,
    intercept: fit.intercept,
  };
}

function regressMultiplicatively(
  tables: BinaryTables,
  test: Exclude<BinaryAsymmetryTestName, 'Thompson' | 'Schwarzer'>,
) {
  const { k, events1, total1, events2, total2, logOddsRatio, variance } = tables;
  const effects = logOddsRatio.slice();
  const predictor = new Float64Array(k);
  const weights = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    const n1 = total1[i]!;
    const n2 = total2[i]!;
    const n = n1 + n2;
    const events = events1[i]! + events2[i]!;
    switch (test) {
      case 'Harbord': {
        const information = (n1 * n2 * events * (n - events)) / (n * n * (n - 1));
        effects[i] = (events1[i]! - (n1 * events) / n) / information;
        predictor[i] = 1 / Math.sqrt(information);
        weights[i] = information;
        break;
      }
      case 'Peters':
        predictor[i] = 1 / n;
        weights[i] = (events * (n - events)) / n;
        break;
      case 'Macaskill':
        predictor[i] = n;
        weights[i] = 1 / variance[i]!;
        break;
      case 'Deeks':
        weights[i] = (4 * n1 * n2) / n;
        predictor[i] = 1 / Math.sqrt(weights[i]!);
        break;
      case 'Egger':
        predictor[i] = Math.sqrt(variance[i]!);
        weights[i] = 1 / variance[i]!;
        break;
      case 'Arcsine': {
        const arcsineVariance = 1 / (4 * n1) + 1 / (4 * n2);
        effects[i] = Math.asin(Math.sqrt(events1[i]! / n1)) - Math.asin(Math.sqrt(events2[i]! / n2));
        predictor[i] = Math.sqrt(arcsineVariance);
        weights[i] = 1 / arcsineVariance;
        break;
      }
    }
  }
  return multiplicativeRegression(effects, weights, predictor);
}

function additive(tables: BinaryTables) {
  const model = mixedEffectsModel(
    Array.from(tables.logOddsRatio),
    Array.from(tables.variance),
    {
      names: ['(Intercept)', 'standard error'],
      columns: [Array.from(tables.variance, () => 1), Array.from(tables.variance, Math.sqrt)],
    },
    {
      estimator: 'DL',
      test: 't',
      gate: { overriddenBecause: 'a test of asymmetry has its own rule on the number of studies' },
    },
  );
  const [intercept, slope] = model.coefficients;
  if (intercept === undefined || slope === undefined) {
    throw new EngineInputError(
      'out-of-range',
      'The standard error is the same in every study, so no slope can be estimated.',
      'events1',
    );
  }
  return { intercept, slope };
}
