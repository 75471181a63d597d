import gammaln from '@stdlib/math-base-special-gammaln';
import stdlibDigamma from '@stdlib/math-base-special-digamma';

const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

/**
 * Natural logarithm of the gamma function, ln Γ(x), for x > 0 (+Infinity at 0).
 * Source: stdlib's gammaln (after FreeBSD's e_lgamma_r). Golden: 10_distributions.json.
 */
export function logGamma(x: number): number {
  return gammaln(x);
}

/**
 * ln Γ(x + 1/2) - ln Γ(x), x > 0, to full precision at every size of x; the plain difference of two log-gammas
 * has lost eight digits at x = 1e7. Shifted up by the recurrence, then the asymptotic series whose n-th term is
 * B_2n (2^-2n - 1) / (n (2n-1) x^(2n-1)).
 * Source: Abramowitz & Stegun 6.1.40 (difference of two Stirling series). Golden: 10_distributions.json (dt), 01_effect_sizes.json (J).
 */
export function logGammaHalfStep(x: number): number {
  let ratio = 1;
  let shifted = x;
  while (shifted < 16) {
    ratio *= shifted / (shifted + 0.5);
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series =
    inverse *
    (-1 / 8 +
      square *
        (1 / 192 + square * (-1 / 640 + square * (17 / 14336 + square * (-31 / 18432 + square * (691 / 180224))))));
  return Math.log(ratio) + 0.5 * Math.log(shifted) + series;
}

/**
 * Error of Stirling's formula: ln Γ(x+1) - [(x + 1/2) ln x - x + ln(2π)/2], x > 0.
 * Source: Loader (2000), Fast and accurate computation of binomial probabilities.
 */
export function stirlingError(x: number): number {
  if (x < 16) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
  const square = 1 / (x * x);
  return (
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))))) /
    x
  );
}

/**
 * ln B(a, b) = ln Γ(a) + ln Γ(b) - ln Γ(a+b), a, b > 0, without the cancellation the plain sum has when a or b is large.
 * Source: Didonato & Morris (1992) doi:10.1145/131766.131776, by way of Stirling errors.
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 16) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const sum = small + large;
  // ln Γ(large) - ln Γ(sum), each as Stirling plus its error, grouped so that the large terms cancel exactly.
  const difference =
    stirlingError(large) -
    stirlingError(sum) -
    (large - 0.5) * Math.log1p(small / large) -
    small * Math.log(sum) +
    small;
  if (small < 16) return logGamma(small) + difference;
  return difference + stirlingError(small) + (small - 0.5) * Math.log(small) - small + HALF_LOG_TWO_PI;
}

/** Digamma function ψ(x) = d ln Γ(x) / dx. Golden: 10_distributions.json (digamma). */
export function digamma(x: number): number {
  return stdlibDigamma(x);
}
