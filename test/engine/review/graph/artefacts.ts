import type { DerivedReview } from '../../../../engine/review/derived.ts';

/** Every artefact of a derived review by name: what a screen or a report can show, and can be told has changed. */
export function artefactsOf(derived: DerivedReview): ReadonlyMap<string, unknown> {
  const { effects, analyses, summaryOfFindings, judgements, riskOfBias } = derived;
  const { comparisons, footnotes, ...page } = summaryOfFindings;
  const order = comparisons.map(({ comparisonId, rows }) => [comparisonId, ...rows.map(({ findingId }) => findingId)]);
  return new Map<string, unknown>([
    ...[...effects].map(([key, effect]) => [`effect ${key}`, effect] as const),
    ...[...analyses].map(([id, analysis]) => [`analysis ${id}`, analysis] as const),
    ...comparisons.flatMap(({ rows }) => rows.map((row) => [`finding ${row.findingId}`, row] as const)),
    ...[...judgements].map(([id, standing]) => [`judgement ${id}`, standing] as const),
    ...[...riskOfBias].map(([id, assessed]) => [`risk of bias ${id}`, assessed] as const),
    ['footnotes', footnotes],
    // Put together anew with each table: compared as text.
    ...comparisons.map(
      ({ comparisonId, intervention, comparator }) =>
        [`comparison ${comparisonId}`, `${intervention} · ${comparator}`] as const,
    ),
    ['order', JSON.stringify(order)],
    ['page', JSON.stringify(page)],
  ]);
}

/** Names of the artefacts that are not the same in both, by the comparison given. */
export function changedNames(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  isSame: (a: unknown, b: unknown) => boolean,
): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((name) => before.has(name) !== after.has(name) || !isSame(before.get(name), after.get(name)))
    .toSorted();
}
