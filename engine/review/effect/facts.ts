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
import type { SkewedMedians } from './skewed-medians.ts';

/** A measurement with the arms it is about and the values printed for it. Arm measurements have an empty `sideB`. */
export type MeasurementFacts = Readonly<{
  measurement: Measurement;
  sideA: readonly string[];
  sideB: readonly string[];
  readings: Readings;
  /** What the review does with medians too skewed to convert. */
  skewedMedians: SkewedMedians;
}>;

/** What each field of a measurement reads as. */
export type Readings = Readonly<Record<ValueField, Reading>>;

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
  /** The rows with an arm's scores at baseline and at the end beside the change this result is about; null elsewhere. */
  besideChange: (armId: string) => ChangeBeside | null;
  assumptions: Snapshot['assumption'];
  /** Among how many comparisons each side is shared out; null where it enters whole. */
  shares: Readonly<{ a: number; b: number }> | null;
}>;

/** Where an arm's scores stand of which a change is the difference. */
export type ChangeBeside = Readonly<{ baseline: MeasurementFacts; final: MeasurementFacts }>;

/** A number read from a measurement, or a bound printed for it; `problem` says why a printed value cannot be used. */
export type Reading =
  | Readonly<{ state: 'number'; number: number; value: Value }>
  | Readonly<{ state: 'bound'; number: number; value: Value }>
  | Readonly<{ state: 'absent' }>
  | Readonly<{ state: 'problem'; reason: NotEstimableReason; field: ValueField }>;

const ABSENT: Reading = { state: 'absent' };

/** Of one shape for every measurement, which is what makes reading a field quick. */
const NOTHING_PRINTED: Readings = {
  mean: ABSENT,
  sd: ABSENT,
  se: ABSENT,
  ci_low: ABSENT,
  ci_high: ABSENT,
  n: ABSENT,
  events: ABSENT,
  percent: ABSENT,
  person_time: ABSENT,
  o_minus_e: ABSENT,
  v: ABSENT,
  estimate: ABSENT,
  t: ABSENT,
  f: ABSENT,
  p: ABSENT,
  median: ABSENT,
  q1: ABSENT,
  q3: ABSENT,
  min: ABSENT,
  max: ABSENT,
};

/** The measurement of one arm alone; undefined where there is none. */
export function measurementOfArm({ measurements }: EffectFacts, armId: string): MeasurementFacts | undefined {
  for (let i = 0; i < measurements.length; i++) {
    const facts = measurements[i]!;
    if (facts.sideB.length === 0 && facts.sideA.length === 1 && facts.sideA[0] === armId) return facts;
  }
  return undefined;
}

/** Read one field. */
export function read(facts: MeasurementFacts, field: ValueField): Reading {
  return facts.readings[field];
}

/**
 * Read every printed field of a measurement. A bound such as "<0.05" is told apart from a number, and a value its reviewer
 * called unusable is absent.
 */
export function readingsOf(values: readonly Value[]): Readings {
  const readings: Record<ValueField, Reading> = { ...NOTHING_PRINTED };
  // One extractor alone is the commonest case by far, and has nobody to agree with.
  let isSingle = true;
  for (let i = 0; i < values.length; i++) if (values[i]!.role !== 'single') isSingle = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    readings[value.field] = isSingle
      ? readingOfValue(value)
      : readingOfAgreed(agreedValue(values, value.field), value.field);
  }
  return readings;
}

function readingOfAgreed(agreed: Agreed, field: ValueField): Reading {
  if (agreed.kind === 'none') return ABSENT;
  if (agreed.kind === 'not agreed') return { state: 'problem', reason: 'not agreed between extractors', field };
  return readingOfValue(agreed.value);
}

function readingOfValue(value: Value): Reading {
  if (value.number === null || value.handling === 'unusable as printed') return ABSENT;
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
  if (facts.assumptions.size === 0) return null;
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

const SCOPES: readonly Assumption['scope'][] = ['study_result', 'study', 'outcome', 'review'];

/** How near an assumption is: 0 for the study result's own, 3 for the whole review's. */
export function assumptionRank({ scope }: Assumption): number {
  return SCOPES.indexOf(scope);
}
