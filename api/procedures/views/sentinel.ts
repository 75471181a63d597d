import type { CheckCounts, CheckItem, HandledValue, StudyChecksHead } from '../../contract/sentinel.ts';
import type { View } from '../../contract/views.ts';
import { groupOf } from '../../../engine/review/grouping.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { Measurement } from '../../../engine/review/records/index.ts';
import { byImpact, impactOf, type ImpactMemo } from '../../../engine/review/sentinel/impact.ts';
import { dismissalRows, sightOf } from '../../../engine/review/sentinel/dismissals.ts';
import { CHECK_TITLES } from '../../../engine/review/sentinel/phrases.ts';
import type { Sentinel } from '../../../engine/review/sentinel/sentinel.ts';
import type { Impact, SentinelFinding } from '../../../engine/review/sentinel/types.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';
import { armLabelOf } from './naming.ts';

/** Every finding of the review: the ones that could move a pooled result farthest first, those set aside last. */
export function buildSentinel(
  { index, derived, wholeSentinel }: ViewContext,
  memo: Memo,
): View<CheckCounts, CheckItem> {
  const sentinel = wholeSentinel();
  return memo.keep('sentinel', [sentinel, derived, index.snapshot.study, index.snapshot.outcome], () => {
    const refits: ImpactMemo = new Map();
    const rated = allFindings(sentinel).map((finding) => ({
      finding,
      impact: finding.dismissal === null ? impactOf(finding, index, derived, refits) : null,
    }));
    const ordered = rated.toSorted(
      (a, b) =>
        Number(a.finding.dismissal !== null) - Number(b.finding.dismissal !== null) ||
        byImpact(a.impact, b.impact) ||
        SEVERITY[a.finding.severity] - SEVERITY[b.finding.severity],
    );
    return collect(
      countsOf(sentinel),
      ordered.map(({ finding, impact }) => [finding.key, itemOf(finding, index, impact)] as const),
    );
  });
}

/** The findings of one study, without what they would do to a pool: quick enough for every edit. */
export function buildStudyChecks(
  studyId: string,
  { index, sentinel }: ViewContext,
  memo: Memo,
): View<StudyChecksHead, CheckItem> {
  const { findingsByStudy, remains } = sentinel();
  const findings = findingsByStudy.get(studyId) ?? NONE;
  const { study, outcome, value } = index.snapshot;
  const head = memo.keep('head', [value], () => ({
    studyId,
    handled: handledOf(index, groupOf(remains.groups.measurementsByStudy, studyId)),
  }));
  return memo.keep('checks', [findings, study, outcome, head], () =>
    collect(
      head,
      findings.map((finding) => [finding.key, itemOf(finding, index, null)] as const),
    ),
  );
}

function handledOf(index: ReviewIndex, measurements: readonly Measurement[]): readonly HandledValue[] {
  return measurements.flatMap((measurement) =>
    groupOf(index.valuesByMeasurement, measurement.id).flatMap(({ id, field, text, handling, handlingNote }) =>
      handling === null
        ? []
        : [{ valueId: id, measurementId: measurement.id, field, text, handling, note: handlingNote ?? '' }],
    ),
  );
}

/** How many findings are open, how many of them block, how many are set aside. */
export function buildCheckCounts({ sentinel }: ViewContext, memo: Memo): View<CheckCounts, never> {
  const present = sentinel();
  return memo.keep('counts', [present], () => ({ head: countsOf(present), order: [], items: {} }));
}

const NONE: readonly never[] = [];
const SEVERITY = { block: 0, high: 1, medium: 2, low: 3 } as const;

function allFindings({ findingsByStudy }: Sentinel): readonly SentinelFinding[] {
  return [...findingsByStudy.values()].flat();
}

function countsOf(sentinel: Sentinel): CheckCounts {
  const all = allFindings(sentinel);
  const open = all.filter(({ dismissal }) => dismissal === null);
  return {
    open: open.length,
    blocked: open.filter(({ severity }) => severity === 'block').length,
    dismissed: all.length - open.length,
  };
}

function itemOf(finding: SentinelFinding, index: ReviewIndex, impact: Impact | null): CheckItem {
  const { snapshot } = index;
  const { key, check, severity, studyId, message, arithmetic, suggestion, fix, cells, dismissal, hasReturned } =
    finding;
  const measurementId = cells[0]?.measurementId ?? finding.measurementIds[0] ?? null;
  const measurement = measurementId === null ? undefined : snapshot.measurement.get(measurementId);
  const outcome = measurement && snapshot.outcome.get(measurement.outcomeId);
  return {
    key,
    check,
    severity,
    studyId,
    message,
    arithmetic,
    suggestion,
    measurementId,
    dismissal,
    hasReturned,
    impact,
    title: CHECK_TITLES[check],
    studyLabel: snapshot.study.get(studyId)?.label ?? '',
    place: [outcome?.construct, measurement?.timeText].filter(Boolean).join(', '),
    fix: fix && {
      kind: fix.kind,
      cells: fix.cells.map(({ measurementId: id, field, text, to }) => ({ measurementId: id, field, text, to })),
    },
    cells: cells.map((cell) => ({
      ...cell,
      armLabel: armLabelOf(index, cell.measurementId),
      time: snapshot.measurement.get(cell.measurementId)?.timeText ?? '',
    })),
    sight: { rows: dismissalRows(cells, key), seen: sightOf(arithmetic, cells) },
  };
}
