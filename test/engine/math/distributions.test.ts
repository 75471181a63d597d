import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaDensity, betaQuantile } from '../../../engine/math/distributions/beta.ts';
import { binomialCdf, binomialDensity } from '../../../engine/math/distributions/binomial.ts';
import { cauchyCdf, cauchyDensity, cauchyQuantile } from '../../../engine/math/distributions/cauchy.ts';
import {
  chiSquaredCdf,
  chiSquaredDensity,
  chiSquaredQuantile,
} from '../../../engine/math/distributions/chi-squared.ts';
import { fCdf, fDensity, fQuantile } from '../../../engine/math/distributions/f.ts';
import { gammaCdf, gammaDensity, gammaQuantile } from '../../../engine/math/distributions/gamma.ts';
import { noncentralChiSquaredCdf, noncentralTCdf, tTestPower } from '../../../engine/math/distributions/noncentral.ts';
import { normalCdf, normalDensity, normalQuantile } from '../../../engine/math/distributions/normal.ts';
import { poissonCdf, poissonDensity } from '../../../engine/math/distributions/poisson.ts';
import { studentTCdf, studentTDensity, studentTQuantile } from '../../../engine/math/distributions/student-t.ts';
import type { TailOptions } from '../../../engine/math/distributions/tail-options.ts';
import { integrate } from '../../../engine/math/quadrature.ts';

const SEED = { seed: 20260102, numRuns: 300 };
const real = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
const exponent = (low: number, high: number) => real(low, high).map((power) => 10 ** power);

type Continuous = Readonly<{
  name: string;
  parameters: fc.Arbitrary<readonly number[]>;
  cdf: (x: number, p: readonly number[], o?: TailOptions) => number;
  quantile: (p: number, q: readonly number[], o?: TailOptions) => number;
  density: (x: number, p: readonly number[]) => number;
}>;

const DISTRIBUTIONS: readonly Continuous[] = [
  {
    name: 'normal',
    parameters: fc.constant([]),
    cdf: (x, _p, o) => normalCdf(x, o),
    quantile: (p, _q, o) => normalQuantile(p, o),
    density: (x) => normalDensity(x),
  },
  {
    name: 'Student t',
    parameters: fc.tuple(fc.oneof(exponent(-0.3, 6), fc.constantFrom(1, 2, 3, 12))),
    cdf: (x, [df], o) => studentTCdf(x, df!, o),
    quantile: (p, [df], o) => studentTQuantile(p, df!, o),
    density: (x, [df]) => studentTDensity(x, df!),
  },
  {
    name: 'chi-squared',
    parameters: fc.tuple(exponent(-0.5, 6)),
    cdf: (x, [df], o) => chiSquaredCdf(x, df!, o),
    quantile: (p, [df], o) => chiSquaredQuantile(p, df!, o),
    density: (x, [df]) => chiSquaredDensity(x, df!),
  },
  {
    name: 'gamma',
    parameters: fc.tuple(exponent(-0.5, 5), exponent(-2, 2)),
    cdf: (x, [shape, rate], o) => gammaCdf(x, shape!, rate!, o),
    quantile: (p, [shape, rate], o) => gammaQuantile(p, shape!, rate!, o),
    density: (x, [shape, rate]) => gammaDensity(x, shape!, rate!),
  },
  {
    name: 'beta',
    parameters: fc.tuple(exponent(-0.3, 4), exponent(-0.3, 4)),
    cdf: (x, [a, b], o) => betaCdf(x, a!, b!, o),
    quantile: (p, [a, b], o) => betaQuantile(p, a!, b!, o),
    density: (x, [a, b]) => betaDensity(x, a!, b!),
  },
  {
    name: 'F',
    parameters: fc.tuple(exponent(0, 4), exponent(0, 4)),
    cdf: (x, [a, b], o) => fCdf(x, a!, b!, o),
    quantile: (p, [a, b], o) => fQuantile(p, a!, b!, o),
    density: (x, [a, b]) => fDensity(x, a!, b!),
  },
  {
    name: 'Cauchy',
    parameters: fc.tuple(exponent(-1, 1)),
    cdf: (x, [scale], o) => cauchyCdf(x, scale!, o),
    quantile: (p, [scale], o) => cauchyQuantile(p, scale!, o),
    density: (x, [scale]) => cauchyDensity(x, scale!),
  },
];

