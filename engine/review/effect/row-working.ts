import { correlationFromChangeSd } from '../../convert/change-sd.ts';
import { eventsFromPercent } from '../../convert/events-from-percent.ts';
import { sdFromInterval } from '../../convert/sd-from-interval.ts';
import { EngineInputError } from '../../errors.ts';
import { formatCompact } from '../../text/format-number.ts';
import type { ReceiptStep } from '../derived.ts';
import { NOT_ESTIMABLE, WORKING } from '../phrases.ts';
import type { AnalysisMeasure, Arm, Outcome, ValueField } from '../records/index.ts';
import { measureScale } from '../scale.ts';
import { summariseArm, type AssumedSpread } from './arm-summary.ts';
import { sdOf } from './assumed-spread.ts';
import { contrastPrecision } from './contrast-precision.ts';
import { read, type ChangeBeside, type MeasurementFacts } from './facts.ts';
import { receiptStep } from './receipt-step.ts';

/** What a row's printed numbers make by themselves, on the scale they were printed on (a ratio's standard error: of its log). */
export type WorkedRow = Readonly<{
  /** Fields that were not printed and can be derived; what the analyses use. */
  derived: Readonly<Partial<Record<ValueField, number>>>;
  steps: () => readonly ReceiptStep[];
  /** The conversion by the quantile that was not used (checklist C01). */
  alternatives: () => readonly ReceiptStep[];
  notes: readonly string[];
}>;

export type RowFacts = Readonly<{
  facts: MeasurementFacts;
  /** Null for a contrast. */ arm: Arm | null;
  outcome: Outcome;
  /** The scores at baseline and at the end beside a change; null elsewhere. */
  besideChange: () => ChangeBeside | null;
  /** What the review assumes for a spread that was not printed. */
  assumed: () => AssumedSpread | null;
}>;

const NOTHING: WorkedRow = { derived: {}, steps: () => [], alternatives: () => [], notes: [] };

/** Derive what one row of the extraction can give: an arm's mean, SD, SE or events, a contrast's standard error. */
export function workRow(row: RowFacts): WorkedRow {
  try {
    if (row.arm === null) return workContrast(row.facts);
    return row.outcome.kind === 'binary' || row.outcome.kind === 'count or rate'
      ? workCounts(row.facts)
      : workMean(row, row.arm);
  } catch (error) {
    // An impossible number is the sentinel's to explain.
    if (error instanceof EngineInputError) return { ...NOTHING, notes: [error.message] };
    throw error;
  }
}

function workMean({ facts, besideChange, assumed }: RowFacts, arm: Arm): WorkedRow {
  const summary = summariseArm(facts, arm, assumed);
  if (!summary.ok) {
    const isSkewed = read(facts, 'median').state === 'number' && read(facts, 'mean').state !== 'number';
    return isSkewed ? { ...NOTHING, notes: [summary.explanation] } : NOTHING;
  }
  const derived: Partial<Record<ValueField, number>> = {};
  if (read(facts, 'mean').state !== 'number') derived.mean = summary.mean;
  if (summary.isSdDerived && summary.sd !== null) derived.sd = summary.sd;
  if (read(facts, 'se').state !== 'number') derived.se = summary.standardError;
  return {
    derived,
    steps: () => [...summary.receipt('both'), ...impliedCorrelation(facts, arm, besideChange)],
    alternatives: () => otherQuantile(facts, arm, summary.n),
    notes:
      summary.n !== null && summary.nBasis === 'randomised' && summary.isSdDerived
        ? [...summary.notes, WORKING.randomisedN]
        : summary.notes,
  };
}

