import { groupOf } from '../../engine/review/grouping.ts';
import type {
  Arm,
  Measurement,
  Route,
  StudyResult,
  StudyResultArm,
  StudyResultMeasurement,
} from '../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';

/** A measurement with the arms it is about: side A alone for an arm, both for a contrast. */
export type MeasurementSides = Readonly<{ measurement: Measurement; a: readonly string[]; b: readonly string[] }>;

/** A measurement with its arms as the file has them. */
export function sidesOf(index: ReviewIndex, measurement: Measurement): MeasurementSides {
  const about = groupOf(index.armsByMeasurement, measurement.id);
  const on = (side: 'a' | 'b') => about.flatMap((entry) => (entry.side === side ? [entry.armId] : []));
  return { measurement, a: on('a'), b: on('b') };
}

/** Records to add so that measurements reach the analyses, in the order of their references. */
export type ResultGroups = Readonly<{
  results: readonly StudyResult[];
  arms: readonly StudyResultArm[];
  links: readonly StudyResultMeasurement[];
}>;

export type GroupingFacts = Readonly<{
  index: ReviewIndex;
  /** Measurements to group: of one study and one outcome, those that stand already included. */
  measurements: readonly MeasurementSides[];
  /** The study's arms, new ones included. */
  arms: readonly Arm[];
  /** Interventions of arms that are not in the index yet, by arm id. */
  interventionsOfNewArms: ReadonlyMap<string, readonly string[]>;
  newId: () => string;
}>;

type Pair = Readonly<{ a: readonly string[]; b: readonly string[] }>;

/**
 * The study results that measurements of one study and outcome make up: one for each pair of arms, instrument, time, population
 * and score, holding every measurement that could yield it. What stands already is extended, never changed.
 */
export function groupResults(facts: GroupingFacts): ResultGroups {
  const made = { results: [] as StudyResult[], arms: [] as StudyResultArm[], links: [] as StudyResultMeasurement[] };
  for (const bucket of Map.groupBy(facts.measurements, ({ measurement }) => bucketOf(measurement)).values()) {
    for (const pair of pairsOf(facts, bucket)) addResult(facts, bucket, pair, made);
  }
  return made;
}

function addResult(
  { index, newId }: GroupingFacts,
  bucket: readonly MeasurementSides[],
  pair: Pair,
  made: { results: StudyResult[]; arms: StudyResultArm[]; links: StudyResultMeasurement[] },
): void {
  const about = bucket.filter((sides) => belongs(sides, pair));
  const { measurement: like } = about.find(({ b }) => b.length === 0) ?? about[0]!;
  const present = groupOf(index.resultsByOutcome, like.outcomeId).find(
    (result) =>
      result.studyId === like.studyId && bucketOf(result) === bucketOf(like) && sameSides(index, result.id, pair),
  );
  const id = present?.id ?? newId();
  if (!present) {
    made.results.push({
      id,
      studyId: like.studyId,
      outcomeId: like.outcomeId,
      instrumentUseId: like.instrumentUseId,
      eventDefinition: like.eventDefinition,
      timeKind: like.timeKind,
      timeFromDays: like.timeFromDays,
      timeToDays: like.timeToDays,
      population: like.population,
      score: about.find(({ measurement }) => measurement.score)?.measurement.score ?? null,
      route: firstRoute(about, pair),
    });
    for (const [side, armIds] of [
      ['a', pair.a],
      ['b', pair.b],
    ] as const) {
      for (const armId of armIds) made.arms.push({ id: newId(), studyResultId: id, side, armId });
    }
  }
  const linked = new Set(groupOf(index.linksByStudyResult, id).map((link) => link.measurementId));
  for (const { measurement } of about) {
    if (!linked.has(measurement.id)) made.links.push({ id: newId(), studyResultId: id, measurementId: measurement.id });
  }
}

/** A printed difference with its interval goes before a difference of arms (extraction.md 1.2), where it is of these very arms. */
function firstRoute(about: readonly MeasurementSides[], pair: Pair): Route {
  const contrasts = about.filter(({ b }) => b.length > 0);
  const isWhole = contrasts.some(({ a }) => sameSet(a, pair.a));
  return isWhole || (contrasts.length > 0 && pair.a.every((arm) => contrasts.some(({ a }) => sameSet(a, [arm]))))
    ? 'contrast'
    : 'arms';
}

