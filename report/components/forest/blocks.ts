import type { AnalysisResult, AnalysisRow, AnalysisSubgroup } from '../../../engine/review/derived.ts';
import { formatCount, formatPercent } from '../../../engine/text/format-number.ts';
import { heterogeneitySentence } from '../../../engine/text/pooled-sentence.ts';
import { formatPrintedWithLevel, levelOf } from '../numbers.ts';
import { FOREST } from '../phrases.ts';
import { estimateCell, groupSize, groupColumn, shownCells, type CellTexts, type ForestColumn } from './cells.ts';

/** The lines of a forest plot above its totals, from top to bottom. */
export type BodyLine =
  | Readonly<{ kind: 'heading'; text: string }>
  | Readonly<{ kind: 'row'; row: AnalysisRow; cells: CellTexts; isInBlock: boolean }>
  | Readonly<{
      kind: 'subtotal';
      group: AnalysisSubgroup;
      label: string;
      cells: CellTexts;
      sentence: string;
      remark: string;
    }>;

/** The same analysis with its rows in the order of the plot. */
export function inPlotOrder(analysis: AnalysisResult): AnalysisResult {
  const rows = new Map(analysis.rows.map((row) => [row.studyResultId, row]));
  return { ...analysis, rows: analysis.forest.rowIds.flatMap((id) => rows.get(id) ?? []) };
}

/**
 * Rows, and where there are subgroups the heading and the result of each.
 *
 * @param analysis with its rows in the order of the plot
 * @param cells texts of the rows, in that order
 */
export function bodyLines(
  analysis: AnalysisResult,
  cells: readonly CellTexts[],
  decimals: number,
  columns: readonly ForestColumn[],
): readonly BodyLine[] {
  const { subgroups } = analysis.forest;
  const lineOf = (row: AnalysisRow, index: number, isInBlock: boolean): readonly BodyLine[] => {
    const texts = cells[index];
    return texts === undefined ? [] : [{ kind: 'row', row, cells: texts, isInBlock }];
  };
  if (subgroups === null) return analysis.rows.flatMap((row, index) => lineOf(row, index, false));
  return subgroups.groups.flatMap((group): readonly BodyLine[] => {
    const ids = new Set(group.rowIds);
    return [
      { kind: 'heading', text: FOREST.subgroup(subgroups.by, group.label) },
      ...analysis.rows.flatMap((row, index) => (ids.has(row.studyResultId) ? lineOf(row, index, true) : [])),
      ...subtotalOf(analysis, subgroups.by, group, decimals, columns),
    ];
  });
}

/** What a subgroup gives alone; one study alone says it in its own row. */
function subtotalOf(
  analysis: AnalysisResult,
  by: string,
  group: AnalysisSubgroup,
  decimals: number,
  columns: readonly ForestColumn[],
): readonly BodyLine[] {
  const { state } = group;
  if (state.kind !== 'pooled') return [];
  const counted = groupColumn(analysis);
  const cells: CellTexts = {
    intervention: groupSize(group.eventsIntervention, group.participantsIntervention, counted),
    comparator: groupSize(group.eventsComparator, group.participantsComparator, counted),
    estimate: estimateCell(state.printed, decimals),
    weight: group.weightPercent === null ? null : formatPercent(group.weightPercent, 1),
  };
  return [
    {
      kind: 'subtotal',
      group,
      label: `${FOREST.subtotal} (${formatCount(group.rowIds.length)})`,
      cells: shownCells(cells, columns),
      sentence: FOREST.subgroupSpoken(
        by,
        group.label,
        formatPrintedWithLevel(state.printed, levelOf(analysis), decimals),
      ),
      remark: heterogeneitySentence(state.pooled, { hasTauSquaredInterval: false }).replace(/^[^:]*: /u, ''),
    },
  ];
}
