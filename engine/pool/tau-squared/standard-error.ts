import { weigh, type StudySet } from '../study-set.ts';
import type { TauSquaredEstimator } from '../types.ts';
import { sidikJonkman } from './moments.ts';

/** Traces of products of the projection P = W - ww'/sum(w) with the diagonal matrix V of sampling variances. */
type ProjectionTraces = Readonly<{ pvpv: number; pvp: number; pp: number }>;

/**
 * tr(PVPV), tr(PVP) and tr(PP) for the weights `weight(i)`, in O(k): the off-diagonal of P is -w_i w_j / sum(w), and
 * every sum has positive terms only. The share of the heaviest study is taken from the sum of the others.
 */
function projectionTraces(studies: StudySet, weight: (i: number) => number): ProjectionTraces {
  const { k, variances } = studies;
  let total = 0;
  let heaviest = 0;
  for (let i = 0; i < k; i += 1) {
    total += weight(i);
    if (weight(i) > weight(heaviest)) heaviest = i;
  }
  let others = 0;
  for (let i = 0; i < k; i += 1) if (i !== heaviest) others += weight(i);
  let [pvpv, pvp, pp] = [0, 0, 0];
  let [seen, seenV] = [0, 0];
  for (let i = 0; i < k; i += 1) {
    const w = weight(i);
    const v = variances[i] as number;
    const diagonal = ((i === heaviest ? others : total - w) * w) / total;
    const square = diagonal * diagonal;
    const share = (w / total) ** 2;
    pp += square + 2 * share * seen;
    pvp += square * v + share * (seenV + v * seen);
    pvpv += square * v * v + 2 * share * v * seenV;
    seen += w * w;
    seenV += w * w * v;
  }
  return { pvpv, pvp, pp };
}

/**
 * Large-sample standard error of an estimate of tau squared.
 *
 * Estimators linear in a quadratic form y'Ay use its variance under normality, 2 tr((A Sigma)^2) with Sigma = V + tau^2 I;
 * ML uses 2 / sum w^2, REML 2 / tr(PP), PM, EB and PMM k / sum w × sqrt(2 / (k - 1)), w = 1 / (v + tau^2).
 *
 * Source: Viechtbauer W (2005), J Educ Behav Stat 30:261-293, doi:10.3102/10769986030003261. Golden: 02_rma_uni.json.
 *
 * @param tauSquared the estimate, truncated at zero
 * @returns null for EE and for k = 1, where nothing is estimated
 */
export function tauSquaredStandardError(
  studies: StudySet,
  estimator: TauSquaredEstimator,
  tauSquared: number,
): number | null {
  const { k, variances } = studies;
  if (k === 1 || estimator === 'EE') return null;
  const quadraticForm = ({ pvpv, pvp, pp }: ProjectionTraces): number =>
    Math.sqrt(2 * pvpv + 4 * tauSquared * pvp + 2 * tauSquared * tauSquared * pp);
  switch (estimator) {
    case 'DL':
    case 'HS':
    case 'HSk': {
      const { trace, weight } = weigh(studies, 0);
      const { pp } = projectionTraces(studies, (i) => 1 / (variances[i] as number));
      const spread = quadraticForm({ pvpv: k - 1, pvp: trace, pp });
      if (estimator === 'DL') return spread / trace;
      return estimator === 'HS' ? spread / weight : ((k / (k - 1)) * spread) / weight;
    }
    case 'HE':
      return quadraticForm(projectionTraces(studies, () => 1)) / (k - 1);
    case 'SJ': {
      const { start } = sidikJonkman(studies);
      return (
        (start * quadraticForm(projectionTraces(studies, (i) => 1 / ((variances[i] as number) + start)))) / (k - 1)
      );
    }
    case 'ML': {
      let squares = 0;
      for (let i = 0; i < k; i += 1) squares += ((variances[i] as number) + tauSquared) ** -2;
      return Math.sqrt(2 / squares);
    }
    case 'REML':
      return Math.sqrt(2 / projectionTraces(studies, (i) => 1 / ((variances[i] as number) + tauSquared)).pp);
    case 'PM':
    case 'EB':
    case 'PMM':
      return (k * Math.sqrt(2 / (k - 1))) / weigh(studies, tauSquared).weight;
  }
}
