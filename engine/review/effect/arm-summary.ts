import { sdFromStandardError } from '../../convert/sd-from-standard-error.ts';
import { standardErrorFromInterval } from '../../convert/standard-error-from-interval.ts';
import { standardErrorFromSd } from '../../convert/standard-error-from-sd.ts';
import type { ReceiptStep } from '../derived.ts';
import type { Arm, ValueField } from '../records/index.ts';
import { NOTES, NOT_ESTIMABLE } from '../phrases.ts';
import { refuse, type Refused } from './attempt.ts';
import { read, type MeasurementFacts } from './facts.ts';
import { receiptStep } from './receipt-step.ts';

/** One arm's mean with what is known of its precision. */
export type ArmSummary = Readonly<{
  ok: true;
  mean: number;
  meanValueId: string;
  standardError: number;
  /** Null where neither printed nor derivable. */
  sd: number | null;
  isSdDerived: boolean;
  n: number | null;
  nBasis: 'analysed' | 'randomised' | null;
  /** Steps to the standard error, and to the standard deviation where the effect needs one. */
  receipt: (needsSd: boolean) => readonly ReceiptStep[];
  notes: readonly string[];
}>;

/**
 * Summarise one arm from whatever was printed: SD and n, else SE, else the interval of the mean. An interval of an adjusted
 * or model-based mean, or one without n, uses the normal quantile; any other uses t(n - 1) (extraction.md 2).
 */
export function summariseArm(facts: MeasurementFacts, arm: Arm): ArmSummary | Refused {
  const numbers: Partial<Record<ValueField, Readonly<{ number: number; id: string }>>> = {};
  for (const field of ['mean', 'sd', 'se', 'ci_low', 'ci_high', 'n'] as const) {
    const reading = read(facts, field);
    if (reading.state === 'problem') return refuse(reading.reason, NOT_ESTIMABLE.notAgreed(field));
    if (reading.state === 'number') numbers[field] = { number: reading.number, id: reading.value.id };
  }
  const { mean, sd, se, ci_low: low, ci_high: high, n: printedN } = numbers;
  if (!mean) return refuse('no value', NOT_ESTIMABLE.noEstimate);
  if (printedN && printedN.number <= 0) return refuse('no participants analysed', NOT_ESTIMABLE.noParticipants);

  const { measurement } = facts;
  const n = printedN?.number ?? arm.nRandomised;
  const nBasis = printedN ? (measurement.nBasis === 'randomised' ? 'randomised' : 'analysed') : n === null ? null : 'randomised';
  const base = { ok: true, mean: mean.number, meanValueId: mean.id, n, nBasis } as const;

  if (sd && n !== null) {
    const ids = printedN ? [sd.id, printedN.id] : [sd.id];
    const conversion = standardErrorFromSd({ sd: sd.number, n });
    const receipt = () => [receiptStep(`standard error, ${arm.label}`, conversion, ids)];
    return { ...base, standardError: conversion.value, sd: sd.number, isSdDerived: false, receipt, notes: [] };
  }
  let ofError: (() => readonly ReceiptStep[]) | null = null;
  const notes: string[] = [];
  let standardError: number;
  const basisIds: string[] = [];
  if (se) {
    standardError = se.number;
    basisIds.push(se.id);
  } else if (low && high) {
    const modelBased = measurement.isAdjusted === true || (measurement.estimation !== null && measurement.estimation !== 'raw');
    const degreesOfFreedom = modelBased || !printedN ? null : printedN.number - 1;
    const conversion = standardErrorFromInterval({
      low: low.number,
      high: high.number,
      level: measurement.ciLevel / 100,
      degreesOfFreedom,
    });
    basisIds.push(low.id, high.id);
    ofError = () => [receiptStep(`standard error, ${arm.label}`, conversion, basisIds)];
    if (degreesOfFreedom === null) notes.push(NOTES.normalQuantile);
    standardError = conversion.value;
  } else {
    return refuse('no standard error', NOT_ESTIMABLE.noStandardError);
  }
  if (n === null) {
    return { ...base, standardError, sd: null, isSdDerived: false, receipt: () => ofError?.() ?? [], notes };
  }
  const derived = sdFromStandardError({ standardError, n });
  const receipt = (needsSd: boolean) => [
    ...(ofError?.() ?? []),
    ...(needsSd ? [receiptStep(`standard deviation, ${arm.label}`, derived, basisIds)] : []),
  ];
  return { ...base, standardError, sd: derived.value, isSdDerived: true, receipt, notes };
}
