import { intervalSymmetry } from './interval-symmetry.ts';
import { printedIntervals } from './printed-intervals.ts';
import type { Check } from './types.ts';
import { asPrinted, capitalise, computed, fixed } from './wording.ts';

/**
 * E4, medium: the interval of a ratio is symmetric on the natural scale but not on the logarithmic one: a bootstrap,
 * a limit made with the wrong formula, or a slip. Its standard error cannot be read off the logarithms. Extraction
 * rules 6.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkRatioIntervalOnNaturalScale: Check = ({ result }) =>
  printedIntervals(result).flatMap((interval) => {
    if (!interval.ratio) return [];
    const onLog = intervalSymmetry(interval, 'log');
    const onNatural = intervalSymmetry(interval, 'natural');
    if (onLog === null || onNatural === null || !onLog.asymmetric || onNatural.asymmetric) return [];
    const { estimate, low, high, fields, name } = interval;
    return [
      {
        check: 'E4' as const,
        severity: 'medium' as const,
        fields: [...fields],
        message: `${capitalise(name('estimate', estimate))} is in the middle of ${asPrinted(low)} to ${asPrinted(high)} as printed, but a ratio's interval is symmetric on the logarithmic scale: bootstrap or typo.`,
        arithmetic: `middle ${computed(onNatural.middle)} as printed; middle of the logarithms ${computed(onLog.middle)} against ln ${asPrinted(estimate)} = ${computed(onLog.estimate)}, ${fixed(100 * onLog.asymmetry, 1)}% of the width`,
        suggestion: `If the three are logarithms, the ratio is ${computed(Math.exp(estimate.value))} (${computed(Math.exp(low.value))} to ${computed(Math.exp(high.value))}).`,
      },
    ];
  });
