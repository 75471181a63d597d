import { symmetricInverse } from '../../math/linear.ts';
import type { VectorMinimum } from '../../math/minimise.ts';
import { bfgs, numericalHessian } from '../../math/quasi-newton.ts';
import type { MixedModel } from './model.ts';

/** A maximum of the likelihood: pooled effect, heterogeneity standard deviation, shared parameters. */
export type MixedFit = Readonly<{
  effect: number;
  /** Null when the curvature at the maximum is not positive definite. */
  standardError: number | null;
  tau: number;
  nuisance: Float64Array;
  logLikelihood: number;
  converged: boolean;
  /** The likelihood still rises at the largest heterogeneity that is considered. */
  heterogeneityUnbounded: boolean;
}>;

/** A heterogeneity standard deviation below this is the boundary: the likelihood does not tell it from zero. */
const NO_HETEROGENEITY = 1e-4;

/**
 * Logarithms of odds or rates that vary by this standard deviation span more than e^40 between settings. Data that ask for more
 * (a huge study in which everyone has the event beside one in which nobody has) are not described by a normal distribution.
 */
const LARGEST_TAU = 10;

/** A start of the search that does not lean on the studies' own effects, which empty cells can throw far apart. */
const ORDINARY_TAU = 1;

/**
 * Maximum likelihood of a mixed model with and without heterogeneity. The likelihood is even in tau, so zero is an
 * ordinary stationary point; it is kept unless another start finds something higher. The standard error comes from the
 * observed information of all parameters together.
 *
 * @param effectStart a common effect near the maximum, @param tauStart a guess of tau above zero
 */
export function fitMixedModel(
  model: MixedModel,
  effectStart: number,
  tauStart: number,
): { common: MixedFit; random: MixedFit } {
  const atZero = (p: Float64Array): number => -model.logLikelihood(p[0] as number, 0, p.subarray(1));
  const withTau = (p: Float64Array): number =>
    Math.abs(p[1] as number) > LARGEST_TAU
      ? Infinity
      : -model.logLikelihood(p[0] as number, p[1] as number, p.subarray(2));
  const { gradient } = model;
  const options = { tolerance: 1e-7, maxIterations: 100 };
  const zero = bfgs(atZero, [effectStart, ...model.nuisanceStart], {
    ...options,
    ...(gradient && { gradient: (p) => Float64Array.of(-gradient(p[0] as number, 0)[0]) }),
  });
  const common: MixedFit = {
    effect: zero.x[0] as number,
    standardError: null,
    tau: 0,
    nuisance: zero.x.slice(1),
    logLikelihood: -zero.value,
    converged: zero.converged,
    heterogeneityUnbounded: false,
  };
  // A shared standard deviation that ended at zero would stay there, the likelihood being even in it: begin above zero as well.
  const atBoundary = common.nuisance.some((value) => Math.abs(value) < NO_HETEROGENEITY);
  let best: MixedFit = common;
  for (const shared of atBoundary ? [common.nuisance, model.nuisanceStart] : [common.nuisance]) {
    for (const start of [tauStart, tauStart / 5, 3 * tauStart, ORDINARY_TAU]) {
      const tau = Math.min(start, LARGEST_TAU / 2);
      const rough = bfgs(withTau, [common.effect, tau, ...shared], {
        ...options,
        ...(gradient && { gradient: (p) => Float64Array.from(gradient(p[0] as number, p[1] as number), (d) => -d) }),
      });
      // The derivatives are those of the exact integral; with few nodes the maximum of the quadrature itself lies a little aside.
      const found = fitAt({ ...bfgs(withTau, rough.x, options), converged: rough.converged });
      const isHigher = found.tau >= NO_HETEROGENEITY && found.logLikelihood > best.logLikelihood + 1e-9;
      if (!isHigher) continue;
      best = found;
      // Other starts are for when the first came back to zero, or ran off along a ridge to the largest tau.
      if (!found.heterogeneityUnbounded) break;
    }
  }
  const withError = (fit: MixedFit): MixedFit => ({
    ...fit,
    standardError: standardError(fit, fit.tau === 0 ? atZero : withTau),
  });
  return { common: withError(common), random: withError(best) };
}

/** A minimum over effect, tau and the shared parameters as a fit; its standard error comes later. */
function fitAt({ x, value, converged }: VectorMinimum): MixedFit {
  const tau = Math.abs(x[1] as number);
  const heterogeneityUnbounded = tau > 0.99 * LARGEST_TAU;
  return {
    effect: x[0] as number,
    standardError: null,
    tau,
    nuisance: x.slice(2),
    logLikelihood: -value,
    converged: converged && !heterogeneityUnbounded,
    heterogeneityUnbounded,
  };
}

function standardError(fit: MixedFit, fall: (p: Float64Array) => number): number | null {
  const shared = [...fit.nuisance];
  const at = Float64Array.from(fit.tau === 0 ? [fit.effect, ...shared] : [fit.effect, fit.tau, ...shared]);
  const hessian = numericalHessian(fall, at);
  // A shared standard deviation at zero has no curvature of its own; leave such a parameter out.
  const kept = [...at.keys()].filter((i) => (hessian[i * at.length + i] as number) > 1e-8);
  if (!kept.includes(0)) return null;
  const information = Float64Array.from(kept.flatMap((i) => kept.map((j) => hessian[i * at.length + j] as number)));
  try {
    return Math.sqrt(symmetricInverse(information, kept.length)[0] as number);
  } catch {
    return null;
  }
}
