import { cellsUnder, HANDBOOK_ZERO_CELLS, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, isEstimable, type BinaryArms, type Effect } from './types.ts';

const EMPTY_CELL = 'an empty cell: the odds ratio is zero or infinite without a correction';

/**
 * Log odds ratio, arm 1 against arm 2 (log scale, null 0, back-transformed by exp).
 * Formula: ln(ad/(bc)); variance 1/a + 1/b + 1/c + 1/d, on the cells after the zero-cell policy.
 * Errors: `out-of-range` when events exceed n. Not estimable: an empty arm, an uncorrected empty cell, a dropped double zero.
 * Source: Woolf (1955) doi:10.1111/j.1469-1809.1955.tb01348.x; Handbook 10.4. Golden: 01_effect_sizes.json (OR).
 */
export function oddsRatio(arms: BinaryArms, policy: ZeroCellPolicy = HANDBOOK_ZERO_CELLS): Effect {
  const cells = cellsUnder(arms, policy);
  if ('notEstimable' in cells) return cells;
  const { a, b, c, d } = cells;
  if (a === 0 || b === 0 || c === 0 || d === 0) return { notEstimable: EMPTY_CELL };
  return estimated(Math.log(a) + Math.log(d) - Math.log(b) - Math.log(c), 1 / a + 1 / b + 1 / c + 1 / d);
}

/**
 * The log odds ratio as a standardised mean difference of an underlying logistic variable: times √3/π (identity scale, null 0).
 * Source: Chinn (2000) doi:10.1002/1097-0258(20001130)19:22<3127::AID-SIM784>3.0.CO;2-M. Golden: 01_effect_sizes.json (OR2DL).
 */
export function oddsRatioAsStandardisedLogistic(
  arms: BinaryArms,
  policy: ZeroCellPolicy = HANDBOOK_ZERO_CELLS,
): Effect {
  return rescaled(oddsRatio(arms, policy), Math.sqrt(3) / Math.PI);
}

/**
 * The log odds ratio as a standardised mean difference of an underlying normal variable: divided by 1.65 (identity scale, null 0).
 * Source: Cox & Snell (1989), Analysis of Binary Data. Golden: 01_effect_sizes.json (OR2DN).
 */
export function oddsRatioAsStandardisedNormal(arms: BinaryArms, policy: ZeroCellPolicy = HANDBOOK_ZERO_CELLS): Effect {
  return rescaled(oddsRatio(arms, policy), 1 / 1.65);
}

function rescaled(effect: Effect, factor: number): Effect {
  return isEstimable(effect) ? estimated(factor * effect.estimate, factor ** 2 * effect.variance) : effect;
}

/**
 * Yule's Q, (OR - 1)/(OR + 1), an association between -1 and 1 (identity scale, null 0).
 * Formula: variance (1 - Q²)²/4 times the sum of reciprocal cells.
 * Source: Yule (1912) doi:10.2307/2340126. Golden: 01_effect_sizes.json (YUQ).
 */
export function yulesQ(arms: BinaryArms, policy: ZeroCellPolicy = HANDBOOK_ZERO_CELLS): Effect {
  return yule(oddsRatio(arms, policy), 1);
}

/**
 * Yule's Y, (√OR - 1)/(√OR + 1), an association between -1 and 1 (identity scale, null 0).
 * Formula: variance (1 - Y²)²/16 times the sum of reciprocal cells.
 * Source: Yule (1912) doi:10.2307/2340126. Golden: 01_effect_sizes.json (YUY).
 */
export function yulesY(arms: BinaryArms, policy: ZeroCellPolicy = HANDBOOK_ZERO_CELLS): Effect {
  return yule(oddsRatio(arms, policy), 0.5);
}

/** (OR^p - 1)/(OR^p + 1) is tanh(p ln OR / 2): no overflow, no cancellation near one. */
function yule(effect: Effect, power: number): Effect {
  if (!isEstimable(effect)) return effect;
  const value = Math.tanh((power * effect.estimate) / 2);
  return estimated(value, ((1 - value ** 2) * (power / 2)) ** 2 * effect.variance);
}
