import { EngineInputError } from '../errors.ts';
import { criticalValue, twoSidedPValue } from '../pool/pooled-interval.ts';
import { checkedLevel } from '../pool/confidence-level.ts';
import { prepareStudies, weigh } from '../pool/study-set.ts';
import { readStudies, type NullableColumn } from '../regression/study-data.ts';

/** Limits of one contour at every standard error of the grid. `level` is a proportion. */
export type FunnelContour = Readonly<{ level: number; low: readonly number[]; high: readonly number[] }>;

export type FunnelContours = Readonly<{
  /** The common-effect estimate, centre of the pseudo-confidence funnel. */
  centre: number;
  standardErrors: readonly number[];
  grid: readonly number[];
  /** centre -+ z SE: where studies of one common effect would lie. */
  pseudoInterval: readonly FunnelContour[];
  /** -+ z SE around no effect: regions of equal significance (contour-enhanced funnel). */
  significance: readonly FunnelContour[];
  /** Two-sided p of each study. */
  pValues: readonly number[];
  omitted: readonly number[];
}>;

/**
 * Lines of a funnel plot with contours, on a grid of standard errors from 0 to the largest.
 *
 * @param effects length k, analysis scale; null where missing
 * @param levels confidence levels as proportions, for instance 0.90, 0.95, 0.99
 * @param points grid points, at least 2
 * @throws EngineInputError out-of-range, too-few-studies, length-mismatch, not-finite, not-positive
 * @source Peters et al. 2008 doi:10.1016/j.jclinepi.2007.11.010; Sterne & Egger 2001 doi:10.1016/S0895-4356(01)00377-8
 * @golden 05_funnel.json
 */
export function funnelContours(
  effects: NullableColumn,
  variances: NullableColumn,
  levels: readonly number[] = [0.9, 0.95, 0.99],
  points = 5,
): FunnelContours {
  if (!Number.isInteger(points) || points < 2) {
    throw new EngineInputError('out-of-range', `points is ${points}: give a whole number from 2.`, 'points');
  }
  const data = readStudies(effects, variances);
  const studies = prepareStudies(data.effects, data.variances);
  const centre = studies.origin + weigh(studies, 0).mean;
  const standardErrors = Array.from(data.variances, Math.sqrt);
  const largest = Math.sqrt(studies.largestVariance);
  const grid = Array.from({ length: points }, (_, i) => (largest * i) / (points - 1));
  const contour =
    (around: number) =>
    (level: number): FunnelContour => {
      const critical = criticalValue(checkedLevel(level), null);
      return {
        level,
        low: grid.map((standardError) => around - critical * standardError),
        high: grid.map((standardError) => around + critical * standardError),
      };
    };
  return {
    centre,
    standardErrors,
    grid,
    pseudoInterval: levels.map(contour(centre)),
    significance: levels.map(contour(0)),
    pValues: standardErrors.map((standardError, i) => twoSidedPValue(data.effects[i]! / standardError, null)),
    omitted: data.omitted,
  };
}