/** The correlation that the three SDs of an arm imply, which another trial may borrow (extraction.md 2.2). */
function impliedCorrelation(
  facts: MeasurementFacts,
  arm: Arm,
  besideChange: () => ChangeBeside | null,
): readonly ReceiptStep[] {
  const change = read(facts, 'sd');
  const beside = change.state === 'number' ? besideChange() : null;
  if (change.state !== 'number' || beside === null) return [];
  const [baseline, final] = [sdOf(beside.baseline, arm), sdOf(beside.final, arm)];
  if (baseline === null || final === null) return [];
  try {
    const made = correlationFromChangeSd({ sdBaseline: baseline.sd, sdFollowUp: final.sd, sdChange: change.number });
    const valueIds = [change.value.id, ...baseline.valueIds, ...final.valueIds];
    return [receiptStep(WORKING.correlation(arm.label), made, valueIds)];
  } catch (error) {
    // Three numbers that no correlation joins are the sentinel's to explain.
    if (error instanceof EngineInputError) return [];
    throw error;
  }
}

/** The standard deviation of an interval by t and by z: whichever of the two the row's own conversion did not take. */
function otherQuantile(facts: MeasurementFacts, arm: Arm, n: number | null): readonly ReceiptStep[] {
  const [sd, se, low, high] = [read(facts, 'sd'), read(facts, 'se'), read(facts, 'ci_low'), read(facts, 'ci_high')];
  if (
    sd.state === 'number' ||
    se.state === 'number' ||
    low.state !== 'number' ||
    high.state !== 'number' ||
    n === null ||
    n < 2
  )
    return [];
  const { measurement } = facts;
  const isModelBased =
    measurement.isAdjusted === true || (measurement.estimation !== null && measurement.estimation !== 'raw');
  const used = isModelBased || read(facts, 'n').state !== 'number' ? 'z' : 't';
  const other = used === 'z' ? 't' : 'z';
  const conversion = sdFromInterval({
    low: low.number,
    high: high.number,
    n,
    level: measurement.ciLevel / 100,
    quantile: other,
  });
  return [receiptStep(WORKING.otherQuantile(other, arm.label), conversion, [low.value.id, high.value.id])];
}

function workContrast(facts: MeasurementFacts): WorkedRow {
  const estimate = read(facts, 'estimate');
  if (estimate.state !== 'number' || read(facts, 'se').state === 'number') return NOTHING;
  const isRatio =
    facts.measurement.measure !== null && measureScale(facts.measurement.measure as AnalysisMeasure).scale === 'log';
  if (isRatio && estimate.number <= 0) return { ...NOTHING, notes: [NOT_ESTIMABLE.noEstimate] };
  const onScale = isRatio ? Math.log(estimate.number) : estimate.number;
  const precision = contrastPrecision(facts, { estimate: onScale, isRatio, slope: 1 });
  if (!precision.ok) return NOTHING;
  return {
    derived: { se: precision.standardError },
    steps: precision.receipt,
    alternatives: () => [],
    notes: precision.notes,
  };
}

/** Events from a raw percentage, and the percentage from counts. */
function workCounts(facts: MeasurementFacts): WorkedRow {
  const [n, events, percent] = [read(facts, 'n'), read(facts, 'events'), read(facts, 'percent')];
  if (n.state !== 'number' && percent.state === 'number' && events.state !== 'number')
    return { ...NOTHING, notes: [NOT_ESTIMABLE.noDenominator] };
  if (n.state !== 'number' || n.number <= 0) return NOTHING;
  if (events.state === 'number' && percent.state !== 'number') {
    const value = (100 * events.number) / n.number;
    const step = {
      formulaId: 'percent',
      ...WORKING.percent,
      filled: `100 × ${compact(events.number)} / ${compact(n.number)} = ${compact(value)}`,
      value,
      valueIds: [events.value.id, n.value.id],
      assumptionIds: [],
    };
    return { derived: { percent: value }, steps: () => [step], alternatives: () => [], notes: [] };
  }
  if (events.state === 'number' || percent.state !== 'number') return NOTHING;
  const { estimation } = facts.measurement;
  if (estimation === 'model percent' || estimation === 'multiple imputation')
    return { ...NOTHING, notes: [NOT_ESTIMABLE.modelPercent] };
  const made = eventsFromPercent({ percent: percent.number, decimals: percent.value.decimals, n: n.number });
  const step = receiptStep(WORKING.events, made, [percent.value.id, n.value.id]);
  return { derived: { events: made.value }, steps: () => [step], alternatives: () => [], notes: made.warnings };
}

const compact = (value: number) => formatCompact(value, 4);
