import { brentMinimum, type VectorMinimum } from '../../math/minimise.ts';
import { bfgs, numericalHessian } from '../../math/quasi-newton.ts';
import type { ArmKernels } from './fixed-intercepts.ts';
import type { SaturatedFit } from './model.ts';

/** Marginal log-likelihood of one study with its own effect, given the shared intercept and its standard deviation. */
export type StudyLikelihood = (study: ArmKernels, effect: number, intercept: number, sigma: number) => number;

/** Effects this far, in log odds or log rates, from the common effect count as infinite. */
const FAR = 25;

/**
 * Comparator arms that differ need a wide sigma once every study has its own effect, though one common effect left little or
 * none; and the likelihood, even in sigma, keeps a search that begins at zero there. From a smaller sigma a second search begins here.
 */
const SPREAD_START = 1;

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
  const effects = new Float64Array(studies.length);
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
  const from = (start: ArrayLike<number>): VectorMinimum =>
    bfgs((at) => -shared(at), start, { tolerance: 1e-7, maxIterations: 50 });
  let best = from(nuisanceStart);
  if (Math.abs(nuisanceStart[1] as number) < SPREAD_START) {
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
  effects: Float64Array,
  nuisance: Float64Array,
  commonEffect: number,
  logLikelihood: StudyLikelihood,
): number {
  let [dxx, dx, d] = [0, 0, 0];
  let [c00, c01, c11] = [0, 0, 0];
  const [b, bx] = [new Float64Array(2), new Float64Array(2)];
  studies.forEach((study, i) => {
    const effect = effects[i] as number;
    const fall = (p: Float64Array): number => -logLikelihood(study, p[0] as number, p[1] as number, p[2] as number);
    const hessian = numericalHessian(fall, Float64Array.of(effect, nuisance[0] as number, nuisance[1] as number));
    const [own = 0, withIntercept = 0, withSigma = 0, , intercept = 0, both = 0, , , sigma = 0] = hessian;
    c00 += intercept;
    c01 += both;
    c11 += sigma;
    const x = effect - commonEffect;
    if (Math.abs(x) > FAR - 1) return;
    d += own;
    dx += own * x;
    dxx += own * x * x;
    b.set([b[0]! + withIntercept, b[1]! + withSigma]);
    bx.set([bx[0]! + withIntercept * x, bx[1]! + withSigma * x]);
  });
  const determinant = c00 * c11 - c01 * c01;
  /** left' C^-1 right; when C is singular, the part of it that is not. */
  const inner = ([l0 = 0, l1 = 0]: Float64Array, [r0 = 0, r1 = 0]: Float64Array): number =>
    determinant > 1e-12 * c00 * c11
      ? (l0 * (c11 * r0 - c01 * r1) + l1 * (c00 * r1 - c01 * r0)) / determinant
      : (l0 * r0) / c00;
  const [oneOne, oneX, xx] = [d - inner(b, b), dx - inner(b, bx), dxx - inner(bx, bx)];
  return oneOne > 0 ? Math.max(0, xx - (oneX * oneX) / oneOne) : 0;
}
