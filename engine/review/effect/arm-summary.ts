import { sdFromStandardError, sdOfStandardError } from '../../convert/sd-from-standard-error.ts';
import { standardErrorFromInterval, standardErrorOfInterval } from '../../convert/standard-error-from-interval.ts';
import { standardErrorFromSd, standardErrorOfSd } from '../../convert/standard-error-from-sd.ts';
import type { ReceiptStep } from '../derived.ts';
import type { Arm, ValueField } from '../records/index.ts';
import { NOTES, NOT_ESTIMABLE } from '../phrases.ts';
import { fromQuantiles } from './arm-quantiles.ts';
import { refuse, type Refused } from './attempt.ts';
import { read, type MeasurementFacts, type Reading, type Readings } from './facts.ts';
import { receiptStep } from './receipt-step.ts';

/** What a receipt leads to: the standard error, the standard deviation, or both. */
export type Need = 'error' | 'spread' | 'both';

/** One arm's mean with what is known of its precision. */
export type ArmSummary = Readonly<{
  ok: true;
  /** The arm, or the arms that were combined. */
  label: string;
  mean: number;
  meanValueId: string;
  standardError: number;
  /** Null where neither printed nor derivable. */
  sd: number | null;
  isSdDerived: boolean;
  n: number | null;
  nBasis: 'analysed' | 'randomised' | null;
  /** The values the spread was read from, the number of people among them where it was printed. */
  spreadValueIds: readonly string[];
  /** Steps to what the effect needs; none for what was printed. */
  receipt: (need: Need) => readonly ReceiptStep[];
  notes: readonly string[];
}>;

/** A standard deviation nobody printed: how it came about, and what must be said of it. */
export type AssumedSpread = Readonly<{
  sd: number;
  /** The assumption that is the SD itself; null where the steps cite it. */
  assumptionId: string | null;
  steps: () => readonly ReceiptStep[];
  note: string;
}>;

type Printed = Readonly<{ number: number; id: string }>;
const FIELDS = ['mean', 'sd', 'se', 'ci_low', 'ci_high', 'n', 'median', 'q1', 'q3', 'min', 'max'] as const;
type Numbers = Readonly<Record<(typeof FIELDS)[number], Printed | undefined>>;

/**
 * Summarise one arm from whatever was printed: SD and n, else SE, else the interval of the mean, else its quantiles. An interval
 * of an adjusted or model-based mean, or one without n, uses the normal quantile; any other uses t(n - 1) (extraction.md 2, 3).
 *
 * @param assumed what stands in for the spread where nothing about it was printed
 */
export function summariseArm(
  facts: MeasurementFacts,
  arm: Arm,
  assumed: () => AssumedSpread | null = () => null,
): ArmSummary | Refused {
  for (let i = 0; i < FIELDS.length; i++) {
    const reading = read(facts, FIELDS[i]!);
    if (reading.state === 'problem') return refuse(reading.reason, NOT_ESTIMABLE.notAgreed(reading.field));
  }
  const numbers = numbersOf(facts.readings);
  const { mean, median, n } = numbers;
  if (!mean && !median) return refuse('no value', NOT_ESTIMABLE.noEstimate);
  if (n && n.number <= 0) return refuse('no participants analysed', NOT_ESTIMABLE.noParticipants);
  if (!mean) return summariseQuantiles(facts, numbers, arm);
  const summary =
    fromSd(facts, numbers, mean, arm) ??
    fromErrorOrInterval(facts, numbers, mean, arm) ??
    summariseQuantiles(facts, numbers, arm);
  return summary.ok ? summary : (fromAssumed(facts, numbers, mean, arm, assumed) ?? summary);
}

/** Every field by its name, so that all summaries read one shape. */
function numbersOf(readings: Readings): Numbers {
  return {
    mean: printed(readings.mean),
    sd: printed(readings.sd),
    se: printed(readings.se),
    ci_low: printed(readings.ci_low),
    ci_high: printed(readings.ci_high),
    n: printed(readings.n),
    median: printed(readings.median),
    q1: printed(readings.q1),
    q3: printed(readings.q3),
    min: printed(readings.min),
    max: printed(readings.max),
  };
}

function printed(reading: Reading): Printed | undefined {
  return reading.state === 'number' ? { number: reading.number, id: reading.value.id } : undefined;
}

/** The mean with the number of people behind it: analysed where printed, else randomised. */
function baseOf({ measurement }: MeasurementFacts, { n: printedN }: Numbers, mean: Printed, arm: Arm) {
  const n = printedN?.number ?? arm.nRandomised;
  const nBasis = printedN
    ? measurement.nBasis === 'randomised'
      ? 'randomised'
      : 'analysed'
    : n === null
      ? null
      : 'randomised';
  return { ok: true, label: arm.label, mean: mean.number, meanValueId: mean.id, n, nBasis } as const;
}

