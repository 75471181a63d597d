import { standardErrorRange } from './contrast-against-arms.ts';
import { armPair } from './effect-of-result.ts';
import { overlap, rangeOf, type Range } from './rounding.ts';
import type { CheckedContrast, CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { asPrinted, capitalise, computed, contrastField } from './wording.ts';

/** Cox and log-rank answers of one trial, and V from a model, may differ this much (T). */
const ESTIMATE_SLACK = 0.1;
const ERROR_SLACK: Range = { low: 0.85, high: 1.18 };
const INFORMATION_SLACK = 1.1;

/**
 * E20: O − E and its variance V do not agree with the rest of the row. High where V is not above 0; medium where
 * (O − E)/V is not the logarithm of the ratio, 1/√V not the standard error of its interval, or V more than a quarter
 * of the events, which is the most that D events can tell (Parmar 1998,
 * doi:10.1002/(SICI)1097-0258(19981230)17:24<2815::AID-SIM110>3.0.CO;2-8; Tierney 2007, doi:10.1186/1745-6215-8-16).
 */
export function observedMinusExpectedAgainstRow(result: CheckedResult): CheckFinding[] {
  const { contrast } = result;
  if (contrast === null || (contrast.measure !== 'HR' && contrast.measure !== 'PETO')) return [];
  const { variance } = contrast;
  if (variance === null) return [];
  if (!(variance.value > 0)) return [notPositive(variance)];
  return [
    ...againstEstimate(contrast, variance),
    ...againstInterval(result, contrast, variance),
    ...againstEvents(result, variance),
  ];
}

function notPositive(variance: PrintedValue): CheckFinding {
  return {
    check: 'E20',
    severity: 'high',
    fields: ['contrast.variance'],
    message: `${capitalise(contrastField('V', variance))} cannot be: a variance is above 0.`,
    arithmetic: `${asPrinted(variance)} ≤ 0`,
    suggestion: 'Leave it out, or look for the standard error.',
  };
}

function againstEstimate({ estimate, observedMinusExpected }: CheckedContrast, variance: PrintedValue): CheckFinding[] {
  if (estimate === null || observedMinusExpected === null) return [];
  const ratio = rangeOf(estimate);
  if (!(ratio.low > 0)) return [];
  const printed = { low: Math.log(ratio.low) - ESTIMATE_SLACK, high: Math.log(ratio.high) + ESTIMATE_SLACK };
  const v = rangeOf(variance);
  if (!(v.low > 0)) return [];
  const { low, high } = rangeOf(observedMinusExpected);
  const quotients = [low / v.low, low / v.high, high / v.low, high / v.high];
  const made = { low: Math.min(...quotients), high: Math.max(...quotients) };
  if (overlap(made, printed)) return [];
  const isTurned = overlap({ low: -made.high, high: -made.low }, printed);
  const quotient = observedMinusExpected.value / variance.value;
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: ['contrast.observedMinusExpected', 'contrast.variance', 'contrast.estimate'],
      message: `${capitalise(contrastField('O − E', observedMinusExpected))} with V ${asPrinted(variance)} does not give the ratio ${asPrinted(estimate)}.`,
      arithmetic: `exp(${asPrinted(observedMinusExpected)} / ${asPrinted(variance)}) = ${computed(Math.exp(quotient))} against ${asPrinted(estimate)}`,
      suggestion: isTurned
        ? 'O − E may be that of the other arm: with its sign turned, they agree.'
        : 'Say which of them enters the analysis.',
    },
  ];
}

function againstInterval(result: CheckedResult, { level }: CheckedContrast, variance: PrintedValue): CheckFinding[] {
  const error = standardErrorRange(result, level, null);
  const v = rangeOf(variance);
  if (error === null || !(error.low > 0) || !(v.low > 0)) return [];
  const allowed = { low: error.low * ERROR_SLACK.low, high: error.high * ERROR_SLACK.high };
  if (overlap(allowed, { low: 1 / Math.sqrt(v.high), high: 1 / Math.sqrt(v.low) })) return [];
  const isInverse = overlap(allowed, { low: Math.sqrt(v.low), high: Math.sqrt(v.high) });
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: ['contrast.variance', 'contrast.ciLow', 'contrast.ciHigh'],
      message: `${capitalise(contrastField('V', variance))} does not fit the interval of the ratio.`,
      arithmetic: `1/√${asPrinted(variance)} = ${computed(1 / Math.sqrt(variance.value))}; standard error of the logarithm by the interval ${computed((error.low + error.high) / 2)}`,
      suggestion: isInverse
        ? `It may be the variance of the logarithm: V is its inverse, ${computed(1 / variance.value)}.`
        : 'Say which of the two enters the analysis.',
    },
  ];
}

function againstEvents(result: CheckedResult, variance: PrintedValue): CheckFinding[] {
  const pair = armPair(result);
  if (pair?.intervention.events == null || pair.comparator.events === null) return [];
  const events = pair.intervention.events.value + pair.comparator.events.value;
  if (!(events > 0) || rangeOf(variance).low <= (INFORMATION_SLACK * events) / 4) return [];
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: ['contrast.variance', ...result.arms.map((_, at) => `arms[${at}].events`)],
      message: `${capitalise(contrastField('V', variance))} is more than the events allow: it or the events may be mistyped.`,
      arithmetic: `V ${asPrinted(variance)} > ${computed(events)} / 4 = ${computed(events / 4)}`,
      suggestion: 'Say which of the two enters the analysis.',
    },
  ];
}
