import type { Derivatives, Kernel } from './kernels.ts';
import { kernelMaximum } from './kernel-maximum.ts';
import { conditionalAtMode, logMarginal, type NormalRule } from './marginal.ts';
import { waldQ, type MixedModel } from './model.ts';

/**
 * Each study's likelihood depends on its own effect alone, theta_i ~ N(theta, tau^2): proportions, rates, and the
 * conditional models of two arms.
 */
export function onePredictorModel(kernels: readonly Kernel[], rule: NormalRule): MixedModel {
  return {
    k: kernels.length,
    nuisanceStart: [],
    logLikelihood: (effect, tau) => {
      let sum = 0;
      for (const kernel of kernels) sum += logMarginal(kernel, effect, Math.abs(tau), rule);
      return sum;
    },
    gradient: (effect, tau) => {
      const out: Derivatives = { value: 0, first: 0, second: 0 };
      const sd = Math.abs(tau);
      let [byEffect, byTau] = [0, 0];
      for (const kernel of kernels) {
        let [total, slope, turned] = [0, 0, 0];
        logMarginal(kernel, effect, sd, rule, (predictor, weight) => {
          kernel(predictor, out);
          total += weight;
          slope += weight * out.first;
          turned += weight * out.first * (predictor - effect);
        });
        byEffect += slope / total;
        if (sd > 0) byTau += turned / total / tau;
      }
      return [byEffect, byTau];
    },
    conditionalLogLikelihood: (effect, tau) =>
      kernels.reduce((sum, kernel) => sum + conditionalAtMode(kernel, effect, Math.abs(tau)), 0),
    saturated: (commonEffect) => {
      const maxima = kernels.map((kernel) => kernelMaximum(kernel, commonEffect));
      return {
        logLikelihood: maxima.reduce((sum, { value }) => sum + value, 0),
        waldQ: waldQ(
          maxima.map(({ predictor }) => predictor),
          maxima.map(({ information }) => information),
        ),
      };
    },
  };
}
