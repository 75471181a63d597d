import { stirlingError } from './log-gamma.ts';

/** Deviance term x ln(x/m) + m - x, without cancellation near x = m. Source: Loader (2000). */
export function devianceTerm(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const ratio = difference / (x + mean);
  let sum = difference * ratio;
  let power = 2 * x * ratio;
  for (let j = 1; j < 1000; j++) {
    power *= ratio * ratio;
    const next = sum + power / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/**
 * ln(m^x e^-m / Γ(x+1)) for real x > 0 and m > 0 by the saddle-point expansion.
 * Source: Loader (2000), Fast and accurate computation of binomial probabilities.
 */
export function poissonLogKernel(x: number, mean: number): number {
  return -0.5 * Math.log(2 * Math.PI * x) - stirlingError(x) - devianceTerm(x, mean);
}
