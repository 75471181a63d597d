import { EngineInputError } from '../errors.ts';
import { criticalValue } from '../pool/pooled-interval.ts';
import type { MixedEffectsModel } from './mixed-effects-model.ts';

/** Predicted mean effect at given moderator values, its interval, and the interval for the effect of a new study. */
export type Prediction = Readonly<{
  estimate: number;
  standardError: number;
  low: number;
  high: number;
  /** Null under the common-effect model, which has no between-study distribution. */
  predictionLow: number | null;
  predictionHigh: number | null;
}>;

/**
 * x'b, SE = sqrt(x' cov(b) x), interval x'b -+ c SE and prediction interval x'b -+ c sqrt(tau^2 + SE^2), with the normal
 * or t(k - p) quantile of the model's test.
 *
 * @param rows moderator values, one row a prediction, in the order of the model's columns without its intercept
 * @throws EngineInputError length-mismatch, not-finite
 * @source Riley et al. 2011 doi:10.1136/bmj.d549; Viechtbauer 2010 doi:10.18637/jss.v036.i03
 * @golden 04_metareg.json
 */
export function predictFromModel(
  model: MixedEffectsModel,
  rows: readonly (readonly number[])[],
  level: number = model.level,
): readonly Prediction[] {
  const p = model.columns.length;
  const interceptAt = model.hasIntercept
    ? model.columns.findIndex((column) => column.every((value) => value === 1))
    : -1;
  const expected = p - (model.hasIntercept ? 1 : 0);
  const columns = model.columns.map(() => new Float64Array(rows.length));
  rows.forEach((row, i) => {
    if (row.length !== expected) {
      throw new EngineInputError(
        'length-mismatch',
        `rows[${i}] has ${row.length} values: give ${expected}, one for each moderator column.`,
        'rows',
      );
    }
    let next = 0;
    for (let j = 0; j < p; j++) {
      const value = j === interceptAt ? 1 : row[next++]!;
      if (!Number.isFinite(value)) {
        throw new EngineInputError('not-finite', `rows[${i}] holds ${value}: give finite numbers.`, 'rows');
      }
      columns[j]![i] = value;
    }
  });
  const estimates = Float64Array.from(model.coefficients, (coefficient) => coefficient.estimate);
  const covariance = Float64Array.from(model.covariance.flat());
  const tauSquared = model.estimator === 'EE' ? null : model.tauSquared;
  return predictRows(columns, estimates, covariance, tauSquared, criticalValue(level, model.degreesOfFreedom));
}

/** The same for whole columns; `covariance` is row-major p x p. */
export function predictRows(
  columns: readonly Float64Array[],
  estimates: Float64Array,
  covariance: Float64Array,
  tauSquared: number | null,
  critical: number,
): readonly Prediction[] {
  const p = columns.length;
  const count = columns[0]?.length ?? 0;
  const predictions: Prediction[] = [];
  for (let i = 0; i < count; i++) {
    let estimate = 0;
    let variance = 0;
    for (let a = 0; a < p; a++) {
      const left = columns[a]![i]!;
      estimate += left * estimates[a]!;
      for (let b = 0; b < p; b++) variance += left * covariance[a * p + b]! * columns[b]![i]!;
    }
    const standardError = Math.sqrt(Math.max(0, variance));
    const half = tauSquared === null ? null : critical * Math.sqrt(tauSquared + standardError * standardError);
    predictions.push({
      estimate,
      standardError,
      low: estimate - critical * standardError,
      high: estimate + critical * standardError,
      predictionLow: half === null ? null : estimate - half,
      predictionHigh: half === null ? null : estimate + half,
    });
  }
  return predictions;
}
