import { sdFromInterval } from '../../convert/sd-from-interval.ts';
import { sdFromStandardError } from '../../convert/sd-from-standard-error.ts';
import type { CheckedArm, PrintedValue } from '../../check/types.ts';
import { agreedValue } from '../agreed.ts';
import { groupOf } from '../grouping.ts';
import type { Arm, Measurement, Value, ValueField } from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';
import type { CellPlace } from './types.ts';

/** Where each checked field of an arm or contrast was typed. */
export type Places = Readonly<Record<string, readonly CellPlace[]>>;

/** The printed value a check may look at; null where none is, or where its reviewer has dealt with it already. */
export function printedValue(index: ReviewIndex, measurement: Measurement, field: ValueField): PrintedValue | null {
  const agreed = agreedValue(groupOf(index.valuesByMeasurement, measurement.id), field);
  return agreed.kind === 'value' ? asPrinted(index, agreed.value) : null;
}

function asPrinted({ snapshot }: ReviewIndex, value: Value): PrintedValue | null {
  if (value.number === null || value.handling !== null) return null;
  // Only a p-value is usefully a bound.
  if (value.qualifier !== '=' && value.qualifier !== '~' && value.field !== 'p') return null;
  const source = value.sourceId === null ? undefined : snapshot.source.get(value.sourceId);
  const locator = source?.locator ?? (source?.page ? `p. ${source.page}` : null);
  return {
    value: value.number,
    decimals: value.decimals,
    qualifier: value.qualifier,
    state: value.state,
    locator: shortened(locator),
  };
}

/** A sentence names its number's place; the whole of a long note about it stands beside the cell. */
function shortened(locator: string | null): string | null {
  return locator !== null && locator.length > LONGEST_LOCATOR
    ? `${locator.slice(0, LONGEST_LOCATOR - 1).trimEnd()}…`
    : locator;
}

const LONGEST_LOCATOR = 48;

type ArmSource = Readonly<{
  index: ReviewIndex;
  arm: Arm;
  side: CheckedArm['side'];
  measurement: Measurement;
  baseline: Measurement | null;
  /** The final score beside a change. */
  final: Measurement | null;
}>;

/** One arm with where its numbers stand. An SD that is not printed is made from the SE or the interval, and says so. */
export function checkedArm(source: ArmSource): Readonly<{ arm: CheckedArm; places: Places }> {
  const { index, arm, side, measurement, baseline, final } = source;
  const read = (field: ValueField) => printedValue(index, measurement, field);
  const cell = (field: ValueField): readonly CellPlace[] => [{ measurementId: measurement.id, field }];
  const n = read('n');
  const sd = read('sd');
  const derived = sd === null ? derivedSd(measurement, read('se'), read('ci_low'), read('ci_high'), n) : null;
  const baselineCell = (field: ValueField) => (baseline === null ? [] : [{ measurementId: baseline.id, field }]);
  return {
    arm: {
      id: arm.id,
      label: arm.label,
      side,
      n,
      nRandomised:
        arm.nRandomised === null
          ? null
          : { value: arm.nRandomised, decimals: 0, qualifier: '=', state: 'reported', locator: null },
      mean: read('mean'),
      sd: sd ?? derived?.sd ?? null,
      se: read('se'),
      ciLow: read('ci_low'),
      ciHigh: read('ci_high'),
      level: levelOf(measurement),
      median: read('median'),
      q1: read('q1'),
      q3: read('q3'),
      min: read('min'),
      max: read('max'),
      events: read('events'),
      percent: read('percent'),
      personTime: read('person_time'),
      baselineMean: baseline === null ? null : printedValue(index, baseline, 'mean'),
      baselineSd: baseline === null ? null : printedValue(index, baseline, 'sd'),
      finalSd: final === null ? null : printedValue(index, final, 'sd'),
      estimation: measurement.estimation ?? 'raw',
      counts: 'raw',
    },
    places: {
      '': cell(read('mean') === null ? 'events' : 'mean'),
      n: cell('n'),
      mean: cell('mean'),
      sd: derived?.fields.flatMap(cell) ?? cell('sd'),
      se: cell('se'),
      ciLow: cell('ci_low'),
      ciHigh: cell('ci_high'),
      median: cell('median'),
      q1: cell('q1'),
      q3: cell('q3'),
      min: cell('min'),
      max: cell('max'),
      events: cell('events'),
      percent: cell('percent'),
      personTime: cell('person_time'),
      baselineMean: baselineCell('mean'),
      baselineSd: baselineCell('sd'),
      finalSd: final === null ? [] : [{ measurementId: final.id, field: 'sd' }],
    },
  };
}

/** The SD a printed standard error or interval of the mean stands for (extraction.md 2): its own kind of typing error shows in it. */
function derivedSd(
  measurement: Measurement,
  standardError: PrintedValue | null,
  low: PrintedValue | null,
  high: PrintedValue | null,
  n: PrintedValue | null,
): Readonly<{ sd: PrintedValue; fields: readonly ValueField[] }> | null {
  if (n === null || !(n.value > 1) || measurement.isAdjusted === true) return null;
  const made = (value: number, locator: string | null): PrintedValue => ({
    value,
    decimals: null,
    qualifier: '=',
    state: 'derived',
    locator,
  });
  if (standardError !== null && standardError.value > 0) {
    const { value } = sdFromStandardError({ standardError: standardError.value, n: n.value });
    return { sd: made(value, standardError.locator), fields: ['se'] };
  }
  if (low === null || high === null || !(high.value > low.value) || printedCounts(measurement)) return null;
  const { value } = sdFromInterval({ low: low.value, high: high.value, n: n.value, level: measurement.ciLevel / 100 });
  return { sd: made(value, low.locator), fields: ['ci_low', 'ci_high'] };
}

/** The level an interval is taken to have, between 0 and 1; 0.95 where what is entered is no level. */
export function levelOf({ ciLevel }: Measurement): number {
  return ciLevel > 0 && ciLevel < 100 ? ciLevel / 100 : 0.95;
}

/** The interval of a percentage says nothing of an SD. */
function printedCounts(measurement: Measurement): boolean {
  return measurement.eventDefinition !== null;
}
