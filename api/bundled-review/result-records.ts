import type { Measurement, ValueField } from '../../engine/review/records/index.ts';
import { readTyped } from '../procedures/typed-value.ts';
import { printedText } from './printed-text.ts';
import { outcomeId } from './protocol-records.ts';
import type { RecordSink } from './record-sink.ts';
import { stableId } from './stable-id.ts';
import { armId, sourceFor, studyId } from './study-records.ts';
import type { Trial, TrialResult } from './trials.ts';
import { typeset } from './typeset.ts';
import { INSTRUMENTS, OUTCOME_OF_WORDING } from './vocabulary.ts';

const AUTHOR = 'Grove';
const DAYS_PER_WEEK = 7;
/** LAMP's effect is averaged over its assessments at 10 weeks, 6 and 12 months. */
const AVERAGED_FROM_WEEKS = 10;
const AVERAGED_TO_WEEKS = 52;

export const measurementId = (result: TrialResult) => stableId('measurement', result.id);

/** One printed result as a measurement with its values, each with source and quote. */
export function addMeasurement(sink: RecordSink, trial: Trial, result: TrialResult): void {
  const id = measurementId(result);
  sink.add('measurement', {
    id,
    studyId: studyId(trial),
    outcomeId: outcomeOf(result),
    instrumentUseId: instrumentUseOf(sink, trial, result),
    eventDefinition: isBinary(result) ? typeset(result.instrument) : null,
    timeText: result.timepoint_label,
    ...timeOf(result),
    timeOrigin: 'randomisation',
    period: null,
    population: populationOf(trial, result),
    score: result.value_type ?? null,
    estimation: estimationOf(trial, result),
    isAdjusted: result.adjusted ?? (/adjusted/u.test(result.note ?? '') ? true : null),
    covariates: null,
    nBasis: nBasisOf(result),
    ciLevel: 95,
    tails: 2,
    measure: result.measure ?? null,
    note:
      [result.note, result.as_published ? `printed as ${result.as_published}` : null].filter(Boolean).join('; ') ||
      null,
  });
  sink.add('measurement_arm', {
    id: stableId('measurement arm', result.id, 'a'),
    measurementId: id,
    side: 'a',
    armId: armId(trial, result.arm),
  });
  if (result.comparator) {
    sink.add('measurement_arm', {
      id: stableId('measurement arm', result.id, 'b'),
      measurementId: id,
      side: 'b',
      armId: armId(trial, result.comparator),
    });
  }
  const sourceId = sourceFor(sink, trial, result.source);
  for (const [field, printed] of valuesOf(result)) {
    const typed = readTyped(field, printed);
    if (!typed.ok) throw new Error(`${result.id} ${field} ${printed}: ${typed.reason}`);
    sink.add('value', {
      id: stableId('value', result.id, field),
      measurementId: id,
      field,
      ...typed.fields,
      state: 'reported',
      handling: null,
      handlingNote: null,
      author: AUTHOR,
      role: 'single',
      sourceId,
    });
  }
}

/** Every number the result prints, in the order of the grid's columns, as the quote prints it. */
function valuesOf(result: TrialResult): readonly (readonly [ValueField, string])[] {
  const numbers: readonly (readonly [ValueField, number | null | undefined])[] = [
    ['mean', result.mean],
    ['sd', result.sd],
    ['se', result.se],
    ['estimate', result.estimate],
    ['ci_low', result.ci_low ?? result.percent_ci_low],
    ['ci_high', result.ci_high ?? result.percent_ci_high],
    ['n', result.n],
    ['events', result.events],
    ['percent', result.percent],
  ];
  const printed = numbers.flatMap(([field, number]) =>
    number === null || number === undefined ? [] : [[field, printedText(number, result.source?.quote)] as const],
  );
  return result.p ? [...printed, ['p', result.p] as const] : printed;
}

export function outcomeOf(result: TrialResult): string {
  const key = OUTCOME_OF_WORDING[result.outcome];
  if (!key) throw new Error(`${result.id} has the unknown outcome ${result.outcome}.`);
  return outcomeId(key);
}

