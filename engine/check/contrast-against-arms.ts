import { normalQuantile } from '../math/distributions/normal.ts';
import { armPair, isRatio } from './effect-of-result.ts';
import { intervalQuantile } from './p-from-effect.ts';
import { rateRatio, ratioOfMeans, standardisedDifference } from './relative-contrasts-of-arms.ts';
import { halfUnit, type Range } from './rounding.ts';
import type { CheckedArm, CheckedMeasure, CheckedResult } from './types.ts';
import { asPrinted, computed, fixed } from './wording.ts';

/**
 * What the arms alone make of a measure. `estimate` is on the printed scale, the standard errors on the analysis
 * scale.
 */
export type ArmsContrast = Readonly<{
  estimate: number;
  /** Every estimate that the rounding of the arms' numbers allows. */
  band: Range;
  /** Null where an SD or n is missing. */
  standardError: number | null;
  /** With the two SDs pooled, as a t-test has it; equal to `standardError` for counts. */
  pooledStandardError: number | null;
  degreesOfFreedom: number | null;
  formula: string;
}>;

/** A reported contrast set beside the same contrast made from the arms. */
export type ContrastAgainstArms = Readonly<{
  fromArms: ArmsContrast;
  difference: number;
  /** Sum of the half units of every number in the difference. */
  tolerance: number;
  estimateAgrees: boolean;
  /**
   * Whether both printed limits lie within one unit of their last decimal of the normal-quantile limits; null without
   * limits.
   */
  limitsAgree: boolean | null;
  reportedStandardError: number | null;
  /** Reported over recomputed standard error; below 1 is compatible with an adjusted analysis and proves nothing. */
  standardErrorRatio: number | null;
  arithmetic: string;
}>;

/**
 * The contrast of the two arms for every measure but PETO and HR; null where the arms do not give it (several arms a side, a
 * missing number, a zero cell for the ratios, or another measure).
 */
export function contrastFromArms(result: CheckedResult, measure: CheckedMeasure): ArmsContrast | null {
  const pair = armPair(result);
  if (pair === null) return null;
  const { intervention: one, comparator: two } = pair;
  switch (measure) {
    case 'MD':
      return meanDifference(one, two);
    case 'SMD':
      return standardisedDifference(one, two);
    case 'ROM':
      return ratioOfMeans(one, two);
    case 'IRR':
      return rateRatio(one, two);
    default:
      return fromCounts(one, two, measure);
  }
}

/**
 * Compares the printed contrast with the arms; null where either is missing. Allows for rounding of every number
 * (5.1).
 */
export function contrastAgainstArms(result: CheckedResult): ContrastAgainstArms | null {
  const { contrast } = result;
  if (contrast === null || contrast.estimate === null) return null;
  if (isRatio(contrast.measure) && !(contrast.estimate.value > 0)) return null;
  const fromArms = contrastFromArms(result, contrast.measure);
  if (fromArms === null) return null;
  const tolerance = halfUnit(contrast.estimate) + (fromArms.band.high - fromArms.band.low) / 2;
  const difference = contrast.estimate.value - fromArms.estimate;
  const half = halfUnit(contrast.estimate) + 1e-9 * Math.max(1, Math.abs(fromArms.estimate));
  const estimateAgrees =
    contrast.estimate.value >= fromArms.band.low - half && contrast.estimate.value <= fromArms.band.high + half;

  const toScale = isRatio(contrast.measure) ? Math.log : (value: number): number => value;
  const fromScale = isRatio(contrast.measure) ? Math.exp : (value: number): number => value;
  const { ciLow, ciHigh } = contrast;
  let limitsAgree: boolean | null = null;
  let reportedStandardError: number | null = null;
  if (ciLow !== null && ciHigh !== null) {
    const z = normalQuantile((1 + contrast.level) / 2);
    const middle = toScale(fromArms.estimate);
    const margin = fromArms.standardError === null ? null : z * fromArms.standardError;
    const near = (limit: number, printed: typeof ciLow): boolean =>
      Math.abs(limit - printed.value) <= 2 * halfUnit(printed) + 1e-9;
    if (margin !== null)
      limitsAgree = near(fromScale(middle - margin), ciLow) && near(fromScale(middle + margin), ciHigh);
    const width = toScale(ciHigh.value) - toScale(ciLow.value);
    reportedStandardError = width > 0 && Number.isFinite(width) ? width / (2 * z) : null;
  }
  const armsError = fromArms.standardError;
  const standardErrorRatio =
    reportedStandardError === null || armsError === null || !(armsError > 0) ? null : reportedStandardError / armsError;
  const errors =
    reportedStandardError === null || armsError === null || standardErrorRatio === null
      ? ''
      : `; standard error ${computed(reportedStandardError)} reported, ${computed(armsError)} from the arms (ratio ${fixed(standardErrorRatio, 3)})`;
  return {
    fromArms,
    difference,
    tolerance,
    estimateAgrees,
    limitsAgree,
    reportedStandardError,
    standardErrorRatio,
    arithmetic: `${fromArms.formula} = ${computed(fromArms.estimate)} against ${asPrinted(contrast.estimate)}, rounding allows ±${computed(tolerance)}${errors}`,
  };
}

