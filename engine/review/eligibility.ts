import { groupOf } from './grouping.ts';
import type { Arm, Study } from './records/index.ts';
import type { ReviewIndex } from './review-index.ts';

/** A study a comparison is about: included, randomised to at least one arm on each side (arm ids). */
export type EligibleStudy = Readonly<{
  study: Study;
  interventionArms: ReadonlySet<string>;
  comparatorArms: ReadonlySet<string>;
}>;

/** Included studies with arms on both sides of a comparison, oldest first and then by label. */
export function eligibleStudies(index: ReviewIndex, comparisonId: string): readonly EligibleStudy[] {
  const intervention = new Set<string>();
  const comparator = new Set<string>();
  for (const side of groupOf(index.sidesByComparison, comparisonId)) {
    (side.side === 'intervention' ? intervention : comparator).add(side.interventionId);
  }
  const armTests = (arm: Arm, side: ReadonlySet<string>) =>
    groupOf(index.interventionsByArm, arm.id).some((link) => link.role === 'tested' && side.has(link.interventionId));
  const eligible: EligibleStudy[] = [];
  for (const study of index.snapshot.study.values()) {
    if (study.status !== 'included') continue;
    const arms = groupOf(index.armsByStudy, study.id);
    const interventionArms = new Set<string>();
    const comparatorArms = new Set<string>();
    for (const arm of arms) {
      if (armTests(arm, intervention)) interventionArms.add(arm.id);
      else if (armTests(arm, comparator)) comparatorArms.add(arm.id);
    }
    if (interventionArms.size > 0 && comparatorArms.size > 0) {
      eligible.push({ study, interventionArms, comparatorArms });
    }
  }
  return eligible.toSorted(byYearThenLabel);
}

/**
 * Included studies with rows for an outcome that no comparison is about, since the interventions of their arms stand on none of its
 * sides: their numbers are in no analysis, most often because an arm was named in the paper's own words. By label.
 */
export function studiesInNoComparison(index: ReviewIndex, outcomeId: string): readonly Study[] {
  const { study, comparison, measurement } = index.snapshot;
  const placed = new Set(
    [...comparison.keys()].flatMap((id) => eligibleStudies(index, id).map((entry) => entry.study.id)),
  );
  const extracted = new Set<string>();
  for (const row of measurement.values()) if (row.outcomeId === outcomeId) extracted.add(row.studyId);
  return [...study.values()]
    .filter(({ id, status }) => status === 'included' && extracted.has(id) && !placed.has(id))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

function byYearThenLabel(a: EligibleStudy, b: EligibleStudy): number {
  const years = (a.study.year ?? Number.MAX_SAFE_INTEGER) - (b.study.year ?? Number.MAX_SAFE_INTEGER);
  if (years !== 0) return years;
  return a.study.label < b.study.label ? -1 : a.study.label > b.study.label ? 1 : 0;
}
