import type { Derivation } from '../derivation.ts';
import { LEVEL } from '../derivation.ts';
import type { Effect, ReceiptStep } from '../derived.ts';
import { groupOf } from '../grouping.ts';
import type {
  AnalysisMeasure,
  Arm,
  InstrumentUse,
  Measurement,
  MeasurementArm,
  Outcome,
  Snapshot,
  Study,
  StudyResult,
  StudyResultArm,
  StudyResultMeasurement,
  Value,
} from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';
import { deriveEffect, explainEffect } from './derive-effect.ts';
import { readingsOf, type EffectFacts, type MeasurementFacts } from './facts.ts';

/** The effect of a study result on a measure, made once for each derivation and kept while what it reads is unchanged. */
export function effectOf(run: Derivation, result: StudyResult, measure: AnalysisMeasure, outcome: Outcome): Effect {
  const key = `${result.id} ${measure}`;
  const made = run.effects.get(key);
  // Taken over from the derivation before, unless the change reaches it.
  if (made && !run.unchanged?.reach.results.has(result.id)) return made;
  const gathered = gather(run.index, result);
  const effect = run.memo.keep(`effect ${key}`, dependenciesOf(gathered, result, outcome), () =>
    deriveEffect(factsOf(gathered, result, measure, outcome), LEVEL),
  );
  run.effects.set(key, effect);
  return effect;
}

/** How an effect was made: every formula with its numbers, and the values and assumptions it read. */
export function receiptOf(index: ReviewIndex, studyResultId: string, measure: AnalysisMeasure): readonly ReceiptStep[] {
  const result = index.snapshot.study_result.get(studyResultId);
  const outcome = result && index.snapshot.outcome.get(result.outcomeId);
  return result && outcome ? explainEffect(factsOf(gather(index, result), result, measure, outcome)) : [];
}

/** The records an effect reads, found once for the memo and for the facts. */
type Gathered = Readonly<{
  study: Study | undefined;
  instrumentUse: InstrumentUse | undefined;
  sides: readonly StudyResultArm[];
  arms: readonly (Arm | undefined)[];
  links: readonly StudyResultMeasurement[];
  measurements: readonly (Measurement | undefined)[];
  about: readonly (readonly MeasurementArm[])[];
  values: readonly (readonly Value[])[];
  assumptions: Snapshot['assumption'];
}>;

function gather(index: ReviewIndex, result: StudyResult): Gathered {
  const { snapshot } = index;
  const links = groupOf(index.linksByStudyResult, result.id);
  const sides = groupOf(index.armsByStudyResult, result.id);
  return {
    study: snapshot.study.get(result.studyId),
    instrumentUse: result.instrumentUseId === null ? undefined : snapshot.instrument_use.get(result.instrumentUseId),
    sides,
    arms: sides.map((side) => snapshot.arm.get(side.armId)),
    links,
    measurements: links.map((link) => snapshot.measurement.get(link.measurementId)),
    about: links.map((link) => groupOf(index.armsByMeasurement, link.measurementId)),
    values: links.map((link) => groupOf(index.valuesByMeasurement, link.measurementId)),
    assumptions: snapshot.assumption,
  };
}

function dependenciesOf(gathered: Gathered, result: StudyResult, outcome: Outcome): readonly unknown[] {
  const { study, instrumentUse, sides, arms, links, measurements, about, values, assumptions } = gathered;
  return [result, outcome, study, instrumentUse, assumptions, sides, links, ...arms, ...measurements, ...about, ...values];
}

function factsOf(gathered: Gathered, result: StudyResult, measure: AnalysisMeasure, outcome: Outcome): EffectFacts {
  const { study, instrumentUse, sides, assumptions } = gathered;
  const armsOn = (wanted: 'a' | 'b') => gathered.arms.filter((arm, i) => arm !== undefined && sides[i]!.side === wanted) as Arm[];
  return {
    result,
    study: study ?? null,
    measure,
    outcome,
    instrumentUse: instrumentUse ?? null,
    armsA: armsOn('a'),
    armsB: armsOn('b'),
    measurements: gathered.measurements.flatMap((measurement, i): MeasurementFacts | [] => {
      if (!measurement) return [];
      const about = gathered.about[i]!;
      return {
        measurement,
        sideA: armIds(about, 'a'),
        sideB: armIds(about, 'b'),
        readings: readingsOf(gathered.values[i]!),
      };
    }),
    assumptions,
  };
}

function armIds(about: readonly MeasurementArm[], side: 'a' | 'b'): readonly string[] {
  const ids: string[] = [];
  for (const entry of about) if (entry.side === side) ids.push(entry.armId);
  return ids;
}
