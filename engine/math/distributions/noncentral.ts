import { incompleteBeta } from '../incomplete-beta.ts';
import { incompleteGamma } from '../incomplete-gamma.ts';
import { logGammaHalfStep } from '../log-gamma.ts';
import { normalCdf } from './normal.ts';
import { poissonDensity } from './poisson.ts';
import { studentTCdf, studentTQuantile } from './student-t.ts';
import type { TailOptions } from './tail-options.ts';

/** Half-width of the Poisson weights that matter: beyond it they are under 1e-18. */
function reach(mean: number): number {
  return Math.ceil(9 * Math.sqrt(mean) + 30);
}

/**
 * Non-central chi-squared distribution function with `df` > 0 and non-centrality >= 0: the Poisson(λ/2) mixture of
 * central chi-squareds with df + 2j. Absolute accuracy about 1e-14 in either tail.
 * Source: Patnaik (1949) doi:10.1093/biomet/36.1-2.202. Golden: 10_distributions.json (pchisq_nc).
 */
export function noncentralChiSquaredCdf(
  x: number,
  df: number,
  noncentrality: number,
  options: TailOptions = {},
): number {
  const mean = noncentrality / 2;
  const mode = Math.floor(mean);
  const last = mode + reach(mean);
  let sum = 0;
  for (let j = Math.max(0, mode - reach(mean)); j <= last; j++) {
    sum += poissonDensity(j, mean) * incompleteGamma(Math.max(0, x) / 2, df / 2 + j, { upper: options.upper === true });
  }
  const probability = Math.min(1, sum);
  return options.log === true ? Math.log(probability) : probability;
}

/** P(0 < T <= t) for t > 0: half the Poisson mixtures of incomplete betas (even and odd terms). */
function positivePart(t: number, df: number, noncentrality: number): number {
  const square = t * t;
  const x = square / (square + df);
  const y = df / (square + df);
  const mean = (noncentrality * noncentrality) / 2;
  const mode = Math.floor(mean);
  const last = mode + reach(mean);
  let sum = 0;
  for (let j = Math.max(0, mode - reach(mean)); j <= last; j++) {
    const even = poissonDensity(j, mean);
    // δ/√2 e^-m m^j / Γ(j + 3/2), from the even weight e^-m m^j / Γ(j + 1).
    const odd = even * (noncentrality / Math.SQRT2) * Math.exp(-logGammaHalfStep(j + 1));
    sum += even * incompleteBeta(x, y, j + 0.5, df / 2) + odd * incompleteBeta(x, y, j + 1, df / 2);
  }
  return sum / 2;
}

/**
 * Non-central t distribution function with `df` > 0. Absolute accuracy about 1e-14.
 * Source: Lenth (1989) doi:10.2307/2347693.
 * Golden: 10_distributions.json (pt_nc).
 */
export function noncentralTCdf(t: number, df: number, noncentrality: number, options: TailOptions = {}): number {
  if (noncentrality === 0) return studentTCdf(t, df, options);
  if (t < 0) return noncentralTCdf(-t, df, -noncentrality, { ...options, upper: options.upper !== true });
  const lower = normalCdf(-noncentrality) + (t === 0 ? 0 : positivePart(t, df, noncentrality));
  const probability = Math.min(1, Math.max(0, options.upper === true ? 1 - lower : lower));
  return options.log === true ? Math.log(probability) : probability;
}

export type PowerDesign = 'two.sample' | 'paired' | 'one.sample';

/**
 * Power of a t test with `n` per group (pairs, or persons), true difference `delta`, standard deviation `sd`, level
 * `significance`. Two-sided power counts both rejection regions when `strict`, else only the one on delta's side.
 * Source: Cohen (1988), Statistical Power Analysis, ch. 2. Golden: 10_distributions.json (power_t).
 */
export function tTestPower(
  input: Readonly<{
    n: number;
    delta: number;
    sd: number;
    significance: number;
    design: PowerDesign;
    twoSided: boolean;
    strict: boolean;
  }>,
): number {
  const groups = input.design === 'two.sample' ? 2 : 1;
  const df = groups * (input.n - 1);
  const noncentrality = (Math.sqrt(input.n / groups) * input.delta) / input.sd;
  if (!input.twoSided) {
    const critical = studentTQuantile(input.significance, df, { upper: true });
    return noncentralTCdf(critical, df, noncentrality, { upper: true });
  }
  const critical = studentTQuantile(input.significance / 2, df, { upper: true });
  if (!input.strict) return noncentralTCdf(critical, df, Math.abs(noncentrality), { upper: true });
  return noncentralTCdf(critical, df, noncentrality, { upper: true }) + noncentralTCdf(-critical, df, noncentrality);
}
