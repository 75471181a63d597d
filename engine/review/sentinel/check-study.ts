import { changeAgainstFinal } from '../../check/change-against-final.ts';
import { byGravity, runChecks } from '../../check/run-checks.ts';
import {
  CHECK_IDS,
  type CheckFinding,
  type CheckId,
  type CheckedMember,
  type CheckedResult,
} from '../../check/types.ts';
import { agreedValue } from '../agreed.ts';
import { groupOf } from '../grouping.ts';
import type { ReviewIndex } from '../review-index.ts';
import { sameValue } from '../same-value.ts';
import type { Checkable } from './checked-result.ts';
import type { ComparableResults } from './comparable-results.ts';
import { dismissalOf, type DismissalTable } from './dismissals.ts';
import { proposedFix } from './proposed-fix.ts';
import type { CellPlace, SeenCell, SentinelFinding } from './types.ts';

/** Checks that hold a result against the same instrument elsewhere. */
const AGAINST_INSTRUMENT = ['E9', 'E21'] as const satisfies readonly CheckId[];
/** Checks that hold a result against the others of its study, or look for its numbers elsewhere. */
const AMONG_OTHERS = ['E8', 'E13', 'E14', 'E20'] as const satisfies readonly CheckId[];
/** Every check that looks at the result alone. */
export const ALONE: readonly CheckId[] = CHECK_IDS.filter(
  (id) => !['E1', 'E8', 'E9', 'E12', 'E13', 'E14', 'E16', 'E20', 'E21'].includes(id),
);

/**
 * What the checks found in each result, by its id, that look at nothing else of its study. The other studies stand as they were at the
 * pass, so it holds from one pass to the next for as long as the result says what it said: an edit changes one result of
 * the twenty of its study.
 */
export type FoundAlone = Map<
  string,
  Readonly<{ result: CheckedResult; itself: readonly CheckFinding[]; againstPass: readonly CheckFinding[] }>
>;

export type CheckContext = Readonly<{
  index: ReviewIndex;
  comparable: ComparableResults;
  membersOf: (studyId: string) => readonly (readonly CheckedMember[])[];
  dismissals: DismissalTable;
  foundAlone: FoundAlone;
}>;

/** The findings of one study, one for each check and set of cells, the gravest first. */
export function checkStudy(checkables: readonly Checkable[], context: CheckContext): readonly SentinelFinding[] {
  const findings = new Map<string, SentinelFinding>();
  for (const checkable of checkables) {
    for (const found of findingsOf(checkable, context)) {
      const made = sentinelFinding(found, checkable, context);
      const known = findings.get(made.key);
      // Two contrasts of a result share its arms, and two results may share a measurement.
      findings.set(made.key, known === undefined ? made : merged(known, made));
    }
  }
  return [...findings.values()].toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

const ORDER = { block: 0, high: 1, medium: 2, low: 3 } as const;

function findingsOf({ result, group }: Checkable, context: CheckContext): readonly CheckFinding[] {
  const { comparable, membersOf } = context;
  const rows = group.result === null ? [] : membersOf(result.studyId);
  const members = rows.find((row) => row.some(({ resultId }) => resultId === group.key)) ?? [];
  const { itself, againstPass } = foundAlone(result, context);
  const near = { result, others: comparable.near(result), members };
  const among = [...runChecks(near, AMONG_OTHERS), ...changeAgainstFinal(near, 'E16')];
  return [...[...itself, ...among].sort(byGravity), ...againstPass];
}

function foundAlone(result: CheckedResult, { comparable, foundAlone: kept }: CheckContext) {
  const known = kept.get(result.id);
  if (known !== undefined && sameValue(known.result, result)) return known;
  const elsewhere = comparable.instrumentElsewhere(result);
  // How an SD was typed can be judged only where one was typed, not where it was made from an SE or an interval.
  const typed = {
    ...result,
    arms: result.arms.map((arm) => (arm.sd?.state === 'derived' ? { ...arm, sd: null } : arm)),
  };
  const found = {
    result,
    itself: runChecks({ result, others: [], members: [] }, ALONE),
    againstPass: [
      ...runChecks({ result, others: elsewhere, members: [] }, AGAINST_INSTRUMENT),
      ...runChecks({ result: typed, others: elsewhere, members: [] }, ['E1']),
      ...runChecks({ result: typed, others: [], members: [] }, ['E12']),
      ...runChecks({ result, others: comparable.opposite(result), members: [] }, ['E16']),
    ],
  };
  kept.set(result.id, found);
  return found;
}

function sentinelFinding(
  found: CheckFinding,
  checkable: Checkable,
  { index, dismissals }: CheckContext,
): SentinelFinding {
  const { group, result } = checkable;
  const valueOf = ({ measurementId, field }: CellPlace) => {
    const agreed = agreedValue(groupOf(index.valuesByMeasurement, measurementId), field);
    return agreed.kind === 'value' ? agreed.value : null;
  };
  const textOf = (place: CellPlace) => valueOf(place)?.text ?? '';
  const numberOf = (place: CellPlace) => valueOf(place)?.number ?? null;
  const cells = distinct(found.fields.flatMap(checkable.cellsOf)).map((place): SeenCell => ({
    ...place,
    text: textOf(place),
  }));
  const places = cells.map(({ measurementId, field }) => `${measurementId} ${field}`);
  // What is about no cell, such as a time, is said once for a study, however many results it concerns.
  const key = `${found.check} ${places.length === 0 ? `${group.studyId} ${found.message}` : places.toSorted().join(' ')}`;
  const finding = {
    key,
    check: found.check,
    severity: found.severity,
    message: found.message,
    arithmetic: found.arithmetic,
    suggestion: found.suggestion ?? null,
    fix: proposedFix(found, result, cells, numberOf, textOf),
    studyId: group.studyId,
    studyResultIds: group.result === null ? [] : [group.result.id],
    cells,
    measurementIds:
      cells.length > 0
        ? [...new Set(cells.map(({ measurementId }) => measurementId))]
        : group.measurements.map(({ id }) => id),
  };
  return { ...finding, ...dismissalOf(dismissals, finding) };
}

function merged(known: SentinelFinding, again: SentinelFinding): SentinelFinding {
  const gravest = ORDER[again.severity] < ORDER[known.severity] ? again : known;
  const both = (of: (finding: SentinelFinding) => readonly string[]) => [...new Set([...of(known), ...of(again)])];
  return {
    ...gravest,
    studyResultIds: both(({ studyResultIds }) => studyResultIds),
    measurementIds: both(({ measurementIds }) => measurementIds),
  };
}

function distinct(places: readonly CellPlace[]): readonly CellPlace[] {
  return [...new Map(places.map((place) => [`${place.measurementId} ${place.field}`, place])).values()];
}
