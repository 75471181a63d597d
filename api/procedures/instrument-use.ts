import type { Instrument, InstrumentUse, Outcome } from '../../engine/review/records/index.ts';

/**
 * A study's use of an instrument with its own range, and the line to the outcome's scale: from range to range where both are
 * known, turned round where the two point in opposite directions.
 */
export function instrumentInStudy(
  id: string,
  studyId: string,
  instrument: Instrument,
  outcome: Outcome,
): InstrumentUse {
  const { low, high } = instrument;
  return {
    id,
    studyId,
    instrumentId: instrument.id,
    low,
    high,
    scoring: null,
    unit: null,
    ...lineTo(outcome, instrument),
  };
}

function lineTo(
  outcome: Outcome,
  { low, high, direction }: Instrument,
): Readonly<{ slope: number; intercept: number }> {
  const isTurned = (direction === 'higher is better') !== (outcome.better === 'higher');
  const { scaleLow, scaleHigh } = outcome;
  if (low === null || high === null || scaleLow === null || scaleHigh === null || high <= low) {
    return { slope: isTurned ? -1 : 1, intercept: 0 };
  }
  const slope = ((isTurned ? -1 : 1) * (scaleHigh - scaleLow)) / (high - low);
  return { slope, intercept: (isTurned ? scaleHigh : scaleLow) - slope * low };
}