function fromSd(facts: MeasurementFacts, numbers: Numbers, mean: Printed, arm: Arm): ArmSummary | null {
  const base = baseOf(facts, numbers, mean, arm);
  const { sd, n: printedN } = numbers;
  if (!sd || base.n === null) return null;
  const ids = printedN ? [sd.id, printedN.id] : [sd.id];
  const ofArm = { sd: sd.number, n: base.n };
  const receipt = (need: Need) =>
    need === 'spread' ? [] : [receiptStep(`standard error, ${arm.label}`, standardErrorFromSd(ofArm), ids)];
  return {
    ...base,
    standardError: standardErrorOfSd(ofArm),
    sd: sd.number,
    isSdDerived: false,
    spreadValueIds: ids,
    receipt,
    notes: [],
  };
}

/** Only where no spread was printed at all: a printed one that cannot be used is for the reviewer to mend. */
function fromAssumed(
  facts: MeasurementFacts,
  numbers: Numbers,
  mean: Printed,
  arm: Arm,
  assumed: () => AssumedSpread | null,
): ArmSummary | null {
  const base = baseOf(facts, numbers, mean, arm);
  if (base.n === null || SPREADS.some((field) => numbers[field] !== undefined)) return null;
  const spread = assumed();
  if (spread === null) return null;
  const { sd, assumptionId, steps, note } = spread;
  const conversion = standardErrorFromSd({ sd, n: base.n });
  const cites = assumptionId === null ? [] : [assumptionId];
  const ids = numbers.n ? [numbers.n.id] : [];
  const receipt = (need: Need) => [
    ...steps(),
    ...(need === 'spread' ? [] : [receiptStep(`standard error, ${arm.label}`, conversion, ids, cites)]),
  ];
  return {
    ...base,
    standardError: conversion.value,
    sd,
    isSdDerived: true,
    spreadValueIds: ids,
    receipt,
    notes: [note],
  };
}

const SPREADS = ['sd', 'se', 'ci_low', 'ci_high', 'q1', 'q3', 'min', 'max'] as const satisfies readonly ValueField[];

function fromErrorOrInterval(facts: MeasurementFacts, numbers: Numbers, mean: Printed, arm: Arm): ArmSummary | null {
  const base = baseOf(facts, numbers, mean, arm);
  const { measurement } = facts;
  const { se, ci_low: low, ci_high: high, n: printedN } = numbers;
  let ofError: (() => readonly ReceiptStep[]) | null = null;
  const notes: string[] = [];
  let standardError: number;
  const basisIds: string[] = [];
  if (se) {
    standardError = se.number;
    basisIds.push(se.id);
  } else if (low && high) {
    const modelBased =
      measurement.isAdjusted === true || (measurement.estimation !== null && measurement.estimation !== 'raw');
    const degreesOfFreedom = modelBased || !printedN ? null : printedN.number - 1;
    const interval = { low: low.number, high: high.number, level: measurement.ciLevel / 100, degreesOfFreedom };
    basisIds.push(low.id, high.id, ...(degreesOfFreedom === null || !printedN ? [] : [printedN.id]));
    ofError = () => [receiptStep(`standard error, ${arm.label}`, standardErrorFromInterval(interval), basisIds)];
    if (degreesOfFreedom === null) notes.push(NOTES.normalQuantile);
    standardError = standardErrorOfInterval(interval);
  } else {
    return null;
  }
  if (base.n === null) {
    return {
      ...base,
      standardError,
      sd: null,
      isSdDerived: false,
      spreadValueIds: basisIds,
      receipt: () => ofError?.() ?? [],
      notes,
    };
  }
  const ofArm = { standardError, n: base.n };
  const spreadValueIds = printedN && !basisIds.includes(printedN.id) ? [...basisIds, printedN.id] : basisIds;
  const receipt = (need: Need) => [
    ...(ofError?.() ?? []),
    ...(need === 'error'
      ? []
      : [receiptStep(`standard deviation, ${arm.label}`, sdFromStandardError(ofArm), spreadValueIds)]),
  ];
  return { ...base, standardError, sd: sdOfStandardError(ofArm), isSdDerived: true, spreadValueIds, receipt, notes };
}

function summariseQuantiles(facts: MeasurementFacts, numbers: Numbers, arm: Arm): ArmSummary | Refused {
  const { mean, median } = numbers;
  const base = baseOf(facts, numbers, mean ?? median!, arm);
  const read = fromQuantiles(numbers, base.n, mean !== undefined, facts.skewedMedians);
  if (read === null) return refuse('no standard error', NOT_ESTIMABLE.noStandardError);
  if (!read.ok) return read;
  if (base.n === null) return refuse('no participants analysed', NOT_ESTIMABLE.noDenominator);
  const error = standardErrorFromSd({ sd: read.sd.value, n: base.n });
  const spreadValueIds = numbers.n ? [...read.valueIds, numbers.n.id] : read.valueIds;
  const receipt = (need: Need) => [
    ...(read.mean === null ? [] : [receiptStep(`mean, ${arm.label}`, read.mean, read.valueIds)]),
    receiptStep(`standard deviation, ${arm.label}`, read.sd, spreadValueIds),
    ...(need === 'spread' ? [] : [receiptStep(`standard error, ${arm.label}`, error, spreadValueIds)]),
  ];
  return {
    ...base,
    mean: read.mean?.value ?? base.mean,
    standardError: error.value,
    sd: read.sd.value,
    isSdDerived: true,
    spreadValueIds,
    receipt,
    notes: read.notes,
  };
}
