import { printedIntervals, type PrintedIntervalOf } from './printed-intervals.ts';
import { halfUnit, rangeOf } from './rounding.ts';
import type { Check, CheckedArm, CheckFinding, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/**
 * E2, block: the interval does not hold its own estimate, its limits are reversed, a ratio is not positive, or a
 * five-number summary is not in order (extraction rules 3); high: limits without any width between them; low: the limit of a ratio printed as nought. Numbers with the same decimals keep their order when rounded, so they are compared as printed; with different
 * decimals the rounding bands must be apart. Extraction rules 6.
 * Golden: none, R has no such check; acceptance statement C17.
 */
export const checkIntervalExcludesEstimate: Check = ({ result }) => {
  const findings: CheckFinding[] = [];
  for (const interval of printedIntervals(result)) findings.push(...impossible(interval));
  for (let at = 0; at < result.arms.length; at++) {
    const arm = result.arms[at]!;
    if (hasSummary(arm)) findings.push(...summaryOutOfOrder(arm, at));
  }
  return findings;
};

const SUMMARY = [
  ['min', 'minimum'],
  ['q1', 'lower quartile'],
  ['median', 'median'],
  ['q3', 'upper quartile'],
  ['max', 'maximum'],
] as const;

/** Most arms have a mean alone, and nothing that could be out of order. */
export const hasSummary = ({ min, q1, median, q3, max }: CheckedArm): boolean =>
  min !== null || q1 !== null || median !== null || q3 !== null || max !== null;

/** Minimum ≤ lower quartile ≤ median ≤ upper quartile ≤ maximum. */
function summaryOutOfOrder(arm: CheckedArm, at: number): CheckFinding[] {
  const printed = SUMMARY.flatMap(([field, name]) => {
    const value = arm[field];
    return value === null ? [] : [{ field, name, value }];
  });
  return printed.flatMap((lower, position) => {
    const upper = printed[position + 1];
    if (upper === undefined || !exceeds(lower.value, upper.value)) return [];
    return [
      {
        check: 'E2' as const,
        severity: 'block' as const,
        fields: [`arms[${at}].${lower.field}`, `arms[${at}].${upper.field}`],
        message: `${capitalise(armField(arm, lower.name, lower.value))} is above the ${armField(arm, upper.name, upper.value)}.`,
        arithmetic: `${asPrinted(lower.value)} > ${asPrinted(upper.value)}`,
        suggestion: 'Two numbers may be exchanged, or a width typed as a limit.',
      },
    ];
  });
}

function impossible(interval: PrintedIntervalOf): CheckFinding[] {
  const { estimate, low, high, fields, name } = interval;
  const numbers = () => `${asPrinted(low)} ≤ ${asPrinted(estimate)} ≤ ${asPrinted(high)}`;
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
    // An estimate of nought has no logarithm, however it was rounded.
    const at = parts.findIndex(
      ([what, printed]) =>
        rangeOf(printed).high <= 0 || printed.value < 0 || (what === 'estimate' && printed.value === 0),
    );
    const bad = parts[at];
    if (bad !== undefined) {
      return finding(
        fields[at as 0 | 1 | 2],
        `${capitalise(name(bad[0], bad[1]))} cannot be: a ratio is above 0.`,
        `${asPrinted(bad[1])} ≤ 0`,
        'It may be a logarithm: enter its exponential. Where one arm had no events, enter the counts.',
      );
    }
  }
  if (interval.ratio && low.value === 0) {
    const [found] = finding(
      fields[1],
      `${capitalise(name('lower limit', low))} is rounded to nothing: its logarithm, and with it the standard error, is not known.`,
      `ln ${asPrinted(low)} is not a number`,
      'Enter the counts of both arms, the standard error or p instead.',
    );
    return found === undefined ? [] : [{ ...found, severity: 'low' }];
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
      `not ${numbers()}: ${asPrinted(low)} > ${asPrinted(estimate)}`,
      logarithmBeside(interval),
    );
  }
  if (exceeds(estimate, high)) {
    return finding(
      fields[2],
      `${capitalise(name('upper limit', high))} lies below ${name('estimate', estimate)}.`,
      `not ${numbers()}: ${asPrinted(estimate)} > ${asPrinted(high)}`,
      logarithmBeside(interval),
    );
  }
  if (low.value === high.value) {
    const [found] = finding(
      [fields[1], fields[2]],
      `${capitalise(name('lower limit', low))} and ${name('upper limit', high)} are the same: no standard error can be read off an interval without width.`,
      `${asPrinted(low)} = ${asPrinted(high)}`,
    );
    return found === undefined ? [] : [{ ...found, severity: 'high' }];
  }
  return [];
}

/** Where the estimate of a ratio is a logarithm beside limits that are not. */
function logarithmBeside({ ratio, estimate, low, high }: PrintedIntervalOf): string | undefined {
  const exponential = Math.exp(estimate.value);
  return ratio && low.value > 0 && exponential > low.value && exponential < high.value
    ? `It may be a logarithm: its exponential, ${computed(exponential)}, lies within the limits.`
    : undefined;
}

/** Whether every number printing as `a` is above every number printing as `b`. */
function exceeds(a: PrintedValue, b: PrintedValue): boolean {
  const slack = a.decimals === b.decimals ? 0 : halfUnit(a) + halfUnit(b);
  return a.value - b.value > slack + 1e-12 * Math.max(Math.abs(a.value), Math.abs(b.value));
}
