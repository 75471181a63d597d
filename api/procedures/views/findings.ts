import type { FindingItem, FindingsHead, View } from '../../contract/views.ts';
import { benefitContrasts, readsOfBenefit } from '../../../engine/review/benefit/benefit-contrast.ts';
import { responderMeasurements } from '../../../engine/review/benefit/observed-responders.ts';
import type { FindingRow, SummaryOfFindings } from '../../../engine/review/derived.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';

/** The Summary of Findings: its frame as the head, its rows as items by finding id. */
export function buildFindings({ index, derived }: ViewContext, memo: Memo): View<FindingsHead, FindingItem> {
  const { summaryOfFindings } = derived;
  const { snapshot } = index;
  const responders = memo.keep('responders', [snapshot.measurement, snapshot.outcome], () =>
    responderMeasurements(snapshot),
  );
  const benefitOf = ({ findingId, analysisId }: FindingRow): FindingItem['benefit'] => {
    const analysis = analysisId === null ? undefined : derived.analyses.get(analysisId);
    if (!analysis) return NONE;
    return memo.keep(`benefit ${findingId}`, readsOfBenefit(index, analysis, responders), () =>
      benefitContrasts(index, analysis, responders),
    );
  };
  const entries = summaryOfFindings.comparisons.flatMap(({ rows }) =>
    rows.map((row) => {
      const benefit = benefitOf(row);
      return [row.findingId, memo.keep(`item ${row.findingId}`, [row, benefit], () => ({ row, benefit }))] as const;
    }),
  );
  // Made anew with every change of a row, and kept as it was unless the frame itself changed.
  const head = memo.keep('head', [summaryOfFindings], () => headOf(summaryOfFindings));
  return collect(head, entries);
}

const NONE: FindingItem['benefit'] = [];

function headOf({ comparisons, ...frame }: SummaryOfFindings): FindingsHead {
  return {
    ...frame,
    comparisons: comparisons.map(({ rows, ...comparison }) => ({
      ...comparison,
      findingIds: rows.map(({ findingId }) => findingId),
    })),
  };
}
