import { printedIntervals, type PrintedIntervalOf } from './printed-intervals.ts';
import { halfUnit, rangeOf } from './rounding.ts';
import type { Check, CheckFinding, PrintedValue } from './types.ts';
import { asPrinted, capitalise } from './wording.ts';

/**
 * E2, block: the interval does not hold its own estimate, its limits are reversed, or a ratio is not positive.
 * Numbers with the same decimals keep their order when rounded, so they are compared as printed; with different
 * decimals the rounding bands must be apart. Extraction rules 6.
 * Golden: none, R has no such check; acceptance statement C17.
 */
export const checkIntervalExcludesEstimate: Check = ({ result }) =>
  printedIntervals(result).flatMap((interval) => impossible(interval));

function impossible(interval: PrintedIntervalOf): CheckFinding[] {
  const { estimate, low, high, fields, name } = interval;
  const numbers = `${asPrinted(low)} ≤ ${asPrinted(estimate)} ≤ ${asPrinted(high)}`;
  const finding = (
    named: string | readonly string[],
    message: string,
    arithmetic: string,
    suggestion?: string,
  ): CheckFinding[] => [
    {
      check: 'E2',
      severity: 'block',
      fields: [named].flat(),
      message,
      arithmetic,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];

  if (interval.ratio) {
    const parts = [
      ['estimate', estimate],
      ['lower limit', low],
      ['upper limit', high],
    ] as const;
    const at = parts.findIndex(([, printed]) => rangeOf(printed).high <= 0 || printed.value < 0);
    const bad = parts[at];
    if (bad !== undefined) {
      return finding(
        fields[at as 0 | 1 | 2],
        `${capitalise(name(bad[0], bad[1]))} cannot be: a ratio is above 0.`,
        `${asPrinted(bad[1])} ≤ 0`,
        'It may be a logarithm: enter its exponential.',
      );
    }
  }
  if (exceeds(low, high)) {
    return finding(
      [fields[1], fields[2]],
      `${capitalise(name('lower limit', low))} is above ${name('upper limit', high)}.`,
      `${asPrinted(low)} > ${asPrinted(high)}`,
      'The limits may have been typed in the wrong order, or one has lost its sign.',
    );
  }
  if (exceeds(low, estimate)) {
    return finding(
      fields[1],
      `${capitalise(name('lower limit', low))} lies above ${name('estimate', estimate)}.`,
      `not ${numbers}: ${asPrinted(low)} > ${asPrinted(estimate)}`,
    );
  }
  if (exceeds(estimate, high)) {
    return finding(
      fields[2],
      `${capitalise(name('upper limit', high))} lies below ${name('estimate', estimate)}.`,
      `not ${numbers}: ${asPrinted(estimate)} > ${asPrinted(high)}`,
    );
  }
  return [];
}

/** Whether every number printing as `a` is above every number printing as `b`. */
function exceeds(a: PrintedValue, b: PrintedValue): boolean {
  const slack = a.decimals === b.decimals ? 0 : halfUnit(a) + halfUnit(b);
  return a.value - b.value > slack + 1e-12 * Math.max(Math.abs(a.value), Math.abs(b.value));
}
