import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cholesky,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
  multiply,
  solve,
  symmetricInverse,
} from '../../../engine/math/linear.ts';
import { digamma, logBeta, logGamma, logGammaHalfStep, stirlingError } from '../../../engine/math/log-gamma.ts';
import { brentMinimum, nelderMead } from '../../../engine/math/minimise.ts';
import { gaussHermite, gaussLegendre, integrate } from '../../../engine/math/quadrature.ts';
import { bfgs, numericalGradient, numericalHessian } from '../../../engine/math/quasi-newton.ts';
import { createRandom } from '../../../engine/math/random.ts';
import { brentRoot } from '../../../engine/math/root.ts';

const SEED = { seed: 20260103, numRuns: 200 };
const real = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });

describe('roots', () => {
  it('finds the root of a monotone function to the last digits', () => {
    fc.assert(
      fc.property(real(0.01, 100), (target) => {
        const { root, converged } = brentRoot((x) => x ** 3 - target, 0, 10);
        expect(converged).toBe(true);
        expect(Math.abs(root / Math.cbrt(target) - 1)).toBeLessThan(1e-13);
      }),
      SEED,
    );
  });
  it('takes an end that is the root, and refuses a bracket without a sign change', () => {
    expect(brentRoot((x) => x - 1, 1, 3).root).toBe(1);
    expect(brentRoot((x) => x - 3, 1, 3).root).toBe(3);
    expect(() => brentRoot((x) => x * x + 1, -1, 1)).toThrow(
      expect.objectContaining({ code: 'refused', field: 'bracket' }),
    );
  });
  it('says when it ran out of evaluations', () => {
    expect(brentRoot((x) => Math.exp(x) - 3, -50, 50, { maxIterations: 2 }).converged).toBe(false);
  });
  it('copes with a step and with a flat start', () => {
    expect(brentRoot((x) => (x < 0.3 ? -1 : 1), 0, 1).root).toBeCloseTo(0.3, 12);
    expect(brentRoot((x) => (x - 2) ** 9, 0, 5, { maxIterations: 500 }).root).toBeCloseTo(2, 1);
  });
});

describe('minima', () => {
  it('one variable', () => {
    const found = brentMinimum((x) => (x - 1.7) ** 2 + 3, -10, 10);
    expect(found.converged).toBe(true);
    expect(found.x).toBeCloseTo(1.7, 7);
    expect(found.value).toBeCloseTo(3, 12);
    expect(brentMinimum((x) => (x > 2 ? NaN : -x), 0, 5).x).toBeCloseTo(2, 6);
    expect(brentMinimum((x) => Math.cos(x), 0, 6, { maxIterations: 2 }).converged).toBe(false);
  });
  const rosenbrock = (x: Float64Array): number => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2;
  it('the banana valley, by both methods', () => {
    const simplex = nelderMead(rosenbrock, [-1.2, 1]);
    const newton = bfgs(rosenbrock, [-1.2, 1]);
    for (const { x, converged } of [simplex, newton]) {
      expect(converged).toBe(true);
      expect(x[0]).toBeCloseTo(1, 4);
      expect(x[1]).toBeCloseTo(1, 4);
    }
  });
  it('a quadratic in four variables, with its gradient', () => {
    const weights = [1, 10, 100, 1000];
    const f = (x: Float64Array): number => x.reduce((sum, value, i) => sum + weights[i]! * (value - i) ** 2, 0);
    const gradient = (x: Float64Array): Float64Array => x.map((value, i) => 2 * weights[i]! * (value - i));
    const found = bfgs(f, [5, 5, 5, 5], { gradient });
    found.x.forEach((value, i) => expect(value).toBeCloseTo(i, 8));
    expect(nelderMead(f, [0.5, 1.5, 1.5, 2.5], { stepSize: [0.1, 0.1, 0.1, 0.1] }).x[3]).toBeCloseTo(3, 4);
  });
  it('steps back from where the function is not finite', () => {
    const barrier = (x: Float64Array): number => x[0]! - Math.log(x[0]!);
    expect(bfgs(barrier, [5]).x[0]).toBeCloseTo(1, 6);
    expect(nelderMead(barrier, [5]).x[0]).toBeCloseTo(1, 5);
  });
  it('says when it ran out of iterations', () => {
    expect(bfgs(rosenbrock, [-1.2, 1], { maxIterations: 2 }).converged).toBe(false);
    expect(nelderMead(rosenbrock, [-1.2, 1], { maxIterations: 5 }).converged).toBe(false);
  });
  it('derivatives by differences', () => {
    const f = (x: Float64Array): number => Math.exp(x[0]!) * Math.sin(x[1]!) + x[0]! * x[1]!;
    const at = Float64Array.of(0.3, 1.1);
    const [e, s, c] = [Math.exp(0.3), Math.sin(1.1), Math.cos(1.1)];
    expect(numericalGradient(f, at)[0]).toBeCloseTo(e * s + 1.1, 8);
    expect(numericalGradient(f, at)[1]).toBeCloseTo(e * c + 0.3, 8);
    const hessian = numericalHessian(f, at);
    [e * s, e * c + 1, e * c + 1, -e * s].forEach((value, i) => expect(hessian[i]).toBeCloseTo(value, 8));
  });
});

