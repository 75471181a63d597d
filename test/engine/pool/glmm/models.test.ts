import { describe, expect, it } from 'vitest';
import { integrate } from '../../../../engine/math/quadrature.ts';
import { fixedInterceptsModel, type ArmKernels } from '../../../../engine/pool/glmm/fixed-intercepts.ts';
import { kernelMaximum } from '../../../../engine/pool/glmm/kernel-maximum.ts';
import {
  binomialKernel,
  logChoose,
  poissonKernel,
  type Kernel,
  sumOfKernels,
} from '../../../../engine/pool/glmm/kernels.ts';
import { conditionalAtMode, logMarginal, normalRule } from '../../../../engine/pool/glmm/marginal.ts';
import { waldQ, type MixedModel } from '../../../../engine/pool/glmm/model.ts';
import { onePredictorModel } from '../../../../engine/pool/glmm/one-predictor.ts';
import { oddsRatioMixedModel } from '../../../../engine/pool/glmm/odds-ratio-models.ts';
import { randomInterceptsModel } from '../../../../engine/pool/glmm/random-intercepts.ts';

/** Every expected value below is the models' definition, integrated or maximised on its own. */

const valueOf = (kernel: Kernel, eta: number): number => {
  const out = { value: 0, first: 0, second: 0 };
  kernel(eta, out);
  return out.value;
};
const normal = (u: number): number => Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI);
const NONE = new Float64Array(0);

/** The largest of f near a point, by golden sections. */
function largest(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  for (let i = 0; i < 70; i += 1) {
    const [c, d] = [b - ratio * (b - a), a + ratio * (b - a)];
    if (f(c) > f(d)) b = d;
    else a = c;
  }
  return f((a + b) / 2);
}

const slopes = (model: MixedModel, effect: number, tau: number): readonly [number, number] => {
  const [h, at] = [1e-5, (e: number, t: number) => model.logLikelihood(e, t, NONE)];
  return [(at(effect + h, tau) - at(effect - h, tau)) / (2 * h), (at(effect, tau + h) - at(effect, tau - h)) / (2 * h)];
};

const ARMS = (): ArmKernels[] => [
  { intervention: binomialKernel(3, 20), comparator: binomialKernel(7, 22) },
  { intervention: binomialKernel(5, 15), comparator: binomialKernel(6, 14) },
];

describe('kernels', () => {
  it('binomial and Poisson are the full log-likelihoods', () => {
    const p = 1 / (1 + Math.exp(-0.3));
    expect(valueOf(binomialKernel(2, 5), 0.3)).toBeCloseTo(Math.log(10 * p ** 2 * (1 - p) ** 3), 13);
    expect(valueOf(binomialKernel(2, 5, 0.7), -0.4)).toBeCloseTo(Math.log(10 * p ** 2 * (1 - p) ** 3), 13);
    expect(valueOf(binomialKernel(2, 5), -0.3)).toBeCloseTo(Math.log(10 * (1 - p) ** 2 * p ** 3), 13);
    const mean = 4 * Math.exp(-0.2);
    expect(valueOf(poissonKernel(3, 4), -0.2)).toBeCloseTo(Math.log((mean ** 3 * Math.exp(-mean)) / 6), 13);
    expect(Math.exp(logChoose(6, 2))).toBeCloseTo(15, 11);
  });

  it('add up where they share a predictor: 3 of 20 and 7 of 22 are 10 of 42', () => {
    const out = { value: 5, first: 5, second: 5 };
    sumOfKernels([binomialKernel(3, 20), binomialKernel(7, 22)])(-0.4, out);
    const p = 1 / (1 + Math.exp(0.4));
    const constant = logChoose(20, 3) + logChoose(22, 7);
    expect(out.value).toBeCloseTo(constant + 10 * Math.log(p) + 32 * Math.log(1 - p), 11);
    expect(out.first).toBeCloseTo(10 - 42 * p, 12);
    expect(out.second).toBeCloseTo(-42 * p * (1 - p), 12);
  });
});

