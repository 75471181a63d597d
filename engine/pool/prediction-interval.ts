import { criticalValue } from './pooled-interval.ts';
import type { Interval, PairwiseResult, PredictionIntervalKind } from './types.ts';

/** Which standard error a named prediction interval uses, and its degrees of freedom as k minus a number (null: normal). */
const DEFINITIONS: Readonly<
  Record<PredictionIntervalKind, { standardError: 'wald' | 'knappHartung'; lost: number | null }>
> = {
  HTS: { standardError: 'wald', lost: 2 },
  V: { standardError: 'wald', lost: 1 },
  HK: { standardError: 'knappHartung', lost: 1 },
  'HK-PR': { standardError: 'knappHartung', lost: 2 },
  S: { standardError: 'wald', lost: null },
};

export type PredictionInterval = Interval & Readonly<{ kind: PredictionIntervalKind; degreesOfFreedom: number | null }>;

/**
 * Prediction interval of the effect in a new setting: estimate ± crit × sqrt(tau^2 + SE^2).
 *
 * HTS (Higgins, Thompson, Spiegelhalter): Wald SE, t on k - 2. V: Wald SE, t on k - 1. HK: Knapp-Hartung SE, t on k - 1.
 * HK-PR (Partlett, Riley): Knapp-Hartung SE, t on k - 2. S: Wald SE, normal.
 *
 * Sources: Higgins JPT et al (2009), J R Stat Soc A 172:137-159, doi:10.1111/j.1467-985X.2008.00552.x; Partlett C,
 * Riley RD (2017), Stat Med 36:301-317, doi:10.1002/sim.7140; Veroniki AA et al (2019), Res Synth Methods 10:23-43,
 * doi:10.1002/jrsm.1319. Golden: 02_rma_uni.json (pi_*, pi_riley_*).
 *
 * @param critical the critical value of those degrees of freedom, when the caller has it
 * @param standardErrors Wald and Knapp-Hartung standard errors of the estimate; the one not asked for is not read
 * @returns null when k is too small for the degrees of freedom
 */
export function predictionInterval(
  kind: PredictionIntervalKind,
  estimate: number,
  tauSquared: number,
  standardErrors: Readonly<{ wald: number; knappHartung: number }>,
  k: number,
  level: number,
  critical?: number,
): PredictionInterval | null {
  const definition = DEFINITIONS[kind];
  const degreesOfFreedom = definition.lost === null ? null : k - definition.lost;
  if (degreesOfFreedom !== null && degreesOfFreedom < 1) return null;
  const standardError = standardErrors[definition.standardError];
  const halfWidth =
    (critical ?? criticalValue(level, degreesOfFreedom)) * Math.sqrt(tauSquared + standardError * standardError);
  return { kind, degreesOfFreedom, low: estimate - halfWidth, high: estimate + halfWidth };
}

/**
 * All named prediction intervals of an analysis, whatever its profile draws, at the level of its printed interval. An entry is
 * null when k is too small for it or the Knapp-Hartung standard error is not estimable.
 *
 * Source: as `predictionInterval`. Golden: 02_rma_uni.json.
 */
export function namedPredictionIntervals(
  analysis: PairwiseResult,
): Readonly<Record<PredictionIntervalKind, PredictionInterval | null>> {
  const { estimate, tauSquared, k, wald, knappHartung, printed } = analysis;
  const interval = (kind: PredictionIntervalKind): PredictionInterval | null => {
    if (DEFINITIONS[kind].standardError === 'knappHartung' && knappHartung === null) return null;
    const errors = { wald: wald.standardError, knappHartung: knappHartung?.standardError ?? NaN };
    return predictionInterval(kind, estimate, tauSquared, errors, k, printed.level);
  };
  return { HTS: interval('HTS'), V: interval('V'), HK: interval('HK'), 'HK-PR': interval('HK-PR'), S: interval('S') };
}
