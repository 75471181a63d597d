import { intervalQuantile } from './p-from-effect.ts';
import type { CheckedArm, PrintedValue } from './types.ts';

/** Quartiles of few people say little of their SD (T). */
const FEWEST_FOR_QUARTILES = 20;
/** The width of the quartiles of a normal distribution in SDs. */
const QUARTILES_IN_SDS = 1.349;

type Field = 'sd' | 'ciLow' | 'ciHigh' | 'q1' | 'q3';

/** An SD, printed or worked out, and the fields it rests on. */
export type SdOfArm = Readonly<{ sd: PrintedValue; fields: readonly Field[]; name: string }>;

/**
 * The SD that an arm prints, else the one its interval stands for, √n·(U − L)/(2·t(n − 1)), else that of its quartiles, (q3 −
 * q1)/1.349. Null where there is none of them. For comparing, not for analysing: extraction rules 2.
 */
export function sdOfArm(arm: CheckedArm): SdOfArm | null {
  if (arm.sd !== null) return arm.sd.value > 0 ? { sd: arm.sd, fields: ['sd'], name: 'SD' } : null;
  return fromInterval(arm) ?? fromQuartiles(arm);
}

function fromInterval({ ciLow, ciHigh, n, level, estimation }: CheckedArm): SdOfArm | null {
  if (ciLow === null || ciHigh === null || n === null || estimation !== 'raw' || !(n.value > 1)) return null;
  const value = (Math.sqrt(n.value) * (ciHigh.value - ciLow.value)) / (2 * intervalQuantile(level, n.value - 1));
  return value > 0 ? { sd: workedOut(value, ciLow), fields: ['ciLow', 'ciHigh'], name: 'SD from the interval' } : null;
}

function fromQuartiles({ q1, q3, n }: CheckedArm): SdOfArm | null {
  if (q1 === null || q3 === null || (n?.value ?? 0) < FEWEST_FOR_QUARTILES) return null;
  const value = (q3.value - q1.value) / QUARTILES_IN_SDS;
  return value > 0 ? { sd: workedOut(value, q1), fields: ['q1', 'q3'], name: 'SD from the quartiles' } : null;
}

/** Shown with two decimals. */
const workedOut = (value: number, { locator }: PrintedValue): PrintedValue => ({
  value,
  decimals: 2,
  qualifier: '=',
  state: 'derived',
  locator,
});
