import { describe, expect, it } from 'vitest';
import { integrate } from '../../../../engine/math/quadrature.ts';
import {
  binomialKernel,
  hypergeometricKernel,
  poissonKernel,
  type Derivatives,
  type Kernel,
} from '../../../../engine/pool/glmm/kernels.ts';
import { kernelMaximum } from '../../../../engine/pool/glmm/kernel-maximum.ts';
import { logMarginal, normalRule } from '../../../../engine/pool/glmm/marginal.ts';
import { logitProportionMixedModel } from '../../../../engine/pool/glmm/one-sample-models.ts';
import { oddsRatioMixedModel, type OddsRatioModel } from '../../../../engine/pool/glmm/odds-ratio-models.ts';
import { rateRatioMixedModel } from '../../../../engine/pool/glmm/rate-ratio-models.ts';

/** Made in each test, not beside them: what runs while tests are collected belongs to none of them. */
const KERNELS: readonly (readonly [string, () => Kernel])[] = [
  ['binomial', () => binomialKernel(3, 17, 0.4)],
  ['binomial, no events', () => binomialKernel(0, 9)],
  ['Poisson', () => poissonKernel(4, 30)],
  ['hypergeometric', () => hypergeometricKernel(7, 30, 4, 25)],
  ['hypergeometric at the edge', () => hypergeometricKernel(0, 30, 4, 25)],
  ['hypergeometric, large margins', () => hypergeometricKernel(505, 88391, 499, 88391)],
];

describe.each(KERNELS)('the %s kernel', (_name, kernel) => {
  const at = (eta: number): Derivatives => {
    const out = { value: 0, first: 0, second: 0 };
    kernel()(eta, out);
    return out;
  };

  it.each([-2, -0.3, 0, 0.7, 1.6])('has its own derivatives at %s', (eta) => {
    const h = 1e-4;
    const { first, second } = at(eta);
    const size = Math.max(1, Math.abs(second));
    expect((at(eta + h).value - at(eta - h).value) / (2 * h) / size).toBeCloseTo(first / size, 5);
    expect((at(eta + h).first - at(eta - h).first) / (2 * h) / size).toBeCloseTo(second / size, 5);
    expect(second).toBeLessThanOrEqual(0);
  });

  it('stays finite far out', () => {
    for (const eta of [-600, 600]) {
      const { value, first } = at(eta);
      expect(Number.isNaN(value) || Number.isNaN(first)).toBe(false);
    }
  });

  it('has the integral that adaptive quadrature finds', () => {
    const [mean, sd] = [-0.4, 0.8];
    const density = (u: number): number => Math.exp(at(mean + sd * u).value - 0.5 * u * u) / Math.sqrt(2 * Math.PI);
    const { value } = integrate(density, -12, 12);
    expect(Math.exp(logMarginal(kernel(), mean, sd, normalRule(31))) / value).toBeCloseTo(1, 8);
    expect(logMarginal(kernel(), mean, 0, normalRule(5))).toBe(at(mean).value);
  });
});

describe('the hypergeometric distribution', () => {
  it('sums to one over its support', () => {
    let total = 0;
    for (let a = 0; a <= 11; a += 1) {
      const out = { value: 0, first: 0, second: 0 };
      hypergeometricKernel(a, 30, 11 - a, 25)(0.9, out);
      total += Math.exp(out.value);
    }
    expect(total).toBeCloseTo(1, 12);
  });
});

describe('the maximum of a kernel', () => {
  it('is the sample value, or infinity without information', () => {
    const inside = kernelMaximum(binomialKernel(3, 10));
    expect(inside.predictor).toBeCloseTo(Math.log(3 / 7), 12);
    expect(inside.information).toBeCloseTo(2.1, 10);
    const outside = kernelMaximum(binomialKernel(0, 10));
    expect(outside.information).toBe(0);
    expect(outside.value).toBeCloseTo(0, 6);
  });
});

const TRIALS = {
  events1: [1, 0, 2, 8, 5],
  total1: [200, 150, 300, 120, 90],
  events2: [4, 3, 5, 14, 9],
  total2: [198, 152, 301, 118, 92],
};

