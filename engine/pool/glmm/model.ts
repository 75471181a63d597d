/** Cochran-like tests that all studies share one effect, from the saturated model; degrees of freedom k - 1. */
export type SaturatedFit = Readonly<{
  /** Log-likelihood with one effect per study. */
  logLikelihood: number;
  /** Wald statistic of equal effects; studies whose own effect is infinite carry no information and add nothing. */
  waldQ: number;
}>;

/**
 * A generalised linear mixed model of k studies with one pooled effect and one heterogeneity variance, as its
 * log-likelihood. Intercepts a study owns are already profiled out; `nuisance` holds the shared remaining parameters.
 */
export type MixedModel = Readonly<{
  k: number;
  nuisanceStart: readonly number[];
  /** `tau` is a standard deviation; its sign does not matter. */
  logLikelihood: (effect: number, tau: number, nuisance: Float64Array) => number;
  /** Derivatives of the log-likelihood by effect and tau; null where they are taken by differences. */
  gradient: ((effect: number, tau: number) => readonly [number, number]) | null;
  /** Log-likelihood given the most likely random effects; null where it is not asked for. */
  conditionalLogLikelihood: ((effect: number, tau: number) => number) | null;
  saturated: (commonEffect: number, nuisance: Float64Array) => SaturatedFit;
}>;

/** Generalised Q of effects with weights, around their weighted mean. */
export function waldQ(effects: readonly number[], weights: readonly number[]): number {
  let [total, sum] = [0, 0];
  effects.forEach((effect, i) => {
    total += weights[i] as number;
    sum += (weights[i] as number) * effect;
  });
  if (!(total > 0)) return 0;
  const mean = sum / total;
  return effects.reduce((q, effect, i) => q + (weights[i] as number) * (effect - mean) ** 2, 0);
}
