import { intervalSymmetry } from './interval-symmetry.ts';
import { printedIntervals, type PrintedIntervalOf } from './printed-intervals.ts';
import type { Check, PrintedValue } from './types.ts';
import { asPrinted, capitalise, computed, fixed } from './wording.ts';

/**
 * E3, high: the estimate is not in the middle of its interval on the analysis scale (logarithmic for ratios), by more
 * than rounding explains and by more than 5% of the width: a limit or the estimate is often a slip of the keyboard. A
 * ratio whose interval is symmetric on the natural scale is E4's. Extraction rules 6.
 * Golden: none, R has no such check; acceptance statements C03, C17.
 */
export const checkAsymmetricInterval: Check = ({ result }) =>
  printedIntervals(result).flatMap((interval) => {
    const symmetry = intervalSymmetry(interval, interval.ratio ? 'log' : 'natural');
    // An estimate outside its interval is E2's.
    if (symmetry === null || !symmetry.asymmetric || symmetry.asymmetry > 0.5) return [];
    if (interval.ratio && intervalSymmetry(interval, 'natural')?.asymmetric === false) return [];
    const { estimate, low, high, fields, name } = interval;
    const log = interval.ratio ? 'ln ' : '';
    return [
      {
        check: 'E3' as const,
        severity: 'high' as const,
        fields: [...fields],
        message: `${capitalise(name('estimate', estimate))} is off the middle of its interval, ${asPrinted(low)} to ${asPrinted(high)}${interval.ratio ? ', on the logarithmic scale' : ''}: one of the three numbers may be mistyped.`,
        arithmetic: `|${log}${asPrinted(estimate)} − middle ${computed(symmetry.middle)}| = ${computed(Math.abs(symmetry.estimate - symmetry.middle))}, ${fixed(100 * symmetry.asymmetry, 1)}% of the width (limit 5% and rounding)`,
        ...lostSign(interval),
      },
    ];
  });

/** Names the one number that, with its sign turned, puts the estimate into the middle. */
function lostSign(interval: PrintedIntervalOf): Readonly<{ suggestion?: string }> {
  if (interval.ratio) return {};
  for (const part of ['estimate', 'low', 'high'] as const) {
    const turned: PrintedValue = { ...interval[part], value: -interval[part].value };
    const symmetry = intervalSymmetry({ ...interval, [part]: turned }, 'natural');
    if (turned.value === 0 || symmetry === null || symmetry.asymmetric || symmetry.asymmetry > 0.05) continue;
    const name = { estimate: 'estimate', low: 'lower limit', high: 'upper limit' }[part];
    return { suggestion: `With the sign of the ${name} turned, ${asPrinted(turned)}, the estimate is in the middle.` };
  }
  return {};
}