export function isBinary(result: TrialResult): boolean {
  return result.direction.startsWith('event=');
}

export function timeOf(result: TrialResult): Pick<Measurement, 'timeKind' | 'timeFromDays' | 'timeToDays'> {
  if (/^(?:average|through)/u.test(result.timepoint_label)) {
    const to = result.timepoint_weeks ?? AVERAGED_TO_WEEKS;
    return { timeKind: 'averaged', timeFromDays: AVERAGED_FROM_WEEKS * DAYS_PER_WEEK, timeToDays: to * DAYS_PER_WEEK };
  }
  const days = result.timepoint_weeks === null ? null : result.timepoint_weeks * DAYS_PER_WEEK;
  return { timeKind: days === null ? 'end of treatment' : 'point', timeFromDays: days, timeToDays: days };
}

/** The trial's use of an instrument; the line to the outcome's own scale is by range, and turned round where higher is better. */
export function instrumentUseOf(sink: RecordSink, trial: Trial, result: TrialResult): string | null {
  if (isBinary(result)) return null;
  const instrumentId = stableId('instrument', result.instrument);
  const known = INSTRUMENTS[result.instrument];
  const [low = null, high = null] = result.range ?? [];
  if (!sink.has('instrument', instrumentId)) {
    sink.add('instrument', {
      id: instrumentId,
      name: known?.name ?? typeset(result.instrument),
      abbreviation: known?.abbreviation ?? typeset(result.instrument),
      construct: known?.construct ?? result.outcome,
      low,
      high,
      direction: result.direction === 'higher=better' ? 'higher is better' : 'higher is worse',
      items: known?.items ?? null,
      isInteger: known?.isInteger ?? null,
      mid: known?.mid ?? null,
      midSource: known?.midSource ?? null,
    });
  }
  const id = stableId('instrument use', trial.id, result.instrument);
  if (!sink.has('instrument_use', id)) {
    sink.add('instrument_use', {
      id,
      studyId: studyId(trial),
      instrumentId,
      low,
      high,
      scoring: null,
      unit: null,
      ...mapToOutcome(result, low, high),
    });
  }
  return id;
}

function mapToOutcome(
  result: TrialResult,
  low: number | null,
  high: number | null,
): Readonly<{ slope: number; intercept: number }> {
  const outcome = OUTCOME_OF_WORDING[result.outcome];
  const span = low === null || high === null ? null : high - low;
  if (outcome === 'pain' && span) return { slope: 10 / span, intercept: (-10 * low!) / span };
  // Function has no scale of its own: only the direction is aligned, for standardised differences.
  if (outcome === 'function' && result.direction === 'higher=better') return { slope: -1, intercept: 0 };
  return { slope: 1, intercept: 0 };
}

export function populationOf(trial: Trial, result: TrialResult): string | null {
  const stated = trial.facts.some(
    (fact) => /^analysis$/u.test(fact.item) && /intention-to-treat|ITT/u.test(fact.value ?? ''),
  );
  return /ITT|intention-to-treat/u.test(result.note ?? '') || stated ? 'ITT' : null;
}

function estimationOf(trial: Trial, result: TrialResult): Measurement['estimation'] {
  if (/model-based probability/u.test(result.n_basis ?? '')) return 'model percent';
  if (/imputed/u.test(`${result.note ?? ''} ${result.n_basis ?? ''}`)) return 'multiple imputation';
  const mixedModel = trial.facts.some((fact) => /linear mixed model/u.test(fact.value ?? ''));
  return mixedModel && result.kind !== 'arm-binary' ? 'LS mean' : null;
}

function nBasisOf(result: TrialResult): Measurement['nBasis'] {
  if (result.n === null || result.n === undefined) return 'not stated';
  return /randomised/u.test(`${result.n_basis ?? ''} ${result.note ?? ''}`) ? 'randomised' : 'analysed';
}
