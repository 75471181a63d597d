import { describe, expect, it } from 'vitest';
import { prepareStudies, weigh } from '../../../../engine/pool/study-set.ts';
import { estimateTauSquared, TAU_SQUARED_ESTIMATORS } from '../../../../engine/pool/tau-squared/estimate.ts';
import { solveGeneralisedQ } from '../../../../engine/pool/tau-squared/generalised-q.ts';
import {
  maximiseLikelihood,
  profileLogLikelihood,
  scoreBound,
} from '../../../../engine/pool/tau-squared/likelihood.ts';
import { hedges, sidikJonkman, unweightedSums } from '../../../../engine/pool/tau-squared/moments.ts';
import { tauSquaredStandardError } from '../../../../engine/pool/tau-squared/standard-error.ts';

const ITERATIVE = TAU_SQUARED_ESTIMATORS.filter((estimator) => estimator !== 'EE' && estimator !== 'SJ');

describe('two studies of equal variance, distance 1, variance 1/8', () => {
  // Q(t) = 1 / (2 (1/8 + t)), so Q(0) = 4 and the estimate of most is d^2/2 - v = 3/8; ML halves d^2/2.
  const set = () => prepareStudies([0, 1], [0.125, 0.125]);

  it.each([
    ['EE', 0],
    ['DL', 0.375],
    ['HE', 0.375],
    ['HS', 0.125],
    ['HSk', 0.375],
    ['SJ', 1 / 3],
    ['ML', 0.125],
    ['REML', 0.375],
    ['EB', 0.375],
    ['PM', 0.375],
    // The median of chi-squared on one degree of freedom is 0.454936423119573.
    ['PMM', 1 / (2 * 0.454936423119573) - 0.125],
  ] as const)('%s', (estimator, expected) => {
    const result = estimateTauSquared(set(), estimator);
    expect(result.tauSquared).toBeCloseTo(expected, 9);
    expect(result).toMatchObject({ truncated: false, converged: true });
  });
});

describe('effects closer than their errors', () => {
  const set = () => prepareStudies([0.5, 0.52, 0.49], [0.04, 0.09, 0.01]);

  it.each(ITERATIVE)('%s is truncated at zero and says so', (estimator) => {
    expect(estimateTauSquared(set(), estimator)).toEqual({ tauSquared: 0, truncated: true, converged: true });
  });

  it('EE is zero by assumption, and so is one study, without a truncation', () => {
    const none = { tauSquared: 0, truncated: false, converged: true };
    expect(estimateTauSquared(set(), 'EE')).toEqual(none);
    for (const estimator of TAU_SQUARED_ESTIMATORS)
      expect(estimateTauSquared(prepareStudies([3], [2]), estimator)).toEqual(none);
    expect(maximiseLikelihood(prepareStudies([3], [2]), 'ML')).toEqual({ tauSquared: 0, converged: true, modes: 1 });
  });

  it('is exactly zero, not negative, when Q equals its expectation', () => {
    // Q = 1 / (1/2 + 1/2) = 1 = k - 1.
    expect(estimateTauSquared(prepareStudies([0, 1], [0.5, 0.5]), 'DL')).toEqual({
      tauSquared: 0,
      truncated: true,
      converged: true,
    });
  });

  it('Sidik-Jonkman alone is above zero, except for identical effects', () => {
    expect(estimateTauSquared(set(), 'SJ').tauSquared).toBeGreaterThan(0);
    expect(sidikJonkman(prepareStudies([2, 2], [1, 3]))).toEqual({ tauSquared: 0, start: 0 });
    expect(tauSquaredStandardError(prepareStudies([2, 2], [1, 3]), 'SJ', 0)).toBe(0);
  });
});