describe('linear algebra', () => {
  const positive = fc
    .integer({ min: 1, max: 6 })
    .chain((size) =>
      fc.tuple(fc.constant(size), fc.array(real(-3, 3), { minLength: size * size, maxLength: size * size })),
    );
  const gram = (size: number, entries: readonly number[]): Float64Array => {
    const factor = Float64Array.from(entries);
    const transposed = new Float64Array(size * size);
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) transposed[j * size + i] = factor[i * size + j]!;
    const product = multiply(factor, transposed, size, size, size);
    for (let i = 0; i < size; i++) product[i * size + i] = product[i * size + i]! + 1;
    return product;
  };
  it('inverses, solutions and determinants agree', () => {
    fc.assert(
      fc.property(positive, ([size, entries]) => {
        const matrix = gram(size, entries);
        const inverse = symmetricInverse(matrix, size);
        const identity = multiply(matrix, inverse, size, size, size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) expect(identity[i * size + j]).toBeCloseTo(i === j ? 1 : 0, 8);
        }
        const right = Float64Array.from({ length: size }, (_, i) => i + 1);
        const lower = cholesky(matrix, size)!;
        const [byCholesky, byElimination] = [choleskySolve(lower, size, right), solve(matrix, right, size)!];
        byCholesky.forEach((value, i) => expect(value).toBeCloseTo(byElimination[i]!, 9));
        expect(choleskyLogDeterminant(lower, size)).toBeCloseTo(
          -choleskyLogDeterminant(cholesky(inverse, size)!, size),
          7,
        );
        choleskyInverse(lower, size).forEach((value, i) => expect(value).toBe(inverse[i]));
      }),
      SEED,
    );
  });
  it('knows a singular matrix', () => {
    const singular = Float64Array.of(1, 2, 2, 4);
    expect(cholesky(singular, 2)).toBeNull();
    expect(solve(singular, [1, 2], 2)).toBeNull();
    expect(() => symmetricInverse(singular, 2, 'X')).toThrow(expect.objectContaining({ code: 'refused', field: 'X' }));
  });
  it('pivots', () => {
    expect([...solve(Float64Array.of(0, 1, 1, 0), [3, 4], 2)!]).toEqual([4, 3]);
  });
});

