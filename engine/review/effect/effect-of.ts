import type { Derivation } from '../derivation.ts';
import { LEVEL } from '../derivation.ts';
import type { Effect, ReceiptStep } from '../derived.ts';
import { groupOf } from '../grouping.ts';
import type { AnalysisMeasure, Outcome, StudyResult } from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';
import { deriveEffect, explainEffect } from './derive-effect.ts';
import type { EffectFacts, MeasurementFacts } from './facts.ts';

/** The effect of a study result on a measure, made once for each derivation and kept while what it reads is unchanged. */
export function effectOf(run: Derivation, result: StudyResult, measure: AnalysisMeasure, outcome: Outcome): Effect {
  const key = `${result.id} ${measure}`;
  const made = run.effects.get(key);
  // Taken over from the derivation before, unless the change reaches it.
  if (made && !run.unchanged?.reach.results.has(result.id)) return made;
  const effect = run.memo.keep(`effect ${key}`, dependenciesOf(run.index, result, outcome), () =>
    deriveEffect(factsOf(run.index, result, measure, outcome), LEVEL),
  );
  run.effects.set(key, effect);
  return effect;
}

/** How an effect was made: every formula with its numbers, and the values and assumptions it read. */
export function receiptOf(index: ReviewIndex, studyResultId: string, measure: AnalysisMeasure): readonly ReceiptStep[] {
  const result = index.snapshot.study_result.get(studyResultId);
  const outcome = result && index.snapshot.outcome.get(result.outcomeId);
  return result && outcome ? explainEffect(factsOf(index, result, measure, outcome)) : [];
}

function dependenciesOf(index: ReviewIndex, result: StudyResult, outcome: Outcome): readonly unknown[] {
  const { snapshot } = index;
  const links = groupOf(index.linksByStudyResult, result.id);
  const sides = groupOf(index.armsByStudyResult, result.id);
  const dependencies: unknown[] = [
    result, outcome, snapshot.study.get(result.studyId), links, sides, snapshot.assumption,
    result.instrumentUseId === null ? null : snapshot.instrument_use.get(result.instrumentUseId),
  ];
  for (const { measurementId } of links) {
    dependencies.push(
      snapshot.measurement.get(measurementId),
      groupOf(index.armsByMeasurement, measurementId),
      groupOf(index.valuesByMeasurement, measurementId),
    );
  }
  for (const side of sides) dependencies.push(snapshot.arm.get(side.armId));
  return dependencies;
}

function factsOf(index: ReviewIndex, result: StudyResult, measure: AnalysisMeasure, outcome: Outcome): EffectFacts {
  const { snapshot } = index;
  const sides = groupOf(index.armsByStudyResult, result.id);
  const arms = (side: 'a' | 'b') =>
    sides.flatMap((entry) => (entry.side === side ? (snapshot.arm.get(entry.armId) ?? []) : []));
  const measurements = groupOf(index.linksByStudyResult, result.id).flatMap(({ measurementId }): MeasurementFacts[] => {
    const measurement = snapshot.measurement.get(measurementId);
    if (!measurement) return [];
    const about = groupOf(index.armsByMeasurement, measurementId);
    return [
      {
        measurement,
        sideA: about.flatMap((entry) => (entry.side === 'a' ? entry.armId : [])),
        sideB: about.flatMap((entry) => (entry.side === 'b' ? entry.armId : [])),
        values: groupOf(index.valuesByMeasurement, measurementId),
      },
    ];
  });
  return {
    result,
    study: snapshot.study.get(result.studyId) ?? null,
    measure,
    outcome,
    instrumentUse: result.instrumentUseId === null ? null : (snapshot.instrument_use.get(result.instrumentUseId) ?? null),
    armsA: arms('a'),
    armsB: arms('b'),
    measurements,
    assumptions: [...snapshot.assumption.values()],
  };
}
