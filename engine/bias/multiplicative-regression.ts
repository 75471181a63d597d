import { criticalValue } from '../pool/pooled-interval.ts';
import { withInterval, type EstimateWithInterval } from '../regression/estimate-with-interval.ts';
import { inverseInformation, independentColumns, weightedLeastSquares } from '../regression/weighted-least-squares.ts';
import { EngineInputError } from '../errors.ts';

export type MultiplicativeRegression = Readonly<{
  intercept: EstimateWithInterval;
  slope: EstimateWithInterval;
  degreesOfFreedom: number;
  /** Square root of the multiplicative error: sum w (y - a - bx)^2 / (k - 2). */
  sigma: number;
}>;

/**
 * Weighted least squares y = a + b x with weights 1 / v and a multiplicative error estimated from the residuals:
 * sigma^2 = sum w e^2 / (k - 2), cov = sigma^2 (X'WX)^-1, t on k - 2.
 *
 * Effects are taken as deviations from the first, so that identical effects give residuals of exactly zero.
 *
 * @throws EngineInputError too-few-studies (k < 3), out-of-range (the predictor does not vary)
 * @source Thompson & Sharp 1999 doi:10.1002/(SICI)1097-0258(19991030)18:20<2693::AID-SIM235>3.0.CO;2-V
 * @golden 05_regtest.json, 05_petpeese.json
 */
export function multiplicativeRegression(
  effects: Float64Array,
  weights: Float64Array,
  predictor: Float64Array,
  level = 0.95,
): MultiplicativeRegression {
  const k = effects.length;
  if (k < 3) {
    throw new EngineInputError(
      'too-few-studies',
      `${k} studies: a regression line with an error needs at least 3.`,
      'effects',
    );
  }
  const columns = [new Float64Array(k).fill(1), predictor];
  if (independentColumns(columns).length < 2) {
    throw new EngineInputError(
      'out-of-range',
      'The predictor is the same in every study, so no slope can be estimated.',
      'predictor',
    );
  }
  const origin = effects[0]!;
  const fit = weightedLeastSquares(
    columns,
    effects.map((effect) => effect - origin),
    weights,
  );
  const degreesOfFreedom = k - 2;
  const variance = fit.residualSumOfSquares / degreesOfFreedom;
  const inverse = inverseInformation(fit);
  const critical = criticalValue(level, degreesOfFreedom);
  const coefficient = (estimate: number, unscaled: number): EstimateWithInterval =>
    withInterval(estimate, Math.sqrt(variance * unscaled), degreesOfFreedom, critical);
  return {
    intercept: coefficient(origin + fit.coefficients[0]!, inverse[0]!),
    slope: coefficient(fit.coefficients[1]!, inverse[3]!),
    degreesOfFreedom,
    sigma: Math.sqrt(variance),
  };
}
