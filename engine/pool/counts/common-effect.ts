import { hSquaredFromQ, iSquaredFromQ } from '../../heterogeneity/i-squared.ts';
import { chiSquaredCdf } from '../../math/distributions/chi-squared.ts';
import { criticalValue, twoSidedPValue } from '../pooled-interval.ts';
import type { Interval } from '../types.ts';
import type { StudyEffect } from './study-effects.ts';

/** A pooled common effect from counts, on the analysis scale, normal-based. */
export type CommonEffect = Readonly<{
  estimate: number;
  standardError: number;
  statistic: number;
  pValue: number;
  confidenceInterval: Interval;
}>;

/** Why no common effect can be had from these tables. */
export type NotEstimable = Readonly<{ reason: string }>;

export function commonEffect(estimate: number, standardError: number, level: number): CommonEffect {
  const statistic = estimate / standardError;
  const halfWidth = criticalValue(level, null) * standardError;
  return {
    estimate,
    standardError,
    statistic,
    pValue: twoSidedPValue(statistic, null),
    confidenceInterval: { low: estimate - halfWidth, high: estimate + halfWidth },
  };
}

/** Cochran's Q of the studies' effects around a pooled estimate, with I squared and H squared from it. Df: studies - 1. */
export type QAroundEstimate = Readonly<{
  q: number;
  degreesOfFreedom: number;
  pValue: number;
  /** Percent. */
  iSquared: number;
  hSquared: number;
}>;

/**
 * Q = sum (y - estimate)^2 / v over the studies whose effect is defined; null when none is.
 * One study has nothing to differ from: Q = 0 on zero degrees of freedom, p = 1, I squared 0, H squared 1.
 */
export function qAroundEstimate(studies: readonly StudyEffect[], estimate: number): QAroundEstimate | null {
  if (studies.length === 0) return null;
  // A corrected study beside an uncorrected pooled estimate would differ from itself.
  if (studies.length === 1) return heterogeneityFromQ(0, 1);
  let q = 0;
  for (const { effect, variance } of studies) q += (effect - estimate) ** 2 / variance;
  return heterogeneityFromQ(q, studies.length);
}

/** P-value, I squared and H squared of a Q over `k` studies. */
export function heterogeneityFromQ(q: number, k: number): QAroundEstimate {
  const degreesOfFreedom = k - 1;
  if (degreesOfFreedom === 0) return { q, degreesOfFreedom, pValue: 1, iSquared: 0, hSquared: 1 };
  return {
    q,
    degreesOfFreedom,
    pValue: chiSquaredCdf(q, degreesOfFreedom, { upper: true }),
    iSquared: iSquaredFromQ(q, degreesOfFreedom),
    hSquared: hSquaredFromQ(q, degreesOfFreedom),
  };
}
