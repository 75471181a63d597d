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

/**
 * ln(Γ(a+b+1) / (Γ(a+1) Γ(b+1)) x^a y^b) for real a, b > 0 and y = 1 - x, by the saddle-point expansion: the binomial
 * probability of a events in a + b trials, without cancellation at any size. Source: Loader (2000).
 */
export function binomialLogKernel(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  return (
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    devianceTerm(a, n * x) -
    devianceTerm(b, n * y) +
    0.5 * Math.log(n / (2 * Math.PI * a * b))
  );
}
