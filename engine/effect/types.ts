/** An effect on its measure's analysis scale (log for ratios), with its sampling variance. */
export type EffectEstimate = Readonly<{ estimate: number; variance: number; standardError: number }>;

/**
 * No usable effect, and why. `pointEstimate` is there when the estimate itself exists but its variance does not
 * (a tetrachoric correlation at its boundary).
 */
export type NotEstimable = Readonly<{ notEstimable: string; pointEstimate?: number }>;

export type Effect = EffectEstimate | NotEstimable;

/** Summary of a continuous outcome in two independent arms; arm 1 is the intervention. */
export type ContinuousArms = Readonly<{
  mean1: number;
  sd1: number;
  n1: number;
  mean2: number;
  sd2: number;
  n2: number;
}>;

/** Events and participants analysed in two arms; arm 1 is the intervention. Fractions are allowed (split arms). */
export type BinaryArms = Readonly<{ events1: number; n1: number; events2: number; n2: number }>;

/** Events and person-time in two arms; arm 1 is the intervention. */
export type RateArms = Readonly<{ events1: number; time1: number; events2: number; time2: number }>;

/** Two measurements of the same `n` persons: 1 after (or A), 2 before (or B), with their correlation. */
export type PairedMeasurements = Readonly<{
  mean1: number;
  sd1: number;
  mean2: number;
  sd2: number;
  n: number;
  correlation: number;
}>;

/** The result of a measure from its estimate and variance; a number that is not finite becomes a named state. */
export function estimated(estimate: number, variance: number): Effect {
  if (!Number.isFinite(estimate)) return { notEstimable: 'the estimate lies at infinity' };
  if (!Number.isFinite(variance) || variance < 0) {
    return { notEstimable: 'the sampling variance cannot be computed', pointEstimate: estimate };
  }
  return { estimate, variance, standardError: Math.sqrt(variance) };
}

export function isEstimable(effect: Effect): effect is EffectEstimate {
  return !('notEstimable' in effect);
}
