import { brentRoot } from '../../math/root.ts';
import { weigh, type StudySet } from '../study-set.ts';

export type Likelihood = 'ML' | 'REML';

export type LikelihoodFit = Readonly<{
  tauSquared: number;
  converged: boolean;
  /** Local maxima found, the boundary tau squared = 0 included when it is one. */
  modes: number;
}>;

/** Each step multiplies (tau squared + smallest variance) by this. */
const SCAN_RATIO = 1.5;

/**
 * Twice the derivative of the (restricted) log-likelihood in tau squared: y'PPy - tr(P) for REML, y'PPy - sum w for ML.
 */
function score(studies: StudySet, tauSquared: number, likelihood: Likelihood): number {
  const sums = weigh(studies, tauSquared);
  return sums.qSlope - (likelihood === 'REML' ? sums.trace : sums.weight);
}

/**
 * Profile (restricted) log-likelihood of tau squared, constants included:
 * l(t) = -(1/2) [n ln(2 pi) + sum ln(v + t) + Q(t)], and for REML n = k - 1 with -(1/2) ln(sum w) + (1/2) ln k.
 */
export function profileLogLikelihood(studies: StudySet, tauSquared: number, likelihood: Likelihood): number {
  const { k, variances } = studies;
  const sums = weigh(studies, tauSquared);
  let logDeterminant = 0;
  for (let i = 0; i < k; i += 1) logDeterminant += Math.log((variances[i] as number) + tauSquared);
  const common = logDeterminant + sums.q;
  if (likelihood === 'ML') return -0.5 * (k * Math.log(2 * Math.PI) + common);
  return -0.5 * ((k - 1) * Math.log(2 * Math.PI) + common + Math.log(sums.weight / k));
}

/**
 * A tau squared beyond which the score is negative. The non-zero eigenvalues of P lie between 1/(vmax + t) and
 * 1/(vmin + t), so y'PPy < tr(P) once s^2 (vmax + t) < (vmin + t)^2, which t = s^2 + s sqrt(vmax) guarantees;
 * s^2 is the variance of the effects. For ML, w (residual^2 - v - t) is negative for every study once t exceeds range^2.
 */
export function scoreBound(studies: StudySet, likelihood: Likelihood): number {
  const { k, deviations, largestVariance } = studies;
  let low = Infinity;
  let high = -Infinity;
  let mean = 0;
  let sumOfSquares = 0;
  for (let i = 0; i < k; i += 1) {
    const deviation = deviations[i] as number;
    if (deviation < low) low = deviation;
    if (deviation > high) high = deviation;
    const step = deviation - mean;
    mean += step / (i + 1);
    sumOfSquares += step * (deviation - mean);
  }
  if (likelihood === 'ML') return (high - low) ** 2;
  const variance = sumOfSquares / (k - 1);
  return variance + Math.sqrt(variance * largestVariance);
}

/**
 * Between-study variance by maximum or restricted maximum likelihood, as the global maximum of the profile likelihood.
 *
 * The likelihood can have several modes (a dominating precise study is enough), and iterations from one start stop at
 * whichever is near. Here the score is scanned from zero to a bound beyond which it is provably negative, in steps of
 * 1.5 on tau squared + the smallest variance (the score is a sum of functions of (v + t), smooth on that scale); each
 * change from positive to negative is refined to machine precision, and when there are several the likelihoods decide.
 *
 * Source: Viechtbauer W (2005), J Educ Behav Stat 30:261-293, doi:10.3102/10769986030003261 (the estimators);
 * Kosmidis I, Guolo A, Varin C (2017), Biometrika 104:489-496, doi:10.1093/biomet/asx001 (the score).
 * Golden: 02_rma_uni.json.
 */
export function maximiseLikelihood(studies: StudySet, likelihood: Likelihood): LikelihoodFit {
  const { smallestVariance } = studies;
  const bound = scoreBound(studies, likelihood);
  const roots: number[] = [];
  let converged = true;
  let left = 0;
  let leftScore = score(studies, 0, likelihood);
  if (!(leftScore > 0)) roots.push(0);
  while (left < bound) {
    const right = Math.min((left + smallestVariance) * SCAN_RATIO - smallestVariance, bound * (1 + 1e-12));
    const rightScore = score(studies, right, likelihood);
    if (leftScore > 0 && !(rightScore > 0)) {
      const refined = brentRoot((t) => score(studies, t, likelihood), left, right);
      converged &&= refined.converged;
      roots.push(refined.root);
    }
    left = right;
    leftScore = rightScore;
  }
  if (roots.length === 1) return { tauSquared: roots[0] as number, converged, modes: 1 };
  let best = 0;
  let bestValue = -Infinity;
  for (const root of roots) {
    const value = profileLogLikelihood(studies, root, likelihood);
    if (value > bestValue) [best, bestValue] = [root, value];
  }
  return { tauSquared: best, converged: converged && roots.length > 0, modes: roots.length };
}
