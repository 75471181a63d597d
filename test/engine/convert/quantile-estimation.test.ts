import { describe, expect, it } from 'vitest';
import { quantileEstimation } from '../../../engine/convert/quantile-estimation/quantile-estimation.ts';
import { normalQuantile } from '../../../engine/math/distributions/normal.ts';

/** Sums of squares, means and SDs of the fits, worked in R by optim over qlnorm, qgamma, qweibull and qbeta, and by lm. */
const WORKED = [
  {
    name: 'quartiles',
    input: { n: 60, q1: 3, median: 7, q3: 18 },
    fits: [
      ['log-normal', 0.04701311711, 18.23414847, 42.89197],
      ['Weibull', 0.51390269028, 13.55154817, 17.3778498],
      ['gamma', 0.68668799158, 13.01339298, 15.63952041],
      ['normal', 8.16666666667, 9.33333333333, 11.11951663879],
    ],
  },
  {
    name: 'extremes',
    input: { n: 80, minimum: 2, median: 6, maximum: 40 },
    fits: [
      ['log-normal', 1.104644717238, 8.863965567, 8.726316867],
      ['Weibull', 3.611385175462, 8.940237, 9.115907],
      ['gamma', 3.632660195004, 8.98777079, 9.12708498],
      ['normal', 150, 16, 8.47683451349],
    ],
  },
  {
    name: 'quartiles and extremes',
    input: { n: 120, minimum: 1, q1: 4, median: 9, q3: 20, maximum: 75 },
    fits: [
      ['Weibull', 1.161298377024, 14.43632666, 15.50248042],
      ['gamma', 1.263727713497, 14.44117573, 15.60909466],
      ['log-normal', 9.278470399143, 14.45119767, 14.49213014],
      ['normal', 891.6921052072, 21.8, 15.1910799472],
    ],
  },
  {
    name: 'shares, where a beta is possible',
    input: { n: 60, q1: 0.02, median: 0.06, q3: 0.2 },
    fits: [
      ['log-normal', 2.91139316752e-6, 0.287679018, 1.32847976],
      ['Weibull', 0.000038432540432, 0.174089915, 0.305893279],
      ['gamma', 7.01982472294e-5, 0.1530146603, 0.2263163549],
      ['beta', 9.11913536017e-5, 0.1351159568, 0.1688020982],
      ['normal', 0.00166666666667, 0.09333333333333, 0.1334341996655],
    ],
  },
  {
    name: 'numbers below zero, where only the normal is',
    input: { n: 50, minimum: -3, median: 1, maximum: 20 },
    fits: [['normal', 37.5, 6, 5.59951605596]],
  },
] as const;

describe('quantile estimation', () => {
  it.each(WORKED)('lays the distributions of the literature through $name', ({ input, fits }) => {
    const made = quantileEstimation(input);
    expect(made.fits.map(({ name }) => name)).toEqual(fits.map(([name]) => name));
    fits.forEach(([, sumOfSquares, mean, sd], i) => {
      const fit = made.fits[i]!;
      expect(fit.sumOfSquares / sumOfSquares).toBeCloseTo(1, 7);
      expect(fit.mean / mean).toBeCloseTo(1, 6);
      expect(fit.sd / sd).toBeCloseTo(1, 6);
    });
    expect(made.mean.value).toBe(made.fits[0]!.mean);
    expect(made.sd.value).toBe(made.fits[0]!.sd);
  });

  it('finds the distribution that the quantiles came from', () => {
    const at = (p: number): number => Math.exp(1 + 0.8 * normalQuantile(p));
    const { mean, sd, fits } = quantileEstimation({ n: 200, q1: at(0.25), median: at(0.5), q3: at(0.75) });
    expect(fits[0]!.name).toBe('log-normal');
    expect(mean.value).toBeCloseTo(Math.exp(1 + 0.32), 6);
    expect(sd.value).toBeCloseTo(Math.exp(1 + 0.32) * Math.sqrt(Math.expm1(0.64)), 5);
  });

  it('is of one scale: ten times the numbers give ten times the mean and the SD', () => {
    const once = quantileEstimation({ n: 60, q1: 3, median: 7, q3: 18 });
    const tenfold = quantileEstimation({ n: 60, q1: 30, median: 70, q3: 180 });
    expect(tenfold.mean.value / once.mean.value).toBeCloseTo(10, 5);
    expect(tenfold.sd.value / once.sd.value).toBeCloseTo(10, 4);
  });

  it('says which distribution it took, how the others did, and what to do', () => {
    const { mean, sd } = quantileEstimation({ n: 60, q1: 3, median: 7, q3: 18 });
    expect(mean.filled).toBe(
      'log-normal with mean of logs 1.96484, SD of logs 1.37 (Σ 0.0470131; Weibull 0.513903, gamma 0.686688, normal 8.16667): mean = 18.2341',
    );
    expect(sd.filled).toMatch(/: SD = 42\.892$/u);
    expect(mean.warnings).toEqual([
      'A log-normal distribution comes nearest to the printed quantiles: repeat the analysis without this study.',
    ]);
  });

  it('refuses what the other formulas refuse', () => {
    expect(() => quantileEstimation({ n: 4, q1: 1, median: 2, q3: 3 })).toThrow(
      expect.objectContaining({ code: 'out-of-range', field: 'n' }),
    );
    expect(() => quantileEstimation({ n: 20, median: 2, q1: 1 })).toThrow(
      expect.objectContaining({ code: 'missing-input', field: 'q3' }),
    );
  });
});
