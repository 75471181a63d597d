import { agreedValue } from '../../engine/review/agreed.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type { Route, StudyResult, Value, ValueField } from '../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';

/** What a measurement prints, by field: whether there is a number. */
export type Printed = (measurementId: string, field: ValueField) => boolean;

export type RouteChange = Readonly<{ resultId: string; route: Route }>;

type Usable = Readonly<Record<'arms' | 'contrast' | 'o-e and v', boolean>>;

/**
 * Results whose route changes with an edit. A route is left only when it has become unusable, or when a printed contrast has
 * just been completed, which goes before a difference of arms (extraction.md 1.2); so a reviewer's own choice stays.
 */
export function routeChanges(
  index: ReviewIndex,
  measurementIds: Iterable<string>,
  after: Printed,
): readonly RouteChange[] {
  const before: Printed = (measurementId, field) => isPrinted(groupOf(index.valuesByMeasurement, measurementId), field);
  const resultIds = new Set<string>();
  for (const id of measurementIds)
    for (const link of groupOf(index.linksByMeasurement, id)) resultIds.add(link.studyResultId);
  const changes: RouteChange[] = [];
  for (const id of resultIds) {
    const result = index.snapshot.study_result.get(id);
    if (!result || result.route === 'converted') continue;
    const route = nextRoute(result.route, usable(index, result, before), usable(index, result, after));
    if (route !== result.route) changes.push({ resultId: id, route });
  }
  return changes;
}

/** The route of a new result by what its rows print already: a contrast, O − E with V, or arms; its own while they print nothing. */
export function routeOfNew(index: ReviewIndex, result: StudyResult): Route {
  if (result.route === 'converted') return result.route;
  const printed: Printed = (measurementId, field) =>
    isPrinted(groupOf(index.valuesByMeasurement, measurementId), field);
  return nextRoute(result.route, { arms: false, contrast: false, 'o-e and v': false }, usable(index, result, printed));
}

export function isPrinted(values: readonly Value[], field: ValueField): boolean {
  const agreed = agreedValue(values, field);
  return agreed.kind === 'value' && agreed.value.number !== null;
}

function nextRoute(route: Exclude<Route, 'converted'>, before: Usable, after: Usable): Route {
  if (after.contrast && !before.contrast) return 'contrast';
  if (after[route]) return route;
  if (after.contrast) return 'contrast';
  if (after['o-e and v']) return 'o-e and v';
  return after.arms ? 'arms' : route;
}

const SPREADS: readonly (readonly ValueField[])[] = [
  ['sd'],
  ['se'],
  ['ci_low', 'ci_high'],
  ['q1', 'q3'],
  ['min', 'max'],
];
const PRECISIONS: readonly (readonly ValueField[])[] = [['se'], ['ci_low', 'ci_high'], ['t'], ['f'], ['p']];

function usable(index: ReviewIndex, result: StudyResult, printed: Printed): Usable {
  const measurements = groupOf(index.linksByStudyResult, result.id).map(({ measurementId }) => {
    const about = groupOf(index.armsByMeasurement, measurementId);
    return {
      measurementId,
      isContrast: about.some(({ side }) => side === 'b'),
      armId: about[0]?.armId,
      sideA: about.flatMap((arm) => (arm.side === 'a' ? [arm.armId] : [])),
    };
  });
  const has = (id: string, fields: readonly ValueField[]) => fields.every((field) => printed(id, field));
  const kind = index.snapshot.outcome.get(result.outcomeId)?.kind;
  const armIsUsable = (id: string) =>
    kind === 'binary' || kind === 'count or rate'
      ? (has(id, ['n']) && (has(id, ['events']) || has(id, ['percent']))) ||
        (kind === 'count or rate' && has(id, ['events', 'person_time']))
      : (has(id, ['mean']) || has(id, ['median'])) && SPREADS.some((fields) => has(id, fields));
  const contrasts = measurements.filter(({ isContrast }) => isContrast);
  return {
    arms: groupOf(index.armsByStudyResult, result.id).every(({ armId }) =>
      measurements.some((entry) => !entry.isContrast && entry.armId === armId && armIsUsable(entry.measurementId)),
    ),
    contrast: covers(
      groupOf(index.armsByStudyResult, result.id).flatMap(({ side, armId }) => (side === 'a' ? [armId] : [])),
      contrasts.filter(
        ({ measurementId: id }) => has(id, ['estimate']) && PRECISIONS.some((fields) => has(id, fields)),
      ),
    ),
    'o-e and v': contrasts.some(({ measurementId: id }) => has(id, ['o_minus_e', 'v'])),
  };
}

/** One contrast of all the arms of side A, or one for each of them: they are then combined. */
function covers(sideA: readonly string[], contrasts: readonly Readonly<{ sideA: readonly string[] }>[]): boolean {
  const isOf = (arms: readonly string[]) =>
    contrasts.some(
      (contrast) => contrast.sideA.length === arms.length && arms.every((arm) => contrast.sideA.includes(arm)),
    );
  return contrasts.length > 0 && (isOf(sideA) || sideA.every((arm) => isOf([arm])));
}
