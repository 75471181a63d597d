import type { AnalysisListItem, View } from '../../contract/views.ts';
import type { AnalysisResult } from '../../../engine/review/derived.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';

export function buildAnalyses(
  { derived }: ViewContext,
  memo: Memo,
): View<Readonly<{ total: number }>, AnalysisListItem> {
  const results = primaryFirst([...derived.analyses.values()]);
  const head = memo.keep('head', [results.length], () => ({ total: results.length }));
  return collect(
    head,
    results.map(
      (result) => [result.analysisId, memo.keep(`item ${result.analysisId}`, [result], () => itemOf(result))] as const,
    ),
  );
}

/** Each analysis followed by the sensitivity analyses that rest on it. */
export function primaryFirst(results: readonly AnalysisResult[]): readonly AnalysisResult[] {
  const known = new Set(results.map((result) => result.analysisId));
  const isChild = (result: AnalysisResult) => result.parentId !== null && known.has(result.parentId);
  return results
    .filter((result) => !isChild(result))
    .flatMap((result) => [
      result,
      ...results.filter((other) => isChild(other) && other.parentId === result.analysisId),
    ]);
}

function itemOf(result: AnalysisResult): AnalysisListItem {
  const { state } = result;
  return {
    id: result.analysisId,
    title: result.title,
    purpose: result.purpose,
    parentId: result.parentId,
    measure: result.scale.measure,
    studiesUsed: result.studiesUsed,
    studiesEligible: result.studiesEligible,
    state: state.kind,
    printed: state.kind === 'pooled' || state.kind === 'single study' ? state.printed : null,
    scale: result.scale,
    rows: result.rows.map(({ estimate, low, high }) => ({ estimate, low, high })),
  };
}