describe.each(DISTRIBUTIONS.map((distribution) => [distribution.name, distribution] as const))('%s', (_name, of) => {
  it('quantile and distribution function undo one another in both tails', () => {
    fc.assert(
      fc.property(of.parameters, exponent(-12, -0.302), fc.boolean(), (parameters, p, upper) => {
        const x = of.quantile(p, parameters, { upper });
        // Near one a beta variable cannot be held more finely than a double allows.
        fc.pre(x !== 0 && Math.abs(x) < 1e290 && !(of.name === 'beta' && x > 0.999));
        const slope = Math.abs((x * of.density(x, parameters)) / p);
        const back = of.cdf(x, parameters, { upper });
        expect(Math.abs(back / p - 1)).toBeLessThanOrEqual(1e-12 * Math.max(1, slope) + 2e-11);
      }),
      SEED,
    );
  });

  it('tails add up to one, and the log scale agrees', () => {
    fc.assert(
      fc.property(of.parameters, real(0.0001, 0.9999), (parameters, p) => {
        const x = of.quantile(p, parameters);
        const lower = of.cdf(x, parameters);
        expect(lower + of.cdf(x, parameters, { upper: true })).toBeCloseTo(1, 13);
        expect(Math.exp(of.cdf(x, parameters, { log: true })) / lower).toBeCloseTo(1, 12);
        expect(of.quantile(Math.log(p), parameters, { log: true }) / x).toBeCloseTo(1, 9);
      }),
      SEED,
    );
  });

  it('the density integrates to the distribution function', () => {
    fc.assert(
      fc.property(of.parameters, real(0.05, 0.45), real(0.5, 0.95), (parameters, p, q) => {
        const [low, high] = [of.quantile(p, parameters), of.quantile(q, parameters)];
        const { value, converged } = integrate((x) => of.density(x, parameters), low, high);
        expect(converged).toBe(true);
        expect(value / (q - p)).toBeCloseTo(1, 9);
      }),
      { ...SEED, numRuns: 100 },
    );
  });

  it('has its limits', () => {
    fc.assert(
      fc.property(of.parameters, (parameters) => {
        const support = of.quantile(0, parameters);
        expect(of.cdf(support, parameters)).toBe(0);
        expect(of.cdf(support, parameters, { log: true })).toBe(-Infinity);
        expect(of.cdf(of.quantile(1, parameters), parameters)).toBe(1);
        for (const wrong of [-0.1, 1.1, NaN]) expect(of.quantile(wrong, parameters)).toBeNaN();
        expect(of.quantile(0.1, parameters, { log: true })).toBeNaN();
      }),
      { ...SEED, numRuns: 20 },
    );
  });
});

describe('far tails on the log scale', () => {
  it('stay finite and right where the probability underflows', () => {
    // 40-digit arithmetic.
    expect(normalCdf(-100, { log: true })).toBeCloseTo(-5005.524208694205, 9);
    expect(normalCdf(100, { upper: true, log: true })).toBeCloseTo(-5005.524208694205, 9);
    expect(studentTCdf(-1e100, 5, { log: true }) / -1149.0422902612094).toBeCloseTo(1, 12);
    expect(chiSquaredCdf(5000, 3, { upper: true, log: true }) / -2495.9669948169017).toBeCloseTo(1, 12);
    expect(chiSquaredCdf(1e-200, 3, { log: true })).toBeCloseTo(-692.0999315395265, 9);
    expect(betaCdf(1e-200, 3, 4, { log: true })).toBeCloseTo(-1378.5553235228734, 9);
    expect(fCdf(1e6, 3, 200, { upper: true, log: true })).toBeLessThan(-900);
    expect(normalQuantile(-1e5, { log: true })).toBeCloseTo(-447.1978936785251, 11);
    expect(normalQuantile(-1e5, { log: true, upper: true })).toBeCloseTo(447.1978936785251, 11);
    expect(normalQuantile(-Infinity, { log: true })).toBe(-Infinity);
    expect(studentTCdf(studentTQuantile(-600, 3, { log: true }), 3, { log: true })).toBeCloseTo(-600, 9);
  });
});