describe('the maximum of a kernel', () => {
  it('of a count is the log rate, with the count as information', () => {
    const top = kernelMaximum(poissonKernel(6, 40), 3);
    expect(top.predictor).toBeCloseTo(Math.log(6 / 40), 11);
    expect(top.information).toBeCloseTo(6, 9);
    expect(top.value).toBeCloseTo(6 * Math.log(6) - 6 - Math.log(720), 11);
  });

  it('is found from far off in steps of two', () => {
    expect(kernelMaximum(binomialKernel(3, 10), 9).predictor).toBeCloseTo(Math.log(3 / 7), 10);
    expect(kernelMaximum(binomialKernel(3, 10), -9).predictor).toBeCloseTo(Math.log(3 / 7), 10);
  });

  it('at infinity has no information and its limit as value', () => {
    const top = kernelMaximum(poissonKernel(0, 40));
    expect(top.information).toBe(0);
    expect(top.value).toBeCloseTo(0, 7);
    expect(kernelMaximum(binomialKernel(10, 10)).predictor).toBeGreaterThan(10);
  });
});

describe('the rule', () => {
  it('of one node is Laplace: the mode itself with weight one', () => {
    const { nodes, logWeights } = normalRule(1);
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toBeCloseTo(0, 14);
    expect(logWeights[0]).toBeCloseTo(0, 14);
  });

  it('integrates a normal density times a polynomial exactly', () => {
    const { nodes, logWeights } = normalRule(4);
    const moment = (power: number) =>
      nodes.reduce((sum, z, i) => sum + Math.exp(logWeights[i]! - 0.5 * z * z) * z ** power, 0);
    [1, 0, 1, 0, 3, 0, 15].forEach((expected, power) => expect(moment(power)).toBeCloseTo(expected, 11));
  });

  it('visits every node with the predictor there and its weight', () => {
    const kernel = binomialKernel(3, 17);
    let [total, mean, visits] = [0, 0, 0];
    const value = logMarginal(kernel, -1, 0.9, normalRule(21), (predictor, weight) => {
      total += weight;
      mean += weight * predictor;
      visits += 1;
    });
    const density = (u: number) => Math.exp(valueOf(kernel, -1 + 0.9 * u)) * normal(u);
    const area = integrate(density, -10, 10).value;
    const first = integrate((u) => density(u) * (-1 + 0.9 * u), -10, 10).value;
    expect(visits).toBe(21);
    expect(value).toBeCloseTo(Math.log(area), 9);
    expect(mean / total).toBeCloseTo(first / area, 8);
  });

  it('without heterogeneity visits the mean alone', () => {
    const seen: number[][] = [];
    logMarginal(binomialKernel(3, 17), -1, 0, normalRule(5), (predictor, weight) => seen.push([predictor, weight]));
    expect(seen).toEqual([[-1, 1]]);
  });

  it('the conditional likelihood is the kernel where kernel and normal density together are highest', () => {
    const kernel = binomialKernel(3, 17);
    const joint = (u: number) => valueOf(kernel, 0.5 + 1.2 * u) - 0.5 * u * u;
    let [at, best] = [0, -Infinity];
    for (let u = -4; u <= 4; u += 1e-3) if (joint(u) > best) [at, best] = [u, joint(u)];
    expect(conditionalAtMode(kernel, 0.5, 1.2)).toBeCloseTo(valueOf(kernel, 0.5 + 1.2 * at), 2);
    expect(conditionalAtMode(kernel, 0.5, 0)).toBe(valueOf(kernel, 0.5));
  });
});

describe('Wald’s Q', () => {
  it('is the weighted sum of squares around the weighted mean', () => {
    // Mean (0 + 3 1 + 0) / 4 with weights 3 and 1 on 0 and 4: 1; 3 1 + 1 9.
    expect(waldQ([0, 4], [3, 1])).toBe(12);
    expect(waldQ([0, 4, 99], [3, 1, 0])).toBe(12);
    expect(waldQ([5, 7], [0, 0])).toBe(0);
  });
});

