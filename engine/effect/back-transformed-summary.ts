import { harmonicMean } from './back-transformations.ts';
import { measure, type MeasureId } from './measures.ts';

type Limits = Readonly<{ low: number; high: number }>;

/** A pooled estimate with its intervals, on one scale. No prediction interval for a common-effect model. */
export type PooledSummary = Readonly<{
  estimate: number;
  confidenceInterval: Limits;
  predictionInterval: Limits | null;
}>;

/**
 * A pooled result on the measure's printed scale: estimate and limits back-transformed one by one. `sizes` are the studies' sample
 * sizes or person-times, whose harmonic mean the double arcsine and double square root are turned back at.
 * The back-transformed estimate is a median, not a mean, on the printed scale.
 * Source: Miller (1978) doi:10.1080/00031305.1978.10479283 for the double arcsine. Golden: 02_backtransform.json.
 */
export function backTransformSummary(id: MeasureId, summary: PooledSummary, sizes?: ArrayLike<number>): PooledSummary {
  const size = sizes === undefined || sizes.length === 0 ? undefined : harmonicMean(sizes);
  const { backTransform } = measure(id);
  const limits = ({ low, high }: Limits): Limits => ({
    low: backTransform(low, size),
    high: backTransform(high, size),
  });
  return {
    estimate: backTransform(summary.estimate, size),
    confidenceInterval: limits(summary.confidenceInterval),
    predictionInterval: summary.predictionInterval === null ? null : limits(summary.predictionInterval),
  };
}
