import { weigh, type StudySet, type WeightedSums } from '../study-set.ts';

/**
 * DerSimonian-Laird, untruncated: (Q - (k - 1)) / tr(P), tr(P) = sum w - sum w^2 / sum w, w = 1/v.
 * Source: DerSimonian R, Laird N (1986), Control Clin Trials 7:177-188, doi:10.1016/0197-2456(86)90046-2.
 * Golden: 02_rma_uni.json.
 */
export function derSimonianLaird(studies: StudySet, atZero: WeightedSums = weigh(studies, 0)): number {
  return (atZero.q - (studies.k - 1)) / atZero.trace;
}

/**
 * Hunter-Schmidt, untruncated: (Q - k) / sum w.
 * Source: Viechtbauer W (2005), J Educ Behav Stat 30:261-293, doi:10.3102/10769986030003261. Golden: 02_rma_uni.json.
 */
export function hunterSchmidt(studies: StudySet, atZero: WeightedSums = weigh(studies, 0)): number {
  return (atZero.q - studies.k) / atZero.weight;
}

/**
 * Hunter-Schmidt with the small-sample correction, untruncated: (Q k/(k - 1) - k) / sum w.
 * Source: Brannick MT, Potter SM, Benitez B, Morris SB (2019), Organ Res Methods 22:490-514, doi:10.1177/1094428117741966.
 * Golden: 02_rma_uni.json.
 */
export function hunterSchmidtCorrected(studies: StudySet, atZero: WeightedSums = weigh(studies, 0)): number {
  return ((atZero.q * studies.k) / (studies.k - 1) - studies.k) / atZero.weight;
}

/**
 * Mean and sum of squared residuals of the unweighted effects, as deviations from the set's origin: two passes.
 */
export function unweightedSums(studies: StudySet): { mean: number; sumOfSquares: number } {
  const { k, deviations } = studies;
  let sum = 0;
  for (let i = 0; i < k; i += 1) sum += deviations[i] as number;
  const mean = sum / k;
  let sumOfSquares = 0;
  for (let i = 0; i < k; i += 1) sumOfSquares += ((deviations[i] as number) - mean) ** 2;
  return { mean, sumOfSquares };
}

/**
 * Hedges' estimator (variance components), untruncated: sum (y - mean)^2 / (k - 1) - mean of v.
 * Source: Hedges LV, Olkin I (1985), Statistical methods for meta-analysis, ch. 9; doi:10.1016/C2009-0-03396-0.
 * Golden: 02_rma_uni.json.
 */
export function hedges(studies: StudySet): number {
  let sumOfVariances = 0;
  for (let i = 0; i < studies.k; i += 1) sumOfVariances += studies.variances[i] as number;
  return unweightedSums(studies).sumOfSquares / (studies.k - 1) - sumOfVariances / studies.k;
}

/**
 * Sidik-Jonkman, positive by construction: start t0 = sum (y - mean)^2 / k, then t0 Q(t0) / (k - 1), where Q(t0) is the
 * generalised Q with weights 1 / (v + t0). Zero when all effects are identical.
 * Source: Sidik K, Jonkman JN (2005), Appl Stat 54:367-384, doi:10.1111/j.1467-9876.2005.00489.x. Golden: 02_rma_uni.json.
 */
export function sidikJonkman(studies: StudySet): { tauSquared: number; start: number } {
  const start = unweightedSums(studies).sumOfSquares / studies.k;
  return { tauSquared: (start * weigh(studies, start).q) / (studies.k - 1), start };
}
