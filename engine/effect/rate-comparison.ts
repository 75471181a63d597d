import { requireNonNegative } from '../preconditions.ts';
import { HANDBOOK_ZERO_CELLS, RAW_CELLS, type ZeroCellPolicy } from './zero-cells.ts';
import { estimated, type Effect, type NotEstimable, type RateArms } from './types.ts';

function eventsUnder(arms: RateArms, policy: ZeroCellPolicy): Readonly<{ x1: number; x2: number }> | NotEstimable {
  requireNonNegative(arms.events1, 'events1');
  requireNonNegative(arms.events2, 'events2');
  requireNonNegative(arms.time1, 'time1');
  requireNonNegative(arms.time2, 'time2');
  if (arms.time1 === 0 || arms.time2 === 0) return { notEstimable: 'no person-time observed' };
  const { events1, events2 } = arms;
  if (policy.dropDoubleZero && events1 === 0 && events2 === 0) return { notEstimable: 'no events in either arm' };
  const applies = policy.to === 'all' || (policy.to !== 'none' && (events1 === 0 || events2 === 0));
  const add = !applies ? 0 : policy.add === 'treatment-arm' ? 0.5 : policy.add;
  return { x1: events1 + add, x2: events2 + add };
}

/**
 * Log incidence rate ratio, arm 1 against arm 2 (log scale, null 0, back-transformed by exp).
 * Formula: ln((x1/t1)/(x2/t2)); variance 1/x1 + 1/x2, on the events after the zero-cell policy (person-time is never changed).
 * Not estimable: no person-time, an uncorrected arm without events, a dropped double zero.
 * Source: Rothman & Greenland (1998), Modern Epidemiology; Handbook 6.7. Golden: 01_effect_sizes.json (IRR).
 */
export function incidenceRateRatio(arms: RateArms, policy: ZeroCellPolicy = HANDBOOK_ZERO_CELLS): Effect {
  const events = eventsUnder(arms, policy);
  if ('notEstimable' in events) return events;
  const { x1, x2 } = events;
  if (x1 === 0 || x2 === 0) {
    return { notEstimable: 'an arm without events: the rate ratio is zero or infinite without a correction' };
  }
  return estimated(Math.log(x1 / arms.time1) - Math.log(x2 / arms.time2), 1 / x1 + 1 / x2);
}

/**
 * Incidence rate difference, arm 1 minus arm 2, per unit of person-time (identity scale, null 0).
 * Formula: x1/t1 - x2/t2; variance x1/t1² + x2/t2². Without a policy the estimate comes from the raw counts and only a
 * variance of zero is replaced by the one from counts + 0.5.
 * Source: Rothman & Greenland (1998), Modern Epidemiology. Golden: 01_effect_sizes.json (IRD).
 */
export function incidenceRateDifference(arms: RateArms, policy?: ZeroCellPolicy): Effect {
  const events = eventsUnder(arms, policy ?? RAW_CELLS);
  if ('notEstimable' in events) return events;
  const { time1, time2 } = arms;
  const { x1, x2 } = events;
  const estimate = x1 / time1 - x2 / time2;
  const variance = x1 / time1 ** 2 + x2 / time2 ** 2;
  if (policy !== undefined || variance > 0) return estimated(estimate, variance);
  return estimated(estimate, 0.5 / time1 ** 2 + 0.5 / time2 ** 2);
}

/**
 * Difference of square-root-transformed incidence rates, arm 1 minus arm 2 (square-root scale, null 0; no back-transformation of
 * its own). Formula: √(x1/t1) - √(x2/t2); variance 1/(4 t1) + 1/(4 t2).
 * Source: Freeman & Tukey (1950) doi:10.1214/aoms/1177729756. Golden: 01_effect_sizes.json (IRSD).
 */
export function incidenceRateSquareRootDifference(arms: RateArms, policy: ZeroCellPolicy = RAW_CELLS): Effect {
  const events = eventsUnder(arms, policy);
  if ('notEstimable' in events) return events;
  const { time1, time2 } = arms;
  return estimated(Math.sqrt(events.x1 / time1) - Math.sqrt(events.x2 / time2), 1 / (4 * time1) + 1 / (4 * time2));
}
