import { requireCount } from '../preconditions.ts';
import type { BinaryArms, NotEstimable } from './types.ts';

/**
 * What to do with empty cells of a 2x2 table.
 * `add`: the constant for each cell, or 'treatment-arm' for Sweeting's correction 1/(R+1) in arm 1 and R/(R+1) in arm 2,
 * R = n2/n1. `to`: 'only0' tables with an empty cell, 'all' tables, 'if0all' all tables if any of the data set has an empty
 * cell (resolved by the caller who sees the whole set), 'none'. `dropDoubleZero`: a table without events, or with events
 * only, in both arms carries no information on a ratio and is not estimable.
 * Source: Sweeting, Sutton & Lambert (2004) doi:10.1002/sim.1761; Handbook 10.4.4.
 */
export type ZeroCellPolicy = Readonly<{
  add: number | 'treatment-arm';
  to: 'only0' | 'all' | 'if0all' | 'none';
  dropDoubleZero: boolean;
}>;

/** The Handbook's rule for inverse-variance ratios: half an event in tables with an empty cell, double zeros left out. */
export const HANDBOOK_ZERO_CELLS: ZeroCellPolicy = { add: 0.5, to: 'only0', dropDoubleZero: true };

/** The counts as they are. */
export const RAW_CELLS: ZeroCellPolicy = { add: 0, to: 'none', dropDoubleZero: false };

/** Events a, non-events b of arm 1; events c, non-events d of arm 2. */
export type Cells = Readonly<{ a: number; b: number; c: number; d: number }>;

/** True when one of the four cells is empty. */
export function hasEmptyCell({ events1, n1, events2, n2 }: BinaryArms): boolean {
  return events1 === 0 || events2 === 0 || events1 === n1 || events2 === n2;
}

/** True when neither arm has an event, or neither arm has a non-event. */
export function isDoubleZero({ events1, n1, events2, n2 }: BinaryArms): boolean {
  return (events1 === 0 && events2 === 0) || (events1 === n1 && events2 === n2);
}

/**
 * The four cells under a policy, or the state that forbids them. Events above n throw; an empty arm or a dropped double
 * zero is not estimable.
 */
export function cellsUnder(arms: BinaryArms, policy: ZeroCellPolicy): Cells | NotEstimable {
  const { events1, n1, events2, n2 } = arms;
  requireCount(events1, n1, 'events1', 'n1');
  requireCount(events2, n2, 'events2', 'n2');
  if (n1 === 0 || n2 === 0) return { notEstimable: 'no participants analysed' };
  if (policy.dropDoubleZero && isDoubleZero(arms)) {
    return { notEstimable: events1 === 0 ? 'no events in either arm' : 'all participants had the event in both arms' };
  }
  const applies = policy.to === 'all' || (policy.to !== 'none' && hasEmptyCell(arms));
  const ratio = n2 / n1;
  const add1 = !applies ? 0 : policy.add === 'treatment-arm' ? 1 / (ratio + 1) : policy.add;
  const add2 = !applies ? 0 : policy.add === 'treatment-arm' ? ratio / (ratio + 1) : policy.add;
  return { a: events1 + add1, b: n1 - events1 + add1, c: events2 + add2, d: n2 - events2 + add2 };
}
