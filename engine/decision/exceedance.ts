import { EngineInputError } from '../errors.ts';
import { normalCdf } from '../math/distributions/normal.ts';
import { studentTCdf } from '../math/distributions/student-t.ts';

/** Which side of a threshold counts: effects below it (a reduction) or above it. */
export type Side = 'below' | 'above';

/** A pooled effect on the analysis scale, with the standard error and degrees of freedom of the printed interval. */
export type PooledEffect = Readonly<{
  estimate: number;
  standardError: number;
  /** Null for the normal distribution. */
  degreesOfFreedom: number | null;
  tauSquared: number;
}>;

export type Exceedance = Readonly<{
  threshold: number;
  /** Probability that the true mean effect lies beyond the threshold. */
  meanEffect: number;
  /** Probability that the true effect in a new setting does. Equals `meanEffect` at tau squared = 0. */
  newSetting: number;
}>;

/**
 * Probability that the true mean effect, and the true effect in a new setting, lies beyond a threshold.
 *
 * Below: T_df((threshold - mu) / SE) for the mean and T_df((threshold - mu) / sqrt(tau^2 + SE^2)) for a new setting, T_df the
 * Student (or normal) distribution of the printed interval; above: the upper tail. The probability is that of the confidence
 * distribution, so the interval's limits have alpha/2 beyond them; it equals a posterior under a flat prior for the mean.
 *
 * Sources: Higgins JPT, Thompson SG, Spiegelhalter DJ (2009), J R Stat Soc A 172:137-159,
 * doi:10.1111/j.1467-985X.2008.00552.x; Xie M, Singh K (2013), Int Stat Rev 81:3-39, doi:10.1111/insr.12000.
 * Golden: none; checked against the intervals it inverts.
 *
 * @throws EngineInputError not-finite, not-positive (standardError), out-of-range (tauSquared, degreesOfFreedom)
 */
export function exceedance(pooled: PooledEffect, threshold: number, side: Side): Exceedance {
  checkPooledEffect(pooled);
  if (!Number.isFinite(threshold)) {
    throw new EngineInputError(
      'not-finite',
      `The threshold is ${threshold}: give a number on the analysis scale.`,
      'threshold',
    );
  }
  const beyond = (spread: number): number => {
    const statistic = (threshold - pooled.estimate) / spread;
    const tail = { upper: side === 'above' };
    return pooled.degreesOfFreedom === null
      ? normalCdf(statistic, tail)
      : studentTCdf(statistic, pooled.degreesOfFreedom, tail);
  };
  return {
    threshold,
    meanEffect: beyond(pooled.standardError),
    newSetting: beyond(Math.sqrt(pooled.tauSquared + pooled.standardError ** 2)),
  };
}

/** Throws unless the four numbers can be a pooled effect. */
export function checkPooledEffect({ estimate, standardError, degreesOfFreedom, tauSquared }: PooledEffect): void {
  if (!Number.isFinite(estimate)) {
    throw new EngineInputError('not-finite', `The estimate is ${estimate}: give a number.`, 'estimate');
  }
  if (!(standardError > 0 && standardError < Infinity)) {
    throw new EngineInputError(
      'not-positive',
      `The standard error is ${standardError}: it must be above zero.`,
      'standardError',
    );
  }
  if (!(tauSquared >= 0 && tauSquared < Infinity)) {
    throw new EngineInputError(
      'out-of-range',
      `tau squared is ${tauSquared}: it is a variance, zero or more.`,
      'tauSquared',
    );
  }
  if (degreesOfFreedom !== null && !(degreesOfFreedom > 0)) {
    throw new EngineInputError(
      'out-of-range',
      `The degrees of freedom are ${degreesOfFreedom}: above zero, or null for the normal distribution.`,
      'degreesOfFreedom',
    );
  }
}
