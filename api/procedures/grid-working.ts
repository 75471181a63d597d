import type { RowResult, RowWorking, Working } from '../contract/grid.ts';
import type { ReceiptStep } from '../../engine/review/derived.ts';
import { capitalise } from '../../engine/check/wording.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { workRow } from '../../engine/review/effect/row-working.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type { Route } from '../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';
import { rowFacts } from './row-facts.ts';
import { characteristicsOf } from './views/characteristics.ts';
import type { Session } from './session.ts';

/** One row in full: what it says about itself, how its derived numbers come about, and the results it can enter. */
export function rowWorking(session: Session, measurementId: string): RowWorking | null {
  const index = reviewIndexOf(session.derived());
  const measurement = index.snapshot.measurement.get(measurementId);
  if (!measurement) return null;
  const row = rowFacts(index, measurementId);
  const worked = row && workRow(row);
  return {
    details: measurement,
    steps: (worked?.steps() ?? []).map(working),
    alternatives: (worked?.alternatives() ?? []).map(working),
    notes: (worked?.notes ?? []).map(capitalise),
    results: groupOf(index.linksByMeasurement, measurementId).flatMap(
      (link) => resultOf(index, link.studyResultId) ?? [],
    ),
    resultAttributes: [...index.snapshot.attribute.values()]
      .filter(({ level }) => level === 'study_result')
      .toSorted((a, b) => a.position - b.position),
  };
}

const working = ({ label, formula, filled, value }: ReceiptStep): Working => ({ label, formula, filled, value });

function resultOf(index: ReviewIndex, studyResultId: string): RowResult | null {
  const { snapshot } = index;
  const result = snapshot.study_result.get(studyResultId);
  if (!result) return null;
  const sides = groupOf(index.armsByStudyResult, studyResultId);
  const side = (name: 'a' | 'b') =>
    sides.flatMap((entry) => (entry.side === name ? (snapshot.arm.get(entry.armId)?.label ?? []) : [])).join(' + ');
  const kinds = new Set(
    groupOf(index.linksByStudyResult, studyResultId).map(({ measurementId }): Route =>
      groupOf(index.armsByMeasurement, measurementId).some((entry) => entry.side === 'b') ? 'contrast' : 'arms',
    ),
  );
  kinds.add(result.route);
  const values = [...snapshot.attribute_value.values()].filter(({ ownerId }) => ownerId === studyResultId);
  return {
    attributes: characteristicsOf(values, snapshot),
    studyResultId,
    route: result.route,
    sides: `${side('a')} vs ${side('b')}`,
    routes: [...kinds].toSorted(),
  };
}
