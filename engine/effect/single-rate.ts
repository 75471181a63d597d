import { requireNonNegative } from '../preconditions.ts';
import { HANDBOOK_ZERO_CELLS, RAW_CELLS, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, type Effect } from './types.ts';

export type RateInput = Readonly<{ events: number; time: number }>;

const NO_TIME = { notEstimable: 'no person-time observed' } as const;

function eventsUnder({ events, time }: RateInput, policy: ZeroCellPolicy): number {
  requireNonNegative(events, 'events');
  requireNonNegative(time, 'time');
  const applies = policy.to === 'all' || (policy.to !== 'none' && events === 0);
  return events + (!applies ? 0 : policy.add === 'treatment-arm' ? 0.5 : policy.add);
}

/**
 * Incidence rate per unit of person-time (identity scale). Formula: x/t; variance x/t². Not estimable: no person-time.
 * Source: Rothman & Greenland (1998), Modern Epidemiology. Golden: 01_effect_sizes.json (IR).
 */
export function incidenceRate(input: RateInput, policy: ZeroCellPolicy = HANDBOOK_ZERO_CELLS): Effect {
  const x = eventsUnder(input, policy);
  return input.time === 0 ? NO_TIME : estimated(x / input.time, x / input.time ** 2);
}

/**
 * Log incidence rate (log scale, back-transformed by exp). Formula: ln(x/t); variance 1/x. Not estimable: no person-time, or no
 * events left uncorrected. Source: Rothman & Greenland (1998). Golden: 01_effect_sizes.json (IRLN).
 */
export function incidenceRateLog(input: RateInput, policy: ZeroCellPolicy = HANDBOOK_ZERO_CELLS): Effect {
  const x = eventsUnder(input, policy);
  if (input.time === 0) return NO_TIME;
  if (x === 0) return { notEstimable: 'no events: the rate has no logarithm without a correction' };
  return estimated(Math.log(x / input.time), 1 / x);
}

/**
 * Square-root-transformed incidence rate (square-root scale, back-transformed by squaring). Formula: √(x/t); variance 1/(4t).
 * Source: Freeman & Tukey (1950) doi:10.1214/aoms/1177729756. Golden: 01_effect_sizes.json (IRS).
 */
export function incidenceRateSquareRoot(input: RateInput, policy: ZeroCellPolicy = RAW_CELLS): Effect {
  const x = eventsUnder(input, policy);
  return input.time === 0 ? NO_TIME : estimated(Math.sqrt(x / input.time), 1 / (4 * input.time));
}

/**
 * Freeman-Tukey transformed incidence rate (double square-root scale, back-transformed with a person-time).
 * Formula: (√(x/t) + √((x+1)/t))/2; variance 1/(4t).
 * Source: Freeman & Tukey (1950) doi:10.1214/aoms/1177729756. Golden: 01_effect_sizes.json (IRFT).
 */
export function incidenceRateFreemanTukey(input: RateInput, policy: ZeroCellPolicy = RAW_CELLS): Effect {
  const x = eventsUnder(input, policy);
  const { time } = input;
  return time === 0 ? NO_TIME : estimated((Math.sqrt(x / time) + Math.sqrt((x + 1) / time)) / 2, 1 / (4 * time));
}
