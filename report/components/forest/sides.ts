import type { AnalysisResult, SummaryOfFindings } from '../../../engine/review/derived.ts';
import { SIDES } from '../phrases.ts';
import type { Sides } from './columns.ts';

/** What the two groups of an analysis are called: as in the table that holds its row, or its parent's row. */
export function sidesOf(analysis: AnalysisResult, summary: SummaryOfFindings): Sides {
  const ids = [analysis.analysisId, analysis.parentId];
  const comparison = summary.comparisons.find(({ rows }) => rows.some((row) => ids.includes(row.analysisId ?? '')));
  return comparison ?? SIDES;
}
