import { EngineInputError } from '../errors.ts';
import { normalQuantile } from '../math/distributions/normal.ts';
import { studentTQuantile } from '../math/distributions/student-t.ts';
import { operand } from './operand.ts';
import type { Quantile } from './types.ts';

/**
 * The quantile of a two-sided interval at `level` (0..1): t with the given degrees of freedom, or normal when they are null.
 * Errors: `out-of-range` for a level outside (0, 1) or below 0.5, or degrees of freedom that are not above zero.
 */
export function intervalQuantile(level: number, degreesOfFreedom: number | null): Quantile {
  const value = intervalQuantileValue(level, degreesOfFreedom);
  const label = operand(Math.round((1 - (1 - level) / 2) * 1e8) / 1e8);
  return {
    value,
    name: degreesOfFreedom === null ? `z(${label})` : `t(${label}, ${operand(degreesOfFreedom)})`,
  };
}

/** No paper prints an interval that misses more often than it holds; 0.05 is an error rate in the place of a level. */
const LOWEST_LEVEL = 0.5;

/** The number of `intervalQuantile` without its name. Errors as there. */
export function intervalQuantileValue(level: number, degreesOfFreedom: number | null): number {
  if (!(level > 0 && level < 1)) {
    throw new EngineInputError(
      'out-of-range',
      `The level is ${level}: give it as a fraction, for instance 0.95.`,
      'level',
    );
  }
  if (level < LOWEST_LEVEL) {
    throw new EngineInputError(
      'out-of-range',
      `The level is ${level}: that is the share of intervals that miss, or no level. Give the share that hold the truth, for instance 0.95.`,
      'level',
    );
  }
  const tail = (1 - level) / 2;
  if (degreesOfFreedom === null) return normalQuantile(tail, { upper: true });
  if (!(degreesOfFreedom > 0)) {
    throw new EngineInputError(
      'out-of-range',
      `The degrees of freedom are ${degreesOfFreedom}: a t quantile needs them above zero; use the normal quantile (null).`,
      'degreesOfFreedom',
    );
  }
  return studentTQuantile(tail, degreesOfFreedom, { upper: true });
}
