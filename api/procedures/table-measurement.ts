import type { Measurement, Outcome, Study } from '../../engine/review/records/index.ts';
import { timeOf } from '../import/tables/time.ts';
import type { TableMapping, TableMeasurement, TableRow } from '../import/tables/types.ts';
import type { MeasurementSides } from './result-groups.ts';

type About = Readonly<{ study: Study; outcome: Outcome; useId: string | null; id: string }>;

/** What a row of a table says was measured, of one arm or of a contrast. */
export function measurementOfRow(
  { time }: TableRow,
  { kind }: TableMeasurement,
  { measure, score, ciLevel }: TableMapping,
  { study, outcome, useId, id }: About,
): Measurement {
  return {
    id,
    studyId: study.id,
    outcomeId: outcome.id,
    instrumentUseId: useId,
    eventDefinition: null,
    ...timeOf(time),
    timeOrigin: 'randomisation',
    period: null,
    population: null,
    score: outcome.kind === 'continuous' ? score : null,
    estimation: null,
    isAdjusted: null,
    covariates: null,
    nBasis: null,
    ciLevel,
    tails: 2,
    measure: kind === 'contrast' ? measure : null,
    note: null,
  };
}

/** Measurements of one key are the same one. */
export function keyOf({ measurement: of, a, b }: MeasurementSides): string {
  return JSON.stringify([
    of.studyId,
    of.outcomeId,
    of.instrumentUseId,
    of.timeText,
    of.score,
    of.measure,
    a.toSorted(),
    b.toSorted(),
  ]);
}
