import { normalQuantile } from '../math/distributions/normal.ts';
import type { CheckedArm, CheckedMeasure, CheckedResult, PrintedValue } from './types.ts';

const RATIOS: ReadonlySet<CheckedMeasure> = new Set(['ROM', 'RR', 'OR', 'PETO', 'IRR', 'HR']);

/** Ratios are compared and their intervals are symmetric on the logarithmic scale. */
export function isRatio(measure: CheckedMeasure): boolean {
  return RATIOS.has(measure);
}

/**
 * Whether the arms' own spreads give the standard error of their contrast: they do not where periods are paired or
 * clusters randomised.
 */
export function armsGivePrecision({ design }: CheckedResult): boolean {
  return design === 'parallel';
}

export type ArmPair = Readonly<{
  intervention: CheckedArm;
  comparator: CheckedArm;
  interventionAt: number;
  comparatorAt: number;
}>;

/** The single arm on each side with its position; null when a side has none or several. */
export function armPair(result: CheckedResult): ArmPair | null {
  const on = (side: CheckedArm['side']): number[] => result.arms.flatMap((arm, at) => (arm.side === side ? [at] : []));
  const [interventionAt, ...moreInterventions] = on('intervention');
  const [comparatorAt, ...moreComparators] = on('comparator');
  if (interventionAt === undefined || comparatorAt === undefined) return null;
  if (moreInterventions.length > 0 || moreComparators.length > 0) return null;
  const intervention = result.arms[interventionAt];
  const comparator = result.arms[comparatorAt];
  if (intervention === undefined || comparator === undefined) return null;
  return { intervention, comparator, interventionAt, comparatorAt };
}

/** An effect on the analysis scale (logarithm for ratios), intervention against comparator. */
export type ResultEffect = Readonly<{ estimate: number; standardError: number; from: 'contrast' | 'arms' }>;

/**
 * The effect a result stands for: its contrast with limits, else the difference of its two means, else the log risk
 * ratio of its two counts. Null when none of them can be had. For comparing results with one another, not for
 * pooling.
 */
export function effectOfResult(result: CheckedResult): ResultEffect | null {
  return effectOfContrast(result) ?? effectOfArms(result);
}

export function effectOfContrast({ contrast }: CheckedResult): ResultEffect | null {
  if (contrast === null || contrast.estimate === null || contrast.ciLow === null || contrast.ciHigh === null)
    return null;
  const toScale = isRatio(contrast.measure) ? Math.log : (value: number): number => value;
  const quantile = normalQuantile((1 + contrast.level) / 2);
  const estimate = toScale(contrast.estimate.value);
  const standardError = (toScale(contrast.ciHigh.value) - toScale(contrast.ciLow.value)) / (2 * quantile);
  return usable(estimate, standardError) ? { estimate, standardError, from: 'contrast' } : null;
}

export function effectOfArms(result: CheckedResult): ResultEffect | null {
  const pair = armPair(result);
  if (pair === null) return null;
  const { intervention: one, comparator: two } = pair;
  if (one.n === null || two.n === null) return null;
  if (one.mean !== null && two.mean !== null && one.sd !== null && two.sd !== null) {
    const estimate = one.mean.value - two.mean.value;
    const standardError = Math.sqrt(one.sd.value ** 2 / one.n.value + two.sd.value ** 2 / two.n.value);
    return usable(estimate, standardError) ? { estimate, standardError, from: 'arms' } : null;
  }
  if (one.events !== null && two.events !== null) return logRiskRatio(one.events, one.n, two.events, two.n);
  return null;
}

function logRiskRatio(
  events1: PrintedValue,
  n1: PrintedValue,
  events2: PrintedValue,
  n2: PrintedValue,
): ResultEffect | null {
  const estimate = Math.log(events1.value / n1.value / (events2.value / n2.value));
  const standardError = Math.sqrt(1 / events1.value - 1 / n1.value + 1 / events2.value - 1 / n2.value);
  return usable(estimate, standardError) ? { estimate, standardError, from: 'arms' } : null;
}

function usable(estimate: number, standardError: number): boolean {
  return Number.isFinite(estimate) && Number.isFinite(standardError) && standardError > 0;
}
