import { EngineInputError } from '../errors.ts';
import { prepareStudies, type StudySet } from '../pool/study-set.ts';
import { mixedEffectsModel } from '../regression/mixed-effects-model.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';
import {
  poolCore,
  poolStudies,
  selectStudies,
  type PooledModel,
  type PoolingOptions,
} from '../sensitivity/pooled-model.ts';

export type TrimAndFillEstimator = 'L0' | 'R0' | 'Q0';

/** The side of the funnel on which studies are missing. */
export type FunnelSide = 'left' | 'right';

export type TrimAndFillOptions = PoolingOptions &
  Readonly<{
    missing: TrimAndFillEstimator;
    /** 'auto': right when effects fall as the standard error rises, else left. */
    side: FunnelSide | 'auto';
  }>;

export type TrimAndFill = Readonly<{
  side: FunnelSide;
  missing: TrimAndFillEstimator;
  /** Number of studies filled in; null with `reason` where the estimator is not defined for these data. */
  filled: number | null;
  filledStandardError: number | null;
  /** R0 only: P(at least this many) when none is missing. */
  pValue: number | null;
  converged: boolean;
  reason: string | null;
  /** The studies that entered, then the filled ones. */
  effects: readonly number[];
  variances: readonly number[];
  isFilled: readonly boolean[];
  omitted: readonly number[];
  /** The model with the filled studies; a sensitivity analysis, never the headline. */
  model: PooledModel | null;
}>;

const MOST_ITERATIONS = 100;

/**
 * Trim and fill: estimates how many studies are missing from one side of the funnel, trims as many extreme ones from
 * the other, re-centres until the number settles, then fills in mirror images and pools again.
 *
 * With ranks of |y - m| signed by side, S = sum of positive ranks: L0 = (4S - k(k+1)) / (2k - 1);
 * Q0 = k - 1/2 - sqrt(2k^2 - 4S + 1/4); R0 = k - (largest rank on the other side) - 1. Rounded, not below zero.
 * Sensitivity only: it takes asymmetry for bias and does badly under heterogeneity.
 *
 * @param effects length k >= 3, analysis scale; null where missing
 * @throws EngineInputError too-few-studies, unknown-option, length-mismatch, not-finite, not-positive
 * @source Duval & Tweedie 2000 doi:10.1111/j.0006-341X.2000.00455.x and doi:10.1080/01621459.2000.10473905
 * @golden 05_trimfill.json
 */
export function trimAndFill(
  effects: NullableColumn,
  variances: NullableColumn,
  options: TrimAndFillOptions,
): TrimAndFill {
  if (!['L0', 'R0', 'Q0'].includes(options.missing)) {
    throw new EngineInputError(
      'unknown-option',
      `There is no estimator "${options.missing}": use L0, R0 or Q0.`,
      'missing',
    );
  }
  if (!['left', 'right', 'auto'].includes(options.side)) {
    throw new EngineInputError(
      'unknown-option',
      `There is no side "${options.side}": use left, right or auto.`,
      'side',
    );
  }
  const data = readStudies(effects, variances, [], 3);
  const k = data.effects.length;
  const side = options.side === 'auto' ? emptierSide(data.effects, data.variances, options) : options.side;
  // Worked with the filled side on the left; mirrored back at the end.
  const sign = side === 'right' ? -1 : 1;
  const order = Array.from({ length: k }, (_, i) => i).sort(
    (a, b) => sign * (data.effects[a]! - data.effects[b]!) || a - b,
  );
  const sorted = Float64Array.from(order, (i) => sign * data.effects[i]!);
  const studies = prepareStudies(
    sorted,
    Float64Array.from(order, (i) => data.variances[i]!),
  );
  const search = countMissing(studies, sorted, options);
  const base = {
    side,
    missing: options.missing,
    filledStandardError: search.standardError,
    converged: search.converged,
    omitted: data.omitted,
  };
  if (search.count === null) {
    return {
      ...base,
      filled: null,
      pValue: null,
      reason: `${options.missing} is the root of a negative number for these data`,
      effects: Array.from(data.effects),
      variances: Array.from(data.variances),
      isFilled: new Array<boolean>(k).fill(false),
      model: null,
    };
  }
  const filled = search.count;
  const allEffects = Array.from(data.effects);
  const allVariances = Array.from(data.variances);
  for (let j = k - filled; j < k; j++) {
    allEffects.push(sign * (2 * search.centre - sorted[j]!));
    allVariances.push(studies.variances[j]!);
  }
  return {
    ...base,
    filled,
    pValue: options.missing === 'R0' ? 0.5 ** (filled + 1) : null,
    reason: null,
    effects: allEffects,
    variances: allVariances,
    isFilled: allEffects.map((_, i) => i >= k),
    model: poolStudies(prepareStudies(allEffects, allVariances), options),
  };
}

