import { agreedValue, type Agreed } from '../agreed.ts';
import type { NotEstimableReason } from '../derived.ts';
import type {
  AnalysisMeasure,
  Arm,
  Assumption,
  InstrumentUse,
  Measurement,
  Outcome,
  Snapshot,
  Study,
  StudyResult,
  Value,
  ValueField,
} from '../records/index.ts';

/** A measurement with the arms it is about and the values printed for it. Arm measurements have an empty `sideB`. */
export type MeasurementFacts = Readonly<{
  measurement: Measurement;
  sideA: readonly string[];
  sideB: readonly string[];
  readings: Readings;
}>;

/** What each printed field of a measurement reads as; a field that was not printed is missing. */
export type Readings = Readonly<Partial<Record<ValueField, Reading>>>;

/** Everything one effect may read. */
export type EffectFacts = Readonly<{
  result: StudyResult;
  study: Study | null;
  measure: AnalysisMeasure;
  outcome: Outcome;
  instrumentUse: InstrumentUse | null;
  armsA: readonly Arm[];
  armsB: readonly Arm[];
  measurements: readonly MeasurementFacts[];
  assumptions: Snapshot['assumption'];
  /** Among how many comparisons each side is shared out; null where it enters whole. */
  shares: Readonly<{ a: number; b: number }> | null;
}>;

/** A number read from a measurement, or a bound printed for it; `problem` says why a printed value cannot be used. */
export type Reading =
  | Readonly<{ state: 'number'; number: number; value: Value }>
  | Readonly<{ state: 'bound'; number: number; value: Value }>
  | Readonly<{ state: 'absent' }>
  | Readonly<{ state: 'problem'; reason: NotEstimableReason; field: ValueField }>;

const ABSENT: Reading = { state: 'absent' };

/** Read one field. */
export function read(facts: MeasurementFacts, field: ValueField): Reading {
  return facts.readings[field] ?? ABSENT;
}

/**
 * Read every printed field of a measurement. A bound such as "<0.05" is told apart from a number, and a value its reviewer
 * called unusable is absent.
 */
export function readingsOf(values: readonly Value[]): Readings {
  const readings: Partial<Record<ValueField, Reading>> = {};
  for (const { field } of values) readings[field] ??= readingOf(agreedValue(values, field), field);
  return readings;
}

function readingOf(agreed: Agreed, field: ValueField): Reading {
  if (agreed.kind === 'none') return ABSENT;
  if (agreed.kind === 'not agreed') return { state: 'problem', reason: 'not agreed between extractors', field };
  const { value } = agreed;
  if (value.handling === 'unusable as printed') return ABSENT;
  if (value.number === null) return ABSENT;
  const isExact = value.qualifier === '=' || value.qualifier === '~';
  return { state: isExact ? 'number' : 'bound', number: value.number, value };
}

/** What an assumption may be about: a study result, its study, its outcome. */
type AssumedFor = Readonly<{ id: string; studyId: string; outcomeId: string }>;

/** The nearest assumption of a kind: study result, then study, then outcome, then review. */
export function nearestAssumption(
  facts: Pick<EffectFacts, 'assumptions'> & Readonly<{ result: AssumedFor }>,
  kind: Assumption['kind'],
): Assumption | null {
  const { result } = facts;
  const scopes: readonly [Assumption['scope'], string | null][] = [
    ['study_result', result.id],
    ['study', result.studyId],
    ['outcome', result.outcomeId],
    ['review', null],
  ];
  for (const [scope, scopeId] of scopes) {
    for (const assumption of facts.assumptions.values()) {
      if (assumption.kind === kind && assumption.scope === scope && assumption.scopeId === scopeId) return assumption;
    }
  }
  return null;
}