function bucketOf(of: Measurement | StudyResult): string {
  return JSON.stringify([
    of.instrumentUseId,
    of.eventDefinition,
    of.timeKind,
    of.timeFromDays,
    of.timeToDays,
    of.population,
  ]);
}

function belongs({ a, b }: MeasurementSides, pair: Pair): boolean {
  if (b.length === 0) return a.length === 1 && (pair.a.includes(a[0]!) || pair.b.includes(a[0]!));
  return a.every((arm) => pair.a.includes(arm)) && sameSet(b, pair.b);
}

/** Pairs that were printed as contrasts, and those whose arms stand on the two sides of a comparison. */
function pairsOf(facts: GroupingFacts, bucket: readonly MeasurementSides[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  const put = (pair: Pair) => pairs.set(`${pair.a.toSorted().join(' ')}|${pair.b.toSorted().join(' ')}`, pair);
  for (const { a, b } of bucket) if (b.length > 0) put({ a, b });
  const printed = new Set(bucket.flatMap(({ a, b }) => (b.length === 0 && a.length === 1 ? a : [])));
  const arms = facts.arms.filter(({ id }) => printed.has(id)).toSorted((x, y) => x.position - y.position);
  const comparisons = comparedArms(facts);
  const compared: Compared = (a, b) => comparisons.some((are) => are(a, b));
  for (const [i, first] of arms.entries()) {
    for (const second of arms.slice(i + 1)) {
      const forward = compared(first.id, second.id);
      const backward = compared(second.id, first.id);
      // Before the protocol names its comparisons, the arm that was entered first is the intervention.
      if (forward || (!backward && facts.index.snapshot.comparison.size === 0)) put({ a: [first.id], b: [second.id] });
      else if (backward) put({ a: [second.id], b: [first.id] });
    }
  }
  for (const are of comparisons) for (const combined of combinedPairs(arms, are)) put(combined);
  return [...pairs.values()];
}

/** Where a comparison has several of the arms on one side: those of each side together, as one group (extraction.md 1.4). */
function combinedPairs(arms: readonly Arm[], compared: Compared): readonly Pair[] {
  const comparators = arms.filter(({ id }) => arms.some((other) => compared(other.id, id)));
  return comparators.flatMap(({ id: comparator }) => {
    const a = arms.filter(({ id }) => compared(id, comparator)).map(({ id }) => id);
    const b = arms.filter(({ id }) => a.every((arm) => compared(arm, id))).map(({ id }) => id);
    return a.length > 1 || b.length > 1 ? [{ a, b }] : [];
  });
}

/** Whether a comparison has the one arm on its intervention side and the other on its comparator side. */
export type Compared = (a: string, b: string) => boolean;

/** How each comparison of the protocol compares arms. */
export function comparedArms({
  index,
  interventionsOfNewArms,
}: Pick<GroupingFacts, 'index' | 'interventionsOfNewArms'>): readonly Compared[] {
  const tested = (armId: string) =>
    interventionsOfNewArms.get(armId) ??
    groupOf(index.interventionsByArm, armId).flatMap((link) => (link.role === 'tested' ? [link.interventionId] : []));
  const comparisons = [...index.snapshot.comparison.keys()].map((id) => {
    const sides = groupOf(index.sidesByComparison, id);
    const on = (side: 'intervention' | 'comparator') =>
      new Set(sides.flatMap((entry) => (entry.side === side ? [entry.interventionId] : [])));
    return { intervention: on('intervention'), comparator: on('comparator') };
  });
  return comparisons.map(
    ({ intervention, comparator }): Compared =>
      (a, b) =>
        tested(a).some((id) => intervention.has(id)) &&
        tested(b).some((id) => comparator.has(id)) &&
        !tested(b).some((id) => intervention.has(id)),
  );
}

function sameSides(index: ReviewIndex, resultId: string, pair: Pair): boolean {
  const sides = groupOf(index.armsByStudyResult, resultId);
  const on = (side: 'a' | 'b') => sides.flatMap((entry) => (entry.side === side ? [entry.armId] : []));
  return sameSet(on('a'), pair.a) && sameSet(on('b'), pair.b);
}

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((entry) => b.includes(entry));
