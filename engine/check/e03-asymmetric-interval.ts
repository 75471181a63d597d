import { intervalSymmetry } from './interval-symmetry.ts';
import { printedIntervals } from './printed-intervals.ts';
import type { Check } from './types.ts';
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
      },
    ];
  });
