import { EngineInputError } from '../errors.ts';
import { requirePositive } from '../preconditions.ts';
import { conversion } from './conversion.ts';
import { operand } from './operand.ts';
import type { Conversion } from './types.ts';

type PercentOfPeople = Readonly<{
  /** 0 to 100. */
  percent: number;
  /** Digits after its decimal mark; null where it was not printed, and then stands for itself alone. */
  decimals: number | null;
  n: number;
}>;

/** Room for binary arithmetic beside half a unit of the last decimal, in percent. */
const HAIR = 1e-9;

/**
 * People with the event behind a printed percentage of n: the nearest whole number where it prints as that percentage, as
 * 34.3% of 35 is 12; else, where the percentage has another denominator or comes from a model, the share itself.
 * Formula: percent / 100 × n. Errors: `out-of-range` for a percentage outside 0 to 100, `not-positive` for n. Source: the
 * GRIM argument of Brown & Heathers (2017) doi:10.1177/1948550616673876 for proportions. Golden: none (closed form).
 */
export function eventsFromPercent(input: PercentOfPeople): Conversion {
  const value = eventsOfPercent(input);
  const isWhole = Number.isInteger(value);
  return conversion(
    { id: 'events-from-percent', text: isWhole ? 'percent / 100 × n, in whole people' : 'percent / 100 × n' },
    value,
    `${operand(input.percent)} / 100 × ${operand(input.n)}`,
    isWhole ? [] : ['No whole number of people gives this percentage: the share itself is used.'],
  );
}

/** The number of `eventsFromPercent` without its receipt, for whoever makes thousands and prints few. Errors as there. */
export function eventsOfPercent({ percent, decimals, n }: PercentOfPeople): number {
  requirePositive(n, 'n');
  if (!(percent >= 0 && percent <= 100)) {
    throw new EngineInputError('out-of-range', `percent is ${percent}: it must lie between 0 and 100.`, 'percent');
  }
  const share = (percent / 100) * n;
  const whole = Math.round(share);
  const rounding = (decimals === null ? 0 : 0.5 * 10 ** -decimals) + HAIR;
  return Number.isInteger(n) && Math.abs((100 * whole) / n - percent) <= rounding ? whole : share;
}
