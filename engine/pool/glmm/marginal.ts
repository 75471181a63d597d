import { gaussHermite } from '../../math/quadrature.ts';
import type { Derivatives, Kernel } from './kernels.ts';

/** Gauss-Hermite nodes z and log weights for a standard normal integrand: ln(w sqrt(2) exp(z^2/2) / sqrt(2 pi)). */
export type NormalRule = Readonly<{ nodes: Float64Array; logWeights: Float64Array }>;

/** The rule of `points` nodes; one node is the Laplace approximation. */
export function normalRule(points: number): NormalRule {
  const { nodes, weights } = gaussHermite(points);
  return {
    nodes: nodes.map((x) => x * Math.SQRT2),
    logWeights: weights.map((w, i) => Math.log(w) + (nodes[i] as number) ** 2 - 0.5 * Math.log(Math.PI)),
  };
}

/** Called for every node with the predictor there and its weight in the integral, up to a common factor. */
export type NodeVisitor = (predictor: number, weight: number) => void;

/**
 * ln of the integral of exp(kernel(mean + sd u)) over a standard normal u, by adaptive Gauss-Hermite quadrature: nodes
 * centred at the mode of the integrand and scaled by its curvature there. The integrand is log-concave.
 *
 * Source: Pinheiro JC, Bates DM (1995), J Comput Graph Stat 4:12-35, doi:10.1080/10618600.1995.10474663.
 */
export function logMarginal(kernel: Kernel, mean: number, sd: number, rule: NormalRule, visit?: NodeVisitor): number {
  const out: Derivatives = { value: 0, first: 0, second: 0 };
  kernel(mean, out);
  if (sd === 0) {
    visit?.(mean, 1);
    return out.value;
  }
  const { u, height } = findMode(kernel, mean, sd, out);
  const scale = 1 / Math.sqrt(1 - sd * sd * out.second);
  let sum = 0;
  const { nodes, logWeights } = rule;
  for (let i = 0; i < nodes.length; i += 1) {
    const at = u + scale * (nodes[i] as number);
    kernel(mean + sd * at, out);
    const weight = Math.exp(out.value - 0.5 * at * at - height + (logWeights[i] as number));
    sum += weight;
    visit?.(mean + sd * at, weight);
  }
  return height + Math.log(scale * sum);
}

/** The log-likelihood at the mode of the integrand, without the random effect's own density: conditional, not marginal. */
export function conditionalAtMode(kernel: Kernel, mean: number, sd: number): number {
  const out: Derivatives = { value: 0, first: 0, second: 0 };
  kernel(mean, out);
  if (sd > 0) findMode(kernel, mean, sd, out);
  return out.value;
}

/** Newton's method with halving on kernel(mean + sd u) - u^2/2, which is concave; leaves the kernel at the mode in `out`. */
function findMode(kernel: Kernel, mean: number, sd: number, out: Derivatives): { u: number; height: number } {
  let u = 0;
  let height = out.value;
  for (let iteration = 0; iteration < 100; iteration += 1) {
    const slope = sd * out.first - u;
    const curvature = 1 - sd * sd * out.second;
    let step = slope / curvature;
    let next = u + step;
    kernel(mean + sd * next, out);
    while (out.value - 0.5 * next * next < height - 1e-12 * Math.abs(height) && Math.abs(step) > 1e-14) {
      step /= 2;
      next = u + step;
      kernel(mean + sd * next, out);
    }
    u = next;
    height = out.value - 0.5 * u * u;
    if (Math.abs(step) <= 1e-10 * (1 + Math.abs(u))) break;
  }
  return { u, height };
}
