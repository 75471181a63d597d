import { EngineInputError } from '../errors.ts';
import { normalQuantile } from '../math/distributions/normal.ts';
import { studentTQuantile } from '../math/distributions/student-t.ts';
import { operand } from './operand.ts';
import type { Quantile } from './types.ts';

/**
 * The quantile of a two-sided interval at `level` (0..1): t with the given degrees of freedom, or normal when they are null.
 * Errors: `out-of-range` for a level outside (0, 1) or degrees of freedom that are not above zero.
 */
export function intervalQuantile(level: number, degreesOfFreedom: number | null): Quantile {
  if (!(level > 0 && level < 1)) {
    throw new EngineInputError(
      'out-of-range',
      `The level is ${level}: give it as a fraction, for instance 0.95.`,
      'level',
    );
  }
  const tail = (1 - level) / 2;
  const label = operand(Math.round((1 - tail) * 1e8) / 1e8);
  if (degreesOfFreedom === null) return { value: normalQuantile(tail, { upper: true }), name: `z(${label})` };
  if (!(degreesOfFreedom > 0)) {
    throw new EngineInputError(
      'out-of-range',
      `The degrees of freedom are ${degreesOfFreedom}: a t quantile needs them above zero; use the normal quantile (null).`,
      'degreesOfFreedom',
    );
  }
  return {
    value: studentTQuantile(tail, degreesOfFreedom, { upper: true }),
    name: `t(${label}, ${operand(degreesOfFreedom)})`,
  };
}