type MissingCount = Readonly<{
  count: number | null;
  standardError: number | null;
  centre: number;
  converged: boolean;
}>;

function countMissing(studies: StudySet, sorted: Float64Array, options: TrimAndFillOptions): MissingCount {
  const { k } = studies;
  let count = 0;
  let previous = -1;
  let centre = 0;
  let standardError: number | null = null;
  for (let iteration = 0; iteration < MOST_ITERATIONS && count !== previous; iteration++) {
    previous = count;
    const kept = Int32Array.from({ length: k - count }, (_, i) => i);
    centre = poolCore(selectStudies(studies, kept), options).estimate;
    const estimate = estimateMissing(sorted, centre, options.missing);
    if (estimate === null) return { count: null, standardError: null, centre, converged: false };
    // At least one study must stay to be centred on.
    count = Math.min(k - 1, Math.max(0, roundHalfToEven(estimate.value)));
    standardError = estimate.standardError;
  }
  return { count, standardError, centre, converged: count === previous };
}

/** The number missing on the left before rounding, and its standard error. Null where Q0 is undefined. */
function estimateMissing(
  sorted: Float64Array,
  centre: number,
  estimator: TrimAndFillEstimator,
): Readonly<{ value: number; standardError: number | null }> | null {
  const k = sorted.length;
  const byDistance = Array.from({ length: k }, (_, i) => i).sort(
    (a, b) => Math.abs(sorted[a]! - centre) - Math.abs(sorted[b]! - centre) || a - b,
  );
  let positive = 0;
  let largestNotPositive = 0;
  byDistance.forEach((i, position) => {
    const rank = position + 1;
    if (sorted[i]! > centre) positive += rank;
    else largestNotPositive = rank;
  });
  if (estimator === 'R0') {
    const value = k - largestNotPositive - 1;
    return { value, standardError: Math.sqrt(2 * Math.max(0, value) + 2) };
  }
  const radicand = 2 * k * k - 4 * positive + 0.25;
  if (estimator === 'Q0' && radicand < 0) return null;
  const value = estimator === 'L0' ? (4 * positive - k * (k + 1)) / (2 * k - 1) : k - 0.5 - Math.sqrt(radicand);
  const varianceOfSum =
    (k * (k + 1) * (2 * k + 1) +
      10 * value ** 3 +
      27 * value ** 2 +
      17 * value -
      18 * k * value ** 2 -
      18 * k * value +
      6 * k * k * value) /
    24;
  const square =
    estimator === 'L0'
      ? (16 * varianceOfSum) / (2 * k - 1) ** 2
      : (4 * varianceOfSum) / ((k - 0.5) ** 2 - value * (2 * k - value - 1));
  return { value, standardError: square >= 0 && Number.isFinite(square) ? Math.sqrt(square) : null };
}

function emptierSide(effects: Float64Array, variances: Float64Array, options: PoolingOptions): FunnelSide {
  const model = mixedEffectsModel(
    Array.from(effects),
    Array.from(variances),
    {
      names: ['(Intercept)', 'standard error'],
      columns: [Array.from(effects, () => 1), Array.from(variances, Math.sqrt)],
    },
    {
      estimator: options.estimator,
      test: 'z',
      gate: { overriddenBecause: 'only the sign of the slope is used' },
    },
  );
  return (model.coefficients[1]?.estimate ?? 0) < 0 ? 'right' : 'left';
}

function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