describe('quadrature', () => {
  it('Gauss rules are exact for polynomials', () => {
    for (const order of [1, 2, 5, 20, 64]) {
      const legendre = gaussLegendre(order);
      const hermite = gaussHermite(order);
      const sum = (rule: typeof legendre, f: (x: number) => number) =>
        rule.nodes.reduce((total, node, i) => total + rule.weights[i]! * f(node), 0);
      expect(sum(legendre, () => 1)).toBeCloseTo(2, 13);
      expect(sum(hermite, () => 1)).toBeCloseTo(Math.sqrt(Math.PI), 12);
      if (order > 1) {
        expect(sum(legendre, (x) => x * x)).toBeCloseTo(2 / 3, 13);
        expect(sum(hermite, (x) => x * x)).toBeCloseTo(Math.sqrt(Math.PI) / 2, 12);
      }
      if (order > 4) expect(sum(hermite, (x) => x ** 8)).toBeCloseTo((105 / 16) * Math.sqrt(Math.PI), 10);
      expect([...legendre.nodes]).toEqual([...legendre.nodes].toSorted((a, b) => a - b));
      expect([...hermite.nodes]).toEqual([...hermite.nodes].toSorted((a, b) => a - b));
    }
  });
  it('adapts to peaks and end singularities', () => {
    const peak = integrate((x) => 1 / (1e-6 + x * x), -1, 1);
    expect(peak.converged).toBe(true);
    expect(peak.value / (2000 * Math.atan(1000))).toBeCloseTo(1, 11);
    expect(integrate((x) => Math.sqrt(x), 0, 1).value).toBeCloseTo(2 / 3, 11);
    expect(integrate((x) => x, 1, 0).value).toBeCloseTo(-0.5, 15);
    expect(integrate(() => 0, 0, 1)).toMatchObject({ value: 0, converged: true });
    expect(integrate((x) => Math.sin(1 / x) / x, 1e-6, 1, { maxPieces: 3 }).converged).toBe(false);
  });
});

describe('gamma functions', () => {
  it('the half step agrees with the difference where that is accurate, and with its series where it is not', () => {
    for (const x of [0.05, 0.5, 1, 3.3, 15.9, 16, 100]) {
      expect(logGammaHalfStep(x)).toBeCloseTo(logGamma(x + 0.5) - logGamma(x), 12);
    }
    expect(logGammaHalfStep(5e8)).toBeCloseTo(0.5 * Math.log(5e8) - 1 / 4e9, 14);
  });
  it('beta and Stirling', () => {
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 14);
    expect(logBeta(1e6, 0.5)).toBeCloseTo(logGamma(0.5) - logGammaHalfStep(1e6), 12);
    expect(logBeta(20, 30)).toBeCloseTo(logGamma(20) + logGamma(30) - logGamma(50), 11);
    expect(logBeta(30, 20)).toBe(logBeta(20, 30));
    for (const x of [0.3, 2, 15.99, 16.01, 40]) {
      const direct = logGamma(x + 1) - ((x + 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI));
      expect(stirlingError(x)).toBeCloseTo(direct, 12);
    }
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
  });
});

describe('random numbers', () => {
  it('repeat with their seed and differ without', () => {
    const draws = (seed: number) => Array.from({ length: 20 }, createRandom(seed).uniform);
    expect(draws(1)).toEqual(draws(1));
    expect(draws(1)).not.toEqual(draws(2));
    expect(draws(0)).not.toEqual(draws(-1));
  });
  it('have the right moments', () => {
    const random = createRandom(42);
    const size = 200_000;
    let [sum, squares, low, high] = [0, 0, 1, 0];
    for (let i = 0; i < size; i++) {
      const u = random.uniform();
      [low, high] = [Math.min(low, u), Math.max(high, u)];
      const z = random.normal();
      sum += z;
      squares += z * z;
    }
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThan(1);
    expect(Math.abs(sum / size)).toBeLessThan(4 / Math.sqrt(size));
    expect(Math.abs(squares / size - 1)).toBeLessThan(4 * Math.sqrt(2 / size));
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[random.integer(7)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
  it('shuffle to a permutation, uniformly', () => {
    const random = createRandom(7);
    const first = new Array<number>(4).fill(0);
    for (let i = 0; i < 8000; i++) {
      const shuffled = random.shuffle([0, 1, 2, 3]);
      expect(new Set(shuffled)).toEqual(new Set([0, 1, 2, 3]));
      first[shuffled[0]!]! += 1;
    }
    for (const count of first) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});
