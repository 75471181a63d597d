import { describe, expect, it } from 'vitest';
import type { ArmKernels } from '../../../../engine/pool/glmm/fixed-intercepts.ts';
import { binomialKernel } from '../../../../engine/pool/glmm/kernels.ts';
import {
  saturatedRandomIntercepts,
  type StudyLikelihood,
} from '../../../../engine/pool/glmm/saturated-random-intercepts.ts';

/** A study whose log-likelihood is a known quadratic in its effect, the shared intercept and sigma. */
type Quadratic = Readonly<{
  /** Value at the top, and the effect there. */
  top: number;
  effect: number;
  /** Information on the effect, and of the effect with intercept and sigma. */
  own: number;
  mixed: readonly [number, number];
  /** Information on intercept, on both, and on sigma. */
  shared: readonly [number, number, number];
}>;

const INTERCEPT = 1;
const SIGMA = 2;

/** The kernels only tell the studies apart: the likelihood is looked up. */
function saturate(studies: readonly Quadratic[], common: number, start: readonly number[]) {
  const kernels: ArmKernels[] = studies.map(() => ({
    intervention: binomialKernel(1, 2),
    comparator: binomialKernel(1, 2),
  }));
  const likelihood: StudyLikelihood = (kernel, effect, intercept, sigma) => {
    const { top, effect: best, own, mixed, shared } = studies[kernels.indexOf(kernel)]!;
    const [x, p, q] = [effect - best, intercept - INTERCEPT, sigma - SIGMA];
    const cross = 2 * x * (mixed[0] * p + mixed[1] * q);
    return top - 0.5 * (own * x * x + cross + shared[0] * p * p + 2 * shared[1] * p * q + shared[2] * q * q);
  };
  return saturatedRandomIntercepts(kernels, common, Float64Array.from(start), likelihood);
}

/** Inverse by Gauss and Jordan. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))]);
  for (let i = 0; i < n; i += 1) {
    const pivot = rows[i]![i]!;
    rows[i] = rows[i]!.map((value) => value / pivot);
    for (let r = 0; r < n; r += 1) {
      if (r === i) continue;
      const factor = rows[r]![i]!;
      rows[r] = rows[r]!.map((value, j) => value - factor * rows[i]![j]!);
    }
  }
  return rows.map((row) => row.slice(n));
}

/** Wald's statistic of equal effects from the whole information matrix, shared parameters last. */
function waldOf(studies: readonly Quadratic[], shared: 1 | 2): number {
  const k = studies.length;
  const size = k + shared;
  const information = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  studies.forEach((study, i) => {
    information[i]![i] = study.own;
    const [aa, as, ss] = study.shared;
    const block = [
      [aa, as],
      [as, ss],
    ];
    for (let j = 0; j < shared; j += 1) {
      information[i]![k + j] = information[k + j]![i] = study.mixed[j]!;
      for (let l = 0; l < shared; l += 1) information[k + j]![k + l]! += block[j]![l]!;
    }
  });
  const covariance = inverse(information)
    .slice(0, k)
    .map((row) => row.slice(0, k));
  const weight = inverse(covariance);
  let [xx, x1, one] = [0, 0, 0];
  weight.forEach((row, i) =>
    row.forEach((w, j) => {
      xx += w * studies[i]!.effect * studies[j]!.effect;
      x1 += w * studies[i]!.effect;
      one += w;
    }),
  );
  return xx - (x1 * x1) / one;
}

const STUDIES: readonly Quadratic[] = [
  { top: -2, effect: 0.4, own: 4, mixed: [1, 0.5], shared: [3, 0.4, 2] },
  { top: -3.5, effect: -0.7, own: 9, mixed: [2, -1], shared: [2.5, -0.3, 1.5] },
  { top: -1, effect: 1.1, own: 2, mixed: [-0.6, 0.8], shared: [1, 0.2, 3] },
];

