import { requireFinite, requirePositive } from '../preconditions.ts';
import { estimated, type Effect, type NotEstimable } from './types.ts';

/** Cronbach's alpha of a scale of `items` items in `n` persons. */
export type ReliabilityInput = Readonly<{ alpha: number; items: number; n: number }>;

const TOO_FEW: NotEstimable = { notEstimable: 'needs at least two items and more than two persons' };

function check({ alpha, items, n }: ReliabilityInput): NotEstimable | null {
  requireFinite(alpha, 'alpha');
  requirePositive(items, 'items');
  requirePositive(n, 'n');
  if (alpha >= 1) return { notEstimable: 'an alpha of one or more has no sampling variance' };
  return items <= 1 || n <= 2 ? TOO_FEW : null;
}

/**
 * Cronbach's alpha as it is (identity scale). Formula: variance 2m(1-α)²/((m-1)(n-2)).
 * Source: van Zyl, Neudecker & Nel (2000) doi:10.1007/BF02296146. Golden: none (formula only).
 */
export function reliability(input: ReliabilityInput): Effect {
  const { alpha, items: m, n } = input;
  return check(input) ?? estimated(alpha, (2 * m * (1 - alpha) ** 2) / ((m - 1) * (n - 2)));
}

/**
 * Hakstian & Whalen's cube-root transformed alpha (back-transformed by 1 - (1 - x)³).
 * Formula: 1 - (1-α)^(1/3); variance 18m(n-1)(1-α)^(2/3)/((m-1)(9n-11)²).
 * Source: Hakstian & Whalen (1976) doi:10.1007/BF02291840. Golden: none (formula only).
 */
export function reliabilityCubeRoot(input: ReliabilityInput): Effect {
  const { alpha, items: m, n } = input;
  const root = Math.cbrt(1 - alpha);
  return check(input) ?? estimated(1 - root, (18 * m * (n - 1) * root ** 2) / ((m - 1) * (9 * n - 11) ** 2));
}

/**
 * Bonett's log-transformed alpha (back-transformed by 1 - exp(-x)). Formula: -ln(1-α); variance 2m/((m-1)(n-2)).
 * Source: Bonett (2002) doi:10.3102/10769986027004335. Golden: none (formula only).
 */
export function reliabilityLog(input: ReliabilityInput): Effect {
  const { alpha, items: m, n } = input;
  return check(input) ?? estimated(-Math.log(1 - alpha), (2 * m) / ((m - 1) * (n - 2)));
}
