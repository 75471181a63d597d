import { requireFinite, requireNonNegative } from '../preconditions.ts';
import { correctionFactor, type SmallSampleCorrection } from './standardised-mean-difference.ts';
import { estimated, type Effect, type NotEstimable } from './types.ts';

export type MeanInput = Readonly<{ mean: number; sd: number; n: number }>;

const EMPTY: NotEstimable = { notEstimable: 'no participants analysed' };
const TOO_FEW: NotEstimable = { notEstimable: 'fewer than two participants' };
const NO_SPREAD: NotEstimable = { notEstimable: 'the standard deviation is zero' };
const MEAN_NOT_POSITIVE: NotEstimable = { notEstimable: 'the mean is zero or negative, so it has no logarithm' };

function check({ mean, sd, n }: MeanInput): void {
  requireFinite(mean, 'mean');
  requireNonNegative(sd, 'sd');
  requireNonNegative(n, 'n');
}

/** Raw mean (identity scale). Formula: m; variance s²/n. Source: Handbook 6.5. Golden: 01_effect_sizes.json (MN). */
export function singleMean(input: MeanInput): Effect {
  check(input);
  return input.n === 0 ? EMPTY : estimated(input.mean, input.sd ** 2 / input.n);
}

/**
 * Standardised mean (identity scale). Formula: J(n-1) m/s; variance 1/n + y²/(2n).
 * Source: Hedges & Olkin (1985), Statistical Methods for Meta-Analysis. Golden: 01_effect_sizes.json (SMN).
 */
export function singleMeanStandardised(input: MeanInput, correction: SmallSampleCorrection = 'exact'): Effect {
  check(input);
  if (input.n === 0) return EMPTY;
  if (input.sd === 0) return NO_SPREAD;
  const j = correctionFactor(input.n - 1, correction);
  if (Number.isNaN(j)) return TOO_FEW;
  const estimate = (j * input.mean) / input.sd;
  return estimated(estimate, 1 / input.n + estimate ** 2 / (2 * input.n));
}

/**
 * Log mean (log scale, back-transformed by exp), mean above zero. Formula: ln m; variance s²/(n m²).
 * Source: Hedges, Gurevitch & Curtis (1999) doi:10.1890/0012-9658(1999)080[1150:TMAORR]2.0.CO;2. Golden: 01_effect_sizes.json (MNLN).
 */
export function singleMeanLog(input: MeanInput): Effect {
  check(input);
  if (input.n === 0) return EMPTY;
  if (input.mean <= 0) return MEAN_NOT_POSITIVE;
  return estimated(Math.log(input.mean), input.sd ** 2 / (input.n * input.mean ** 2));
}

/**
 * Log coefficient of variation (log scale, back-transformed by exp), mean above zero.
 * Formula: ln(s/m) + 1/(2(n-1)); variance 1/(2(n-1)) + s²/(n m²).
 * Source: Nakagawa et al. (2015) doi:10.1111/2041-210X.12309. Golden: 01_effect_sizes.json (CVLN).
 */
export function coefficientOfVariationLog(input: MeanInput, options: Readonly<{ correct?: boolean }> = {}): Effect {
  check(input);
  if (input.n <= 1) return TOO_FEW;
  if (input.sd === 0) return NO_SPREAD;
  if (input.mean <= 0) return MEAN_NOT_POSITIVE;
  const half = 0.5 / (input.n - 1);
  const estimate = Math.log(input.sd / input.mean) + (options.correct === false ? 0 : half);
  return estimated(estimate, half + input.sd ** 2 / (input.n * input.mean ** 2));
}

/**
 * Log standard deviation (log scale, back-transformed by exp). Formula: ln s + 1/(2(n-1)); variance 1/(2(n-1)).
 * Source: Raudenbush & Bryk (1987) doi:10.3102/10769986012003241. Golden: 01_effect_sizes.json (SDLN).
 */
export function standardDeviationLog(
  input: Readonly<{ sd: number; n: number }>,
  options: Readonly<{ correct?: boolean }> = {},
): Effect {
  requireNonNegative(input.sd, 'sd');
  requireNonNegative(input.n, 'n');
  if (input.n <= 1) return TOO_FEW;
  if (input.sd === 0) return NO_SPREAD;
  const half = 0.5 / (input.n - 1);
  return estimated(Math.log(input.sd) + (options.correct === false ? 0 : half), half);
}
