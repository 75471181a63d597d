import { requireFinite, requireNonNegative, requireWithin } from '../preconditions.ts';
import { correctionFactor, type SmallSampleCorrection } from './standardised-mean-difference.ts';
import { estimated, type Effect, type NotEstimable, type PairedMeasurements } from './types.ts';

const NO_SPREAD: NotEstimable = { notEstimable: 'the standard deviation is zero' };
const TOO_FEW: NotEstimable = { notEstimable: 'too few persons' };

/** Paired measurements as far as a measure takes them: one needs no means, another no second standard deviation. */
type PairedNumbers = Partial<PairedMeasurements> & Pick<PairedMeasurements, 'sd1' | 'n' | 'correlation'>;

/** Checks the paired measurements that are given; impossible numbers throw, nobody measured is the returned state. */
export function checkPaired(input: PairedNumbers): NotEstimable | null {
  if (input.mean1 !== undefined) requireFinite(input.mean1, 'mean1');
  if (input.mean2 !== undefined) requireFinite(input.mean2, 'mean2');
  requireNonNegative(input.sd1, 'sd1');
  if (input.sd2 !== undefined) requireNonNegative(input.sd2, 'sd2');
  requireNonNegative(input.n, 'n');
  requireWithin(input.correlation, -1, 1, 'correlation');
  return input.n === 0 ? { notEstimable: 'no participants analysed' } : null;
}

/** Variance of the within-person difference, s1² + s2² - 2 r s1 s2. */
function differenceVariance({ sd1, sd2, correlation }: PairedMeasurements): number {
  return Math.max(0, sd1 ** 2 + sd2 ** 2 - 2 * correlation * sd1 * sd2);
}

/**
 * Mean change, measurement 1 minus 2 of the same persons (identity scale, null 0).
 * Formula: m1 - m2; variance (s1² + s2² - 2 r s1 s2)/n. Source: Handbook 23.2.6. Golden: 01_effect_sizes.json (MC).
 */
export function meanChange(input: PairedMeasurements): Effect {
  return checkPaired(input) ?? estimated(input.mean1 - input.mean2, differenceVariance(input) / input.n);
}

/**
 * Mean change standardised by the standard deviation of the change (identity scale, null 0).
 * Formula: J(n-1)(m1-m2)/s_d; variance 1/n + y²/(2n).
 * Source: Gibbons, Hedeker & Davis (1993) doi:10.3102/10769986018003271. Golden: 01_effect_sizes.json (SMCC).
 */
export function standardisedChangeByChange(
  input: PairedMeasurements,
  correction: SmallSampleCorrection = 'exact',
): Effect {
  const problem = checkPaired(input);
  if (problem) return problem;
  const spread = Math.sqrt(differenceVariance(input));
  if (spread === 0) return NO_SPREAD;
  const j = correctionFactor(input.n - 1, correction);
  if (Number.isNaN(j)) return TOO_FEW;
  const estimate = (j * (input.mean1 - input.mean2)) / spread;
  return estimated(estimate, 1 / input.n + estimate ** 2 / (2 * input.n));
}

/**
 * Mean change standardised by the standard deviation of measurement 1, which is the only one it needs (identity scale, null 0).
 * Formula: J(n-1)(m1-m2)/s1; variance 2(1-r)/n + y²/(2n).
 * Source: Becker (1988) doi:10.1111/j.2044-8317.1988.tb00901.x. Golden: 01_effect_sizes.json (SMCR).
 */
export function standardisedChangeByRaw(
  input: Omit<PairedMeasurements, 'sd2'>,
  correction: SmallSampleCorrection = 'exact',
): Effect {
  const estimate = changeByRaw(input, correction);
  if (typeof estimate !== 'number') return estimate;
  return estimated(estimate, (2 * (1 - input.correlation)) / input.n + estimate ** 2 / (2 * input.n));
}

/**
 * Mean change standardised by the standard deviation of measurement 1, whose variance does not assume that the two measurements
 * vary alike (identity scale, null 0). Formula: J(n-1)(m1-m2)/s1; variance s_d²/(s1²(n-1)) + y²/(2(n-1)).
 * Source: Bonett (2008) doi:10.1037/1082-989X.13.2.99. Golden: 01_effect_sizes.json (SMCRH).
 */
export function standardisedChangeByRawUnequalVariances(
  input: PairedMeasurements,
  correction: SmallSampleCorrection = 'exact',
): Effect {
  const estimate = changeByRaw(input, correction);
  if (typeof estimate !== 'number') return estimate;
  const { n, sd1 } = input;
  return estimated(estimate, differenceVariance(input) / (sd1 ** 2 * (n - 1)) + estimate ** 2 / (2 * (n - 1)));
}

/** J(n-1)(m1-m2)/s1, or why there is none. */
function changeByRaw(input: Omit<PairedMeasurements, 'sd2'>, correction: SmallSampleCorrection): number | NotEstimable {
  const problem = checkPaired(input);
  if (problem) return problem;
  if (input.sd1 === 0) return NO_SPREAD;
  const j = correctionFactor(input.n - 1, correction);
  return Number.isNaN(j) ? TOO_FEW : (j * (input.mean1 - input.mean2)) / input.sd1;
}

/**
 * Mean change standardised by the pooled standard deviation of both measurements (identity scale, null 0).
 * Formula: J(2(n-1)/(1+r²))(m1-m2)/s, s² = (s1² + s2²)/2; variance 2(1-r)/n + y²(1+r²)/(4n).
 * Source: Cousineau (2020) doi:10.20982/tqmp.16.4.p418; Cousineau & Goulet-Pelletier (2021). Golden: 01_effect_sizes.json (SMCRP).
 */
export function standardisedChangeByPooled(
  input: PairedMeasurements,
  correction: SmallSampleCorrection = 'exact',
): Effect {
  const problem = checkPaired(input);
  if (problem) return problem;
  const { n, sd1, sd2, correlation } = input;
  const spread = Math.sqrt((sd1 ** 2 + sd2 ** 2) / 2);
  if (spread === 0) return NO_SPREAD;
  const j = correctionFactor((2 * (n - 1)) / (1 + correlation ** 2), correction);
  if (Number.isNaN(j)) return TOO_FEW;
  const estimate = (j * (input.mean1 - input.mean2)) / spread;
  return estimated(estimate, (2 * (1 - correlation)) / n + (estimate ** 2 * (1 + correlation ** 2)) / (4 * n));
}
