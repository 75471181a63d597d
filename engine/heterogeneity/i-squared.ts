/**
 * The "typical" sampling variance of Higgins and Thompson: s^2 = (k - 1) / tr(P), where
 * tr(P) = (sum w - sum w^2 / sum w) and w = 1/v. On the squared scale of the effects.
 *
 * Source: Higgins JPT, Thompson SG (2002), Stat Med 21:1539-1558, doi:10.1002/sim.1186, equation 9.
 * Golden: 02_rma_uni.json.
 *
 * @param k number of studies, >= 2
 * @param trace tr(P) at tau squared = 0
 */
export function typicalVariance(k: number, trace: number): number {
  return (k - 1) / trace;
}

/**
 * I squared by definition 2, in percent: 100 tau^2 / (tau^2 + s^2), s^2 the typical variance.
 *
 * Source: Higgins JPT, Thompson SG (2002), doi:10.1002/sim.1186. Golden: 02_rma_uni.json.
 */
export function iSquaredFromTauSquared(tauSquared: number, typical: number): number {
  return (100 * tauSquared) / (tauSquared + typical);
}

/**
 * H squared by definition 2: (tau^2 + s^2) / s^2, s^2 the typical variance; 1 without heterogeneity.
 *
 * Source: Higgins JPT, Thompson SG (2002), doi:10.1002/sim.1186. Golden: 02_rma_uni.json.
 */
export function hSquaredFromTauSquared(tauSquared: number, typical: number): number {
  return tauSquared / typical + 1;
}

/**
 * I squared by definition 1, in percent: 100 max(0, (Q - df) / Q); 0 when Q is 0.
 *
 * Source: Higgins JPT, Thompson SG, Deeks JJ, Altman DG (2003), BMJ 327:557-560, doi:10.1136/bmj.327.7414.557.
 * Golden: 02_rma_uni.json (estimator EE), 03_mh_peto.json.
 */
export function iSquaredFromQ(q: number, degreesOfFreedom: number): number {
  return q > degreesOfFreedom ? (100 * (q - degreesOfFreedom)) / q : 0;
}

/**
 * H squared by definition 1: Q / df; it may fall below 1.
 *
 * Source: Higgins JPT, Thompson SG (2002), doi:10.1002/sim.1186. Golden: 03_mh_peto.json.
 */
export function hSquaredFromQ(q: number, degreesOfFreedom: number): number {
  return q / degreesOfFreedom;
}
