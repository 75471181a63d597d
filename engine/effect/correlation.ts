import { integrate } from '../math/quadrature.ts';
import { requireNonNegative, requireWithin } from '../preconditions.ts';
import { estimated, type Effect, type NotEstimable } from './types.ts';

export type CorrelationInput = Readonly<{ correlation: number; n: number }>;

/** Large-sample variance (`LS`) or the unbiased one (`UB`). */
export type CorrelationVariance = 'LS' | 'UB';

const TOO_FEW: NotEstimable = { notEstimable: 'too few persons for the variance of a correlation' };

function check({ correlation, n }: CorrelationInput): void {
  requireWithin(correlation, -1, 1, 'correlation');
  requireNonNegative(n, 'n');
}

/**
 * 2F1(a, b; c; z) for b = 1/2 (a = 1/2) or b = 1 (a = 1), 0 <= z <= 1, c > a + b, by Euler's integral with t = sin²θ, which is
 * smooth over the whole range; `square` = 1 - z is r², given apart so that it keeps its digits.
 */
function hypergeometric(parameter: 0.5 | 1, c: number, square: number): number {
  const kernel = (theta: number): number => {
    const sine = Math.sin(theta);
    const cosine = Math.cos(theta);
    const base = cosine * cosine + square * sine * sine;
    const beta = parameter === 0.5 ? cosine ** (2 * c - 2) : sine * cosine ** (2 * c - 3);
    return beta * base ** -parameter;
  };
  const plain = (theta: number): number =>
    parameter === 0.5 ? Math.cos(theta) ** (2 * c - 2) : Math.sin(theta) * Math.cos(theta) ** (2 * c - 3);
  const tolerance = { relativeTolerance: 1e-14 };
  return integrate(kernel, 0, Math.PI / 2, tolerance).value / integrate(plain, 0, Math.PI / 2, tolerance).value;
}

/** The unbiased estimate of ρ: r times 2F1(1/2, 1/2; (n-2)/2; 1 - r²), for n > 4 (Olkin & Pratt). */
function unbiased(r: number, n: number): number {
  return r * hypergeometric(0.5, (n - 2) / 2, r * r);
}

/**
 * Variance of a correlation with `average` in place of the study's own (metafor's `AV`): (1 - average²)²/(n - 1).
 * The average is weighted by n. Source: Hunter & Schmidt (2004). Golden: 01_effect_sizes.json (COR, vtype AV).
 */
export function correlationVarianceAtAverage(n: number, average: number): number {
  return (1 - average ** 2) ** 2 / (n - 1);
}

/** The unbiased variance r̂² - (unbiased estimate of ρ²) for an estimate of ρ. */
function unbiasedVariance(estimate: number, r: number, n: number): number {
  return estimate ** 2 - 1 + ((n - 3) / (n - 2)) * (1 - r * r) * hypergeometric(1, n / 2, r * r);
}

/**
 * Product-moment correlation as it is (identity scale, null 0).
 * Formula: r; variance (1 - r²)²/(n - 1), or unbiased. Not estimable: n < 2 (LS) or n <= 4 (UB).
 * Source: Hedges (1989) doi:10.1037/0021-9010.74.3.469. Golden: 01_effect_sizes.json (COR).
 */
export function correlationCoefficient(input: CorrelationInput, variance: CorrelationVariance = 'LS'): Effect {
  check(input);
  const { correlation: r, n } = input;
  if (n <= 1 || (variance === 'UB' && n <= 4)) return TOO_FEW;
  return estimated(r, variance === 'LS' ? correlationVarianceAtAverage(n, r) : unbiasedVariance(r, r, n));
}

/**
 * Correlation corrected for its bias (identity scale, null 0).
 * Formula: r 2F1(1/2, 1/2; (n-2)/2; 1-r²); variance (1 - estimate²)²/(n - 1), or unbiased. Not estimable: n <= 4.
 * Source: Olkin & Pratt (1958) doi:10.1214/aoms/1177706717; Hedges (1989) doi:10.1037/0021-9010.74.3.469.
 * Golden: 01_effect_sizes.json (UCOR).
 */
export function correlationCoefficientUnbiased(input: CorrelationInput, variance: CorrelationVariance = 'LS'): Effect {
  check(input);
  const { correlation: r, n } = input;
  if (n <= 4) return TOO_FEW;
  const estimate = unbiased(r, n);
  return estimated(
    estimate,
    variance === 'LS' ? correlationVarianceAtAverage(n, estimate) : unbiasedVariance(estimate, r, n),
  );
}

/**
 * Fisher's z-transformed correlation (z scale, null 0, back-transformed by tanh).
 * Formula: artanh r; variance 1/(n - 3). Not estimable: n <= 3, or r = ±1.
 * Source: Fisher (1921), Metron 1, 3-32. Golden: 01_effect_sizes.json (ZCOR).
 */
export function correlationFisherZ(input: CorrelationInput): Effect {
  check(input);
  const { correlation, n } = input;
  if (n <= 3) return TOO_FEW;
  if (Math.abs(correlation) === 1) return { notEstimable: 'a correlation of ±1 has no Fisher z' };
  return estimated(Math.atanh(correlation), 1 / (n - 3));
}
