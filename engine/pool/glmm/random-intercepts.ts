import type { ArmKernels } from './fixed-intercepts.ts';
import { kernelMaximum } from './kernel-maximum.ts';
import { sumOfKernels, type Derivatives, type Kernel } from './kernels.ts';
import { logMarginal, type NormalRule } from './marginal.ts';
import type { MixedModel } from './model.ts';
import { saturatedRandomIntercepts } from './saturated-random-intercepts.ts';

/**
 * Two arms with random intercepts: predictors a + s_i + theta + u_i/2 and a + s_i - u_i/2, s_i ~ N(0, sigma^2) and
 * u_i ~ N(0, tau^2) independent. Shared parameters: a and sigma. The two-dimensional integral is adaptive Gauss-Hermite
 * on a grid turned and scaled by the curvature at its mode; with one point it is the Laplace approximation. The search for a
 * begins where all arms together are likeliest.
 */
export function randomInterceptsModel(studies: readonly ArmKernels[], rule: NormalRule): MixedModel {
  const logLikelihoodOf = (study: ArmKernels, effect: number, tau: number, intercept: number, sigma: number): number =>
    jointMarginal(study, intercept + effect, intercept, tau, sigma, rule);
  const arms = studies.flatMap(({ intervention, comparator }) => [intervention, comparator]);
  return {
    k: studies.length,
    nuisanceStart: [kernelMaximum(sumOfKernels(arms)).predictor, 0.5],
    logLikelihood: (effect, tau, nuisance) => {
      let sum = 0;
      for (const study of studies)
        sum += logLikelihoodOf(study, effect, tau, nuisance[0] as number, nuisance[1] as number);
      return sum;
    },
    gradient: null,
    conditionalLogLikelihood: null,
    saturated: (commonEffect, nuisance) =>
      saturatedRandomIntercepts(studies, commonEffect, nuisance, (study, effect, intercept, sigma) =>
        logLikelihoodOf(study, effect, 0, intercept, sigma),
      ),
  };
}

/** A fall of the log-likelihood that rounding may make, and a step after which Newton's next one is lost in rounding. */
const SLACK = 1e-9;
const SETTLED = 1e-9;

/** ln of the integral of both arms over (s, u), spherical: predictors mean1 + sigma s + tau u/2 and mean2 + sigma s - tau u/2. */
function jointMarginal(
  { intervention, comparator }: ArmKernels,
  mean1: number,
  mean2: number,
  tau: number,
  sigma: number,
  rule: NormalRule,
): number {
  const first: Derivatives = { value: 0, first: 0, second: 0 };
  const second: Derivatives = { value: 0, first: 0, second: 0 };
  if (tau === 0) {
    // Only the intercept is random: one dimension.
    const both: Kernel = (shift, out) => {
      intervention(mean1 + shift, first);
      comparator(mean2 + shift, second);
      out.value = first.value + second.value;
      out.first = first.first + second.first;
      out.second = first.second + second.second;
    };
    return logMarginal(both, 0, Math.abs(sigma), rule);
  }
  const half = tau / 2;
  const evaluate = (s: number, u: number): number => {
    intervention(mean1 + sigma * s + half * u, first);
    comparator(mean2 + sigma * s - half * u, second);
    return first.value + second.value - 0.5 * (s * s + u * u);
  };
  /** Of minus the logarithm of the integrand, where it was evaluated last. */
  const curvature = (): Readonly<{ hss: number; hsu: number; huu: number; determinant: number }> => {
    const hss = 1 - sigma * sigma * (first.second + second.second);
    const hsu = -sigma * half * (first.second - second.second);
    const huu = 1 - half * half * (first.second + second.second);
    return { hss, hsu, huu, determinant: hss * huu - hsu * hsu };
  };
  let [s, u] = [0, 0];
  let height = evaluate(s, u);
  for (let iteration = 0; iteration < 100; iteration += 1) {
    const slopeS = sigma * (first.first + second.first) - s;
    const slopeU = half * (first.first - second.first) - u;
    const { hss, hsu, huu, determinant } = curvature();
    let stepS = (huu * slopeS - hsu * slopeU) / determinant;
    let stepU = (hss * slopeU - hsu * slopeS) / determinant;
    let next = evaluate(s + stepS, u + stepU);
    // The integrand is log-concave and this is a way up, so halving ends.
    while (next < height - SLACK) {
      stepS /= 2;
      stepU /= 2;
      next = evaluate(s + stepS, u + stepU);
    }
    s += stepS;
    u += stepU;
    height = next;
    if (Math.abs(stepS) + Math.abs(stepU) < SETTLED) break;
  }
  // Cholesky factor of the inverse curvature, written out for two dimensions.
  const { hsu, huu, determinant } = curvature();
  const ls = Math.sqrt(huu / determinant);
  const lu = -hsu / determinant / ls;
  const luu = 1 / Math.sqrt(huu);
  const { nodes, logWeights } = rule;
  let sum = 0;
  for (let i = 0; i < nodes.length; i += 1) {
    for (let j = 0; j < nodes.length; j += 1) {
      const [zi, zj] = [nodes[i] as number, nodes[j] as number];
      const value = evaluate(s + ls * zi, u + lu * zi + luu * zj);
      sum += Math.exp(value - height + (logWeights[i] as number) + (logWeights[j] as number));
    }
  }
  return height + Math.log(sum / Math.sqrt(determinant));
}
