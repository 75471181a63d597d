import { sdFromInterquartileRange } from '../convert/sd-from-interquartile-range.ts';
import { sdOfStandardError } from '../convert/sd-from-standard-error.ts';
import { standardErrorOfInterval } from '../convert/standard-error-from-interval.ts';
import type { CheckedArm, PrintedValue } from './types.ts';

/** Quartiles of few people say little of their SD (T). */
const FEWEST_FOR_QUARTILES = 20;

type Field = 'sd' | 'se' | 'ciLow' | 'ciHigh' | 'q1' | 'q3';

/** An SD, printed or worked out, and the fields it rests on. */
export type SdOfArm = Readonly<{ sd: PrintedValue; fields: readonly Field[]; name: string }>;

/**
 * The SD that an arm prints, else the one its standard error or its interval stands for, else that of its quartiles alone. Null where there is none of
 * them. For comparing, not for analysing: extraction rules 2.
 */
export function sdOfArm(arm: CheckedArm): SdOfArm | null {
  if (arm.sd !== null) return arm.sd.value > 0 ? { sd: arm.sd, fields: ['sd'], name: 'SD' } : null;
  return fromStandardError(arm) ?? fromInterval(arm) ?? fromQuartiles(arm);
}

function fromStandardError({ se, n, estimation }: CheckedArm): SdOfArm | null {
  if (se === null || n === null || estimation !== 'raw' || !(se.value > 0 && n.value > 1)) return null;
  const value = sdOfStandardError({ standardError: se.value, n: n.value });
  return { sd: workedOut(value, se), fields: ['se'], name: 'SD from the standard error' };
}

function fromInterval({ ciLow, ciHigh, n, level, estimation }: CheckedArm): SdOfArm | null {
  if (ciLow === null || ciHigh === null || n === null || estimation !== 'raw' || !(n.value > 1)) return null;
  if (!(ciHigh.value > ciLow.value)) return null;
  const interval = { low: ciLow.value, high: ciHigh.value, level, degreesOfFreedom: n.value - 1 };
  const value = sdOfStandardError({ standardError: standardErrorOfInterval(interval), n: n.value });
  return { sd: workedOut(value, ciLow), fields: ['ciLow', 'ciHigh'], name: 'SD from the interval' };
}

function fromQuartiles({ q1, q3, n }: CheckedArm): SdOfArm | null {
  if (q1 === null || q3 === null || (n?.value ?? 0) < FEWEST_FOR_QUARTILES) return null;
  if (!(q3.value > q1.value)) return null;
  const { value } = sdFromInterquartileRange({ q1: q1.value, q3: q3.value });
  return { sd: workedOut(value, q1), fields: ['q1', 'q3'], name: 'SD from the quartiles' };
}

/** Shown with two decimals. */
const workedOut = (value: number, { locator }: PrintedValue): PrintedValue => ({
  value,
  decimals: 2,
  qualifier: '=',
  state: 'derived',
  locator,
});