describe('limits of one distribution are another', () => {
  it('t with infinite degrees of freedom is normal; with many it is close', () => {
    expect(studentTQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
    expect(studentTCdf(1.3, Infinity)).toBe(normalCdf(1.3));
    expect(studentTDensity(1.3, Infinity)).toBe(normalDensity(1.3));
    expect(studentTQuantile(0.975, 1e9)).toBeCloseTo(normalQuantile(0.975), 8);
  });
  it('F with infinite denominator is chi-squared over its degrees of freedom', () => {
    expect(fCdf(1.3, 4, Infinity)).toBeCloseTo(chiSquaredCdf(5.2, 4), 14);
    expect(fQuantile(0.9, 4, Infinity)).toBeCloseTo(chiSquaredQuantile(0.9, 4) / 4, 13);
    expect(fCdf(Infinity, 4, 5)).toBe(1);
    expect(fCdf(-1, 4, 5)).toBe(0);
  });
  it('chi-squared without degrees of freedom is a point at zero', () => {
    expect([chiSquaredCdf(0, 0), chiSquaredCdf(-1, 0), chiSquaredCdf(1, 0, { upper: true })]).toEqual([1, 0, 0]);
    expect(chiSquaredCdf(1, 0, { upper: true, log: true })).toBe(-Infinity);
  });
  it('non-central without non-centrality is central', () => {
    expect(noncentralTCdf(1.3, 7, 0)).toBe(studentTCdf(1.3, 7));
    expect(noncentralTCdf(1.3, 7, 1e-9)).toBeCloseTo(studentTCdf(1.3, 7), 8);
    expect(noncentralChiSquaredCdf(3, 2, 0)).toBeCloseTo(chiSquaredCdf(3, 2), 14);
    expect(noncentralTCdf(-1.3, 7, 2) + noncentralTCdf(-1.3, 7, 2, { upper: true })).toBeCloseTo(1, 13);
    expect(noncentralTCdf(0, 7, 2)).toBeCloseTo(normalCdf(-2), 14);
    expect(Math.exp(noncentralTCdf(1, 7, 2, { log: true }))).toBeCloseTo(noncentralTCdf(1, 7, 2), 14);
    expect(Math.exp(noncentralChiSquaredCdf(3, 2, 4, { log: true }))).toBeCloseTo(noncentralChiSquaredCdf(3, 2, 4), 14);
  });
});

describe('power of a t test', () => {
  const base = {
    n: 20,
    delta: 0.8,
    sd: 1,
    significance: 0.05,
    design: 'two.sample',
    twoSided: true,
    strict: false,
  } as const;
  it('is the level without a difference and one with a huge one', () => {
    expect(tTestPower({ ...base, delta: 0, strict: true })).toBeCloseTo(0.05, 12);
    expect(tTestPower({ ...base, delta: 0 })).toBeCloseTo(0.025, 12);
    expect(tTestPower({ ...base, delta: 9 })).toBeCloseTo(1, 12);
    expect(tTestPower({ ...base, twoSided: false })).toBeGreaterThan(tTestPower(base));
    expect(tTestPower({ ...base, delta: -0.8 })).toBeCloseTo(tTestPower(base), 14);
  });
});

describe('counts', () => {
  it('probabilities add up to the distribution function', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), real(0.001, 0.999), real(0, 1), (n, p, share) => {
        const x = Math.floor(share * n);
        let binomial = 0;
        let poisson = 0;
        for (let i = 0; i <= x; i++) {
          binomial += binomialDensity(i, n, p);
          poisson += poissonDensity(i, n * p);
        }
        expect(binomialCdf(x, n, p)).toBeCloseTo(binomial, 11);
        expect(poissonCdf(x, n * p)).toBeCloseTo(poisson, 11);
        expect(binomialCdf(x, n, p, { upper: true })).toBeCloseTo(1 - binomial, 11);
      }),
      { ...SEED, numRuns: 100 },
    );
  });
  it('have their edges', () => {
    expect([
      binomialDensity(0, 5, 0),
      binomialDensity(5, 5, 1),
      binomialDensity(1, 5, 0),
      binomialDensity(1, 5, 1),
    ]).toEqual([1, 1, 0, 0]);
    expect([binomialDensity(1.5, 5, 0.3), binomialDensity(-1, 5, 0.3), binomialDensity(6, 5, 0.3)]).toEqual([0, 0, 0]);
    expect(binomialDensity(0, 5, 0.3)).toBeCloseTo(0.7 ** 5, 15);
    expect(binomialDensity(5, 5, 0.3)).toBeCloseTo(0.3 ** 5, 15);
    expect(binomialDensity(1.5, 5, 0.3, { log: true })).toBe(-Infinity);
    expect([binomialCdf(-1, 5, 0.3), binomialCdf(5, 5, 0.3), binomialCdf(7, 5, 0.3, { upper: true })]).toEqual([
      0, 1, 0,
    ]);
    expect(binomialCdf(-1, 5, 0.3, { log: true })).toBe(-Infinity);
    expect([poissonDensity(0, 0), poissonDensity(1, 0), poissonDensity(1.5, 2), poissonDensity(-1, 2)]).toEqual([
      1, 0, 0, 0,
    ]);
    expect([poissonCdf(-1, 2), poissonCdf(-1, 2, { upper: true })]).toEqual([0, 1]);
    expect(poissonCdf(-1, 2, { log: true })).toBe(-Infinity);
  });
});
