import { intervalQuantile } from './p-from-effect.ts';
import { halfUnit, overlap, rangeOf, type Range } from './rounding.ts';
import type { CheckedArm, PrintedValue } from './types.ts';

/** The interval of a mean and the SD beside it seldom agree more closely where the two come from one model (T). */
const SLACK = 0.02;

/** An arm that prints an SD and the interval of its mean. */
export type ArmInterval = Readonly<{
  sd: PrintedValue;
  low: PrintedValue;
  high: PrintedValue;
  n: PrintedValue;
  /** Whether the interval at this level comes from the printed SD, t or normal quantile, within rounding and 2%. */
  fitsSd: (level: number) => boolean;
  /** The same with the printed SD taken for the standard error. */
  fitsStandardError: (level: number) => boolean;
  /** The SD the interval stands for at this level with t(n − 1), over the rounding of both limits. */
  impliedSd: (level: number) => Range;
}>;

/**
 * The printed SD of an arm beside what its own interval says of it (extraction rules 2): SD = √n·(U − L)/(2q), q the
 * quantile of t(n − 1) or of the normal distribution. Null unless both are printed for raw scores of two or more.
 */
export function armInterval({ sd, ciLow, ciHigh, n, estimation }: CheckedArm): ArmInterval | null {
  if (sd === null || ciLow === null || ciHigh === null || n === null || estimation !== 'raw') return null;
  if (sd.state === 'derived' || sd.state === 'imputed' || !(sd.value > 0) || !(n.value > 1)) return null;
  if (!(ciHigh.value > ciLow.value)) return null;
  const rounding = halfUnit(ciLow) + halfUnit(ciHigh);
  const width = {
    low: Math.max(0, ciHigh.value - ciLow.value - rounding),
    high: ciHigh.value - ciLow.value + rounding,
  };
  const standardError = (level: number, degreesOfFreedom: number | null): Range =>
    over(width, 2 * intervalQuantile(level, degreesOfFreedom));
  const root = Math.sqrt(n.value);
  const fits = (target: Range, level: number): boolean =>
    [n.value - 1, null].some((df) => overlap(standardError(level, df), target));
  const printed = rangeOf(sd);
  const wide = { low: printed.low * (1 - SLACK), high: printed.high * (1 + SLACK) };
  return {
    sd,
    low: ciLow,
    high: ciHigh,
    n,
    fitsSd: (level) => fits(over(wide, root), level),
    fitsStandardError: (level) => fits(wide, level),
    impliedSd: (level) => over(standardError(level, n.value - 1), 1 / root),
  };
}

function over({ low, high }: Range, divisor: number): Range {
  return { low: low / divisor, high: high / divisor };
}
