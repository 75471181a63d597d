import { designMatrix } from '../regression/design-matrix.ts';
import { explainedHeterogeneity } from '../regression/explained-heterogeneity.ts';
import { mixedEffectsModel } from '../regression/mixed-effects-model.ts';
import { predictFromModel } from '../regression/predictions.ts';
import type { AnalysisResult, Effect } from './derived.ts';
import type { ModeratorChoice, ModeratorFit, Refusal } from './diagnosed.ts';
import { refusable } from './diagnose.ts';
import { DIAGNOSTICS } from './phrases.ts';
import type { Attribute, Snapshot } from './records/index.ts';

const LINE_POINTS = 25;
const FEWEST_STUDIES = 3;

/** The numeric characteristics of studies, intervention arms and results that an analysis can be regressed on. */
export function moderatorChoices(analysis: AnalysisResult, snapshot: Snapshot): readonly ModeratorChoice[] {
  return [...snapshot.attribute.values()]
    .filter((attribute) => attribute.type === 'number')
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map(({ id, name, unit }) => ({
      attributeId: id,
      name,
      unit,
      studies: numbersOf(analysis, snapshot, id).filter((number) => number !== null).length,
    }))
    .filter(({ studies }) => studies >= FEWEST_STUDIES);
}

/**
 * Meta-regression on one characteristic: REML, Knapp-Hartung. The rule of ten studies refuses with its reason unless it is
 * set aside with one. No claim about persons: studies differ in more than the characteristic.
 */
export function diagnoseModerator(
  analysis: AnalysisResult,
  effects: ReadonlyMap<string, Effect>,
  snapshot: Snapshot,
  attribute: Attribute,
  overriddenBecause: string | undefined,
): ModeratorFit | Refusal {
  const values = numbersOf(analysis, snapshot, attribute.id);
  const column = analysis.rows.map((row) => {
    const effect = effects.get(`${row.studyResultId} ${analysis.scale.measure}`);
    return effect?.state === 'estimated' ? effect : null;
  });
  const yi = column.map((effect) => effect?.estimate ?? null);
  const vi = column.map((effect) => (effect ? effect.standardError ** 2 : null));
  return refusable((): ModeratorFit | Refusal => {
    const design = designMatrix(values.length, [{ kind: 'continuous', name: attribute.name, values }]);
    const gate = overriddenBecause ? { overriddenBecause } : 'enforced';
    const model = mixedEffectsModel(yi, vi, design, { estimator: 'REML', test: 'knha', gate });
    const slope = model.coefficients[1];
    if (!slope) {
      return { state: 'refused', reason: DIAGNOSTICS.constantModerator(attribute.name), canBeOverridden: false };
    }
    const present = values.flatMap((value) => value ?? []);
    const [least, most] = [Math.min(...present), Math.max(...present)];
    const at = Array.from({ length: LINE_POINTS }, (_, i) => least + ((most - least) * i) / (LINE_POINTS - 1));
    const line = predictFromModel(
      model,
      at.map((value) => [value]),
    );
    return {
      state: 'done',
      attributeId: attribute.id,
      name: attribute.name,
      unit: attribute.unit,
      k: model.k,
      slope: {
        estimate: slope.estimate,
        standardError: slope.standardError,
        low: slope.low,
        high: slope.high,
        pValue: slope.pValue,
      },
      degreesOfFreedom: model.degreesOfFreedom,
      rSquared: explainedHeterogeneity(model).rSquared,
      tauSquaredResidual: model.tauSquared,
      points: analysis.rows.flatMap((row, i) => {
        const value = values[i] ?? null;
        const effect = column[i];
        if (value === null || !effect) return [];
        const { studyResultId, label } = row;
        return { studyResultId, label, value, effect: effect.estimate, weightPercent: row.weightPercent ?? 0 };
      }),
      line: line.map(({ estimate, low, high }, i) => ({ value: at[i]!, estimate, low, high })),
      overriddenBecause: model.gate.overriddenBecause,
    };
  });
}

/**
 * The characteristic of each row's result, else of its intervention arms where they agree, else of its study; null where it
 * was not extracted. A characteristic has one level, so only one of the three is ever there.
 */
function numbersOf(analysis: AnalysisResult, snapshot: Snapshot, attributeId: string): readonly (number | null)[] {
  const byOwner = new Map<string, number | null>();
  for (const value of snapshot.attribute_value.values())
    if (value.attributeId === attributeId) byOwner.set(value.ownerId, value.number);
  const isOfArms = snapshot.attribute.get(attributeId)?.level === 'arm';
  const armsByResult = isOfArms
    ? Map.groupBy(
        [...snapshot.study_result_arm.values()].filter(({ side }) => side === 'a'),
        ({ studyResultId }) => studyResultId,
      )
    : null;
  return analysis.rows.map(({ studyId, studyResultId }) => {
    if (armsByResult === null) return byOwner.get(studyResultId) ?? byOwner.get(studyId) ?? null;
    const [first = null, ...others] = (armsByResult.get(studyResultId) ?? []).map(
      ({ armId }) => byOwner.get(armId) ?? null,
    );
    return others.every((number) => number === first) ? first : null;
  });
}