describe('odds-ratio models', () => {
  const swap = { events1: TRIALS.events2, total1: TRIALS.total2, events2: TRIALS.events1, total2: TRIALS.total1 };

  it.each(['UM.FS', 'UM.RS', 'CM.EL', 'CM.AL'] as const)('%s turns its sign when the arms are swapped', (model) => {
    const fit = (trials: typeof TRIALS) => oddsRatioMixedModel(trials, { model, quadraturePoints: 7 });
    const [one, two] = [fit(TRIALS), fit(swap)];
    if ('reason' in one.pooled || 'reason' in two.pooled) throw new Error('not estimable');
    expect(two.pooled.estimate).toBeCloseTo(-one.pooled.estimate, 4);
    expect(two.pooled.standardError).toBeCloseTo(one.pooled.standardError, 4);
    expect(two.logLikelihood).toBeCloseTo(one.logLikelihood, 6);
  });

  it('the Laplace fit of random intercepts is close to the full quadrature, and the latter has settled', () => {
    const largest = { events1: [8, 5], total1: [120, 90], events2: [14, 9], total2: [118, 92] };
    const fit = (points: number) => oddsRatioMixedModel(largest, { model: 'UM.RS', quadraturePoints: points });
    expect(fit(15).logLikelihood).toBeCloseTo(fit(21).logLikelihood, 6);
    expect(fit(1).logLikelihood).toBeCloseTo(fit(9).logLikelihood, 0);
    expect(fit(9).interceptVariance).toBeGreaterThan(0);
  });

  it('drops studies that say nothing, and refuses when none is left', () => {
    const withZero = {
      events1: [...TRIALS.events1, 0],
      total1: [...TRIALS.total1, 40],
      events2: [...TRIALS.events2, 0],
      total2: [...TRIALS.total2, 41],
    };
    expect(oddsRatioMixedModel(withZero, { model: 'CM.EL' }).k).toBe(5);
    const nothing = { events1: [0], total1: [10], events2: [0], total2: [10] };
    expect(() => oddsRatioMixedModel(nothing, { model: 'CM.EL' })).toThrowError(
      expect.objectContaining({ code: 'too-few-studies' }),
    );
  });

  it('one study is a fit of its own: no heterogeneity, the conditional and unconditional odds ratios close', () => {
    const one = { events1: [12], total1: [60], events2: [6], total2: [58] };
    const fit = oddsRatioMixedModel(one, { model: 'UM.FS' });
    if ('reason' in fit.pooled) throw new Error(fit.pooled.reason);
    expect(fit.pooled.estimate).toBeCloseTo(Math.log((12 * 52) / (48 * 6)), 5);
    expect(fit.pooled.standardError).toBeCloseTo(Math.sqrt(1 / 12 + 1 / 48 + 1 / 6 + 1 / 52), 5);
    expect(fit).toMatchObject({ tauSquared: 0, iSquared: 0, hSquared: 1, k: 1 });
  });

  it('says so when the likelihood has no maximum: all events in one study, none in the other', () => {
    const opposite = { events1: [204, 13], total1: [204, 28], events2: [0, 81], total2: [181, 81] };
    const fit = oddsRatioMixedModel(opposite, { model: 'CM.EL' });
    expect(fit.pooled).toHaveProperty('reason');
    expect(fit.converged).toBe(false);
  });

  it('refuses unknown models and quadrature', () => {
    const unknown = 'UM.XX' as OddsRatioModel;
    expect(() => oddsRatioMixedModel(TRIALS, { model: unknown })).toThrowError(
      expect.objectContaining({ field: 'model' }),
    );
    expect(() => oddsRatioMixedModel(TRIALS, { model: 'UM.FS', quadraturePoints: 0 })).toThrowError(
      expect.objectContaining({ field: 'quadraturePoints' }),
    );
  });
});

describe('other models', () => {
  it('the conditional and fixed-intercept rate models agree without heterogeneity', () => {
    const rates = { events1: [8, 11, 9], time1: [120, 160, 150], events2: [12, 17, 14], time2: [118, 165, 149] };
    const [conditional, fixed] = [
      rateRatioMixedModel(rates, { model: 'CM.EL' }),
      rateRatioMixedModel(rates, { model: 'UM.FS' }),
    ];
    if ('reason' in conditional.pooled || 'reason' in fixed.pooled) throw new Error('not estimable');
    expect(conditional.tauSquared).toBe(0);
    expect(fixed.pooled.estimate).toBeCloseTo(conditional.pooled.estimate, 6);
    expect(fixed.pooled.standardError).toBeCloseTo(conditional.pooled.standardError, 6);
  });

  it('a proportion model of equal studies is the pooled proportion', () => {
    const fit = logitProportionMixedModel({ events: [3, 3, 3], total: [10, 10, 10] });
    if ('reason' in fit.pooled) throw new Error(fit.pooled.reason);
    expect(fit.pooled.estimate).toBeCloseTo(Math.log(3 / 7), 6);
    expect(fit.likelihoodRatioTest.statistic).toBeCloseTo(0, 8);
    expect(fit.waldTest.statistic).toBeCloseTo(0, 8);
    expect(fit.conditionalLogLikelihood).toBeCloseTo(fit.logLikelihood, 9);
    expect(() => logitProportionMixedModel({ events: [4], total: [3] })).toThrowError(
      expect.objectContaining({ field: 'events' }),
    );
  });

  it('proportions of zero or one in every study have no curvature, which is said', () => {
    const fit = logitProportionMixedModel({ events: [0, 0], total: [10, 12] });
    expect(fit.pooled).toHaveProperty('reason');
  });
});