describe('one predictor', () => {
  const kernels = () => [binomialKernel(3, 20), binomialKernel(9, 21), binomialKernel(0, 8)];
  const model = () => onePredictorModel(kernels(), normalRule(21));

  it('sums the studies’ integrals, whatever the sign of tau', () => {
    const expected = kernels().reduce(
      (sum, kernel) =>
        sum + Math.log(integrate((u) => Math.exp(valueOf(kernel, -0.8 + 0.6 * u)) * normal(u), -10, 10).value),
      0,
    );
    expect(model().logLikelihood(-0.8, 0.6, NONE)).toBeCloseTo(expected, 8);
    expect(model().logLikelihood(-0.8, -0.6, NONE)).toBeCloseTo(expected, 8);
    expect(model()).toMatchObject({ k: 3, nuisanceStart: [] });
  });

  it.each([0.6, -0.6])('has its own derivatives at tau %s', (tau) => {
    const [byEffect, byTau] = slopes(model(), -0.8, tau);
    const gradient = model().gradient?.(-0.8, tau);
    expect(gradient?.[0]).toBeCloseTo(byEffect, 5);
    expect(gradient?.[1]).toBeCloseTo(byTau, 5);
  });

  it('has no slope in tau at zero', () => {
    const gradient = model().gradient?.(-0.8, 0);
    expect(gradient?.[1]).toBe(0);
    expect(gradient?.[0]).toBeCloseTo(12 - 49 / (1 + Math.exp(0.8)), 10);
  });

  it('is saturated by the sample proportions', () => {
    const saturated = model().saturated(-0.8, NONE);
    const own = [
      [3, 20],
      [9, 21],
    ].reduce((sum, [x = 0, n = 0]) => sum + logChoose(n, x) + x * Math.log(x / n) + (n - x) * Math.log(1 - x / n), 0);
    expect(saturated.logLikelihood).toBeCloseTo(own, 6);
    const [one, two] = [Math.log(3 / 17), Math.log(9 / 12)];
    const [w1, w2] = [(3 * 17) / 20, (9 * 12) / 21];
    expect(saturated.waldQ).toBeCloseTo(((one - two) ** 2 * w1 * w2) / (w1 + w2), 9);
    expect(model().conditionalLogLikelihood?.(-0.8, 0)).toBeCloseTo(model().logLikelihood(-0.8, 0, NONE), 12);
    expect(model().conditionalLogLikelihood?.(-0.8, -0.6)).toBeCloseTo(
      kernels().reduce((sum, kernel) => sum + conditionalAtMode(kernel, -0.8, 0.6), 0),
      12,
    );
  });
});

describe('fixed intercepts', () => {
  const model = () => fixedInterceptsModel(ARMS(), normalRule(21));
  /** ln of the integral of both arms over u, highest over the study's intercept. */
  const profile = ({ intervention, comparator }: ArmKernels, effect: number, tau: number): number =>
    largest(
      (a) =>
        Math.log(
          integrate(
            (u) =>
              Math.exp(valueOf(intervention, a + effect + (tau * u) / 2) + valueOf(comparator, a - (tau * u) / 2)) *
              normal(u),
            -8,
            8,
          ).value,
        ),
      -4,
      3,
    );

  it('sums the studies’ integrals, each at its best intercept', () => {
    const expected = ARMS().reduce((sum, arms) => sum + profile(arms, -0.5, 0.8), 0);
    expect(model().logLikelihood(-0.5, 0.8, NONE)).toBeCloseTo(expected, 7);
    expect(model().logLikelihood(-0.5, -0.8, NONE)).toBeCloseTo(expected, 7);
    expect(model()).toMatchObject({ k: 2, nuisanceStart: [] });
  });

  it.each([0.8, -0.8])('has its own derivatives at tau %s', (tau) => {
    const [byEffect, byTau] = slopes(model(), -0.5, tau);
    const gradient = model().gradient?.(-0.5, tau);
    expect(gradient?.[0]).toBeCloseTo(byEffect, 5);
    expect(gradient?.[1]).toBeCloseTo(byTau, 5);
    expect(model().gradient?.(-0.5, 0)[1]).toBe(0);
  });

  it('is saturated by the arms’ own proportions', () => {
    const saturated = model().saturated(0, NONE);
    const arms = [
      [3, 20],
      [7, 22],
      [5, 15],
      [6, 14],
    ] as const;
    const own = arms.reduce(
      (sum, [x, n]) => sum + logChoose(n, x) + x * Math.log(x / n) + (n - x) * Math.log(1 - x / n),
      0,
    );
    expect(saturated.logLikelihood).toBeCloseTo(own, 10);
    const logit = ([x, n]: readonly [number, number]) => Math.log(x / (n - x));
    const spread = ([x, n]: readonly [number, number]) => 1 / x + 1 / (n - x);
    const effects = [logit(arms[0]) - logit(arms[1]), logit(arms[2]) - logit(arms[3])];
    const weights = [1 / (spread(arms[0]) + spread(arms[1])), 1 / (spread(arms[2]) + spread(arms[3]))];
    expect(saturated.waldQ).toBeCloseTo(waldQ(effects, weights), 9);
  });

  it('an arm without events carries no weight in Wald’s Q and a limit in the likelihood', () => {
    const empty: ArmKernels = { intervention: binomialKernel(0, 9), comparator: binomialKernel(4, 9) };
    const saturated = fixedInterceptsModel([...ARMS(), empty], normalRule(5)).saturated(0, NONE);
    const without = model().saturated(0, NONE);
    expect(saturated.waldQ).toBeCloseTo(without.waldQ, 9);
    const own = logChoose(9, 4) + 4 * Math.log(4 / 9) + 5 * Math.log(5 / 9);
    expect(saturated.logLikelihood).toBeCloseTo(without.logLikelihood + own, 6);
  });

  it('the conditional likelihood without heterogeneity is the likelihood', () => {
    expect(model().conditionalLogLikelihood?.(-0.5, 0)).toBeCloseTo(model().logLikelihood(-0.5, 0, NONE), 10);
    expect(model().conditionalLogLikelihood?.(-0.5, 0.8)).toBeGreaterThan(model().logLikelihood(-0.5, 0.8, NONE));
    expect(model().conditionalLogLikelihood?.(-0.5, -0.8)).toBeCloseTo(
      model().conditionalLogLikelihood?.(-0.5, 0.8) ?? NaN,
      10,
    );
  });
});