describe('moments of three studies', () => {
  const set = () => prepareStudies([1, 4, 7], [1, 2, 6]);

  it('are unweighted: mean 4, sum of squares 18, variance 9 less the mean variance 3', () => {
    const { mean, sumOfSquares } = unweightedSums(set());
    expect(set().origin + mean).toBe(4);
    expect(sumOfSquares).toBe(18);
    expect(hedges(set())).toBe(6);
  });

  it('start Sidik-Jonkman at 18/3, then weigh by 1/7, 1/8 and 1/12', () => {
    const [weights, effects] = [
      [1 / 7, 1 / 8, 1 / 12],
      [1, 4, 7],
    ];
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = weights.reduce((sum, weight, i) => sum + weight * effects[i]!, 0) / total;
    const q = weights.reduce((sum, weight, i) => sum + weight * (effects[i]! - mean) ** 2, 0);
    const { tauSquared, start } = sidikJonkman(set());
    expect(start).toBe(6);
    expect(tauSquared).toBeCloseTo((6 * q) / 2, 12);
  });
});

describe('the root of the generalised Q', () => {
  const set = () => prepareStudies([0, 1, 5], [0.1, 0.4, 2]);

  it.each([0.3, 2, 5])('has the target %s', (target) => {
    const { tauSquared, converged, iterations } = solveGeneralisedQ(set(), target, 0);
    expect(converged).toBe(true);
    expect(weigh(set(), tauSquared).q).toBeCloseTo(target, 10);
    expect(iterations).toBeGreaterThan(0);
    // Newton's steps on 1/Q from the left settle in a handful.
    expect(iterations).toBeLessThan(20);
  });

  it('stays where it starts when Q is not above the target there', () => {
    const q = weigh(set(), 0.7).q;
    expect(solveGeneralisedQ(set(), q, 0.7)).toEqual({ tauSquared: 0.7, converged: true, iterations: 0 });
    expect(solveGeneralisedQ(set(), 2 * q, 0.7).tauSquared).toBe(0.7);
  });

  it('takes a step below rounding for none', () => {
    // Q(0) = 1, its slope -2: the step would be 2^-54, under 1e-15 of the smallest variance.
    const half = prepareStudies([0, 1], [0.5, 0.5]);
    expect(solveGeneralisedQ(half, 1 - 2 ** -53, 0)).toEqual({ tauSquared: 0, converged: true, iterations: 0 });
    expect(solveGeneralisedQ(prepareStudies([2, 2], [1, 1]), 1, 0)).toMatchObject({ tauSquared: 0, converged: true });
  });

  it('stops as exactly for variances of 1e-10 as for ordinary ones', () => {
    const tiny = prepareStudies([0, 1e-5, 5e-5], [0.1e-10, 0.4e-10, 2e-10]);
    const [one, other] = [solveGeneralisedQ(tiny, 2, 0), solveGeneralisedQ(set(), 2, 0)];
    expect(one.tauSquared / 1e-10 / other.tauSquared).toBeCloseTo(1, 9);
  });

  it('gives up after the steps it is allowed, where they led', () => {
    // Two studies of variance 1, effects 4 apart: Q(t) = 8 / (1 + t), so 1/Q is a line and one step from 0 ends at 8 / 2 - 1.
    const two = prepareStudies([0, 4], [1, 1]);
    expect(solveGeneralisedQ(two, 2, 0, weigh(two, 0), 1)).toEqual({ tauSquared: 3, converged: false, iterations: 1 });
    expect(solveGeneralisedQ(two, 2, 0)).toEqual({ tauSquared: 3, converged: true, iterations: 1 });
    expect(solveGeneralisedQ(set(), 2, 0, weigh(set(), 0), 2)).toMatchObject({ converged: false, iterations: 2 });
  });

  it('takes the sums of its start from the caller', () => {
    const given = solveGeneralisedQ(set(), 2, 0, weigh(set(), 0));
    expect(given).toEqual(solveGeneralisedQ(set(), 2, 0));
  });
});

