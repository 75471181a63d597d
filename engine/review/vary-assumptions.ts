import { printedOf } from './diagnose.ts';
import type { VariedAssumption } from './diagnosed.ts';
import type { AnalysisResult, Effect } from './derived.ts';
import { effectKey, effectUnder, receiptOf } from './effect/effect-of.ts';
import { poolStudies, ruleOf, type EstimatedEffect } from './pool-studies.ts';
import type { Assumption } from './records/index.ts';
import { indexReview, type ReviewIndex } from './review-index.ts';

/** Where nobody gave a range for the correlation of one person's scores, these are tried (extraction.md 2.2). */
const CORRELATIONS = { low: 0.3, high: 0.7 } as const;

/**
 * The pooled result over the range of each assumption that its effects rest on: the ends of the range and the value used, all else
 * as it is. Nothing is stored. Empty where nothing is pooled or no number was assumed.
 *
 * @param effects the derived effects, by `effectKey`
 */
export function varyAssumptions(
  index: ReviewIndex,
  analysis: AnalysisResult,
  effects: ReadonlyMap<string, Effect>,
): readonly VariedAssumption[] {
  if (analysis.state.kind !== 'pooled') return [];
  const { measure } = analysis.scale;
  const cited = new Map<string, Set<string>>();
  for (const { studyResultId, shares } of analysis.rows)
    for (const { assumptionIds } of receiptOf(index, studyResultId, measure, shares))
      for (const id of assumptionIds) cited.set(id, (cited.get(id) ?? new Set()).add(studyResultId));
  return Array.from(cited, ([id, resting]) => {
    const assumption = index.snapshot.assumption.get(id);
    return assumption ? varied(index, analysis, effects, assumption, resting) : [];
  }).flat();
}

function varied(
  index: ReviewIndex,
  analysis: AnalysisResult,
  effects: ReadonlyMap<string, Effect>,
  assumption: Assumption,
  resting: ReadonlySet<string>,
): VariedAssumption {
  const { id, kind, value, rationale } = assumption;
  const hasRange = assumption.low !== null || assumption.high !== null;
  const { low, high } = hasRange || kind !== 'rho' ? assumption : CORRELATIONS;
  const tried = [...new Set([low, value, high])].filter((at) => at !== null).toSorted((a, b) => a - b);
  return {
    assumptionId: id,
    kind,
    rationale,
    value,
    isRangeGiven: hasRange,
    studies: analysis.rows.filter(({ studyResultId }) => resting.has(studyResultId)).map(({ label }) => label),
    results: tried.map((at) => ({ at, ...pooledAt(index, analysis, effects, { ...assumption, value: at }, resting) })),
  };
}

function pooledAt(
  index: ReviewIndex,
  { rows, scale, state }: AnalysisResult,
  effects: ReadonlyMap<string, Effect>,
  assumption: Assumption,
  resting: ReadonlySet<string>,
): Pick<VariedAssumption['results'][number], 'printed' | 'tauSquared' | 'iSquared'> {
  const nothing = { printed: null, tauSquared: null, iSquared: null };
  if (state.kind !== 'pooled') return nothing;
  const { snapshot } = index;
  const changed = indexReview(
    { ...snapshot, assumption: new Map(snapshot.assumption).set(assumption.id, assumption) },
    index,
  );
  const taken = rows.flatMap(({ studyResultId, shares }): EstimatedEffect[] => {
    const effect = resting.has(studyResultId)
      ? effectUnder(changed, studyResultId, scale.measure, shares)
      : effects.get(effectKey(studyResultId, scale.measure, shares));
    return effect?.state === 'estimated' ? [effect] : [];
  });
  // One study fewer would be another analysis, not the same under another assumption.
  if (taken.length < rows.length) return nothing;
  const model = poolStudies(taken, ruleOf(state.pooled));
  return 'estimate' in model
    ? {
        printed: printedOf(scale, model),
        tauSquared: model.k === 1 ? null : model.tauSquared,
        iSquared: model.iSquared,
      }
    : nothing;
}