describe('one effect per study with shared intercept and sigma', () => {
  it('reaches every study’s top, and has the Wald statistic of the whole information matrix', () => {
    const found = saturate(STUDIES, 0.1, [0.2, 1.4]);
    expect(found.logLikelihood).toBeCloseTo(-6.5, 8);
    expect(found.waldQ).toBeCloseTo(waldOf(STUDIES, 2), 4);
  });

  it('the statistic does not depend on the effect it is taken around', () => {
    const [near, far] = [saturate(STUDIES, 0.1, [0.2, 1.4]), saturate(STUDIES, -5, [0.2, 1.4])];
    expect(far.waldQ).toBeCloseTo(near.waldQ, 4);
    // Nor do effects that are large together count as infinite.
    const moved = STUDIES.map((study) => ({ ...study, effect: study.effect + 15 }));
    expect(saturate(moved, 15, [0.2, 1.4]).waldQ).toBeCloseTo(near.waldQ, 4);
  });

  it('equal effects give zero, never less', () => {
    const equal = STUDIES.map((study) => ({ ...study, effect: 0.25 }));
    const { waldQ } = saturate(equal, 0.1, [0.2, 1.4]);
    expect(waldQ).toBeGreaterThanOrEqual(0);
    expect(waldQ).toBeCloseTo(0, 8);
  });

  it('a sigma without information is left out', () => {
    const without = STUDIES.map((study): Quadratic => ({
      ...study,
      mixed: [study.mixed[0], 0],
      shared: [study.shared[0], 0, 0],
    }));
    expect(saturate(without, 0.1, [0.2, 1.4]).waldQ).toBeCloseTo(waldOf(without, 1), 4);
  });

  it('a sigma that is the intercept again is left out', () => {
    // Intercept and sigma enter as their sum: the matrix of both is singular.
    const twin = STUDIES.map((study): Quadratic => {
      const [mixed] = study.mixed;
      const [information] = study.shared;
      return { ...study, mixed: [mixed, mixed], shared: [information, information, information] };
    });
    expect(saturate(twin, 0.1, [0.2, 1.4]).waldQ).toBeCloseTo(waldOf(twin, 1), 3);
  });

  it('an effect at infinity, or without information, adds to the shared parameters alone', () => {
    const shared = (study: Quadratic): Quadratic => ({ ...study, mixed: [0, 0] });
    const [first, second, third] = STUDIES as [Quadratic, Quadratic, Quadratic];
    // Its information on intercept and sigma still counts, so the other two are expected with all of it.
    const expected = waldOf(
      [first, { ...second, shared: [second.shared[0] + 1, second.shared[1] + 0.2, second.shared[2] + 3] }],
      2,
    );
    const infinite = saturate([first, second, { ...shared(third), effect: 40 }], 0.1, [0.2, 1.4]);
    expect(infinite.waldQ).toBeCloseTo(expected, 4);
    const below = saturate([first, second, { ...shared(third), effect: -40 }], 0.1, [0.2, 1.4]);
    expect(below.waldQ).toBeCloseTo(expected, 4);
    const flat = saturate([first, second, { ...shared(third), own: 1e-8 }], 0.1, [0.2, 1.4]);
    expect(flat.waldQ).toBeCloseTo(expected, 4);
    expect(saturate([{ ...first, effect: 40, mixed: [0, 0] }], 0.1, [0.2, 1.4]).waldQ).toBe(0);
  });

  it('looks for effects as far as e^24 on either side', () => {
    const far = STUDIES.map((study, i) => ({ ...study, effect: study.effect + (i === 2 ? 23 : 0) }));
    expect(saturate(far, 0.1, [0.2, 1.4]).logLikelihood).toBeCloseTo(-6.5, 6);
    const low = STUDIES.map((study, i) => ({ ...study, effect: study.effect - (i === 2 ? 23 : 0) }));
    expect(saturate(low, 0.1, [0.2, 1.4]).logLikelihood).toBeCloseTo(-6.5, 6);
  });
});

describe('a sigma that the common model left at zero', () => {
  const arms: ArmKernels[] = [{ intervention: binomialKernel(1, 2), comparator: binomialKernel(1, 2) }];
  const search = (inSigma: (squared: number) => number, start: number) => {
    let calls = 0;
    const likelihood: StudyLikelihood = (_, effect, intercept, sigma) => {
      calls += 1;
      return -0.5 * (effect - 1) ** 2 - 0.5 * (intercept + 2) ** 2 + inSigma(sigma * sigma);
    };
    const found = saturatedRandomIntercepts(arms, 0, Float64Array.of(-2, start), likelihood);
    return { ...found, calls };
  };

  it('is left for the higher likelihood beside it', () => {
    expect(search((squared) => -((squared - 2) ** 2), 0).logLikelihood).toBeCloseTo(0, 7);
    expect(search((squared) => -((squared - 2) ** 2), 5e-4).logLikelihood).toBeCloseTo(0, 7);
  });

  it('stays where it is higher than what lies beside it', () => {
    // 3 at zero; a lower hill of 1 at sigma squared 2.
    const hills = (squared: number): number => 3 * Math.exp(-squared / 0.01) + Math.exp(-4 * (squared - 2) ** 2);
    expect(search(hills, 0).logLikelihood).toBeCloseTo(3, 6);
  });

  it('is looked for once when it was not at zero', () => {
    const top = (squared: number): number => -((squared - 2) ** 2);
    expect(search(top, Math.SQRT2).calls).toBeLessThan(0.7 * search(top, 0).calls);
  });
});
