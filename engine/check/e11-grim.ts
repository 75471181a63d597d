import { percentageOfWholeEvents } from './grim-percentage.ts';
import { halfUnit } from './rounding.ts';
import type { Check, CheckedArm, CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed, fixed } from './wording.ts';

/** The whole-number sums that give a printed mean, and what they were divided by. */
export type PossibleSums = Readonly<{ low: number; high: number; divisor: number }>;

/**
 * E11, medium: GRIM (Brown & Heathers 2017, doi:10.1177/1948550616673876). The mean of whole numbers, times n and the
 * number of items averaged, is a whole number S; some S must lie within [(m − h)·n·items, (m + h)·n·items], h half a
 * unit of the last decimal. Says nothing once n·items reaches 10^decimals, and for adjusted, imputed or derived
 * means. A percentage without its count is that of a whole number of people by the same reasoning. Extraction rules 6.
 * Golden: none, R has no such check; acceptance statement C18.
 */
export const checkGrim: Check = ({ result }) =>
  result.arms.flatMap((arm, at) => [...meanOfWholeScores(result, arm, at), ...percentageOfWholeEvents(arm, at)]);

function meanOfWholeScores(result: CheckedResult, arm: CheckedArm, at: number): CheckFinding[] {
  const sums = possibleSums(result, arm, arm.mean);
  const { mean, n } = arm;
  if (sums === null || mean === null || n === null || sums.low <= sums.high) return [];
  const items = result.instrument?.itemsAveraged ?? 1;
  const target = mean.value * sums.divisor;
  const nearest = [Math.floor(target), Math.ceil(target)];
  return [
    {
      check: 'E11',
      severity: 'medium',
      fields: [`arms[${at}].mean`, `arms[${at}].n`],
      message: `${capitalise(armField(arm, 'mean', mean))} cannot be the mean of ${asPrinted(n)} whole-number scores: the mean, n or the number of items may be mistyped.`,
      arithmetic: `${asPrinted(mean)} × ${asPrinted(n)}${items === 1 ? '' : ` × ${items} items`} = ${computed(target)}; ${nearest.map((sum) => `${sum}/${sums.divisor} = ${fixed(sum / sums.divisor, (mean.decimals ?? 0) + 1)}`).join(', ')}`,
    },
  ];
}

/** Null where GRIM cannot speak; `low > high` when no whole sum gives the printed mean. */
export function possibleSums(result: CheckedResult, arm: CheckedArm, mean: PrintedValue | null): PossibleSums | null {
  const { instrument } = result;
  const { n } = arm;
  if (instrument === null || !instrument.integer || mean === null || n === null || mean.decimals === null) return null;
  if (arm.estimation !== 'raw' || mean.state !== 'reported' || mean.qualifier !== '=') return null;
  if (!Number.isInteger(n.value) || n.value < 1 || arm.counts !== 'raw') return null;
  const divisor = n.value * instrument.itemsAveraged;
  if (!Number.isInteger(divisor) || divisor >= 10 ** mean.decimals) return null;
  const half = halfUnit(mean) * divisor;
  const hair = 1e-9 * Math.max(1, Math.abs(mean.value) * divisor);
  return {
    low: Math.ceil(mean.value * divisor - half - hair),
    high: Math.floor(mean.value * divisor + half + hair),
    divisor,
  };
}
