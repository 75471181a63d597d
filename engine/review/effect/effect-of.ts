import type { Derivation } from '../derivation.ts';
import { LEVEL } from '../derivation.ts';
import type { Effect, ReceiptStep } from '../derived.ts';
import { groupOf } from '../grouping.ts';
import { sameValue } from '../same-value.ts';
import type {
  AnalysisMeasure,
  Arm,
  Measurement,
  MeasurementArm,
  Outcome,
  StudyResult,
  Value,
} from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';
import { deriveEffect, explainEffect } from './derive-effect.ts';
import { rowsBeside } from './beside-change.ts';
import { readingsOf, type ChangeBeside, type EffectFacts, type MeasurementFacts } from './facts.ts';
import { SKEWED_MEDIANS_SETTING, skewedMediansOf } from './skewed-medians.ts';

type Shares = NonNullable<EffectFacts['shares']>;

/** Under which an effect stands in `DerivedReview.effects`. */
export function effectKey(studyResultId: string, measure: AnalysisMeasure, shares: Shares | null): string {
  return shares === null ? `${studyResultId} ${measure}` : `${studyResultId} ${measure} shared ${shares.a}/${shares.b}`;
}

/** The effect of a study result on a measure, made once for each derivation and kept while what it reads is unchanged. */
export function effectOf(
  run: Derivation,
  result: StudyResult,
  measure: AnalysisMeasure,
  outcome: Outcome,
  shares: Shares | null = null,
): Effect {
  const key = effectKey(result.id, measure, shares);
  const made = run.effects.get(key);
  if (made) return made;
  const kept = run.before?.derived.effects.get(key);
  const effect =
    kept && isUntouched(run, result, outcome) ? kept : remade(run, kept, { result, measure, outcome, shares });
  run.effects.set(key, effect);
  return effect;
}

/** Made anew; the one before where it comes out the same, so that nothing behind it is touched. */
function remade(
  { index }: Derivation,
  kept: Effect | undefined,
  {
    result,
    measure,
    outcome,
    shares,
  }: Readonly<{ result: StudyResult; measure: AnalysisMeasure; outcome: Outcome; shares: Shares | null }>,
): Effect {
  const effect = deriveEffect(factsOf(index, result, measure, outcome, shares), LEVEL);
  return kept && sameValue(kept, effect) ? kept : effect;
}

/** The effect a study result has in a review, made anew. */
export function effectOfRecords(
  index: ReviewIndex,
  result: StudyResult,
  measure: AnalysisMeasure,
  outcome: Outcome,
): Effect {
  return deriveEffect(factsOf(index, result, measure, outcome), LEVEL);
}

/** The effect a study result has in a review of other assumptions, shared out as it is. */
export function effectUnder(
  index: ReviewIndex,
  studyResultId: string,
  measure: AnalysisMeasure,
  shares: Shares | null,
): Effect | null {
  const result = index.snapshot.study_result.get(studyResultId);
  const outcome = result && index.snapshot.outcome.get(result.outcomeId);
  return result && outcome ? deriveEffect(factsOf(index, result, measure, outcome, shares), LEVEL) : null;
}

/** The effect a study result would have in a review with other values, its impossible numbers taken as printed. */
export function effectAsPrinted(
  index: ReviewIndex,
  result: StudyResult,
  measure: AnalysisMeasure,
  outcome: Outcome,
): Effect {
  return deriveEffect(factsOf(index, result, measure, outcome), LEVEL, { takesImpossible: true });
}

/** How an effect was made: every formula with its numbers, and the values and assumptions it read. */
export function receiptOf(
  index: ReviewIndex,
  studyResultId: string,
  measure: AnalysisMeasure,
  shares: Shares | null = null,
): readonly ReceiptStep[] {
  const result = index.snapshot.study_result.get(studyResultId);
  const outcome = result && index.snapshot.outcome.get(result.outcomeId);
  return result && outcome ? explainEffect(factsOf(index, result, measure, outcome, shares)) : [];
}

