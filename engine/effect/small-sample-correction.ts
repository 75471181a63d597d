import { logGammaHalfStep } from '../math/log-gamma.ts';

/**
 * Hedges' exact correction J(df) = Γ(df/2) / (√(df/2) Γ((df-1)/2)), which makes a standardised mean difference unbiased.
 * Defined for df > 1; NaN otherwise. Source: Hedges (1981) doi:10.3102/10769986006002107. Golden: 01_effect_sizes.json (J).
 */
export function hedgesCorrection(df: number): number {
  if (!(df > 1)) return NaN;
  return Math.exp(logGammaHalfStep((df - 1) / 2) - 0.5 * Math.log(df / 2));
}

/**
 * The approximation 1 - 3/(4 df - 1) to J, as RevMan 5 uses it.
 * Source: Hedges (1981) doi:10.3102/10769986006002107. Golden: 07_conversions.json (J_approx).
 */
export function hedgesCorrectionApproximate(df: number): number {
  return 1 - 3 / (4 * df - 1);
}
