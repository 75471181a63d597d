import type { Derivatives, Kernel } from './kernels.ts';
import { kernelMaximum } from './kernel-maximum.ts';
import { conditionalAtMode, logMarginal, type NormalRule } from './marginal.ts';
import { waldQ, type MixedModel } from './model.ts';

/** The two arms' log-likelihoods of one study, each in its own linear predictor. */
export type ArmKernels = Readonly<{ intervention: Kernel; comparator: Kernel }>;

/**
 * Two arms with one fixed intercept per study: predictors a_i + theta + u_i/2 and a_i - u_i/2, u_i ~ N(0, tau^2). The
 * intercepts are profiled out study by study.
 */
export function fixedInterceptsModel(studies: readonly ArmKernels[], rule: NormalRule): MixedModel {
  const starts = studies.map(({ comparator }) => {
    const { predictor, information } = kernelMaximum(comparator);
    return information > 0 ? predictor : Math.max(-4, Math.min(4, predictor));
  });
  const intercepts = Float64Array.from(starts);
  return {
    k: studies.length,
    nuisanceStart: [],
    logLikelihood: (effect, tau) => {
      let sum = 0;
      studies.forEach((study, i) => {
        const profile = profileIntercept(study, effect, Math.abs(tau), rule, intercepts[i] as number);
        if (Number.isFinite(profile.intercept)) intercepts[i] = profile.intercept;
        sum += profile.value;
      });
      return sum;
    },
    // By the envelope theorem the profiled intercepts may be held where they are.
    gradient: (effect, tau) => {
      const first: Derivatives = { value: 0, first: 0, second: 0 };
      const second: Derivatives = { value: 0, first: 0, second: 0 };
      const sd = Math.abs(tau);
      let [byEffect, byTau] = [0, 0];
      studies.forEach((study, i) => {
        const { intercept } = profileIntercept(study, effect, sd, rule, intercepts[i] as number);
        let [total, slope, turned] = [0, 0, 0];
        logMarginal(differenceKernel(study, effect, intercept), 0, sd, rule, (difference, weight) => {
          study.intervention(intercept + effect + difference / 2, first);
          study.comparator(intercept - difference / 2, second);
          total += weight;
          slope += weight * first.first;
          turned += (weight * (first.first - second.first) * difference) / 2;
        });
        byEffect += slope / total;
        if (sd > 0) byTau += turned / total / tau;
      });
      return [byEffect, byTau];
    },
    conditionalLogLikelihood: (effect, tau) => {
      let sum = 0;
      studies.forEach((study, i) => {
        const { intercept } = profileIntercept(study, effect, Math.abs(tau), rule, intercepts[i] as number);
        sum += conditionalAtMode(differenceKernel(study, effect, intercept), 0, Math.abs(tau));
      });
      return sum;
    },
    saturated: () => {
      const arms = studies.map(({ intervention, comparator }, i) => ({
        first: kernelMaximum(intervention, starts[i] as number),
        second: kernelMaximum(comparator, starts[i] as number),
      }));
      return {
        logLikelihood: arms.reduce((sum, { first, second }) => sum + first.value + second.value, 0),
        waldQ: waldQ(
          arms.map(({ first, second }) => first.predictor - second.predictor),
          arms.map(({ first, second }) => harmonic(first.information, second.information)),
        ),
      };
    },
  };
}

/** Information on a difference of two independent predictors; zero when either has none. */
function harmonic(first: number, second: number): number {
  return 1 / (1 / first + 1 / second);
}

/** Both arms as a kernel of the difference of their random effects. */
function differenceKernel({ intervention, comparator }: ArmKernels, effect: number, intercept: number): Kernel {
  const first: Derivatives = { value: 0, first: 0, second: 0 };
  const second: Derivatives = { value: 0, first: 0, second: 0 };
  return (difference, out) => {
    intervention(intercept + effect + difference / 2, first);
    comparator(intercept - difference / 2, second);
    out.value = first.value + second.value;
    out.first = (first.first - second.first) / 2;
    out.second = (first.second + second.second) / 4;
  };
}

/**
 * The highest marginal log-likelihood over the study's own intercept, by Newton's method. The derivatives of the integral
 * are averages over its nodes: E[l'] and E[l''] + Var[l'].
 */
function profileIntercept(
  { intervention, comparator }: ArmKernels,
  effect: number,
  tau: number,
  rule: NormalRule,
  start: number,
): { intercept: number; value: number } {
  const first: Derivatives = { value: 0, first: 0, second: 0 };
  const second: Derivatives = { value: 0, first: 0, second: 0 };
  let intercept = start;
  let best = -Infinity;
  for (let iteration = 0; iteration < 60; iteration += 1) {
    const at = intercept;
    const kernel = differenceKernel({ intervention, comparator }, effect, at);
    let [total, slope, slopeSquared, curvature] = [0, 0, 0, 0];
    const value = logMarginal(kernel, 0, tau, rule, (difference, weight) => {
      intervention(at + effect + difference / 2, first);
      comparator(at - difference / 2, second);
      const derivative = first.first + second.first;
      total += weight;
      slope += weight * derivative;
      slopeSquared += weight * derivative * derivative;
      curvature += weight * (first.second + second.second);
    });
    slope /= total;
    const information = -(curvature / total + slopeSquared / total - slope * slope);
    best = Math.max(best, value);
    const step = information > 0 ? slope / information : Math.sign(slope);
    const bounded = Math.max(-2, Math.min(2, step));
    intercept += bounded;
    if (Math.abs(bounded) < 1e-10 * (1 + Math.abs(intercept))) break;
  }
  return { intercept, value: best };
}