describe('the likelihood', () => {
  it('is the normal density of the effects, and for REML of their contrasts', () => {
    // Two studies, mean 1/2, total variance 1 each: Q = 1/2, determinant 1.
    const set = prepareStudies([0, 1], [0.25, 0.25]);
    expect(profileLogLikelihood(set, 0.75, 'ML')).toBeCloseTo(-Math.log(2 * Math.PI) - 0.25, 14);
    expect(profileLogLikelihood(set, 0.75, 'REML')).toBeCloseTo(-0.5 * Math.log(2 * Math.PI) - 0.25, 14);
    // Total variance 2 each: Q = 1/4, log determinant 2 ln 2, sum of weights over k 1/2.
    expect(profileLogLikelihood(set, 1.75, 'ML')).toBeCloseTo(-Math.log(2 * Math.PI) - Math.LN2 - 0.125, 14);
    expect(profileLogLikelihood(set, 1.75, 'REML')).toBeCloseTo(
      -0.5 * Math.log(2 * Math.PI) - 0.5 * Math.LN2 - 0.125,
      14,
    );
  });

  it('has its score negative beyond the bound: range squared for ML, s^2 + s sqrt(vmax) for REML', () => {
    const set = prepareStudies([3, 1, 7, 5], [1, 2, 4, 0.5]);
    expect(scoreBound(set, 'ML')).toBe(36);
    const variance = 20 / 3;
    expect(scoreBound(set, 'REML')).toBeCloseTo(variance + Math.sqrt(variance * 4), 12);
  });

  it('has one maximum in ordinary data and finds the higher of two', () => {
    const ordinary = maximiseLikelihood(prepareStudies([0.1, 0.9, -0.3], [0.04, 0.09, 0.0625]), 'REML');
    expect(ordinary).toMatchObject({ converged: true, modes: 1 });
    const set = prepareStudies([0, 0, 0, 8], [1e-4, 30, 30, 30]);
    const spread = prepareStudies([0, 3, -3, 3.2, -2.8], [1e-6, 1, 1, 1, 1]);
    for (const each of [set, spread]) {
      const { tauSquared, converged } = maximiseLikelihood(each, 'REML');
      const best = profileLogLikelihood(each, tauSquared, 'REML');
      expect(converged).toBe(true);
      for (let t = 0; t <= 60; t += 0.05)
        expect(profileLogLikelihood(each, t, 'REML')).toBeLessThanOrEqual(best + 1e-9);
    }
  });
});

describe('the standard error of tau squared', () => {
  const set = () => prepareStudies([0, 1, 2, 4], [1, 2, 4, 0.5]);

  it('is null for EE and for one study', () => {
    expect(tauSquaredStandardError(set(), 'EE', 0)).toBeNull();
    expect(tauSquaredStandardError(prepareStudies([1], [1]), 'REML', 0)).toBeNull();
  });

  it('of ML is sqrt(2 / sum w^2), of Paule-Mandel k / sum w sqrt(2 / (k - 1))', () => {
    const weights = [1, 2, 4, 0.5].map((variance) => 1 / (variance + 1.5));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const squares = weights.reduce((total, weight) => total + weight * weight, 0);
    expect(tauSquaredStandardError(set(), 'ML', 1.5)).toBeCloseTo(Math.sqrt(2 / squares), 12);
    for (const estimator of ['PM', 'EB', 'PMM'] as const)
      expect(tauSquaredStandardError(set(), estimator, 1.5)).toBeCloseTo((4 * Math.sqrt(2 / 3)) / sum, 12);
  });

  it('keeps its digits when one study outweighs all others', () => {
    // For k = 2, P = h [1 -1; -1 1] with h = w1 w2 / (w1 + w2): tr(PP) = 4 h^2, and REML has sqrt(2 / tr(PP)).
    for (const variances of [
      [1e-20, 1],
      [1, 1e-20],
    ]) {
      const h = 1 / (1 + 1e-20);
      expect(tauSquaredStandardError(prepareStudies([0, 1], variances), 'REML', 0)).toBeCloseTo(
        Math.sqrt(2 / (4 * h * h)),
        12,
      );
    }
    // Beside an all but exact study the others, of weights 1 and 1/4, decide: P tends to their diagonal bordered by
    // minus themselves and their sum, so tr(PP) = 1 + 1/16 + 2 (1 + 1/16) + (5/4)^2.
    const heavy = tauSquaredStandardError(prepareStudies([0, 1, 2], [1, 1e-20, 4]), 'REML', 0);
    expect(heavy).toBeCloseTo(Math.sqrt(2 / 4.75), 12);
  });
});
