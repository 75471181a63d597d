import { halfUnit } from './rounding.ts';
import type { Check, CheckedArm, CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed } from './wording.ts';

/**
 * E5, block: events above n, a negative count, nobody analysed, no time at risk, a share outside 0 to 100%, or a
 * fraction of a person. Fractions only warn where they can be right: derived, imputed, model-based, split or effective
 * counts. Events may exceed n where person-time is given, since they are then counted by event and not by person. High:
 * events that repeat the printed percentage; medium: a percentage that is not events of n, within rounding. Extraction
 * rules 6.
 * Golden: none, R has no such check; acceptance statement C20.
 */
export const checkImpossibleCounts: Check = ({ result }) => {
  const findings: CheckFinding[] = [];
  for (let at = 0; at < result.arms.length; at++) addCountsOf(result, result.arms[at]!, at, findings);
  return findings;
};

function addCountsOf(result: CheckedResult, arm: CheckedArm, at: number, findings: CheckFinding[]): void {
  const { n, events } = arm;
  const block = (fields: readonly string[], message: string, arithmetic: string): void => {
    findings.push({ check: 'E5', severity: 'block', fields, message, arithmetic });
  };

  if (n !== null && n.value < 0)
    block([`arms[${at}].n`], `${capitalise(armField(arm, 'number analysed', n))} is negative.`, `${asPrinted(n)} < 0`);
  if (n !== null && n.value === 0) {
    block(
      [`arms[${at}].n`],
      `${capitalise(armField(arm, 'number analysed', n))}: nobody was analysed, so nothing can be estimated.`,
      `n = ${asPrinted(n)}`,
    );
  }
  if (events !== null && events.value < 0) {
    block(
      [`arms[${at}].events`],
      `${capitalise(armField(arm, 'events', events))} is negative.`,
      `${asPrinted(events)} < 0`,
    );
  }
  if (events !== null && n !== null && arm.personTime === null && events.value > n.value) {
    findings.push({
      check: 'E5',
      severity: 'block',
      fields: [`arms[${at}].events`, `arms[${at}].n`],
      message: `${capitalise(armField(arm, 'events', events))} exceeds ${armField(arm, 'number analysed', n)}.`,
      arithmetic: `${asPrinted(events)} > ${asPrinted(n)}`,
      suggestion: 'Events and n may be exchanged, or a percentage typed as a count.',
    });
  }
  const { percent, personTime } = arm;
  if (personTime !== null && personTime.value <= 0) {
    block(
      [`arms[${at}].personTime`],
      `${capitalise(armField(arm, 'person-time', personTime))}: nobody was at risk, so no rate can be estimated.`,
      `${asPrinted(personTime)} ≤ 0`,
    );
  }
  if (percent !== null && (percent.value < 0 || percent.value > 100)) {
    block(
      [`arms[${at}].percent`],
      `${capitalise(armField(arm, 'percentage', percent))} lies outside 0 to 100.`,
      percent.value < 0 ? `${asPrinted(percent)} < 0` : `${asPrinted(percent)} > 100`,
    );
  }
  const percentage = percentageAgainstCount(arm, at);
  if (percentage !== null) findings.push(percentage);
  if (n !== null && !Number.isInteger(n.value)) findings.push(fractionOf(result, arm, at, 'n', n));
  if (events !== null && !Number.isInteger(events.value)) findings.push(fractionOf(result, arm, at, 'events', events));
}

function percentageAgainstCount(arm: CheckedArm, at: number): CheckFinding | null {
  const { n, events, percent, personTime } = arm;
  if (n === null || events === null || percent === null || personTime !== null || arm.estimation !== 'raw') return null;
  if (!(n.value > 0) || percent.value < 0 || percent.value > 100 || events.value > n.value) return null;
  const share = (100 * events.value) / n.value;
  if (Math.abs(share - percent.value) <= halfUnit(percent) + 1e-9) return null;
  const repeated = Math.abs(events.value - percent.value) <= halfUnit(percent) + halfUnit(events);
  return {
    check: 'E5',
    severity: repeated ? 'high' : 'medium',
    fields: [`arms[${at}].events`, `arms[${at}].percent`, `arms[${at}].n`],
    message: repeated
      ? `${capitalise(armField(arm, 'events', events))} repeats its percentage: a percentage may have been typed as a count.`
      : `${capitalise(armField(arm, 'percentage', percent))} is not its events, ${asPrinted(events)}, of ${asPrinted(n)}: one may be mistyped or have another denominator.`,
    arithmetic: `100 × ${asPrinted(events)} / ${asPrinted(n)} = ${computed(share)} ≠ ${asPrinted(percent)}`,
    suggestion: percentageMeant(percent, share, n),
  };
}

/** The share as a proportion of 1, or of those without the event; else what the percentage comes to. */
function percentageMeant(percent: PrintedValue, share: number, n: PrintedValue): string {
  const half = halfUnit(percent) + 1e-9;
  if (Math.abs(100 * percent.value - share) <= 100 * half && percent.value < 1)
    return `It may be a share of 1: ${computed(100 * percent.value)}%.`;
  if (Math.abs(100 - percent.value - share) <= half) return 'It is the percentage of those without the event.';
  return `${asPrinted(percent)}% of ${asPrinted(n)} are ${computed((percent.value * n.value) / 100)}.`;
}

function fractionOf(
  result: CheckedResult,
  arm: CheckedArm,
  at: number,
  name: 'n' | 'events',
  printed: PrintedValue,
): CheckFinding {
  const modelled =
    arm.estimation !== 'raw' ||
    arm.counts !== 'raw' ||
    printed.state !== 'reported' ||
    (result.design === 'cluster' && result.designAdjusted);
  return {
    check: 'E5',
    severity: modelled ? 'medium' : 'block',
    fields: [`arms[${at}].${name}`],
    message: modelled
      ? `${capitalise(armField(arm, name === 'n' ? 'number analysed' : name, printed))} is not a whole number; that can be right for a derived, split or effective count.`
      : `${capitalise(armField(arm, name === 'n' ? 'number analysed' : name, printed))} is not a whole number of people.`,
    arithmetic: `${asPrinted(printed)} − ${Math.floor(printed.value)} > 0`,
    ...(modelled ? {} : { suggestion: 'It may be a percentage or a mean.' }),
  };
}
