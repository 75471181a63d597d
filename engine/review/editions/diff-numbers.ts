import type { Value } from '../records/index.ts';
import type { FrozenReview } from './frozen.ts';
import { EDITIONS } from './phrases.ts';
import type { NumberChange } from './types.ts';

/**
 * Printed numbers of studies included on both sides that read otherwise, in the order of studies and measurements. A number is the
 * same cell by measurement, field and extractor, so that one removed and typed anew counts as corrected.
 */
export function numberChanges(before: FrozenReview, after: FrozenReview): readonly NumberChange[] {
  const was = new Map(before.facts.value.map((value) => [cellOf(value), value]));
  const is = new Map(after.facts.value.map((value) => [cellOf(value), value]));
  const [placeBefore, placeAfter] = [placesOf(before), placesOf(after)];
  const changes: NumberChange[] = [];
  const add = (value: Value, kind: NumberChange['kind'], texts: Pick<NumberChange, 'before' | 'after'>) => {
    const [there, elsewhere] = kind === 'removed' ? [placeBefore, placeAfter] : [placeAfter, placeBefore];
    const place = there(value.measurementId);
    // Numbers that came or went with their study are told by the study.
    if (place === null || !place.isIncluded || !elsewhere.studies.has(place.studyId)) return;
    const { studyId, studyLabel, text } = place;
    changes.push({
      measurementId: value.measurementId,
      studyId,
      studyLabel,
      place: text,
      field: value.field,
      kind,
      ...texts,
    });
  };
  for (const [cell, value] of is) {
    const earlier = was.get(cell);
    if (!earlier) add(value, 'added', { before: null, after: shown(value) });
    else if (shown(earlier) !== shown(value)) add(value, 'corrected', { before: shown(earlier), after: shown(value) });
  }
  for (const [cell, value] of was) if (!is.has(cell)) add(value, 'removed', { before: shown(value), after: null });
  return changes.toSorted(
    (a, b) =>
      compare(a.studyLabel, b.studyLabel) || compare(a.measurementId, b.measurementId) || compare(a.field, b.field),
  );
}

const cellOf = ({ measurementId, field, role }: Value): string => `${measurementId} ${field} ${role}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What counts as the number: its text with qualifier, and what the reviewer decided about it. */
function shown({ text, qualifier, handling }: Value): string {
  const typed = qualifier === '=' || text.startsWith(qualifier) ? text : `${qualifier} ${text}`;
  return handling === null ? typed : `${typed} (${handling})`;
}

type Place = Readonly<{ studyId: string; studyLabel: string; isIncluded: boolean; text: string }>;

function placesOf({
  facts,
}: FrozenReview): ((measurementId: string) => Place | null) & Readonly<{ studies: ReadonlySet<string> }> {
  const measurements = new Map(facts.measurement.map((measurement) => [measurement.id, measurement]));
  const studies = new Map(facts.study.map((study) => [study.id, study]));
  const outcomes = new Map(facts.outcome.map((outcome) => [outcome.id, outcome]));
  const arms = new Map(facts.arm.map((arm) => [arm.id, arm]));
  const armsOf = Map.groupBy(facts.measurement_arm, ({ measurementId }) => measurementId);
  const place = (measurementId: string): Place | null => {
    const measurement = measurements.get(measurementId);
    const study = measurement && studies.get(measurement.studyId);
    if (!measurement || !study) return null;
    const side = (name: 'a' | 'b') =>
      (armsOf.get(measurementId) ?? [])
        .flatMap((entry) => (entry.side === name ? (arms.get(entry.armId)?.label ?? []) : []))
        .join(' + ');
    const who = side('b') === '' ? side('a') : EDITIONS.contrast(side('a'), side('b'));
    const text = [outcomes.get(measurement.outcomeId)?.construct ?? '', measurement.timeText, who]
      .filter(Boolean)
      .join(', ');
    return { studyId: study.id, studyLabel: study.label, isIncluded: study.status === 'included', text };
  };
  return Object.assign(place, {
    studies: new Set(facts.study.flatMap(({ id, status }) => (status === 'included' ? [id] : []))),
  });
}