describe('random intercepts', () => {
  const model = () => randomInterceptsModel(ARMS(), normalRule(15));
  const joint = ({ intervention, comparator }: ArmKernels, effect: number, tau: number, a: number, sigma: number) =>
    Math.log(
      integrate(
        (s) =>
          normal(s) *
          integrate(
            (u) =>
              normal(u) *
              Math.exp(
                valueOf(intervention, a + sigma * s + effect + (tau * u) / 2) +
                  valueOf(comparator, a + sigma * s - (tau * u) / 2),
              ),
            -6,
            6,
          ).value,
        -6,
        6,
      ).value,
    );

  it('integrates over both random effects, whatever the signs of their standard deviations', () => {
    const expected = ARMS().reduce((sum, arms) => sum + joint(arms, -0.4, 0.7, -0.9, 0.5), 0);
    for (const [tau, sigma] of [
      [0.7, 0.5],
      [-0.7, 0.5],
      [0.7, -0.5],
    ] as const)
      expect(model().logLikelihood(-0.4, tau, Float64Array.of(-0.9, sigma))).toBeCloseTo(expected, 6);
  });

  /** Newton's method on second differences, from a point near the top: nothing of the engine in it. */
  const climb = (f: (s: number, u: number) => number, start: readonly [number, number]) => {
    const h = 1e-4;
    const second = (s: number, u: number, ds: number, du: number): number =>
      -(f(s + ds * h, u + du * h) - 2 * f(s, u) + f(s - ds * h, u - du * h)) / (h * h);
    let [s, u] = start;
    let [ss, uu, su] = [1, 1, 0];
    for (let i = 0; i < 60; i += 1) {
      const [bySpread, byEffect] = [(f(s + h, u) - f(s - h, u)) / (2 * h), (f(s, u + h) - f(s, u - h)) / (2 * h)];
      [ss, uu] = [second(s, u, 1, 0), second(s, u, 0, 1)];
      su = (second(s, u, 1, 1) - ss - uu) / 2;
      const determinant = ss * uu - su * su;
      s += (uu * bySpread - su * byEffect) / determinant / 2;
      u += (ss * byEffect - su * bySpread) / determinant / 2;
    }
    return f(s, u) - 0.5 * Math.log(ss * uu - su * su);
  };

  it.each([
    ['ordinary', ARMS()[0]!, -0.4, 0.7, -0.9, 0.5, [0, 0]],
    [
      'far from zero',
      { intervention: binomialKernel(19, 20), comparator: binomialKernel(1, 22) },
      0.2,
      2.5,
      1,
      3,
      [0, 1],
    ],
    ['rates', { intervention: poissonKernel(3, 40), comparator: poissonKernel(9, 38) }, -0.3, -0.8, -1.5, 0.6, [0, 0]],
    [
      'no events',
      { intervention: binomialKernel(0, 30), comparator: binomialKernel(4, 28) },
      -0.2,
      1.1,
      -1,
      -0.9,
      [0, 0],
    ],
    // The first step goes past rates of e^900: it is halved. ln 1000 and ln 800 are 3 s + u / 2 and 3 s - u / 2 there.
    [
      'overshooting',
      { intervention: poissonKernel(1000, 1), comparator: poissonKernel(800, 1) },
      0,
      1,
      0,
      3,
      [2.265, 0.22],
    ],
  ] as const)('with one node is Laplace’s approximation at the mode: %s', (_, arms, effect, tau, a, sigma, top) => {
    const log = (s: number, u: number): number =>
      valueOf(arms.intervention, a + sigma * s + effect + (tau * u) / 2) +
      valueOf(arms.comparator, a + sigma * s - (tau * u) / 2) -
      0.5 * (s * s + u * u);
    const laplace = climb(log, top);
    const found = randomInterceptsModel([arms], normalRule(1)).logLikelihood(effect, tau, Float64Array.of(a, sigma));
    expect(found).toBeCloseTo(laplace, 6);
  });

  /** A kernel that is a normal log-likelihood, so that everything has a closed form. */
  const normalKernel =
    (observed: number, information: number, called = () => {}): Kernel =>
    (eta, out) => {
      called();
      out.value = -0.5 * information * (eta - observed) ** 2;
      out.first = -information * (eta - observed);
      out.second = -information;
    };

  it.each([1, 2, 5])(
    'with %s nodes is exact where the arms are normal, however the random effects are tied',
    (points) => {
      const [effect, tau, a, sigma] = [0.4, 1.3, -0.2, 0.9];
      const arms = { intervention: normalKernel(1.1, 5), comparator: normalKernel(-0.7, 0.8) };
      // Observations around a + effect and a, with covariance of both random effects and their own 1/5 and 1/0.8.
      const [v1, v2, c] = [
        sigma ** 2 + tau ** 2 / 4 + 1 / 5,
        sigma ** 2 + tau ** 2 / 4 + 1 / 0.8,
        sigma ** 2 - tau ** 2 / 4,
      ];
      const [r1, r2] = [1.1 - a - effect, -0.7 - a];
      const determinant = v1 * v2 - c * c;
      const squares = (v2 * r1 * r1 - 2 * c * r1 * r2 + v1 * r2 * r2) / determinant;
      const exact = -0.5 * squares - 0.5 * Math.log(determinant * 5 * 0.8);
      const model = randomInterceptsModel([arms], normalRule(points));
      expect(model.logLikelihood(effect, tau, Float64Array.of(a, sigma))).toBeCloseTo(exact, 11);
      expect(model.logLikelihood(effect, tau, Float64Array.of(a, -sigma))).toBeCloseTo(exact, 11);
    },
  );

  it('reaches a normal mode in one step', () => {
    let calls = 0;
    const count = (): void => {
      calls += 1;
    };
    const arms = { intervention: normalKernel(1.1, 500, count), comparator: normalKernel(-0.7, 8) };
    const model = randomInterceptsModel([arms], normalRule(1));
    calls = 0;
    model.logLikelihood(0.4, 3, Float64Array.of(-0.2, 4));
    // The start, the step, one more to see that there is none, and the node.
    expect(calls).toBeLessThanOrEqual(5);
  });

  it('visits the nodes of one dimension where only one is random', () => {
    let calls = 0;
    const counted: Kernel = (eta, out) => {
      calls += 1;
      binomialKernel(3, 20)(eta, out);
    };
    const arms: ArmKernels[] = [{ intervention: counted, comparator: binomialKernel(7, 22) }];
    const one = randomInterceptsModel(arms, normalRule(15));
    calls = 0;
    one.logLikelihood(-0.4, 0, Float64Array.of(-0.9, 0.5));
    expect(calls).toBeLessThan(40);
    calls = 0;
    one.logLikelihood(-0.4, 0.7, Float64Array.of(-0.9, 0.5));
    expect(calls).toBeGreaterThan(225);
  });

  it('of a wide intercept and heterogeneity alike', () => {
    const only = [ARMS()[0]!];
    const likelihood = randomInterceptsModel(only, normalRule(21)).logLikelihood(0.3, 1.6, Float64Array.of(-0.2, 1.4));
    expect(likelihood).toBeCloseTo(joint(only[0]!, 0.3, 1.6, -0.2, 1.4), 5);
  });

  it('is continuous where the heterogeneity vanishes', () => {
    const at = (tau: number) => model().logLikelihood(-0.4, tau, Float64Array.of(-0.9, 0.5));
    expect(at(1e-6)).toBeCloseTo(at(0), 9);
    expect(at(0)).not.toBeCloseTo(at(0.7), 3);
    expect(model()).toMatchObject({ k: 2, gradient: null, conditionalLogLikelihood: null });
  });

  it('begins at the log odds of all arms together', () => {
    const [intercept, sigma] = model().nuisanceStart;
    expect(intercept).toBeCloseTo(Math.log(21 / 50), 12);
    expect(sigma).toBe(0.5);
  });

  it('is saturated by one effect per study at the best shared intercept and sigma', () => {
    // Two studies: with sigma 0 and its own effect each intervention arm fits itself; the comparators share one intercept.
    const arms: ArmKernels[] = [
      { intervention: binomialKernel(3, 20), comparator: binomialKernel(7, 22) },
      { intervention: binomialKernel(8, 20), comparator: binomialKernel(7, 22) },
    ];
    const saturated = randomInterceptsModel(arms, normalRule(9)).saturated(-0.3, Float64Array.of(Math.log(7 / 15), 0));
    const own = ([x, n]: readonly [number, number]) =>
      logChoose(n, x) + x * Math.log(x / n) + (n - x) * Math.log(1 - x / n);
    expect(saturated.logLikelihood).toBeCloseTo(own([3, 20]) + own([8, 20]) + 2 * own([7, 22]), 5);
    // Given equal comparators, the difference of the effects has variance 1/3 + 1/17 + 1/8 + 1/12.
    const difference = Math.log(3 / 17) - Math.log(8 / 12);
    expect(saturated.waldQ).toBeCloseTo(difference ** 2 / (1 / 3 + 1 / 17 + 1 / 8 + 1 / 12), 2);
  });

  it('finds the top beside a ridge of ever larger heterogeneity, and the saturated one', () => {
    // lme4 (Laplace): -12.41429, tau squared 39.187; twice the gain of one effect per study 140.2111.
    const trials = { events1: [0, 46], total1: [124, 196], events2: [59, 0], total2: [121, 133] };
    const fit = oddsRatioMixedModel(trials, { model: 'UM.RS', quadraturePoints: 1 });
    expect(fit.logLikelihood).toBeCloseTo(-12.41429, 4);
    expect(fit.tauSquared).toBeCloseTo(39.187, 2);
    expect(fit.likelihoodRatioTest.statistic).toBeCloseTo(140.2111, 3);
  });

  it('the saturated model leaves a sigma of zero when the comparators differ', () => {
    // With one common effect the intercepts do not differ. Twice the gain is 58.2343 by lme4 (Laplace), and 58.2549 by
    // quadrature with 101 nodes and a search of its own.
    const trials = { events1: [0, 27], total1: [107, 157], events2: [12, 0], total2: [53, 200] };
    const laplace = oddsRatioMixedModel(trials, { model: 'UM.RS', quadraturePoints: 1 });
    expect(laplace.interceptVariance).toBeCloseTo(0, 6);
    expect(laplace.likelihoodRatioTest.statistic).toBeCloseTo(58.2343, 3);
    const full = oddsRatioMixedModel(trials, { model: 'UM.RS', quadraturePoints: 7 });
    expect(full.likelihoodRatioTest.statistic).toBeCloseTo(58.2549, 1);
  });
});