/** Whether every record an effect of this result reads is the very one it read in the derivation before. */
function isUntouched({ before, index }: Derivation, result: StudyResult, outcome: Outcome): boolean {
  if (!before) return false;
  if (before.reach) return !before.reach.results.has(result.id);
  const [was, is] = [before.index, index];
  const [old, now] = [was.snapshot, is.snapshot];
  if (old.study_result.get(result.id) !== result || old.outcome.get(outcome.id) !== outcome) return false;
  if (old.study.get(result.studyId) !== now.study.get(result.studyId) || old.assumption !== now.assumption)
    return false;
  if (old.setting.get(SKEWED_MEDIANS_SETTING) !== now.setting.get(SKEWED_MEDIANS_SETTING)) return false;
  const use = result.instrumentUseId;
  if (use !== null && old.instrument_use.get(use) !== now.instrument_use.get(use)) return false;
  const sides = groupOf(is.armsByStudyResult, result.id);
  const links = groupOf(is.linksByStudyResult, result.id);
  if (groupOf(was.armsByStudyResult, result.id) !== sides || groupOf(was.linksByStudyResult, result.id) !== links)
    return false;
  const isSameRow = ({ measurementId: id }: Readonly<{ measurementId: string }>) =>
    old.measurement.get(id) === now.measurement.get(id) &&
    groupOf(was.armsByMeasurement, id) === groupOf(is.armsByMeasurement, id) &&
    groupOf(was.valuesByMeasurement, id) === groupOf(is.valuesByMeasurement, id);
  return (
    sides.every(({ armId }) => old.arm.get(armId) === now.arm.get(armId)) &&
    links.every(isSameRow) &&
    (result.score !== 'change' ||
      sides.every(({ armId }) => {
        const rows = groupOf(is.measurementsByArm, armId);
        return groupOf(was.measurementsByArm, armId) === rows && rows.every(isSameRow);
      }))
  );
}

/**
 * The values an effect may be made from, in groups that keep their identity while they are unchanged: for those who show what was
 * printed, and by whom, though the number it reads as is the same.
 */
export function printedFor(index: ReviewIndex, studyResultId: string): readonly (readonly Value[])[] {
  const rows: readonly Readonly<{ measurementId: string }>[] = [
    ...groupOf(index.linksByStudyResult, studyResultId),
    ...(index.snapshot.study_result.get(studyResultId)?.score === 'change'
      ? groupOf(index.armsByStudyResult, studyResultId).flatMap(({ armId }) => groupOf(index.measurementsByArm, armId))
      : []),
  ];
  return rows.map(({ measurementId }) => groupOf(index.valuesByMeasurement, measurementId));
}

function factsOf(
  index: ReviewIndex,
  result: StudyResult,
  measure: AnalysisMeasure,
  outcome: Outcome,
  shares: Shares | null = null,
): EffectFacts {
  const { snapshot } = index;
  const armsA: Arm[] = [];
  const armsB: Arm[] = [];
  const sides = groupOf(index.armsByStudyResult, result.id);
  for (let i = 0; i < sides.length; i++) {
    const arm = snapshot.arm.get(sides[i]!.armId);
    if (arm) (sides[i]!.side === 'a' ? armsA : armsB).push(arm);
  }
  const measurements: MeasurementFacts[] = [];
  const links = groupOf(index.linksByStudyResult, result.id);
  for (let i = 0; i < links.length; i++) {
    const facts = measurementFacts(index, links[i]!.measurementId);
    if (facts) measurements.push(facts);
  }
  return {
    result,
    study: snapshot.study.get(result.studyId) ?? null,
    measure,
    outcome,
    instrumentUse:
      result.instrumentUseId === null ? null : (snapshot.instrument_use.get(result.instrumentUseId) ?? null),
    armsA,
    armsB,
    measurements,
    besideChange: (armId) => {
      const own = measurements.find(
        ({ sideA, sideB }) => sideB.length === 0 && sideA.length === 1 && sideA[0] === armId,
      );
      return own && outcome.kind === 'continuous' ? changeBeside(index, own.measurement, armId) : null;
    },
    assumptions: snapshot.assumption,
    shares,
  };
}

/** The rows of which a row of change is the difference; null unless both are there. */
export function changeBeside(index: ReviewIndex, measurement: Measurement, armId: string): ChangeBeside | null {
  if (measurement.score !== 'change') return null;
  const { baseline, final } = rowsBeside(index, measurement, armId);
  if (baseline === null || final === null) return null;
  const [before, after] = [measurementFacts(index, baseline.id), measurementFacts(index, final.id)];
  return before !== null && after !== null ? { baseline: before, final: after } : null;
}

/** A measurement with its arms and what its values read as; null when it is not there. */
export function measurementFacts(index: ReviewIndex, measurementId: string): MeasurementFacts | null {
  const measurement = index.snapshot.measurement.get(measurementId);
  if (!measurement) return null;
  const about = groupOf(index.armsByMeasurement, measurementId);
  return {
    measurement,
    sideA: armIds(about, 'a'),
    sideB: armIds(about, 'b'),
    readings: readingsOf(groupOf(index.valuesByMeasurement, measurementId)),
    skewedMedians: skewedMediansOf(index.snapshot.setting),
  };
}

function armIds(about: readonly MeasurementArm[], side: 'a' | 'b'): readonly string[] {
  const ids: string[] = [];
  for (let i = 0; i < about.length; i++) if (about[i]!.side === side) ids.push(about[i]!.armId);
  return ids;
}