/**
 * The standard error that limits of a given level would imply on the analysis scale, over all rounding of both
 * limits; null without limits.
 */
export function standardErrorRange(
  result: CheckedResult,
  level: number,
  degreesOfFreedom: number | null,
): Range | null {
  const { contrast } = result;
  if (contrast === null || contrast.ciLow === null || contrast.ciHigh === null) return null;
  const toScale = isRatio(contrast.measure) ? Math.log : (value: number): number => value;
  const [halfLow, halfHigh] = [halfUnit(contrast.ciLow), halfUnit(contrast.ciHigh)];
  const quantile = intervalQuantile(level, degreesOfFreedom);
  const low = (toScale(contrast.ciHigh.value - halfHigh) - toScale(contrast.ciLow.value + halfLow)) / (2 * quantile);
  const lowest = contrast.ciLow.value - halfLow;
  const high =
    isRatio(contrast.measure) && lowest <= 0
      ? Number.POSITIVE_INFINITY
      : (toScale(contrast.ciHigh.value + halfHigh) - toScale(lowest)) / (2 * quantile);
  return Number.isNaN(low) || Number.isNaN(high) || !(high > 0) ? null : { low: Math.max(0, low), high };
}

function meanDifference(one: CheckedArm, two: CheckedArm): ArmsContrast | null {
  if (one.mean === null || two.mean === null) return null;
  const estimate = one.mean.value - two.mean.value;
  const half = halfUnit(one.mean) + halfUnit(two.mean);
  return {
    estimate,
    band: { low: estimate - half, high: estimate + half },
    ...errorsOfMeans(one, two),
    formula: `${asPrinted(one.mean)} − ${two.mean.value >= 0 ? asPrinted(two.mean) : `(${asPrinted(two.mean)})`}`,
  };
}

function errorsOfMeans(
  one: CheckedArm,
  two: CheckedArm,
): Pick<ArmsContrast, 'standardError' | 'pooledStandardError' | 'degreesOfFreedom'> {
  const [n1, n2] = [one.n?.value ?? 0, two.n?.value ?? 0];
  if (n1 < 2 || n2 < 2) return { standardError: null, pooledStandardError: null, degreesOfFreedom: null };
  const degreesOfFreedom = n1 + n2 - 2;
  if (one.sd === null || two.sd === null) return { standardError: null, pooledStandardError: null, degreesOfFreedom };
  const [variance1, variance2] = [one.sd.value ** 2, two.sd.value ** 2];
  const pooled = ((n1 - 1) * variance1 + (n2 - 1) * variance2) / degreesOfFreedom;
  return {
    standardError: Math.sqrt(variance1 / n1 + variance2 / n2),
    pooledStandardError: Math.sqrt(pooled * (1 / n1 + 1 / n2)),
    degreesOfFreedom,
  };
}

function fromCounts(one: CheckedArm, two: CheckedArm, measure: CheckedMeasure): ArmsContrast | null {
  if (one.events === null || two.events === null || one.n === null || two.n === null) return null;
  const [a, n1, c, n2] = [one.events.value, one.n.value, two.events.value, two.n.value];
  const [b, d] = [n1 - a, n2 - c];
  const [risk1, risk2] = [a / n1, c / n2];
  const exactly = (estimate: number, variance: number, formula: string): ArmsContrast | null => {
    const standardError = Math.sqrt(variance);
    if (!Number.isFinite(estimate) || !Number.isFinite(standardError)) return null;
    return {
      estimate,
      band: { low: estimate, high: estimate },
      standardError,
      pooledStandardError: standardError,
      degreesOfFreedom: null,
      formula,
    };
  };
  const cells = `(${computed(a)}/${computed(n1)}) and (${computed(c)}/${computed(n2)})`;
  if (measure === 'RD')
    return exactly(
      risk1 - risk2,
      (risk1 * (1 - risk1)) / n1 + (risk2 * (1 - risk2)) / n2,
      `risk difference of ${cells}`,
    );
  if (Math.min(a, b, c, d) <= 0) return null;
  if (measure === 'RR') return exactly(risk1 / risk2, 1 / a - 1 / n1 + 1 / c - 1 / n2, `risk ratio of ${cells}`);
  if (measure === 'OR') return exactly((a * d) / (b * c), 1 / a + 1 / b + 1 / c + 1 / d, `odds ratio of ${cells}`);
  return null;
}
