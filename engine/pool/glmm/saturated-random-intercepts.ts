import { brentMinimum, type VectorMinimum } from '../../math/minimise.ts';
import { bfgs, numericalHessian } from '../../math/quasi-newton.ts';
import type { ArmKernels } from './fixed-intercepts.ts';
import type { SaturatedFit } from './model.ts';

/** Marginal log-likelihood of one study with its own effect, given the shared intercept and its standard deviation. */
export type StudyLikelihood = (study: ArmKernels, effect: number, intercept: number, sigma: number) => number;

/** Effects this far, in log odds or log rates, from the common effect count as infinite. */
const FAR = 25;

/**
 * The likelihood is even in sigma, so a search that begins at zero stays there. Comparator arms that differ need sigma above zero
 * once every study has its own effect, though one common effect had left none.
 */
const NO_SPREAD = 1e-3;
const SPREAD_START = 1;

/** Information below this belongs to an effect that lies at infinity. */
const FLAT = 1e-6;

/**
 * The saturated model with random intercepts: one effect per study, intercept and its variance shared. Effects are
 * profiled out study by study; the Wald statistic uses the joint information.
 */
export function saturatedRandomIntercepts(
  studies: readonly ArmKernels[],
  commonEffect: number,
  nuisanceStart: Float64Array,
  logLikelihood: StudyLikelihood,
): SaturatedFit {
  const effects = studies.map(() => commonEffect);
  const shared = (nuisance: Float64Array): number => {
    const [intercept, sigma] = [nuisance[0] as number, nuisance[1] as number];
    let sum = 0;
    studies.forEach((study, i) => {
      const fall = (effect: number): number => -logLikelihood(study, effect, intercept, sigma);
      const best = brentMinimum(fall, commonEffect - FAR, commonEffect + FAR, { tolerance: 1e-8 });
      effects[i] = best.x;
      sum -= best.value;
    });
    return sum;
  };
  const from = (start: ArrayLike<number>): VectorMinimum => bfgs((at) => -shared(at), start, { tolerance: 1e-7 });
  let best = from(nuisanceStart);
  if (Math.abs(best.x[1] as number) < NO_SPREAD) {
    const spread = from([nuisanceStart[0] as number, SPREAD_START]);
    if (spread.value < best.value) best = spread;
  }
  const value = shared(best.x);
  return { logLikelihood: value, waldQ: jointWaldQ(studies, effects, best.x, commonEffect, logLikelihood) };
}

/**
 * Wald statistic of equal effects. The information on the effects after the shared parameters are allowed for is
 * V^-1 = D - B C^-1 B', D diagonal, so x'V^-1 x - (1'V^-1 x)^2 / (1'V^-1 1) needs only sums over studies.
 */
function jointWaldQ(
  studies: readonly ArmKernels[],
  effects: readonly number[],
  nuisance: Float64Array,
  commonEffect: number,
  logLikelihood: StudyLikelihood,
): number {
  let [dxx, dx, d] = [0, 0, 0];
  const [bx, b] = [
    [0, 0],
    [0, 0],
  ];
  const c = [0, 0, 0, 0];
  studies.forEach((study, i) => {
    const effect = effects[i] as number;
    const fall = (p: Float64Array): number => -logLikelihood(study, p[0] as number, p[1] as number, p[2] as number);
    const hessian = numericalHessian(fall, Float64Array.of(effect, nuisance[0] as number, nuisance[1] as number));
    const at = (row: number, column: number): number => hessian[row * 3 + column] as number;
    for (let row = 0; row < 2; row += 1) {
      for (let column = 0; column < 2; column += 1)
        c[row * 2 + column] = (c[row * 2 + column] as number) + at(row + 1, column + 1);
    }
    if (Math.abs(effect - commonEffect) > FAR - 1 || at(0, 0) < FLAT) return;
    const x = effect - commonEffect;
    d += at(0, 0);
    dx += at(0, 0) * x;
    dxx += at(0, 0) * x * x;
    for (let j = 0; j < 2; j += 1) {
      b[j] = (b[j] as number) + at(0, j + 1);
      bx[j] = (bx[j] as number) + at(0, j + 1) * x;
    }
  });
  const inner = (left: readonly number[], right: readonly number[]): number => quadraticForm(c, left, right);
  const [oneOne, oneX, xx] = [d - inner(b, b), dx - inner(b, bx), dxx - inner(bx, bx)];
  return oneOne > 0 ? Math.max(0, xx - (oneX * oneX) / oneOne) : 0;
}

/** left' C^-1 right for a symmetric 2x2 matrix; when it is singular, the part that is not. */
function quadraticForm(c: readonly number[], left: readonly number[], right: readonly number[]): number {
  const [c00 = 0, c01 = 0, , c11 = 0] = c;
  const [l0 = 0, l1 = 0] = left;
  const [r0 = 0, r1 = 0] = right;
  const determinant = c00 * c11 - c01 * c01;
  if (!(c11 > 0) || !(determinant > 1e-12 * c00 * c11)) return (l0 * r0) / c00;
  return (l0 * (c11 * r0 - c01 * r1) + l1 * (c00 * r1 - c01 * r0)) / determinant;
}
