import { requireCount } from '../preconditions.ts';
import { HANDBOOK_ZERO_CELLS, RAW_CELLS, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, type Effect, type NotEstimable } from './types.ts';

export type ProportionInput = Readonly<{ events: number; n: number }>;

/** Single groups have no double zeros to drop; otherwise the Handbook's half event. */
const HALF_EVENT: ZeroCellPolicy = { ...HANDBOOK_ZERO_CELLS, dropDoubleZero: false };

function countsUnder(
  { events, n }: ProportionInput,
  policy: ZeroCellPolicy,
): Readonly<{ x: number; y: number }> | NotEstimable {
  requireCount(events, n, 'events', 'n');
  if (n === 0) return { notEstimable: 'no participants analysed' };
  const applies = policy.to === 'all' || (policy.to !== 'none' && (events === 0 || events === n));
  const add = !applies ? 0 : policy.add === 'treatment-arm' ? 0.5 : policy.add;
  return { x: events + add, y: n - events + add };
}

/**
 * Proportion as it is (identity scale). Formula: x/n; variance p(1-p)/n, on the counts after the zero-cell policy.
 * Not estimable: nobody analysed. Source: Handbook 10.4; Lipsey & Wilson (2001). Golden: 01_effect_sizes.json (PR).
 */
export function proportion(input: ProportionInput, policy: ZeroCellPolicy = HALF_EVENT): Effect {
  const counts = countsUnder(input, policy);
  if ('notEstimable' in counts) return counts;
  const { x, y } = counts;
  const n = x + y;
  return estimated(x / n, (x * y) / n ** 3);
}

/**
 * Log proportion (log scale, back-transformed by exp). Formula: ln(x/n); variance 1/x - 1/n. Not estimable: no events left
 * uncorrected. Source: Lipsey & Wilson (2001), Practical Meta-Analysis. Golden: 01_effect_sizes.json (PLN).
 */
export function proportionLog(input: ProportionInput, policy: ZeroCellPolicy = HALF_EVENT): Effect {
  const counts = countsUnder(input, policy);
  if ('notEstimable' in counts) return counts;
  const { x, y } = counts;
  if (x === 0) return { notEstimable: 'no events: the proportion has no logarithm without a correction' };
  return estimated(Math.log(x / (x + y)), y / (x * (x + y)));
}

/**
 * Log odds of a proportion (logit scale, back-transformed by 1/(1 + exp(-x))). Formula: ln(x/(n-x)); variance 1/x + 1/(n-x).
 * Not estimable: nobody or everybody had the event, uncorrected. Source: Lipsey & Wilson (2001). Golden: 01_effect_sizes.json (PLO).
 */
export function proportionLogit(input: ProportionInput, policy: ZeroCellPolicy = HALF_EVENT): Effect {
  const counts = countsUnder(input, policy);
  if ('notEstimable' in counts) return counts;
  const { x, y } = counts;
  if (x === 0 || y === 0)
    return { notEstimable: 'nobody or everybody had the event: the logit is infinite without a correction' };
  return estimated(Math.log(x / y), 1 / x + 1 / y);
}

/**
 * Arcsine-transformed proportion (arcsine scale, back-transformed by sin²). Formula: arcsin√(x/n); variance 1/(4n).
 * Source: Freeman & Tukey (1950) doi:10.1214/aoms/1177729756. Golden: 01_effect_sizes.json (PAS).
 */
export function proportionArcsine(input: ProportionInput, policy: ZeroCellPolicy = RAW_CELLS): Effect {
  const counts = countsUnder(input, policy);
  if ('notEstimable' in counts) return counts;
  return estimated(Math.atan2(Math.sqrt(counts.x), Math.sqrt(counts.y)), 1 / (4 * (counts.x + counts.y)));
}

/**
 * Freeman-Tukey double arcsine proportion (double arcsine scale, back-transformed by Miller's formula with a sample size).
 * Formula: (arcsin√(x/(n+1)) + arcsin√((x+1)/(n+1)))/2; variance 1/(4n + 2).
 * Source: Freeman & Tukey (1950) doi:10.1214/aoms/1177729756. Golden: 01_effect_sizes.json (PFT).
 */
export function proportionDoubleArcsine(input: ProportionInput, policy: ZeroCellPolicy = RAW_CELLS): Effect {
  const counts = countsUnder(input, policy);
  if ('notEstimable' in counts) return counts;
  const { x, y } = counts;
  const first = Math.atan2(Math.sqrt(x), Math.sqrt(y + 1));
  const second = Math.atan2(Math.sqrt(x + 1), Math.sqrt(y));
  return estimated((first + second) / 2, 1 / (4 * (x + y) + 2));
}
