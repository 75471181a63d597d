import {
  logRatioStandardErrorFromInterval,
  logRatioStandardErrorOfInterval,
} from '../../convert/log-ratio-standard-error-from-interval.ts';
import { standardErrorFromInterval, standardErrorOfInterval } from '../../convert/standard-error-from-interval.ts';
import {
  standardErrorFromF,
  standardErrorFromP,
  standardErrorFromStatistic,
} from '../../convert/standard-error-from-p.ts';
import { EngineInputError } from '../../errors.ts';
import type { ReceiptStep } from '../derived.ts';
import { NOTES, NOT_ESTIMABLE } from '../phrases.ts';
import { refuse, type Refused } from './attempt.ts';
import { read, type MeasurementFacts } from './facts.ts';
import { receiptStep } from './receipt-step.ts';

/** Standard error of a printed contrast on the analysis scale, and what it was read from. */
export type Precision = Readonly<{
  ok: true;
  standardError: number;
  valueIds: readonly string[];
  /** None where the standard error itself was printed. */
  receipt: () => readonly ReceiptStep[];
  notes: readonly string[];
}>;

type Asked = Readonly<{
  /** The estimate on the analysis scale. */
  estimate: number;
  isRatio: boolean;
  /** From printed points to the analysis scale. */
  slope: number;
}>;

const FIELDS = ['se', 'ci_low', 'ci_high', 't', 'f', 'p'] as const;
const STEP = 'standard error of the contrast';

/**
 * The standard error as printed, else from the interval, else from t, from F of two groups, or from p. A quantile of t only for a
 * plain difference with a printed number of people; p as a bound gives a standard error that is at most too large (extraction.md 2).
 */
export function contrastPrecision(contrast: MeasurementFacts, asked: Asked): Precision | Refused {
  for (const field of FIELDS) {
    const reading = read(contrast, field);
    if (reading.state === 'problem') return refuse(reading.reason, NOT_ESTIMABLE.notAgreed(field));
  }
  const { slope, isRatio } = asked;
  const se = read(contrast, 'se');
  if (se.state === 'number') {
    return {
      ok: true,
      standardError: Math.abs(slope) * se.number,
      valueIds: [se.value.id],
      receipt: () => [],
      notes: [],
    };
  }
  const degreesOfFreedom = isRatio ? null : plainDegreesOfFreedom(contrast);
  const found = fromInterval(contrast, asked, degreesOfFreedom) ?? fromTest(contrast, asked, degreesOfFreedom);
  return found ?? refuse('no standard error', NOT_ESTIMABLE.noStandardError);
}

function fromInterval(
  contrast: MeasurementFacts,
  { isRatio, slope }: Asked,
  degreesOfFreedom: number | null,
): Precision | Refused | null {
  const low = read(contrast, 'ci_low');
  const high = read(contrast, 'ci_high');
  if (low.state !== 'number' || high.state !== 'number') return null;
  if (isRatio && low.number <= 0) return refuse('no standard error', NOT_ESTIMABLE.noStandardError);
  const level = contrast.measurement.ciLevel / 100;
  const ids = [low.value.id, high.value.id];
  if (isRatio) {
    const interval = { low: low.number, high: high.number, level };
    return {
      ok: true,
      standardError: Math.abs(logRatioStandardErrorOfInterval(interval)),
      valueIds: ids,
      receipt: () => [receiptStep(STEP, logRatioStandardErrorFromInterval(interval), ids)],
      notes: [],
    };
  }
  const interval = {
    // A scale turned round turns its limits round.
    low: Math.min(slope * low.number, slope * high.number),
    high: Math.max(slope * low.number, slope * high.number),
    level,
    degreesOfFreedom,
  };
  return {
    ok: true,
    standardError: Math.abs(standardErrorOfInterval(interval)),
    valueIds: ids,
    receipt: () => [receiptStep(STEP, standardErrorFromInterval(interval), ids)],
    notes: degreesOfFreedom === null ? [NOTES.normalQuantile] : [],
  };
}

/** Null where nothing usable was printed, such as "NS" or an estimate of zero. */
function fromTest(
  contrast: MeasurementFacts,
  { estimate, isRatio }: Asked,
  degreesOfFreedom: number | null,
): Precision | null {
  const t = read(contrast, 't');
  const f = read(contrast, 'f');
  const p = read(contrast, 'p');
  try {
    if (t.state === 'number' && !isRatio) {
      return converted(
        standardErrorFromStatistic({ estimate, statistic: t.number }),
        t.value.id,
        NOTES.errorFromStatistic,
      );
    }
    if (f.state === 'number' && !isRatio) {
      return converted(
        standardErrorFromF({ estimate, f: f.number, numeratorDegreesOfFreedom: 1 }),
        f.value.id,
        NOTES.errorFromStatistic,
      );
    }
    if (p.state === 'absent' || p.state === 'problem') return null;
    const isUpperBound = p.state === 'bound' && p.value.qualifier.startsWith('<');
    if (p.state === 'bound' && !isUpperBound) return null;
    const twoSided = contrast.measurement.tails === 1 ? Math.min(1, 2 * p.number) : p.number;
    const conversion = standardErrorFromP({
      estimate,
      p: twoSided,
      degreesOfFreedom,
      qualifier: isUpperBound ? '<' : '=',
    });
    return converted(conversion, p.value.id, isUpperBound ? NOTES.errorFromBound : NOTES.errorFromP);
  } catch (error) {
    if (error instanceof EngineInputError) return null;
    throw error;
  }
}

function converted(conversion: ReturnType<typeof standardErrorFromP>, id: string, note: string): Precision {
  return {
    ok: true,
    standardError: conversion.value,
    valueIds: [id],
    receipt: () => [receiptStep(STEP, conversion, [id])],
    notes: [note],
  };
}

/** n1 + n2 - 2, where the contrast is a plain difference and prints a total n; null: z. */
function plainDegreesOfFreedom(contrast: MeasurementFacts): number | null {
  const { measurement } = contrast;
  if (measurement.isAdjusted !== false || measurement.estimation !== 'raw') return null;
  const n = read(contrast, 'n');
  return n.state === 'number' && n.number > 2 ? n.number - 2 : null;
}
